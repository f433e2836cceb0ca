//! Why a group's chart is where it is: only what at least `k` persons share, and what stays true
//! whoever is left out (SIGNALS §2.8.6).

use super::values::{last_four, reference_weeks, usual};
use super::{Advanced, GroupMember, WeekInputs};
use crate::domain::check_in::Topic;
use crate::domain::id::Seat;
use crate::domain::interruption::InterruptionKind;
use crate::domain::person_week::{DayCell, DayKind, PersonWeek, WeekDetail};
use crate::privacy::release::{Family, Panel};
use crate::privacy::team_reason::{DayPart, MOST, TeamReason};
use crate::signals::bands::Band;
use crate::signals::kitagawa::{Cell, Kind, Split, split};
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
    let sized = match family {
        Family::Isolation => days(&members, inputs, advanced.panel),
        Family::HomeToWork => kinds(&members, inputs, |detail| &detail.unplanned),
        Family::WorkToHome => kinds(&members, inputs, |detail| &detail.unchosen),
        Family::TheyDontGetUs => topics(&members, inputs, |detail| &detail.they_topics),
        Family::IDontGetThem => topics(&members, inputs, |detail| &detail.i_topics),
    };
    weightiest(sized)
}

/// The first few by size, then by code.
fn weightiest(mut sized: Vec<(f64, TeamReason)>) -> Vec<TeamReason> {
    sized.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.code().cmp(&y.code())));
    let reasons = sized.into_iter().map(|(_, reason)| reason);
    reasons.take(MOST).collect()
}

/// The days of one member, of both kinds of a partition, against what is usual for them: their level
/// is taken away, so that a change of who answered is no change of how days felt.
struct MemberDays {
    before: [Centred; 2],
    now: [Centred; 2],
}

#[derive(Clone, Copy, Default)]
struct Centred {
    days: u32,
    sum: f64,
}

impl Centred {
    fn plus(self, cell: DayCell, usual: f64) -> Self {
        Self {
            days: self.days + cell.days,
            sum: self.sum + f64::from(cell.sum) - usual * f64::from(cell.days),
        }
    }
}

fn days(members: &[&GroupMember], inputs: &WeekInputs, panel: Panel) -> Vec<(f64, TeamReason)> {
    let Panel::Steps { standing, .. } = panel else {
        return Vec::new();
    };
    let of = |partition: [DayKind; 2]| {
        let member_days = |member: &&GroupMember| {
            let usual = usual(&member.weeks, standing, &inputs.history)?;
            let sum = |weeks: &mut dyn Iterator<Item = &PersonWeek>| {
                weeks.fold([Centred::default(); 2], |sum, week| {
                    let cell = |at: usize| week.detail.cell(partition[at]);
                    [0, 1].map(|at| sum[at].plus(cell(at), usual.centre))
                })
            };
            let is_now = last_four(inputs);
            let is_now = |week: &&PersonWeek| is_now(week) && week.week >= member.since;
            Some(MemberDays {
                before: sum(&mut reference_weeks(&member.weeks, &usual)),
                now: sum(&mut member.weeks.iter().filter(is_now)),
            })
        };
        let days: Vec<MemberDays> = members.iter().filter_map(member_days).collect();
        weightiest_part(&days, partition, inputs.thresholds.team as usize)
    };
    DayKind::PARTITIONS.into_iter().filter_map(of).collect()
}

/// The one part that makes up at least half of a fall, also with any one member left out. `None`
/// where a side has fewer than `k` persons in either period, or where two parts do.
fn weightiest_part(
    members: &[MemberDays],
    partition: [DayKind; 2],
    k: usize,
) -> Option<(f64, TeamReason)> {
    let persons = |side: &dyn Fn(&MemberDays) -> u32| {
        members.iter().filter(|member| side(member) > 0).count()
    };
    let has_enough = |at: usize| {
        persons(&|member| member.before[at].days) >= k
            && persons(&|member| member.now[at].days) >= k
    };
    if !(has_enough(0) && has_enough(1)) {
        return None;
    }
    // Where it is one part alone in every one of these, what the others say decides which it is.
    let part = |without| match halves(&change_of(members, without)?, partition)[..] {
        [part] => Some(part),
        _ => None,
    };
    let (size, named) = part(None)?;
    let is_named = |one| part(Some(one)).is_some_and(|(_, part)| part == named);
    (0..members.len()).all(is_named).then_some((size, named))
}

/// How everybody's connection changed over one partition.
struct Change {
    split: Split,
    /// By how much the share of the first kind grew.
    grew: f64,
    /// How the mean of each kind moved.
    moved: [f64; 2],
}

fn change_of(members: &[MemberDays], without: Option<usize>) -> Option<Change> {
    let sum = |cell: &dyn Fn(&MemberDays) -> Centred| {
        let all = members.iter().enumerate();
        let all = all.filter(|(one, _)| Some(*one) != without);
        let sum = all.fold(Centred::default(), |sum, (_, member)| {
            let cell = cell(member);
            Centred {
                days: sum.days + cell.days,
                sum: sum.sum + cell.sum,
            }
        });
        Cell {
            days: sum.days,
            mean: sum.sum / f64::from(sum.days),
        }
    };
    let kinds = [0, 1].map(|at| Kind {
        before: sum(&|member| member.before[at]),
        now: sum(&|member| member.now[at]),
    });
    let share = |of: fn(&Kind) -> Cell| {
        let days = kinds.map(|kind| f64::from(of(&kind).days));
        days[0] / (days[0] + days[1])
    };
    Some(Change {
        split: split(kinds)?,
        grew: share(|kind| kind.now) - share(|kind| kind.before),
        moved: kinds.map(|kind| kind.now.mean - kind.before.mean),
    })
}

