//! The ledger in the database: who looked at which Release, or took it away.

use super::db::{Line, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use app::domain::day::Week;
use app::domain::id::{PersonId, ReleaseId};
use app::ports::Now;

sql! {
    ADD = "INSERT INTO view (id, viewed_at, viewer_id, way, week_release_id, first_week, quarter_release_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
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

/// A week was looked at, with those before it from `first` on.
pub(super) async fn of_week(
    line: &mut Line,
    release: ReleaseId,
    first: Week,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    add(line, by, now, Some((release, first)), None).await
}

pub(super) async fn of_quarter(
    line: &mut Line,
    release: ReleaseId,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    add(line, by, now, None, Some(release)).await
}

async fn add(
    line: &mut Line,
    by: ViewedBy,
    now: Now,
    week: Option<(ReleaseId, Week)>,
    quarter: Option<ReleaseId>,
) -> Result<(), StoreError> {
    let (viewer, way) = by.columns();
    run!(
        line,
        ADD,
        row_id(now),
        cut(now),
        viewer.map(|viewer| viewer.0),
        way,
        week.map(|(release, _)| release.0),
        week.map(|(_, first)| first.monday().0),
        quarter.map(|release| release.0),
    )?;
    Ok(())
}
