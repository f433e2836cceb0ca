//! A row of the ledger: who did what to whom, as its columns have it and as it is hashed.

use crate::db::row::row_struct;
use crate::db::settings::to_micros;
use chrono::NaiveDate;
use irori_core::domain::day::Week;
use irori_core::domain::id::{PersonId, ReleaseId, TeamId, WordId};
use irori_core::domain::view::{AccountChange, RoleChange};
use irori_core::privacy::release::Digest;
use irori_ports::Now;
use irori_ports::releases::ReadAs;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How something was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuditActor {
    Page(PersonId),
    Export(PersonId),
    /// The command line, which knows no person.
    Operator,
    /// Nothing was read: the right to read was given or taken, an account changed, or a week marked as
    /// reviewed.
    Change(PersonId),
}

impl AuditActor {
    pub(crate) fn reader<F>(person: PersonId, read_as: &ReadAs<F>) -> Self {
        match read_as {
            ReadAs::Page => Self::Page(person),
            ReadAs::File(_) => Self::Export(person),
        }
    }

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
pub(crate) enum AuditEvent<'v> {
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

impl AuditEvent<'_> {
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

row_struct! {
    /// A row as its columns have it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct AuditRow {
        pub viewed_at: Now,
        pub(crate) viewer_id: Option<Uuid>,
        pub(crate) way: String,
        pub(crate) kind: String,
        pub(crate) week_release_id: Option<Uuid>,
        pub(crate) first_week: Option<NaiveDate>,
        pub(crate) quarter_release_id: Option<Uuid>,
        pub(crate) about_id: Option<Uuid>,
        pub(crate) team_id: Option<Uuid>,
        pub(crate) detail: Option<String>,
    }
}

impl AuditRow {
    pub(crate) fn of(viewed: AuditEvent<'_>, by: AuditActor, now: Now) -> Self {
        let (viewer, way) = by.columns();
        let mut row = Self {
            viewed_at: to_micros(now),
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
            AuditEvent::Week { release, first } => {
                row.week_release_id = Some(release.0);
                row.first_week = Some(first.monday().0);
            }
            AuditEvent::Quarter { release, file } => {
                row.quarter_release_id = Some(release.0);
                row.detail = file.map(str::to_owned);
            }
            AuditEvent::Consent {
                about,
                team,
                family,
            } => row.is_about(about, Some(team), Some(family.to_owned())),
            AuditEvent::Word { about, team, word } => {
                row.is_about(about, Some(team), Some(word.to_string()));
            }
            AuditEvent::Role {
                about,
                team,
                change,
            } => row.is_about(about, team, Some(change.as_str().to_owned())),
            AuditEvent::Account { about, change } => {
                row.is_about(about, None, Some(change.as_str().to_owned()));
            }
            AuditEvent::Review {
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
    pub fn content(&self, number: u64, previous: Option<Digest>) -> AuditContent {
        AuditContent {
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

/// What is hashed of a row. The same row gives the same text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuditContent {
    pub number: u64,
    pub at: Now,
    /// Random ids of accounts. An account that is erased leaves its id here, where it names nobody any
    /// more; the columns forget it.
    pub viewer: Option<PersonId>,
    pub way: String,
    pub kind: String,
    pub week_release: Option<ReleaseId>,
    pub first_week: Option<NaiveDate>,
    pub quarter_release: Option<ReleaseId>,
    pub about: Option<PersonId>,
    pub team: Option<TeamId>,
    pub detail: Option<String>,
    /// Of the row before it.
    pub previous: Option<Digest>,
}
