//! Departments in the database: a tree with one root, the organisation.

use super::db::{Line, all, one, run, sql};
use super::error::StoreError;
use app::domain::department::{Department, Tree};
use app::domain::id::DepartmentId;
use app::error::Trouble;
use uuid::Uuid;

sql! {
    ADD = "INSERT INTO department (id, parent_id, name) VALUES ($1, $2, $3)";
    SAVE = "UPDATE department SET parent_id = $2, name = $3 WHERE id = $1";
    REMOVE = "DELETE FROM department WHERE id = $1";
    EXISTS = "SELECT 1 FROM department WHERE id = $1";
    ALL = "SELECT id, parent_id, name FROM department";
    /// Of the organisation, its departments and teams.
    NAMES = "SELECT name FROM department UNION ALL SELECT name FROM team";
    BELOW = "SELECT 1 FROM department WHERE parent_id = $1 UNION ALL SELECT 1 FROM team WHERE department_id = $1 LIMIT 1";
}

// Two moves at once could make a loop that neither sees: on PostgreSQL they take turns.
sql! {
    sqlite {
        HOLD_TREE_SQLITE = "SELECT id FROM department ORDER BY id";
    }
    postgres {
        HOLD_TREE_POSTGRES = "SELECT id FROM department ORDER BY id FOR NO KEY UPDATE";
    }
}

type Found = (Uuid, Option<Uuid>, String);

/// What the organisation, its departments and its teams are called.
pub(super) async fn names(line: &mut Line) -> Result<Vec<String>, StoreError> {
    let names = all!(line, (String,), NAMES)?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}

/// Makes the organisation itself.
pub(super) async fn make_root(
    line: &mut Line,
    id: Uuid,
    name: &str,
) -> Result<DepartmentId, StoreError> {
    run!(line, ADD, id, None::<Uuid>, name)?;
    Ok(DepartmentId(id))
}

pub(super) async fn add(
    line: &mut Line,
    id: Uuid,
    name: &str,
    parent: DepartmentId,
) -> Result<DepartmentId, StoreError> {
    check(line, parent).await?;
    run!(line, ADD, id, parent.0, name)?;
    Ok(DepartmentId(id))
}

/// Renames and moves; the root stays the root, and nothing comes to lie below itself.
pub(super) async fn save(
    line: &mut Line,
    id: DepartmentId,
    name: &str,
    parent: Option<DepartmentId>,
) -> Result<(), StoreError> {
    let hold = line.pick(HOLD_TREE_SQLITE, HOLD_TREE_POSTGRES);
    all!(line, (Uuid,), hold)?;
    let tree = Tree {
        departments: all(line).await?,
        teams: Vec::new(),
    };
    let now = tree
        .departments
        .iter()
        .find(|d| d.id == id)
        .ok_or(Trouble::NotThere)?;
    let wrong = match parent {
        None if now.parent.is_some() => Some("wrong-missing"),
        None => None,
        // Everything lies below the root: it would come to lie below itself.
        Some(to) if now.parent.is_none() || tree.would_loop(id, to) => Some("wrong-loop"),
        Some(to) if !tree.departments.iter().any(|d| d.id == to) => Some("wrong-choice"),
        Some(_) => None,
    };
    if let Some(key) = wrong {
        return Err(Trouble::mistake("parent", key).into());
    }
    run!(line, SAVE, id.0, parent.map(|p| p.0), name)?;
    Ok(())
}

/// Removes a department with nothing below it; never the root.
pub(super) async fn remove(line: &mut Line, id: DepartmentId) -> Result<(), StoreError> {
    let found = find(line, id).await?;
    if found.parent.is_none() || one!(line, (i32,), BELOW, id.0)?.is_some() {
        return Err(Trouble::mistake("form", "wrong-not-empty").into());
    }
    run!(line, REMOVE, id.0)?;
    Ok(())
}

/// Refuses a department that is not there.
pub(super) async fn check(line: &mut Line, id: DepartmentId) -> Result<(), StoreError> {
    match one!(line, (i32,), EXISTS, id.0)? {
        Some(_) => Ok(()),
        None => Err(Trouble::NotThere.into()),
    }
}

pub(super) async fn find(line: &mut Line, id: DepartmentId) -> Result<Department, StoreError> {
    let all = all(line).await?;
    all.into_iter()
        .find(|d| d.id == id)
        .ok_or_else(|| Trouble::NotThere.into())
}

/// Every department, parents before children, siblings by name.
pub(super) async fn all(line: &mut Line) -> Result<Vec<Department>, StoreError> {
    let found = all!(line, Found, ALL)?;
    let mut left: Vec<Department> = found
        .into_iter()
        .map(|(id, parent, name)| Department {
            id: DepartmentId(id),
            parent: parent.map(DepartmentId),
            name,
        })
        .collect();
    left.sort_by_cached_key(|d| (d.name.to_lowercase(), d.id));
    let mut ordered: Vec<Department> = Vec::with_capacity(left.len());
    let mut above: Vec<Option<DepartmentId>> = vec![None];
    while !above.is_empty() {
        let (level, rest): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|d| above.contains(&d.parent));
        above = level.iter().map(|d| Some(d.id)).collect();
        ordered.extend(level);
        left = rest;
    }
    Ok(ordered)
}
