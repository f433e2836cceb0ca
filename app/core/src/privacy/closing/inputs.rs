//! Inputs of a group's weekly closing: its members and their weeks, and the state that the closing before
//! left: its charts, its quarter so far, what it told last.

use crate::domain::consent::SharedFamily;
use crate::domain::day::Week;
use crate::domain::id::{PublishingGroupId, Seat, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::privacy::context::{Context, SharePanel};
use crate::privacy::release::{Digest, Families, Parameters, StoredRelease};
use crate::privacy::team_reason::TeamReason;
use crate::privacy::thresholds::Thresholds;
use crate::reviews::stamps::ReviewChart;
use crate::reviews::team::TeamInputs;
use crate::signals::estimates::History;
use crate::signals::team::TeamChart;
use crate::signals::team_counts::TagChart;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

/// What a group carries from closing to closing; for no page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupState {
    pub(super) charts: Charts,
    pub(super) quarter: QuarterSoFar,
    /// What was published last, for weeks and blocks that carry it.
    #[serde(default)]
    pub(super) context: Context<SharePanel>,
    #[serde(default)]
    pub(super) reasons: Families<Vec<TeamReason>>,
    /// What each team's reviews carry. Not in states of form 1 and 2.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) reviews: BTreeMap<TeamId, ReviewChart>,
}

impl GroupState {
    /// What a team's reviews carry, if they were ever closed here.
    pub fn reviews_of(&self, team: TeamId) -> Option<&ReviewChart> {
        self.reviews.get(&team)
    }

    /// As it is kept.
    pub fn written(&self) -> StoredRelease {
        StoredRelease::of(self)
    }

    /// Reads what [`GroupState::written`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The chart of each family. What a state of form 1 does not have begins empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Charts {
    pub(super) isolation: ChartState<TeamChart>,
    pub(super) home_to_work: ChartState<TeamChart>,
    pub(super) work_to_home: ChartState<TeamChart>,
    #[serde(default)]
    pub(super) they_dont_get_us: ChartState<TagChart>,
    #[serde(default)]
    pub(super) i_dont_get_them: ChartState<TagChart>,
}

/// A chart of one family, and since when it runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ChartState<C> {
    /// Where the chart was begun anew: only weeks from here on count for the team's reference.
    pub(super) since: Option<Week>,
    /// `None` while there is no reference.
    pub(super) running: Option<StartedChart<C>>,
}

impl<C> Default for ChartState<C> {
    fn default() -> Self {
        Self {
            since: None,
            running: None,
        }
    }
}

/// A chart that has its reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct StartedChart<C> {
    /// Whose reference it is: the first of `seats`.
    pub(super) founders: usize,
    pub(super) seats: Vec<Seat>,
    pub(super) chart: C,
}

/// Sums over the closed weeks of the running quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct QuarterSoFar {
    /// Weeks in which members had days to work, and those of them that were answered.
    pub(super) possible: u32,
    pub(super) answered: u32,
    /// Those of `possible` whose members share something by name, so that it shows whether they
    /// answered.
    #[serde(default, skip_serializing_if = "is_none")]
    pub(super) shared: u32,
    pub(super) weeks: u32,
    /// Weeks in which the chart ran, and those of them that were computed and not carried.
    pub(super) ran: Families<u32>,
    pub(super) computed: Families<u32>,
    /// Blocks that ended with something to be told, and those of them that were computed.
    #[serde(default)]
    pub(super) blocks: Context<u32>,
    #[serde(default)]
    pub(super) computed_blocks: Context<u32>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_none(count: &u32) -> bool {
    *count == 0
}
