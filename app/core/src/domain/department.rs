//! Departments: the branches of the tree whose leaves are teams.

use super::form::{Form, FormReader, ValidationErrors, parse_line};
use super::id::{DepartmentId, TeamId};
use super::person::NAME_MOST;
use super::team::Team;

/// A branch of the organisation; the one without a parent is the organisation itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    pub id: DepartmentId,
    pub parent: Option<DepartmentId>,
    pub name: String,
}

/// The whole organisation, in an order that puts parents before children.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    pub departments: Vec<Department>,
    pub teams: Vec<Team>,
}

impl Tree {
    /// Departments right under `parent`, by name.
    pub fn children(&self, parent: Option<DepartmentId>) -> impl Iterator<Item = &Department> {
        self.departments.iter().filter(move |d| d.parent == parent)
    }

    pub fn teams_of(&self, department: DepartmentId) -> impl Iterator<Item = &Team> {
        self.teams
            .iter()
            .filter(move |t| t.department == department)
    }

    pub fn department(&self, id: DepartmentId) -> Option<&Department> {
        self.departments.iter().find(|d| d.id == id)
    }

    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.iter().find(|t| t.id == id)
    }

    /// The names on the way down to a department, the organisation's first.
    pub fn path(&self, id: DepartmentId) -> Vec<&str> {
        let known = self.upwards(id).filter_map(|id| self.department(id));
        let names = known.map(|department| department.name.as_str());
        let mut path: Vec<&str> = names.take(self.departments.len()).collect();
        path.reverse();
        path
    }

    /// Whether moving `id` under `to` would make it its own ancestor.
    pub fn would_loop(&self, id: DepartmentId, to: DepartmentId) -> bool {
        // Of more than there are, some come again: it loops already.
        let most = self.departments.len() + 1;
        let above: Vec<DepartmentId> = self.upwards(to).take(most).collect();
        above.contains(&id) || above.len() == most
    }

    /// The department itself and those above it, for ever where they loop.
    fn upwards(&self, id: DepartmentId) -> impl Iterator<Item = DepartmentId> {
        std::iter::successors(Some(id), |id| self.department(*id)?.parent)
    }
}

/// Reads the form of a department: its name and the department above it.
pub fn parse_department(form: &Form) -> Result<(String, DepartmentId), ValidationErrors> {
    let mut read = FormReader::new(form);
    let name = read.required("name", |t| parse_line(t, NAME_MOST));
    let parent = read.required("parent", DepartmentId::parse);
    read.finish(name.zip(parent))
}

/// Reads the form that changes a department. The one on top of the tree is shown no `parent` to
/// choose and only gets its name; where the field is shown, it must not be blank.
pub fn parse_department_change(
    form: &Form,
) -> Result<(String, Option<DepartmentId>), ValidationErrors> {
    if form.text("parent").is_some() {
        return parse_department(form).map(|(name, parent)| (name, Some(parent)));
    }
    let mut read = FormReader::new(form);
    let name = read.required("name", |t| parse_line(t, NAME_MOST));
    read.finish(name.map(|name| (name, None)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_department_cannot_be_moved_below_itself() {
        let id = |n| DepartmentId(Uuid::from_u128(n));
        let department = |n, parent: Option<u128>| Department {
            id: id(n),
            parent: parent.map(id),
            name: n.to_string(),
        };
        let tree = Tree {
            departments: vec![
                department(1, None),
                department(2, Some(1)),
                department(3, Some(2)),
            ],
            teams: vec![],
        };
        assert!(tree.would_loop(id(2), id(3)));
        assert!(tree.would_loop(id(2), id(2)));
        assert!(!tree.would_loop(id(3), id(1)));
        assert_eq!(tree.path(id(3)), ["1", "2", "3"]);
        assert!(tree.path(id(4)).is_empty());
    }

    #[test]
    fn a_department_keeps_its_place_only_where_no_other_could_be_chosen() {
        let named = Form::default().with("name", "Japan");
        assert_eq!(
            parse_department_change(&named),
            Ok(("Japan".to_owned(), None))
        );
        let nowhere = named.with("parent", "");
        assert!(
            parse_department_change(&nowhere)
                .unwrap_err()
                .of("parent")
                .is_some()
        );
    }
}
