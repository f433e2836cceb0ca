//! The ledger in the database: who looked at which Release, or took it away.

use super::db::{Line, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use app::domain::id::{PersonId, ReleaseId};
use app::ports::Now;

sql! {
    WEEK = "INSERT INTO view (id, viewed_at, viewer_id, way, week_release_id) VALUES ($1, $2, $3, $4, $5)";
    QUARTER = "INSERT INTO view (id, viewed_at, viewer_id, way, quarter_release_id) VALUES ($1, $2, $3, $4, $5)";
}

/// How something was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ViewedBy {
    Page(PersonId),
    Export(PersonId),
    /// The command line, which knows no person.
    Operator,
}

impl ViewedBy {
    fn columns(self) -> (Option<PersonId>, &'static str) {
        match self {
            Self::Page(person) => (Some(person), "page"),
            Self::Export(person) => (Some(person), "export"),
            Self::Operator => (None, "operator"),
        }
    }
}

pub(super) async fn of_week(
    line: &mut Line,
    release: ReleaseId,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    let (viewer, way) = by.columns();
    run!(
        line,
        WEEK,
        row_id(now),
        cut(now),
        viewer.map(|v| v.0),
        way,
        release.0
    )?;
    Ok(())
}

pub(super) async fn of_quarter(
    line: &mut Line,
    release: ReleaseId,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    let (viewer, way) = by.columns();
    run!(
        line,
        QUARTER,
        row_id(now),
        cut(now),
        viewer.map(|v| v.0),
        way,
        release.0
    )?;
    Ok(())
}
