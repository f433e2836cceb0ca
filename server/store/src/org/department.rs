//! Departments in the database: a tree with one root, the organisation.

use crate::db::connection::{Conn, execute, exists, fetch_all, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromDbRow};
use irori_core::domain::department::{Department, Tree};
use irori_core::domain::id::DepartmentId;
use irori_ports::error::AppError;
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
        LOCK_TREE_SQLITE = "SELECT id FROM department ORDER BY id";
    }
    postgres {
        LOCK_TREE_POSTGRES = "SELECT id FROM department ORDER BY id FOR NO KEY UPDATE";
    }
}

impl FromDbRow for Department {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            parent: row.get("parent_id")?,
            name: row.get("name")?,
        })
    }
}

/// What the organisation, its departments and its teams are called.
pub(crate) async fn names(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    fetch_all!(conn, String, NAMES)
}

/// Makes the organisation itself.
pub(crate) async fn make_root(
    conn: &mut Conn,
    id: Uuid,
    name: &str,
) -> Result<DepartmentId, StoreError> {
    execute!(conn, ADD, id, None::<Uuid>, name)?;
    Ok(DepartmentId(id))
}

pub(crate) async fn add(
    conn: &mut Conn,
    id: Uuid,
    name: &str,
    parent: DepartmentId,
) -> Result<DepartmentId, StoreError> {
    check(conn, parent).await?;
    execute!(conn, ADD, id, parent, name)?;
    Ok(DepartmentId(id))
}

/// Renames and moves; the root stays the root, and nothing comes to lie below itself.
pub(crate) async fn save(
    conn: &mut Conn,
    id: DepartmentId,
    name: &str,
    parent: Option<DepartmentId>,
) -> Result<(), StoreError> {
    let lock = conn.for_engine(LOCK_TREE_SQLITE, LOCK_TREE_POSTGRES);
    fetch_all!(conn, Uuid, lock)?;
    let tree = Tree {
        departments: all(conn).await?,
        teams: Vec::new(),
    };
    let now = tree
        .departments
        .iter()
        .find(|d| d.id == id)
        .ok_or(AppError::NotThere)?;
    let wrong = match parent {
        None if now.parent.is_some() => Some("wrong-missing"),
        None => None,
        // Everything lies below the root: it would come to lie below itself.
        Some(to) if now.parent.is_none() || tree.would_loop(id, to) => Some("wrong-loop"),
        Some(to) if !tree.departments.iter().any(|d| d.id == to) => Some("wrong-choice"),
        Some(_) => None,
    };
    if let Some(key) = wrong {
        return Err(AppError::mistake("parent", key).into());
    }
    execute!(conn, SAVE, id, parent, name)?;
    Ok(())
}

/// Removes a department with nothing below it; never the root.
pub(crate) async fn remove(conn: &mut Conn, id: DepartmentId) -> Result<(), StoreError> {
    let found = find(conn, id).await?;
    if found.parent.is_none() || exists!(conn, BELOW, id)? {
        return Err(AppError::mistake("form", "wrong-not-empty").into());
    }
    execute!(conn, REMOVE, id)?;
    Ok(())
}

/// Refuses a department that is not there.
pub(crate) async fn check(conn: &mut Conn, id: DepartmentId) -> Result<(), StoreError> {
    check_there(exists!(conn, EXISTS, id)?)
}

pub(crate) async fn find(conn: &mut Conn, id: DepartmentId) -> Result<Department, StoreError> {
    let all = all(conn).await?;
    all.into_iter()
        .find(|d| d.id == id)
        .ok_or_else(|| AppError::NotThere.into())
}

/// Every department, parents before children, siblings by name.
pub(crate) async fn all(conn: &mut Conn) -> Result<Vec<Department>, StoreError> {
    let mut left = fetch_all!(conn, Department, ALL)?;
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
