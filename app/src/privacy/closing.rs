//! Closes a publishing group's week: the members' frozen weeks and the state before it go in, the
//! Release and the state after it come out. Pure: the same inputs give the same bytes.
//!
//! A chart waits until enough members have a reference of their own and the team has one of itself
//! (SIGNALS §13.0.5), then runs on what it carries. What was carried is never computed again: whoever
//! leaves or is erased takes nothing back out of what was published.

mod charts;
mod quarter_so_far;
mod reasons;
mod sharers;
mod shares;
mod values;

pub use values::connection_of;
pub(super) use values::{connection, home_to_work, is_valid, usual, work_to_home};

use super::context::{Context, SharePanel};
use super::release::{Digest, Families, Family, Parameters, Published, WeekRelease, Written};
use super::team_reason::TeamReason;
use super::thresholds::Thresholds;
use crate::domain::consent::SharedFamily;
use crate::domain::day::Week;
use crate::domain::id::{PublishingGroupId, Seat, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::reviews;
use crate::reviews::stamps::ReviewChart;
use crate::reviews::team::TeamInputs;
use crate::signals::estimates::History;
use crate::signals::team::TeamChart;
use crate::signals::team_counts::TagChart;
use charts::{Advanced, ChartState};
use chrono::{DateTime, Utc};
use quarter_so_far::QuarterSoFar;
use serde::{Deserialize, Serialize};
use shares::Block;
use std::collections::{BTreeMap, BTreeSet};
use values::{Deviations, Tags};

/// The form of a week's Release that is written today.
const FORM: u32 = 3;

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
    pub before: Option<Before>,
}

impl WeekInputs {
    /// What is in force in the week.
    fn parameters(&self) -> Parameters {
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
    fn in_week(&self, week: Week) -> Option<&PersonWeek> {
        self.weeks.last().filter(|last| last.week == week)
    }
}

/// What the closing before left.
#[derive(Clone, Debug)]
pub struct Before {
    pub digest: Digest,
    pub state: GroupState,
}

/// What a group carries from closing to closing; for no page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupState {
    charts: Charts,
    quarter: QuarterSoFar,
    /// What was published last, for weeks and blocks that carry it.
    #[serde(default)]
    context: Context<SharePanel>,
    #[serde(default)]
    reasons: Families<Vec<TeamReason>>,
    /// What each team's reviews carry. Not in states of form 1 and 2.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    reviews: BTreeMap<TeamId, ReviewChart>,
}

impl GroupState {
    /// What a team's reviews carry, if they were ever closed here.
    pub fn reviews_of(&self, team: TeamId) -> Option<&ReviewChart> {
        self.reviews.get(&team)
    }

    /// As it is kept.
    pub fn written(&self) -> Written {
        Written::of(self)
    }

    /// Reads what [`GroupState::written`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The chart of each family. What a state of form 1 does not have begins empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Charts {
    isolation: ChartState<TeamChart>,
    home_to_work: ChartState<TeamChart>,
    work_to_home: ChartState<TeamChart>,
    #[serde(default)]
    they_dont_get_us: ChartState<TagChart>,
    #[serde(default)]
    i_dont_get_them: ChartState<TagChart>,
}

impl Charts {
    fn advance(&mut self, inputs: &WeekInputs) -> Families<Advanced> {
        let of = |family| Deviations { family, inputs };
        let tags = |family, of| Tags { family, of, inputs };
        let they = tags(Family::TheyDontGetUs, |week| week.they_tags);
        let them = tags(Family::IDontGetThem, |week| week.i_tags);
        Families {
            isolation: self.isolation.advance(&of(Family::Isolation), inputs),
            home_to_work: self.home_to_work.advance(&of(Family::HomeToWork), inputs),
            work_to_home: self.work_to_home.advance(&of(Family::WorkToHome), inputs),
            they_dont_get_us: self.they_dont_get_us.advance(&they, inputs),
            i_dont_get_them: self.i_dont_get_them.advance(&them, inputs),
        }
    }

    /// Who is in the chart of a family.
    fn seats(&self, family: Family) -> &[Seat] {
        match family {
            Family::Isolation => self.isolation.seats(),
            Family::HomeToWork => self.home_to_work.seats(),
            Family::WorkToHome => self.work_to_home.seats(),
            Family::TheyDontGetUs => self.they_dont_get_us.seats(),
            Family::IDontGetThem => self.i_dont_get_them.seats(),
        }
    }
}

/// A closed week: what is kept of it, and what the next closing begins with.
#[derive(Clone, Debug)]
pub struct ClosedWeek {
    pub release: WeekRelease,
    pub written: Written,
    pub state: Written,
}

/// Closes a week (PRIVACY §2, SIGNALS §6, §13.0.1 to §13.0.6).
pub fn close_week(mut inputs: WeekInputs) -> ClosedWeek {
    inputs.members.sort_by_key(|member| member.seat);
    inputs.teams.sort_unstable();
    inputs.reviews.sort_by_key(|reviews| reviews.team);
    let (previous, mut state) = match inputs.before.take() {
        Some(before) => (Some(before.digest), before.state),
        None => (None, GroupState::default()),
    };
    let respondents = Families::from_fn(|family| {
        let counts = |member: &&GroupMember| {
            let week = member.in_week(inputs.week);
            week.is_some_and(|week| is_valid(week, family))
        };
        as_count(inputs.members.iter().filter(counts).count())
    });
    let quarter = Quarter::of(inputs.week);
    if inputs.week == quarter.first_week() {
        state.quarter = QuarterSoFar::default();
    }
    let advanced = state.charts.advance(&inputs);
    let mut blocks = Context::from_fn(|_| Block::Running);
    state.context = Context::from_fn(|item| {
        let (panel, block) = shares::next(*state.context.of(item), &inputs, item);
        *blocks.of_mut(item) = block;
        panel
    });
    state.reasons = Families::from_fn(|family| {
        let (before, seats) = (state.reasons.of(family), state.charts.seats(family));
        reasons::next(before, &inputs, family, *advanced.of(family), seats)
    });
    state.quarter.add(&inputs, &advanced, &blocks);
    let mut reviews = Vec::new();
    for of_team in &inputs.reviews {
        let (closed, chart) = reviews::team::close(of_team);
        state.reviews.insert(of_team.team, chart);
        reviews.push(closed);
    }
    let is_last = inputs.week == quarter.last_week();
    let published = Published {
        panels: Families::from_fn(|family| advanced.of(family).panel),
        context: state.context,
        reasons: state.reasons.clone(),
        quarter: is_last.then(|| state.quarter.end(quarter, inputs.thresholds)),
        reviews,
    };
    let parameters = inputs.parameters();
    let state = state.written();
    let release = WeekRelease {
        form: FORM,
        group: inputs.group,
        teams: inputs.teams,
        week: inputs.week,
        due: inputs.due,
        closed: inputs.closed,
        thresholds: inputs.thresholds,
        parameters,
        seats: inputs.members.iter().map(|member| member.seat).collect(),
        respondents,
        published,
        state: state.digest,
        previous,
    };
    ClosedWeek {
        written: Written::of(&release),
        release,
        state,
    }
}

pub(super) fn as_count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
