//! Reasons of a group's chart: only what at least `k` persons share, and what stays true whoever is left
//! out (SIGNALS §2.8.6).
//!
//! Decided:
//!
//! - 2026-11-24: **A reason is named only where it is one alone**, with everybody and with each one
//!   left out. Because: so one person can make it vanish, but never turn it into another. Days are
//!   named as felt worse only where they fell twice as much as the others, for the commoner kind of day
//!   has the larger part of any fall.
//! - 2026-11-24: **Three reasons at most, the arithmetic line among them**: a Release keeps two beside
//!   it. A week that is carried keeps its reasons, else silence would show.

mod days;

use super::charts::Advanced;
use super::inputs::{GroupMember, WeekInputs};
use super::sharers::{needed, shares};
use super::values::last_four;
use crate::domain::check_in::Topic;
use crate::domain::id::Seat;
use crate::domain::interruption::InterruptionKind;
use crate::domain::person_week::WeekDetail;
use crate::privacy::release::Family;
use crate::privacy::team_reason::{MOST, TeamReason};
use crate::signals::bands::Band;
use std::collections::BTreeSet;

/// The reasons of a family after the week that closes: none unless it is WATCH or ACT, and those of
/// the week before where the week was carried.
pub(super) fn next(
    before: &[TeamReason],
    inputs: &WeekInputs,
    family: Family,
    advanced: Advanced,
    seats: &[Seat],
) -> Vec<TeamReason> {
    if advanced.panel.band() < Band::Watch {
        return Vec::new();
    }
    if !advanced.is_computed {
        return before.to_vec();
    }
    let is_in = |member: &&GroupMember| seats.contains(&member.seat);
    let members: Vec<&GroupMember> = inputs.members.iter().filter(is_in).collect();
    let of = ChartMembers {
        members: &members,
        family,
        inputs,
    };
    let sized = match family {
        Family::Isolation => days::days(&members, inputs, advanced.panel),
        Family::HomeToWork => kinds(&of, |detail| &detail.unplanned),
        Family::WorkToHome => kinds(&of, |detail| &detail.unchosen),
        Family::TheyDontGetUs => topics(&of, |detail| &detail.they_topics),
        Family::IDontGetThem => topics(&of, |detail| &detail.i_topics),
    };
    weightiest(sized)
}

/// By size, then by code.
fn sort(sized: &mut [(f64, TeamReason)]) {
    sized.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.code().cmp(&y.code())));
}

/// The first few.
fn weightiest(mut sized: Vec<(f64, TeamReason)>) -> Vec<TeamReason> {
    sort(&mut sized);
    let reasons = sized.into_iter().map(|(_, reason)| reason);
    reasons.take(MOST).collect()
}

/// The one kind that most persons reported in the last four weeks, if `k` did. Here as below, who shares
/// the family by name is none of the `k`.
fn kinds(
    whose: &ChartMembers,
    of: fn(&WeekDetail) -> &BTreeSet<InterruptionKind>,
) -> Vec<(f64, TeamReason)> {
    let named = |kind: &InterruptionKind| TeamReason::Kind { kind: *kind };
    let mut found = shared(whose, of, InterruptionKind::ALL, named);
    sort(&mut found);
    found.truncate(1);
    // "Something else" would be no reason.
    let says_nothing = |reason: &TeamReason| {
        let others = [InterruptionKind::HomeOther, InterruptionKind::WorkOther];
        matches!(reason, TeamReason::Kind { kind } if others.contains(kind))
    };
    found.retain(|(_, reason)| !says_nothing(reason));
    found
}

/// The topics that `k` persons gave in the last four weeks.
fn topics(whose: &ChartMembers, of: fn(&WeekDetail) -> &BTreeSet<Topic>) -> Vec<(f64, TeamReason)> {
    let named = |topic: &Topic| TeamReason::Topic { topic: *topic };
    let mut found = shared(whose, of, Topic::ALL, named);
    found.retain(|(_, reason)| *reason != named(&Topic::Other));
    found
}

/// What at least `k` persons have in their last four weeks in the group, with how many.
fn shared<T: Ord>(
    whose: &ChartMembers,
    of: fn(&WeekDetail) -> &BTreeSet<T>,
    all: &[T],
    named: impl Fn(&T) -> TeamReason,
) -> Vec<(f64, TeamReason)> {
    let is_now = last_four(whose.inputs);
    let has = |member: &GroupMember, one: &T| {
        let mut weeks = member.weeks.iter().filter(|week| is_now(week));
        weeks.any(|week| week.week >= member.since && of(&week.detail).contains(one))
    };
    let is_shared = |member: &&GroupMember| shares(member, whose.family);
    let members = whose.members;
    // In a chart of no more than k it would say that everybody did (SIGNALS §8.2).
    if members.len() <= needed(whose.inputs, members.iter().map(is_shared)) {
        return Vec::new();
    }
    let counted = all.iter().filter_map(|one| {
        let persons: Vec<&&GroupMember> = members.iter().filter(|m| has(m, one)).collect();
        let k = needed(whose.inputs, persons.iter().map(|member| is_shared(member)));
        (persons.len() >= k).then(|| (persons.len() as f64, named(one)))
    });
    counted.collect()
}

/// Who is in the chart of a family in the week that closes.
struct ChartMembers<'i> {
    members: &'i [&'i GroupMember],
    family: Family,
    inputs: &'i WeekInputs,
}
