//! Values of a member's frozen weeks for the charts: their own deviations from their own usual, or counts
//! of tags.

use super::charts::{ChartSource, MemberWeeks};
use super::inputs::{GroupMember, WeekInputs};
use crate::domain::day::Week;
use crate::domain::person_week::PersonWeek;
use crate::privacy::release::Family;
use crate::signals::bands::WorseSide;
use crate::signals::counts::{Count, RatePrior, RateReference};
use crate::signals::estimates::History;
use crate::signals::reference::{Reference, ReferenceStage};
use crate::signals::team::{Member, TeamChart, TeamReference};
use crate::signals::team_counts::{MemberCounts, TagChart};
use crate::signals::valid::Days;

/// A member's week in sigmas of their own, above 0 worse (ISO-T, BND-T).
pub(super) struct Deviations<'i> {
    pub family: Family,
    pub inputs: &'i WeekInputs,
}

impl ChartSource for Deviations<'_> {
    type Chart = TeamChart;

    fn family(&self) -> Family {
        self.family
    }

    fn line(&self, member: &GroupMember, standing: ReferenceStage) -> Option<MemberWeeks<f64>> {
        let weeks = &member.weeks;
        let parameters = self.inputs.parameters();
        let line = match self.family {
            Family::Isolation => {
                let reference = usual(weeks, standing, &self.inputs.history)?;
                let of = |week| reference.deviation(connection(week)?, WorseSide::Lower);
                weeks.iter().map(of).collect()
            }
            Family::HomeToWork => rates(weeks, home_to_work, parameters.unplanned, standing)?,
            Family::WorkToHome => rates(weeks, work_to_home, parameters.intrusions, standing)?,
            Family::TheyDontGetUs | Family::IDontGetThem => return None,
        };
        Some(dated(weeks, line))
    }

    fn begin(
        &self,
        members: &[Member],
        standing: ReferenceStage,
        k: usize,
    ) -> Option<(TeamChart, usize)> {
        let reference = TeamReference::of(members, standing, k)?;
        Some((TeamChart::new(&reference, members.len()), reference.next))
    }
}

/// A member's tags in one direction, of weeks in the group (BIZ-2).
pub(super) struct Tags<'i> {
    pub family: Family,
    pub of: fn(&PersonWeek) -> u32,
    pub inputs: &'i WeekInputs,
}

impl ChartSource for Tags<'_> {
    type Chart = TagChart;

    fn family(&self) -> Family {
        self.family
    }

    /// There is no provisional one.
    fn line(&self, member: &GroupMember, standing: ReferenceStage) -> Option<MemberWeeks<Count>> {
        let first = member.since.max(self.inputs.begins);
        let count = |week: &PersonWeek| Count {
            seen: (self.of)(week),
            days: week.check_ins,
        };
        let inside = |week: &&PersonWeek| week.week >= first;
        let weeks = member.weeks.iter().filter(inside);
        let line: MemberWeeks<Count> = weeks
            .map(|week| (week.week, Some(count(week)).filter(|count| count.days > 0)))
            .collect();
        let is_there = line.iter().any(|(_, count)| count.is_some());
        (is_there && standing == ReferenceStage::Full).then_some(line)
    }

    fn begin(
        &self,
        members: &[MemberCounts],
        _: ReferenceStage,
        k: usize,
    ) -> Option<(TagChart, usize)> {
        TagChart::begin(members, self.inputs.parameters().tags, k)
    }
}

fn dated<V>(weeks: &[PersonWeek], line: Vec<Option<V>>) -> MemberWeeks<V> {
    weeks.iter().map(|week| week.week).zip(line).collect()
}

/// What is usual for a member about connection; it keeps what was believed of everybody when its
/// last week closed.
pub(in crate::privacy) fn usual(
    weeks: &[PersonWeek],
    standing: ReferenceStage,
    history: &History,
) -> Option<Reference> {
    let first = weeks.first()?.week;
    let scores: Vec<Option<f64>> = weeks.iter().map(connection).collect();
    let believed = |week| {
        let estimates = history.for_week(first, week);
        (estimates.prior, estimates.rho)
    };
    match standing {
        ReferenceStage::Provisional => Reference::first_by(&scores, standing, believed),
        ReferenceStage::Full => Reference::settled_by(&scores, believed, WorseSide::Lower),
    }
}

fn rates(
    weeks: &[PersonWeek],
    count: fn(&PersonWeek) -> Count,
    prior: RatePrior,
    standing: ReferenceStage,
) -> Option<Vec<Option<f64>>> {
    let counts: Vec<Option<Count>> = weeks.iter().map(|week| Some(count(week))).collect();
    let reference = RateReference::first(&counts, standing, prior)?;
    let of = |count: Option<Count>| reference.deviation(count?);
    Some(counts.into_iter().map(of).collect())
}

/// The weeks that `usual` is made of: through the eighth or the twelfth valid one.
pub(super) fn reference_weeks<'w>(
    weeks: &'w [PersonWeek],
    usual: &Reference,
) -> impl Iterator<Item = &'w PersonWeek> {
    let valid = weeks.iter().filter(|week| connection(week).is_some());
    valid.take(usual.weeks)
}

pub(in crate::privacy) fn connection(week: &PersonWeek) -> Option<f64> {
    connection_of(week.scheduled, week.connection_sum, week.connection_days)
}

/// A week's mean answer about connection, 1 to 5, where the week is valid (SIGNALS §1.2).
pub fn connection_of(scheduled: u32, sum: u32, days: u32) -> Option<f64> {
    let week = Days {
        scheduled,
        answered: days,
    };
    week.mean(sum)
}

pub(in crate::privacy) fn home_to_work(week: &PersonWeek) -> Count {
    Count {
        seen: week.unplanned,
        days: week.home_to_work_days,
    }
}

pub(in crate::privacy) fn work_to_home(week: &PersonWeek) -> Count {
    Count {
        seen: week.intrusion_days,
        days: week.work_to_home_days,
    }
}

pub(in crate::privacy) fn is_valid(week: &PersonWeek, family: Family) -> bool {
    match family {
        Family::Isolation => connection(week).is_some(),
        Family::HomeToWork => home_to_work(week).is_valid(),
        Family::WorkToHome => work_to_home(week).is_valid(),
        Family::TheyDontGetUs | Family::IDontGetThem => week.check_ins > 0,
    }
}

/// The calendar weeks through which reasons look back.
pub(super) fn last_four(inputs: &WeekInputs) -> impl Fn(&PersonWeek) -> bool {
    let (from, to): (Week, Week) = (inputs.week.back(3), inputs.week);
    move |week| from <= week.week && week.week <= to
}
