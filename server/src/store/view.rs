//! The ledger in the database: who looked at what, or took it away, and who was given the right to.

use super::db::{Line, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use app::domain::day::Week;
use app::domain::id::{PersonId, ReleaseId, TeamId};
use app::ports::Now;

sql! {
    ADD = "INSERT INTO view (id, viewed_at, viewer_id, way, kind, week_release_id, first_week, quarter_release_id,
            about_id, team_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

/// How something was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ViewedBy {
    Page(PersonId),
    Export(PersonId),
    /// The command line, which knows no person.
    Operator,
    /// Nothing was read: the right to read was given or taken.
    Change(PersonId),
}

impl ViewedBy {
    fn columns(self) -> (Option<PersonId>, &'static str) {
        match self {
            Self::Page(person) => (Some(person), "page"),
            Self::Export(person) => (Some(person), "export"),
            Self::Operator => (None, "operator"),
            Self::Change(person) => (Some(person), "change"),
        }
    }
}

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewed<'v> {
    /// A group's week, with those before it from `first` on.
    Week {
        release: ReleaseId,
        first: Week,
    },
    Quarter {
        release: ReleaseId,
    },
    /// A family of somebody's signals that they share by name with a lead of the team.
    Consent {
        about: PersonId,
        team: TeamId,
        family: &'v str,
    },
    /// A Word that somebody sent to a lead of the team.
    Word {
        about: PersonId,
        team: TeamId,
    },
    /// `about` was given, or no longer has, the right to read of a team, or of reports.
    Role {
        about: PersonId,
        team: Option<TeamId>,
        detail: &'v str,
    },
}

impl Viewed<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Week { .. } => "week",
            Self::Quarter { .. } => "quarter",
            Self::Consent { .. } => "consent",
            Self::Word { .. } => "word",
            Self::Role { .. } => "role",
        }
    }
}

/// Adds a row to the ledger, in the transaction at hand.
pub(super) async fn add(
    line: &mut Line,
    viewed: Viewed<'_>,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    let (viewer, way) = by.columns();
    let (mut week, mut quarter, mut about, mut team, mut detail) = (None, None, None, None, None);
    match viewed {
        Viewed::Week { release, first } => week = Some((release, first)),
        Viewed::Quarter { release } => quarter = Some(release),
        Viewed::Consent {
            about: person,
            team: of,
            family,
        } => (about, team, detail) = (Some(person), Some(of), Some(family)),
        Viewed::Word {
            about: person,
            team: of,
        } => (about, team) = (Some(person), Some(of)),
        Viewed::Role {
            about: person,
            team: of,
            detail: what,
        } => (about, team, detail) = (Some(person), of, Some(what)),
    }
    run!(
        line,
        ADD,
        row_id(now),
        cut(now),
        viewer.map(|viewer| viewer.0),
        way,
        viewed.kind(),
        week.map(|(release, _)| release.0),
        week.map(|(_, first)| first.monday().0),
        quarter.map(|release| release.0),
        about.map(|person| person.0),
        team.map(|team| team.0),
        detail,
    )?;
    Ok(())
}
