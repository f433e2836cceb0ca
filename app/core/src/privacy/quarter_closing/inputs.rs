//! Inputs of a quarter's closing: its people and their weeks, its departments, its teams.

use crate::domain::department::Department;
use crate::domain::id::{DepartmentId, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::privacy::quarter_release::QuarterFollowUps;
use crate::privacy::release::{Digest, Parameters};
use crate::privacy::thresholds::Thresholds;
use crate::signals::censored::WaitTime;
use crate::signals::estimates::History;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Everything a closing depends on.
#[derive(Clone, Debug)]
pub struct QuarterInputs {
    pub quarter: Quarter,
    pub due: DateTime<Utc>,
    pub closed: DateTime<Utc>,
    pub thresholds: Thresholds,
    /// What was believed of everybody in each quarter through this one.
    pub history: History,
    /// In force in the quarter's last week.
    pub policy: Policy,
    /// Parents before children.
    pub departments: Vec<Department>,
    pub homes: BTreeMap<TeamId, DepartmentId>,
    /// The publishing groups of the quarter.
    pub groups: Vec<Vec<TeamId>>,
    pub persons: Vec<QuarterPerson>,
    pub reviews: Vec<DepartmentReviews>,
    /// Those of `homes`, each once.
    pub teams: Vec<TeamQuarter>,
    pub previous: Option<Digest>,
}

impl QuarterInputs {
    pub(super) fn parameters(&self) -> Parameters {
        Parameters::of(self.history.at(self.quarter), self.policy)
    }
}

/// Somebody who belonged to teams of one department on every day of the quarter, none of which is
/// to publish nothing; with the weeks that were taken of them, oldest first, through the quarter.
#[derive(Clone, Debug)]
pub struct QuarterPerson {
    pub department: DepartmentId,
    pub weeks: Vec<PersonWeek>,
}

/// The pull requests of one department's people.
#[derive(Clone, Debug)]
pub struct DepartmentReviews {
    pub department: DepartmentId,
    pub this_quarter: ResponseWaits,
    pub quarter_before: ResponseWaits,
}

/// How long pull requests waited for a first response, and how many people's they were.
#[derive(Clone, Debug, Default)]
pub struct ResponseWaits {
    pub authors: u32,
    pub waits: Vec<WaitTime>,
}

/// What a team's weeks come to in a quarter.
#[derive(Clone, Copy, Debug)]
pub struct TeamQuarter {
    pub team: TeamId,
    /// Its weeks that closed in the quarter, and how many of them a lead had reviewed when it closed.
    pub closed: u32,
    pub reviewed: u32,
    /// Those that were written in the quarter, as they stood when it closed.
    pub follow_ups: QuarterFollowUps,
    pub stamps: StampCounts,
    /// In the quarter before.
    pub stamps_before: StampCounts,
}

/// Pull requests that the stamps stand on, as weeks published them, and those of them that were waved
/// through (REV-1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StampCounts {
    pub eligible: u32,
    pub stamps: u32,
}

impl StampCounts {
    /// Together with others.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            eligible: self.eligible + other.eligible,
            stamps: self.stamps + other.stamps,
        }
    }
}
