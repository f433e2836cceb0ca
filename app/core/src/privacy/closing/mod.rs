//! Closes a publishing group's week: the members' frozen weeks and the state before it go in, the
//! Release and the state after it come out. Pure: the same inputs give the same bytes.
//!
//! A chart waits until enough members have a reference of their own and the team has one of itself
//! (SIGNALS §13.0.5), then runs on what it carries. What was carried is never computed again: whoever
//! leaves or is erased takes nothing back out of what was published.
//!
//! Decided:
//!
//! - 2026-11-24: **Closing carries its state** instead of computing it again from entries. Because: who
//!   leaves or is erased takes nothing back out of what was published, and a closing costs the same
//!   after ten years.
//! - 2026-11-24: **Evidence begins with the group, and for each member with their first whole week in
//!   it.** What they did elsewhere before makes a reference, never a step. Because: else two
//!   overlapping groups would tell one about the other. A week that is not computed moves nothing, in
//!   no chart.

mod charts;
mod inputs;
mod quarter_so_far;
mod reasons;
mod sharers;
mod shares;
mod values;

pub use inputs::{GroupMember, GroupState, PreviousClosing, WeekInputs};
pub use values::connection_of;
pub(super) use values::{connection, home_to_work, is_valid, usual, work_to_home};

use super::context::Context;
use super::headcount::as_count;
use super::release::{Families, Family, Published, StoredRelease, WeekRelease};
use crate::domain::id::Seat;
use crate::domain::quarter::Quarter;
use crate::reviews;
use charts::Advanced;
use inputs::{Charts, QuarterSoFar};
use values::{Deviations, Tags};

/// The form of a week's Release that is written today.
const FORM: u32 = 3;

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
    pub written: StoredRelease,
    pub state: StoredRelease,
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
    let context = Context::from_fn(|item| shares::next(*state.context.of(item), &inputs, item));
    state.context = Context::from_fn(|item| context.of(item).0);
    let blocks = Context::from_fn(|item| context.of(item).1);
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
        written: StoredRelease::of(&release),
        release,
        state,
    }
}

#[cfg(test)]
mod tests;
