//! Inputs of a group's weekly closing: its members and their weeks, and what was left before.

use super::state::GroupState;
use crate::domain::consent::SharedFamily;
use crate::domain::day::Week;
use crate::domain::id::{PublishingGroupId, Seat, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::privacy::release::{Digest, Parameters};
use crate::privacy::thresholds::Thresholds;
use crate::reviews::team::TeamInputs;
use crate::signals::estimates::History;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// Everything a closing depends on.
#[derive(Clone, Debug)]
pub struct WeekInputs {
    pub group: PublishingGroupId,
    pub teams: Vec<TeamId>,
    pub week: Week,
    /// The group's first week: evidence begins there, whatever its members did before.
    pub begins: Week,
    pub due: DateTime<Utc>,
    pub closed: DateTime<Utc>,
    pub thresholds: Thresholds,
    /// What was believed of everybody in each quarter through this one.
    pub history: History,
    /// In force in the week.
    pub policy: Policy,
    /// Who belonged to the group on every day of the week and leads none of its teams.
    pub members: Vec<GroupMember>,
    /// What is known of the pull requests of each team that has tied logins and publishes. They stand on
    /// what everybody sees on the forge: neither `k` nor thresholds touch them.
    pub reviews: Vec<TeamInputs>,
    pub before: Option<PreviousClosing>,
}

impl WeekInputs {
    /// What is in force in the week.
    pub(super) fn parameters(&self) -> Parameters {
        Parameters::of(self.history.at(Quarter::of(self.week)), self.policy)
    }
}

/// A member with the weeks that were taken of them, oldest first, without holes, up to the one that
/// closes.
#[derive(Clone, Debug)]
pub struct GroupMember {
    pub seat: Seat,
    /// Their first whole week in the group: earlier ones make references and no step.
    pub since: Week,
    /// The families that they share by name with a lead of the group's teams, at any moment of the
    /// week until it is due. There they are not counted towards `k` (SIGNALS §13.0.3).
    pub shares: BTreeSet<SharedFamily>,
    pub weeks: Vec<PersonWeek>,
}

impl GroupMember {
    /// What was taken of them for a week, if it is their last.
    pub(super) fn in_week(&self, week: Week) -> Option<&PersonWeek> {
        self.weeks.last().filter(|last| last.week == week)
    }
}

/// What the closing before left.
#[derive(Clone, Debug)]
pub struct PreviousClosing {
    pub digest: Digest,
    pub state: GroupState,
}
