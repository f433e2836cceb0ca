//! Business context of a group: shares of persons over blocks that do not overlap (BIZ-1, BIZ-3).
//!
//! Decided:
//!
//! - 2026-11-24: **Blocks are counted from the group's first week**, not from the calendar. Because: a
//!   group that begins in mid-quarter need not wait, and blocks never overlap.

use super::inputs::{GroupMember, WeekInputs};
use super::sharers::needed;
use crate::domain::consent::SharedFamily;
use crate::domain::day::Week;
use crate::domain::person_week::PersonWeek;
use crate::privacy::context::{ContextItem, SharePanel};
use crate::privacy::headcount::as_count;
use crate::signals::team_share::{Edges, held_share};

/// Answers to a weekly item that a person's value needs (SIGNALS §6).
const LEAST_ANSWERS: u32 = 2;
/// Days with casual talk answered that a person's value needs (policy choice).
const LEAST_TALK_DAYS: u32 = 6;

/// What a week does to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WeekEffect {
    /// It runs on, or nothing was ever told.
    Running,
    Computed,
    /// It ended with too few persons, and what was told before stays.
    Carried,
}

/// What is published of an item after the week that closes. It moves only where a block ends in
/// which at least `k` persons who do not share it by name have a value; of each the whole block
/// counts, and only of those who were in the group for all of it.
pub(super) fn next(
    before: SharePanel,
    inputs: &WeekInputs,
    item: ContextItem,
) -> (SharePanel, WeekEffect) {
    let weeks = item.block();
    let ends = u64::try_from(inputs.week.weeks_since(inputs.begins))
        .is_ok_and(|week| (week + 1).is_multiple_of(weeks));
    if !ends {
        return (before, WeekEffect::Running);
    }
    let first = inputs.week.back(weeks - 1);
    let values: Vec<(&GroupMember, bool)> = inputs
        .members
        .iter()
        .filter(|member| member.since <= first)
        .filter_map(|member| Some((member, value(member, first, inputs, item)?)))
        .collect();
    let is_shared = |member: &GroupMember| member.shares.contains(&SharedFamily::Context);
    let k = needed(inputs, values.iter().map(|(member, _)| is_shared(member)));
    let policy = inputs.policy;
    let edges = Edges {
        ok: policy.share_ok,
        act: policy.share_act,
    };
    let of = as_count(values.len());
    let yes = as_count(values.iter().filter(|(_, yes)| *yes).count());
    let held = held_share(yes, of, edges).filter(|_| values.len() >= k);
    match (held, before) {
        (None, SharePanel::NotYet) => (before, WeekEffect::Running),
        (None, SharePanel::Known { .. }) => (before, WeekEffect::Carried),
        (Some(share), _) => {
            let stands = before.since().filter(|_| before.band() == share.band);
            let since = stands.unwrap_or(first);
            (SharePanel::Known { share, since }, WeekEffect::Computed)
        }
    }
}

/// Whether a person counts as a yes in the block from `first` on; `None` with too few answers.
fn value(
    member: &GroupMember,
    first: Week,
    inputs: &WeekInputs,
    item: ContextItem,
) -> Option<bool> {
    let weeks = member
        .weeks
        .iter()
        .filter(|week| first <= week.week && week.week <= inputs.week);
    match item {
        ContextItem::Clear => level(weeks.filter_map(|week| week.clear), inputs),
        ContextItem::Heard => level(weeks.filter_map(|week| week.heard), inputs),
        ContextItem::Contact => {
            let sum = |of: fn(&PersonWeek) -> u32| weeks.clone().map(of).sum::<u32>();
            let is_answered = sum(|week| week.talk_days) >= LEAST_TALK_DAYS;
            is_answered.then(|| sum(|week| week.business_days) > 0)
        }
    }
}

fn level(answers: impl Iterator<Item = u32>, inputs: &WeekInputs) -> Option<bool> {
    let (sum, answers) = answers.fold((0, 0), |(sum, count), answer| (sum + answer, count + 1));
    let mean = f64::from(sum) / f64::from(answers);
    (answers >= LEAST_ANSWERS).then_some(mean >= inputs.policy.context_level)
}
