//! Closes a publishing group's week: the members' frozen weeks and the state before it go in, the
//! Release and the state after it come out. Pure: the same inputs give the same bytes.
//!
//! A chart waits until enough members have a reference of their own and the team has one of itself
//! (SIGNALS §13.0.5), then runs on what it carries. What was carried is never computed again: whoever
//! leaves or is erased takes nothing back out of what was published.

use super::release::{
    Coverage, Digest, Families, Family, Panel, Parameters, Published, QuarterEnd, WeekRelease,
    Written,
};
use super::thresholds::Thresholds;
use crate::domain::day::Week;
use crate::domain::id::{PublishingGroupId, Seat, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::quarter::Quarter;
use crate::signals::bands::{Step, Worse};
use crate::signals::counts::{Count, RatePrior, RateReference};
use crate::signals::reference::{Reference, Standing};
use crate::signals::team::{LEAST_COMPUTED, Member, RunningChart, TeamChart, TeamReference, Told};
use crate::signals::valid::{Days, needed};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The form of a week's Release that is written today.
const FORM: u32 = 1;

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
    pub parameters: Parameters,
    /// Who belonged to the group on every day of the week and leads none of its teams.
    pub members: Vec<GroupMember>,
    pub before: Option<Before>,
}

/// A member with the weeks that were taken of them, oldest first, without holes, up to the one that
/// closes.
#[derive(Clone, Debug)]
pub struct GroupMember {
    pub seat: Seat,
    /// Their first whole week in the group: earlier ones make references and no step.
    pub since: Week,
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
    charts: Families<ChartState>,
    quarter: QuarterSoFar,
}

impl GroupState {
    /// As it is kept.
    pub fn written(&self) -> Written {
        Written::of(self)
    }

    /// Reads what [`GroupState::written`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct ChartState {
    /// Where the chart was begun anew: only weeks from here on count for the team's reference.
    since: Option<Week>,
    /// `None` while there is no reference.
    running: Option<Running>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Running {
    /// Whose reference it is: the first of `seats`.
    founders: usize,
    seats: Vec<Seat>,
    chart: TeamChart,
}

/// Sums over the closed weeks of the running quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct QuarterSoFar {
    /// Weeks in which members had days to work, and those of them that were answered.
    possible: u32,
    answered: u32,
    weeks: u32,
    /// Weeks in which the chart ran, and those of them that were computed and not carried.
    ran: Families<u32>,
    computed: Families<u32>,
}

/// A closed week: what is kept of it, and what the next closing begins with.
#[derive(Clone, Debug)]
pub struct ClosedWeek {
    pub release: WeekRelease,
    pub written: Written,
    pub state: Written,
}