/// The parts that lie on the worse side and are at least half of a fall, with their size. Days that
/// felt worse are named only where they fell at least twice as much as the others: else it would
/// be all days, and the commoner kind would always have the larger part (policy choice).
fn halves(change: &Change, [first, second]: [DayKind; 2]) -> Vec<(f64, TeamReason)> {
    let split = change.split;
    let is_half = |part: f64| split.change < 0.0 && part < 0.0 && 2.0 * part <= split.change;
    let fell_most = |at: usize| change.moved[at] <= 2.0 * change.moved[1 - at].min(0.0);
    let more = if change.grew > 0.0 { first } else { second };
    let parts = [
        (split.mix(), more, DayPart::More, true),
        (split.parts[0].rate, first, DayPart::FeltWorse, fell_most(0)),
        (
            split.parts[1].rate,
            second,
            DayPart::FeltWorse,
            fell_most(1),
        ),
    ];
    let named = parts.into_iter();
    let named = named.filter(|(part, .., is_apart)| is_half(*part) && *is_apart);
    named
        .map(|(part, kind, how, _)| (-part, TeamReason::Days { kind, part: how }))
        .collect()
}

/// The one kind that most persons reported in the last four weeks, if `k` did.
fn kinds(
    members: &[&GroupMember],
    inputs: &WeekInputs,
    of: fn(&WeekDetail) -> &BTreeSet<InterruptionKind>,
) -> Vec<(f64, TeamReason)> {
    let named = |kind: &InterruptionKind| TeamReason::Kind { kind: *kind };
    let mut found = shared(members, inputs, of, InterruptionKind::ALL, named);
    found.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.code().cmp(&y.code())));
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
fn topics(
    members: &[&GroupMember],
    inputs: &WeekInputs,
    of: fn(&WeekDetail) -> &BTreeSet<Topic>,
) -> Vec<(f64, TeamReason)> {
    let named = |topic: &Topic| TeamReason::Topic { topic: *topic };
    let mut found = shared(members, inputs, of, Topic::ALL, named);
    found.retain(|(_, reason)| *reason != named(&Topic::Other));
    found
}

/// What at least `k` persons have in their last four weeks in the group, with how many.
fn shared<T: Ord>(
    members: &[&GroupMember],
    inputs: &WeekInputs,
    of: fn(&WeekDetail) -> &BTreeSet<T>,
    all: &[T],
    named: impl Fn(&T) -> TeamReason,
) -> Vec<(f64, TeamReason)> {
    let is_now = last_four(inputs);
    let has = |member: &GroupMember, one: &T| {
        let mut weeks = member.weeks.iter().filter(|week| is_now(week));
        weeks.any(|week| week.week >= member.since && of(&week.detail).contains(one))
    };
    let k = inputs.thresholds.team as usize;
    let persons = |one: &T| members.iter().filter(|member| has(member, one)).count();
    let counted = all.iter().map(|one| (persons(one), named(one)));
    let enough = counted.filter(|(persons, _)| *persons >= k);
    enough
        .map(|(persons, reason)| (persons as f64, reason))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::chance::Chance;

    const SIDES: [DayKind; 2] = DayKind::PARTITIONS[0];

    fn any(chance: &mut Chance) -> MemberDays {
        let mut cell = |fall: f64| {
            let days = 1 + chance.below(12) as u32;
            Centred {
                days,
                sum: f64::from(days) * (2.0 * chance.unit() - 1.0 - fall),
            }
        };
        MemberDays {
            before: [cell(0.0), cell(-0.3)],
            now: [cell(0.8), cell(0.1)],
        }
    }

    #[test]
    fn one_members_days_never_turn_one_reason_into_another() {
        // They may make it appear or vanish: what the others say decides which it is.
        let mut chance = Chance::from_key("attackers of reasons");
        let mut both = 0;
        for _ in 0..3000 {
            let people = 5 + chance.below(5);
            let mut members: Vec<MemberDays> = (0..people).map(|_| any(&mut chance)).collect();
            let before = weightiest_part(&members, SIDES, 5);
            let one = chance.below(people);
            members[one] = any(&mut chance);
            let after = weightiest_part(&members, SIDES, 5);
            if let (Some((_, before)), Some((_, after))) = (before, after) {
                both += 1;
                assert_eq!(before, after);
            }
        }
        assert!(both > 100, "{both}");
    }

    #[test]
    fn below_five_on_any_side_nothing_is_named() {
        let mut chance = Chance::from_key("four on a side");
        for side in 0..4 {
            for _ in 0..300 {
                let mut members: Vec<MemberDays> = (0..6).map(|_| any(&mut chance)).collect();
                for member in members.iter_mut().take(2) {
                    let cell = match side {
                        0 | 1 => &mut member.before[side],
                        _ => &mut member.now[side - 2],
                    };
                    *cell = Centred::default();
                }
                assert_eq!(weightiest_part(&members, SIDES, 5), None);
            }
        }
    }
}
