//! State of a group between closings: its charts, its quarter so far, what it told last.

use crate::domain::day::Week;
use crate::domain::id::{Seat, TeamId};
use crate::privacy::context::{Context, SharePanel};
use crate::privacy::release::{Families, StoredRelease};
use crate::privacy::team_reason::TeamReason;
use crate::reviews::chart::ReviewChart;
use crate::signals::team::TeamChart;
use crate::signals::team_counts::TagChart;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