/// Closes a week (PRIVACY §2, SIGNALS §13.0.1 to §13.0.6).
pub fn close_week(mut inputs: WeekInputs) -> ClosedWeek {
    inputs.members.sort_by_key(|member| member.seat);
    inputs.teams.sort_unstable();
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
    let charts = &mut state.charts;
    let advanced = Families {
        isolation: advance(&mut charts.isolation, &inputs, Family::Isolation),
        home_to_work: advance(&mut charts.home_to_work, &inputs, Family::HomeToWork),
        work_to_home: advance(&mut charts.work_to_home, &inputs, Family::WorkToHome),
    };
    state.quarter.add(&inputs, &respondents, &advanced);
    let panels = Families::from_fn(|family| advanced.of(family).panel);
    let is_last = inputs.week == quarter.last_week();
    let published = Published {
        panels,
        quarter: is_last.then(|| state.quarter.end(quarter, inputs.thresholds)),
    };
    let state = state.written();
    let release = WeekRelease {
        form: FORM,
        group: inputs.group,
        teams: inputs.teams,
        week: inputs.week,
        due: inputs.due,
        closed: inputs.closed,
        thresholds: inputs.thresholds,
        parameters: inputs.parameters,
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

impl QuarterSoFar {
    fn add(
        &mut self,
        inputs: &WeekInputs,
        respondents: &Families<u32>,
        advanced: &Families<Advanced>,
    ) {
        // Who never answered has no week of which it is known whether they were on leave.
        let could = |member: &&GroupMember| {
            let week = member.in_week(inputs.week);
            week.is_none_or(|week| needed(week.scheduled).is_some())
        };
        self.possible += as_count(inputs.members.iter().filter(could).count());
        self.answered += respondents.isolation;
        self.weeks += 1;
        let more = |sum: u32, when: bool| sum + u32::from(when);
        self.ran =
            Families::from_fn(|f| more(*self.ran.of(f), advanced.of(f).panel != Panel::NotYet));
        self.computed =
            Families::from_fn(|f| more(*self.computed.of(f), advanced.of(f).is_computed));
    }

    /// Coverage is told where, on average, at least as many could answer as a week needs. A quarter
    /// in which a chart began needs no more weeks than it ran.
    fn end(&self, quarter: Quarter, thresholds: Thresholds) -> QuarterEnd {
        let enough = self.possible >= thresholds.team.saturating_mul(self.weeks);
        let least = |f| (*self.ran.of(f)).min(LEAST_COMPUTED);
        QuarterEnd {
            quarter,
            coverage: Coverage::of(self.answered, self.possible).filter(|_| enough),
            enough: Families::from_fn(|f| *self.computed.of(f) >= least(f)),
        }
    }
}

/// What a closing makes of one chart.
#[derive(Clone, Copy)]
struct Advanced {
    panel: Panel,
    is_computed: bool,
}

/// One more week of a chart, and what is published of it.
fn advance(state: &mut ChartState, inputs: &WeekInputs, family: Family) -> Advanced {
    if state
        .running
        .as_ref()
        .is_some_and(|running| running.has_changed(inputs))
    {
        *state = ChartState {
            since: Some(inputs.week),
            running: None,
        };
    }
    let begun = match state
        .running
        .as_ref()
        .map(|running| running.chart.standing())
    {
        Some(Standing::Full) => None,
        Some(Standing::Provisional) => begin(inputs, family, Standing::Full, state.since),
        None => begin(inputs, family, Standing::Full, state.since)
            .or_else(|| begin(inputs, family, Standing::Provisional, state.since)),
    };
    let steps = match begun {
        Some((running, steps)) => {
            state.running = Some(running);
            Some(steps)
        }
        None => state
            .running
            .as_mut()
            .map(|running| running.go_on(inputs, family)),
    };
    let (Some(running), Some(told)) = (&state.running, steps) else {
        return Advanced {
            panel: Panel::NotYet,
            is_computed: false,
        };
    };
    let steps = told.week;
    let weeks = running.chart.running();
    let since = |step: Step, weeks: u32| {
        (step > Step::Zero && weeks > 0).then(|| inputs.week.back(u64::from(weeks) - 1))
    };
    Advanced {
        panel: Panel::Steps {
            standing: running.chart.standing,
            worse: steps.worse,
            better: steps.better,
            worse_since: since(steps.worse, weeks.worse),
            better_since: since(steps.better, weeks.better),
        },
        is_computed: told.is_computed,
    }
}

/// Begins a chart where `k` members have a reference of that standing and the group has one of its
/// own, made of the first eight or twelve weeks that they have in common, before this week. Gives it
/// with the steps of this week.
fn begin(
    inputs: &WeekInputs,
    family: Family,
    standing: Standing,
    since: Option<Week>,
) -> Option<(Running, Told)> {
    let k = inputs.thresholds.team as usize;
    let of = |member| Some((member, deviations(member, family, standing, inputs)?));
    let lines: Vec<(&GroupMember, Deviations)> = inputs.members.iter().filter_map(of).collect();
    if lines.len() < k {
        return None;
    }
    let earliest = lines.iter().filter_map(|(_, weeks)| weeks.first());
    let earliest = earliest.map(|(week, _)| *week).min()?;
    let first = since.map_or(earliest, |since| since.max(earliest));
    let index = |week: Week| usize::try_from(week.weeks_since(first)).ok();
    let now = index(inputs.week)?;
    let aligned: Vec<Vec<Option<f64>>> = lines
        .iter()
        .map(|(_, weeks)| {
            let mut line = vec![None; now + 1];
            for (week, d) in weeks {
                if let Some(place) = index(*week).and_then(|at| line.get_mut(at)) {
                    *place = *d;
                }
            }
            line
        })
        .collect();
    let members: Vec<Member> = aligned.iter().map(Vec::as_slice).collect();
    let reference = TeamReference::of(&members, standing, k)?;
    let from = reference.next.max(index(inputs.begins).unwrap_or(0));
    let mut chart = TeamChart::new(&reference, members.len());
    let mut steps = None;
    for week in from..=now {
        let values: Vec<_> = members
            .iter()
            .zip(&lines)
            .map(|(line, (member, _))| {
                line[week].filter(|_| index(member.since).is_none_or(|since| since <= week))
            })
            .collect();
        steps = Some(chart.next(&values, k));
    }
    let running = Running {
        founders: lines.len(),
        seats: lines.into_iter().map(|(member, _)| member.seat).collect(),
        chart,
    };
    Some((running, steps?))
}

impl Running {
    /// One more week; at a quarter's start those join who have a reference by now.
    fn go_on(&mut self, inputs: &WeekInputs, family: Family) -> Told {
        let standing = self.chart.standing;
        let of = |member: &GroupMember| deviations(member, family, standing, inputs);
        if inputs.week == Quarter::of(inputs.week).first_week() {
            let new = inputs
                .members
                .iter()
                .filter(|one| !self.seats.contains(&one.seat));
            let joiners: Vec<Seat> = new
                .filter(|one| of(one).is_some())
                .map(|one| one.seat)
                .collect();
            self.chart.join(joiners.len());
            self.seats.extend(joiners);
        }
        let this_week = |seat: &Seat| {
            let member = inputs.members.iter().find(|member| member.seat == *seat)?;
            let (week, d) = of(member)?.pop()?;
            d.filter(|_| week == inputs.week)
        };
        let values: Vec<Option<f64>> = self.seats.iter().map(this_week).collect();
        self.chart.next(&values, inputs.thresholds.team as usize)
    }

    /// Whether half the members have changed: half of those whose reference it is are gone, or most
    /// of those in the chart came later (SIGNALS §13.0.5).
    fn has_changed(&self, inputs: &WeekInputs) -> bool {
        let is_there = |seat: &&Seat| inputs.members.iter().any(|one| one.seat == **seat);
        let left = self
            .seats
            .iter()
            .take(self.founders)
            .filter(is_there)
            .count();
        let came = self
            .seats
            .iter()
            .skip(self.founders)
            .filter(is_there)
            .count();
        2 * left <= self.founders || came > left
    }
}

/// A member's weeks, oldest first, in sigmas of their own; above 0 is worse.
type Deviations = Vec<(Week, Option<f64>)>;

/// A member's weeks against their own usual, above 0 worse; `None` without a reference of that
/// standing.
fn deviations(
    member: &GroupMember,
    family: Family,
    standing: Standing,
    inputs: &WeekInputs,
) -> Option<Deviations> {
    let weeks = &member.weeks;
    let parameters = &inputs.parameters;
    let line: Vec<Option<f64>> = match family {
        Family::Isolation => {
            let scores: Vec<Option<f64>> = weeks.iter().map(connection).collect();
            let (prior, rho, worse) = (parameters.prior, parameters.rho, Worse::Lower);
            let reference = match standing {
                Standing::Provisional => Reference::provisional(&scores, prior, rho),
                Standing::Full => Reference::settled(&scores, prior, rho, worse),
            }?;
            let of = |score: Option<f64>| reference.deviation(score?, worse);
            scores.into_iter().map(of).collect()
        }
        Family::HomeToWork => rates(weeks, home_to_work, parameters.unplanned, standing)?,
        Family::WorkToHome => rates(weeks, work_to_home, parameters.intrusions, standing)?,
    };
    Some(weeks.iter().map(|week| week.week).zip(line).collect())
}

fn rates(
    weeks: &[PersonWeek],
    count: fn(&PersonWeek) -> Count,
    prior: RatePrior,
    standing: Standing,
) -> Option<Vec<Option<f64>>> {
    let counts: Vec<Option<Count>> = weeks.iter().map(|week| Some(count(week))).collect();
    let reference = match standing {
        Standing::Provisional => RateReference::provisional(&counts, prior),
        Standing::Full => RateReference::full(&counts, prior),
    }?;
    let of = |count: Option<Count>| reference.deviation(count?);
    Some(counts.into_iter().map(of).collect())
}

/// A week's mean answer about connection, 1 to 5, where the week is valid (SIGNALS §1.2).
pub(super) fn connection(week: &PersonWeek) -> Option<f64> {
    let days = Days {
        scheduled: week.scheduled,
        answered: week.connection_days,
    };
    let mean = f64::from(week.connection_sum) / f64::from(week.connection_days.max(1));
    days.is_valid().then_some(mean)
}

pub(super) fn home_to_work(week: &PersonWeek) -> Count {
    Count {
        seen: week.unplanned,
        days: week.home_to_work_days,
    }
}

pub(super) fn work_to_home(week: &PersonWeek) -> Count {
    Count {
        seen: week.intrusion_days,
        days: week.work_to_home_days,
    }
}

pub(super) fn is_valid(week: &PersonWeek, family: Family) -> bool {
    match family {
        Family::Isolation => connection(week).is_some(),
        Family::HomeToWork => home_to_work(week).is_valid(),
        Family::WorkToHome => work_to_home(week).is_valid(),
    }
}

pub(super) fn as_count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
