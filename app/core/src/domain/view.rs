//! A line of the ledger: who looked at what, gave whom the right to or marked a week as reviewed, and when.

use super::day::Week;
use super::form::{FieldError, text_enum};
use super::membership::TeamRole;
use super::quarter::Quarter;
use super::report_file::ReportFile;
use chrono::{DateTime, Utc};
use std::fmt;

/// How many lines a page of the ledger has.
pub const VIEWS_A_PAGE: usize = 50;

text_enum! {
    /// A right to read that somebody was given, or has no longer. Members of a team read what its leads
    /// read.
    RoleChange {
        LeadGiven = "lead-given",
        LeadEnded = "lead-ended",
        MemberGiven = "member-given",
        MemberEnded = "member-ended",
        HrGiven = "hr-given",
        HrTaken = "hr-taken",
        AdminGiven = "admin-given",
        AdminTaken = "admin-taken",
    }
}

impl RoleChange {
    pub fn given(part: TeamRole) -> Self {
        match part {
            TeamRole::Lead => Self::LeadGiven,
            TeamRole::Member => Self::MemberGiven,
        }
    }

    pub fn ended(part: TeamRole) -> Self {
        match part {
            TeamRole::Lead => Self::LeadEnded,
            TeamRole::Member => Self::MemberEnded,
        }
    }
}

text_enum! {
    /// What was done to somebody's account, or is to be.
    AccountChange {
        /// A link to a new password.
        ResetMade = "reset-made",
        /// A second admin lets it open at once.
        ResetApproved = "reset-approved",
        ResetStopped = "reset-stopped",
        ResetUsed = "reset-used",
        /// The same with the person's own recovery code.
        ResetProven = "reset-proven",
        /// Texts of before a new password open again, after proof.
        TextsOpened = "texts-opened",
        /// A link of the operator's, by which the account gets a new password and an admin's rights.
        AdminLinkMade = "admin-link-made",
        AdminLinkUsed = "admin-link-used",
        /// It opens a link to a new password at once, and texts of before.
        RecoveryCodeMade = "recovery-code-made",
        SessionsEnded = "sessions-ended",
        Closed = "closed",
        /// Another link to what is left of a closed account.
        ClosedLinkMade = "closed-link-made",
        Reopened = "reopened",
        /// Of logins at forges; whose they are is not told here, for these rows stay.
        LoginClaimed = "login-claimed",
        /// The forge told commits of it with the person's own address, and they confirmed it.
        LoginProven = "login-proven",
        /// By an admin.
        LoginConfirmed = "login-confirmed",
        LoginRefused = "login-refused",
        LoginDisputed = "login-disputed",
        LoginUntied = "login-untied",
    }
}

/// Somebody in a line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerPerson {
    /// Whoever reads the ledger.
    Me,
    Named(String),
    /// An account that is gone.
    Gone,
    /// The operator's command line, which knows no person.
    CommandLine,
}

/// As what somebody looked, as far as it is known: of a team by name as on that day, the others as now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewedAs {
    Lead(String),
    Member(String),
    Hr,
    Admin,
}

/// What was read, who may read from now on, or what was reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerSubject {
    /// A week of the teams that are published together, with those before it from `first` on.
    Week {
        teams: Vec<String>,
        week: Week,
        first: Week,
    },
    /// A report on its page.
    Report(Quarter),
    /// A report taken away as a file; which one is not known of files from before that was written.
    File(Quarter, Option<ReportFile>),
    /// A family of the reader's own signals, by its name in code.
    Consent(String),
    /// A Word of the reader's, sent then.
    Word(Option<DateTime<Utc>>),
    Role {
        change: RoleChange,
        about: LedgerPerson,
        /// `None` where it is gone, and for what is of no team.
        team: Option<String>,
    },
    Account {
        change: AccountChange,
        about: LedgerPerson,
    },
    /// A week of a team was marked as reviewed; `None` where the team is gone.
    Reviewed { team: Option<String>, week: Week },
}

/// Looks by one person at one thing on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLook {
    /// Where the last of them stands.
    pub place: ViewPlace,
    /// How many there were, at least 1.
    pub times: u32,
    pub who: LedgerPerson,
    pub viewed_as: Option<ViewedAs>,
    pub what: LedgerSubject,
}

/// A place in the ledger: a moment, and among those of one moment the number in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ViewPlace {
    pub at: DateTime<Utc>,
    pub number: u64,
}

impl ViewPlace {
    /// Reads `1795424400000000.12`: microseconds since 1970 and the number.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let wrong = || FieldError::new("wrong-id");
        let (at, number) = text.split_once('.').ok_or_else(wrong)?;
        let at = at.parse().map_err(|_| wrong())?;
        // Until the year 3000, and not further back than any database goes.
        if !(0..32_503_680_000_000_000).contains(&at) {
            return Err(wrong());
        }
        Ok(Self {
            at: DateTime::from_timestamp_micros(at).ok_or_else(wrong)?,
            number: number.parse().map_err(|_| wrong())?,
        })
    }
}

impl fmt::Display for ViewPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.timestamp_micros(), self.number)
    }
}

/// Whose looks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LedgerScope {
    #[default]
    OfOthers,
    /// The reader's own as well.
    MineToo,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_as_it_was_written() {
        let place = ViewPlace {
            at: "2026-11-23T09:00:00.000012Z".parse().unwrap(),
            number: 12,
        };
        assert_eq!(ViewPlace::parse(&place.to_string()), Ok(place));
        for text in [
            "",
            "12",
            ".",
            "x.1",
            "1.x",
            "-1.1",
            "99999999999999999.1",
            "1.-1",
        ] {
            assert!(ViewPlace::parse(text).is_err(), "{text}");
        }
    }
}
