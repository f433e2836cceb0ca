//! A group's quarter up to a week: its coverage, and whether enough of it was computed.

use super::charts::Advanced;
use super::inputs::{GroupMember, QuarterSoFar, WeekInputs};
use super::shares::WeekEffect;
use super::values::is_valid;
use crate::domain::quarter::Quarter;
use crate::privacy::context::Context;
use crate::privacy::headcount::as_count;
use crate::privacy::release::{AnswerCoverage, Families, Family, Panel, QuarterEnd};
use crate::privacy::thresholds::Thresholds;
use crate::signals::team::LEAST_COMPUTED;
use crate::signals::valid::needed;

impl QuarterSoFar {
    pub(super) fn add(
        &mut self,
        inputs: &WeekInputs,
        advanced: &Families<Advanced>,
        blocks: &Context<WeekEffect>,
    ) {
        // Who never answered has no week of which it is known whether they were on leave.
        let could = |member: &&GroupMember| {
            let week = member.in_week(inputs.week);
            week.is_none_or(|week| needed(week.scheduled).is_some())
        };
        let did = |member: &&GroupMember| {
            let week = member.in_week(inputs.week);
            week.is_some_and(|week| is_valid(week, Family::Isolation))
        };
        let is_shared = |member: &&GroupMember| !member.shares.is_empty();
        let possible = inputs.members.iter().filter(could);
        self.shared += as_count(possible.clone().filter(is_shared).count());
        self.possible += as_count(possible.count());
        self.answered += as_count(inputs.members.iter().filter(did).count());
        self.weeks += 1;
        let more = |sum: u32, when: bool| sum + u32::from(when);
        self.ran =
            Families::from_fn(|f| more(*self.ran.of(f), advanced.of(f).panel != Panel::NotYet));
        self.computed =
            Families::from_fn(|f| more(*self.computed.of(f), advanced.of(f).is_computed));
        let has_ended =
            |block: &WeekEffect| matches!(block, WeekEffect::Computed | WeekEffect::Carried);
        self.blocks = Context::from_fn(|i| more(*self.blocks.of(i), has_ended(blocks.of(i))));
        self.computed_blocks = Context::from_fn(|i| {
            let is_computed = *blocks.of(i) == WeekEffect::Computed;
            more(*self.computed_blocks.of(i), is_computed)
        });
    }

    /// Coverage is told where, on average, at least as many could answer as a week needs, without
    /// those who share something by name. A quarter
    /// in which a chart began needs no more weeks than it ran.
    pub(super) fn end(&self, quarter: Quarter, thresholds: Thresholds) -> QuarterEnd {
        let needed = thresholds.team.saturating_mul(self.weeks);
        let enough = self.possible >= needed.saturating_add(self.shared);
        let least = |f| (*self.ran.of(f)).min(LEAST_COMPUTED);
        QuarterEnd {
            quarter,
            coverage: AnswerCoverage::of(self.answered, self.possible).filter(|_| enough),
            enough: Families::from_fn(|f| *self.computed.of(f) >= least(f)),
            context: Context::from_fn(|i| 2 * *self.computed_blocks.of(i) >= *self.blocks.of(i)),
        }
    }
}
