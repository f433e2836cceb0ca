//! The steps of a team's whole series: its chart run week by week, as closings run it.

use crate::signals::counts::RatePrior;
use crate::signals::team::{ChartedWeek, Member, RunningChart, TeamChart, TeamReference, by_week};
use crate::signals::team_counts::{MemberCounts, TagChart};

/// From `from` on, and not before the reference's end; none without members.
pub fn steps(
    members: &[Member],
    reference: &TeamReference,
    from: usize,
    k: usize,
) -> Vec<ChartedWeek> {
    let chart = TeamChart::new(reference, members.len());
    run(chart, members, from.max(reference.next), k)
}

/// Of tags, from the end of their reference on; none before there is one.
pub fn tag_steps(members: &[MemberCounts], prior: RatePrior, k: usize) -> Vec<ChartedWeek> {
    let begun = TagChart::begin(members, prior, k);
    begun.map_or(Vec::new(), |(chart, next)| run(chart, members, next, k))
}

fn run<C: RunningChart>(
    mut chart: C,
    members: &[&[Option<C::Value>]],
    from: usize,
    k: usize,
) -> Vec<ChartedWeek> {
    let weeks = by_week(members).into_iter().skip(from);
    weeks.map(|values| chart.next(&values, k).week).collect()
}
