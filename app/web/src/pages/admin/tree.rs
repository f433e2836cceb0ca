//! Departments and teams as one chooses from them, each with where it stands.

use irori_core::domain::department::Tree;
use irori_core::domain::id::DepartmentId;
use irori_core::domain::team::Team;

/// Where a department stands: `Hearth › Japan`.
pub(super) fn path_of(tree: &Tree, id: DepartmentId) -> String {
    tree.path(id).join(" › ")
}

/// The departments to choose from; `moving` and what is below it are left out.
pub(super) fn department_options(
    tree: &Tree,
    moving: Option<DepartmentId>,
) -> Vec<(String, String)> {
    let departments = tree.departments.iter();
    let open = departments.filter(|d| moving.is_none_or(|moving| !tree.would_loop(moving, d.id)));
    by_text(
        open.map(|d| (d.id.to_string(), path_of(tree, d.id)))
            .collect(),
    )
}

/// The teams to choose from, each with where it stands.
pub(super) fn team_options(tree: &Tree) -> Vec<(String, String)> {
    let named = |t: &Team| format!("{} › {}", path_of(tree, t.department), t.name);
    by_text(
        tree.teams
            .iter()
            .map(|t| (t.id.to_string(), named(t)))
            .collect(),
    )
}

fn by_text(mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    options.sort_by(|a, b| a.1.cmp(&b.1));
    options
}
