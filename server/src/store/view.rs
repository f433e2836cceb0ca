//! The ledger in the database: who looked at what, or took it away, and who was given the right to.

use super::db::{Line, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use super::view_chain::{self, Content};
use app::domain::day::Week;
use app::domain::id::{PersonId, ReleaseId, TeamId, WordId};
use app::domain::view::{AccountChange, RoleChange};
use app::ports::Now;
use app::privacy::release::Digest;
use chrono::NaiveDate;
use uuid::Uuid;

sql! {
    ADD = "INSERT INTO view (id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
            quarter_release_id, about_id, team_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
}

/// How something was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ViewedBy {
    Page(PersonId),
    Export(PersonId),
    /// The command line, which knows no person.
    Operator,
    /// Nothing was read: the right to read was given or taken, an account changed, or a week marked as
    /// reviewed.
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

/// What was read, or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewed<'v> {
    /// A group's week, with those before it from `first` on.
    Week { release: ReleaseId, first: Week },
    /// With the file that was taken away, as JSON; none for a page.
    Quarter {
        release: ReleaseId,
        file: Option<&'v str>,
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
        word: WordId,
    },
    /// `about` was given, or no longer has, the right to read of a team, or of reports.
    Role {
        about: PersonId,
        team: Option<TeamId>,
        change: RoleChange,
    },
    /// Something was done to the account of `about`, or is to be.
    Account {
        about: PersonId,
        change: AccountChange,
    },
    /// A lead of the team marked its week as reviewed.
    Review {
        release: ReleaseId,
        team: TeamId,
        week: Week,
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
            Self::Account { .. } => "account",
            Self::Review { .. } => "review",
        }
    }
}

/// A row as its columns have it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Row {
    pub viewed_at: Now,
    viewer_id: Option<Uuid>,
    way: String,
    kind: String,
    week_release_id: Option<Uuid>,
    first_week: Option<NaiveDate>,
    quarter_release_id: Option<Uuid>,
    about_id: Option<Uuid>,
    team_id: Option<Uuid>,
    detail: Option<String>,
}

impl Row {
    fn of(viewed: Viewed<'_>, by: ViewedBy, now: Now) -> Self {
        let (viewer, way) = by.columns();
        let mut row = Self {
            viewed_at: cut(now),
            viewer_id: viewer.map(|viewer| viewer.0),
            way: way.to_owned(),
            kind: viewed.kind().to_owned(),
            week_release_id: None,
            first_week: None,
            quarter_release_id: None,
            about_id: None,
            team_id: None,
            detail: None,
        };
        match viewed {
            Viewed::Week { release, first } => {
                row.week_release_id = Some(release.0);
                row.first_week = Some(first.monday().0);
            }
            Viewed::Quarter { release, file } => {
                row.quarter_release_id = Some(release.0);
                row.detail = file.map(str::to_owned);
            }
            Viewed::Consent {
                about,
                team,
                family,
            } => row.is_about(about, Some(team), Some(family.to_owned())),
            Viewed::Word { about, team, word } => {
                row.is_about(about, Some(team), Some(word.to_string()));
            }
            Viewed::Role {
                about,
                team,
                change,
            } => row.is_about(about, team, Some(change.as_str().to_owned())),
            Viewed::Account { about, change } => {
                row.is_about(about, None, Some(change.as_str().to_owned()));
            }
            Viewed::Review {
                release,
                team,
                week,
            } => {
                row.week_release_id = Some(release.0);
                row.first_week = Some(week.monday().0);
                row.team_id = Some(team.0);
            }
        }
        row
    }

    fn is_about(&mut self, person: PersonId, team: Option<TeamId>, detail: Option<String>) {
        self.about_id = Some(person.0);
        self.team_id = team.map(|team| team.0);
        self.detail = detail;
    }

    /// What is hashed of it at its place in the chain.
    pub fn content(&self, number: u64, previous: Option<Digest>) -> Content {
        Content {
            number,
            at: self.viewed_at,
            viewer: self.viewer_id.map(PersonId),
            way: self.way.clone(),
            kind: self.kind.clone(),
            week_release: self.week_release_id.map(ReleaseId),
            first_week: self.first_week,
            quarter_release: self.quarter_release_id.map(ReleaseId),
            about: self.about_id.map(PersonId),
            team: self.team_id.map(TeamId),
            detail: self.detail.clone(),
            previous,
        }
    }
}

/// Adds what was done to an account, or is to be; what a login is called is not told there.
pub(super) async fn note_account(
    line: &mut Line,
    about: PersonId,
    change: AccountChange,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    add(line, Viewed::Account { about, change }, by, now).await
}

/// Adds a row to the ledger, in the transaction at hand, as the last of the chain. The others wait
/// until the transaction ends: what it does besides comes before.
pub(super) async fn add(
    line: &mut Line,
    viewed: Viewed<'_>,
    by: ViewedBy,
    now: Now,
) -> Result<(), StoreError> {
    let row = Row::of(viewed, by, now);
    let (number, written) = view_chain::next(view_chain::hold(line).await?, &row);
    run!(
        line,
        ADD,
        row_id(now),
        i64::try_from(number).unwrap_or(i64::MAX),
        written.text.as_str(),
        written.digest.to_string(),
        row.viewed_at,
        row.viewer_id,
        row.way.as_str(),
        row.kind.as_str(),
        row.week_release_id,
        row.first_week,
        row.quarter_release_id,
        row.about_id,
        row.team_id,
        row.detail.as_deref(),
    )?;
    view_chain::move_head(line, number, written.digest).await
}
