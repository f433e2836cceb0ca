//! A group's charts through its closings: when one begins, who is in it, what a week adds to it.

use super::inputs::{ChartState, GroupMember, StartedChart, WeekInputs};
use super::sharers::{needed, shares};
use crate::domain::day::Week;
use crate::domain::id::Seat;
use crate::domain::quarter::Quarter;
use crate::privacy::release::{Family, Panel};
use crate::signals::bands::Step;
use crate::signals::reference::ReferenceStage;
use crate::signals::team::{RunningChart, RunningWeek};

/// A member's weeks, oldest first, as far as a chart counts them.
pub(super) type MemberWeeks<V> = Vec<(Week, Option<V>)>;

type Value<S> = <<S as ChartSource>::Chart as RunningChart>::Value;

/// Where a chart's values come from, and how it begins.
pub(super) trait ChartSource {
    type Chart: RunningChart;

    /// What the chart is of: who shares that by name does not count towards `k`.
    fn family(&self) -> Family;

    /// A member's weeks; `None` for who does not count with that standing.
    fn line(
        &self,
        member: &GroupMember,
        standing: ReferenceStage,
    ) -> Option<MemberWeeks<Value<Self>>>;

    /// The chart after its reference, and the index of the first week it can tell of.
    fn begin(
        &self,
        members: &[&[Option<Value<Self>>]],
        standing: ReferenceStage,
        k: usize,
    ) -> Option<(Self::Chart, usize)>;
}

/// What a closing makes of one chart.
#[derive(Clone, Copy)]
pub(super) struct Advanced {
    pub panel: Panel,
    pub is_computed: bool,
}

impl<C: RunningChart> ChartState<C> {
    /// Who is in the chart.
    pub(super) fn seats(&self) -> &[Seat] {
        self.running.as_ref().map_or(&[], |running| &running.seats)
    }

    /// One more week of a chart, and what is published of it.
    pub(super) fn advance<S: ChartSource<Chart = C>>(
        &mut self,
        source: &S,
        inputs: &WeekInputs,
    ) -> Advanced {
        let has_changed = |running: &StartedChart<C>| running.has_changed(inputs);
        if self.running.as_ref().is_some_and(has_changed) {
            *self = Self {
                since: Some(inputs.week),
                running: None,
            };
        }
        let begin = |standing| begin(source, inputs, standing, self.since);
        let standing = self
            .running
            .as_ref()
            .map(|running| running.chart.standing());
        let begun = match standing {
            Some(ReferenceStage::Full) => None,
            Some(ReferenceStage::Provisional) => begin(ReferenceStage::Full),
            None => begin(ReferenceStage::Full).or_else(|| begin(ReferenceStage::Provisional)),
        };
        let told = match begun {
            Some((running, told)) => {
                self.running = Some(running);
                Some(told)
            }
            None => {
                let running = self.running.as_mut();
                running.map(|running| running.go_on(source, inputs))
            }
        };
        match (&self.running, told) {
            (Some(running), Some(told)) => Advanced {
                panel: panel(&running.chart, told, inputs.week),
                is_computed: told.is_computed,
            },
            _ => Advanced {
                panel: Panel::NotYet,
                is_computed: false,
            },
        }
    }
}

fn panel(chart: &impl RunningChart, told: RunningWeek, week: Week) -> Panel {
    let (steps, weeks) = (told.week, chart.running());
    let since = |step: Step, weeks: u32| {
        (step > Step::Zero && weeks > 0).then(|| week.back(u64::from(weeks) - 1))
    };
    Panel::Steps {
        standing: chart.standing(),
        worse: steps.worse,
        better: steps.better,
        worse_since: since(steps.worse, weeks.worse),
        better_since: since(steps.better, weeks.better),
    }
}

/// Begins a chart where `k` members count with that standing and the group has a reference of its
/// own, made of the first eight or twelve weeks that they have in common, before this week. Gives it
/// with the steps of this week.
fn begin<S: ChartSource>(
    source: &S,
    inputs: &WeekInputs,
    standing: ReferenceStage,
    since: Option<Week>,
) -> Option<(StartedChart<S::Chart>, RunningWeek)> {
    let of = |member| Some((member, source.line(member, standing)?));
    let lines: Vec<(&GroupMember, MemberWeeks<Value<S>>)> =
        inputs.members.iter().filter_map(of).collect();
    let is_shared = |member: &GroupMember| shares(member, source.family());
    let k = needed(inputs, lines.iter().map(|(member, _)| is_shared(member)));
    if lines.len() < k {
        return None;
    }
    let earliest = lines.iter().filter_map(|(_, weeks)| weeks.first());
    let earliest = earliest.map(|(week, _)| *week).min()?;
    let first = since.map_or(earliest, |since| since.max(earliest));
    let index = |week: Week| usize::try_from(week.weeks_since(first)).ok();
    let now = index(inputs.week)?;
    let aligned: Vec<Vec<Option<Value<S>>>> = lines
        .iter()
        .map(|(_, weeks)| {
            let mut line = vec![None; now + 1];
            for (week, value) in weeks {
                if let Some(place) = index(*week).and_then(|at| line.get_mut(at)) {
                    *place = *value;
                }
            }
            line
        })
        .collect();
    let members: Vec<&[Option<Value<S>>]> = aligned.iter().map(Vec::as_slice).collect();
    let (mut chart, next) = source.begin(&members, standing, k)?;
    let from = next.max(index(inputs.begins).unwrap_or(0));
    let mut told = None;
    for week in from..=now {
        let values: Vec<_> = members
            .iter()
            .zip(&lines)
            .map(|(line, (member, _))| {
                line[week].filter(|_| index(member.since).is_none_or(|since| since <= week))
            })
            .collect();
        let there = lines
            .iter()
            .zip(&values)
            .filter(|(_, value)| value.is_some());
        let k = needed(inputs, there.map(|((member, _), _)| is_shared(member)));
        told = Some(chart.next(&values, k));
    }
    let running = StartedChart {
        founders: lines.len(),
        seats: lines.into_iter().map(|(member, _)| member.seat).collect(),
        chart,
    };
    Some((running, told?))
}

impl<C: RunningChart> StartedChart<C> {
    /// One more week; at a quarter's start those join who count by now.
    fn go_on<S: ChartSource<Chart = C>>(&mut self, source: &S, inputs: &WeekInputs) -> RunningWeek {
        let standing = self.chart.standing();
        let of = |member: &GroupMember| source.line(member, standing);
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
        let is_there = |seat: &Seat| inputs.members.iter().find(|member| member.seat == *seat);
        let this_week = |member: Option<&GroupMember>| {
            let (week, value) = of(member?)?.pop()?;
            value.filter(|_| week == inputs.week)
        };
        let members: Vec<_> = self.seats.iter().map(is_there).collect();
        let values: Vec<_> = members.iter().map(|member| this_week(*member)).collect();
        let there = members
            .iter()
            .zip(&values)
            .filter(|(_, value)| value.is_some());
        let there = there.filter_map(|(member, _)| *member);
        let k = needed(inputs, there.map(|member| shares(member, source.family())));
        self.chart.next(&values, k)
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
