//! Days of which kind a fall of connection goes together with: by Kitagawa's split over what is usual for
//! each member, with everybody and with each one left out.

use crate::domain::person_week::{DayCell, DayKind, PersonWeek};
use crate::privacy::closing::inputs::{GroupMember, WeekInputs};
use crate::privacy::closing::sharers::shares;
use crate::privacy::closing::values::{last_four, reference_weeks, usual};
use crate::privacy::release::{Family, Panel};
use crate::privacy::team_reason::{DayPart, TeamReason};
use crate::signals::kitagawa::{KindBeforeAndNow, PeriodDays, Split, split};

/// The days of one member, of both kinds of a partition, against what is usual for them: their level
/// is taken away, so that a change of who answered is no change of how days felt.
#[derive(Clone, Debug)]
struct MemberDays {
    /// Whether they share the family by name, and so are none of the `k`.
    is_shared: bool,
    before: [Centred; 2],
    now: [Centred; 2],
}

#[derive(Clone, Copy, Debug, Default)]
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

pub(super) fn days(
    members: &[&GroupMember],
    inputs: &WeekInputs,
    panel: Panel,
) -> Vec<(f64, TeamReason)> {
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
                is_shared: shares(member, Family::Isolation),
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
        let there = members.iter().filter(|member| side(member) > 0);
        there.filter(|member| !member.is_shared).count()
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
        PeriodDays {
            days: sum.days,
            mean: sum.sum / f64::from(sum.days),
        }
    };
    let kinds = [0, 1].map(|at| KindBeforeAndNow {
        before: sum(&|member| member.before[at]),
        now: sum(&|member| member.now[at]),
    });
    let share = |of: fn(&KindBeforeAndNow) -> PeriodDays| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law_tests::holds;
    use proptest::collection::vec;
    use proptest::prelude::{Strategy, any};
    use proptest::sample::Index;
    use std::cell::Cell;

    const SIDES: [DayKind; 2] = DayKind::PARTITIONS[0];

    /// A cell of 1 to 12 days, whose mean lies within 1 of its usual and then falls by so much.
    fn cells(fall: f64) -> impl Strategy<Value = Centred> {
        (1..=12_u32, -1.0..1.0).prop_map(move |(days, mean)| Centred {
            days,
            sum: f64::from(days) * (mean - fall),
        })
    }

    fn anybody() -> impl Strategy<Value = MemberDays> {
        let all = (cells(0.0), cells(-0.3), cells(0.8), cells(0.1));
        all.prop_map(|(a, b, c, d)| MemberDays {
            is_shared: false,
            before: [a, b],
            now: [c, d],
        })
    }

    #[test]
    fn one_members_days_never_turn_one_reason_into_another() {
        // They may make it appear or vanish: what the others say decides which it is.
        let both = Cell::new(0);
        let members = (vec(anybody(), 5..10), any::<Index>(), anybody());
        holds(3000, members, |(mut members, one, other)| {
            let before = weightiest_part(&members, SIDES, 5);
            let one = one.index(members.len());
            members[one] = other;
            let after = weightiest_part(&members, SIDES, 5);
            if let (Some((_, before)), Some((_, after))) = (before, after) {
                both.update(|n| n + 1);
                assert_eq!(before, after);
            }
        });
        assert!(both.get() > 100, "{}", both.get());
    }

    #[test]
    fn below_five_on_any_side_nothing_is_named() {
        holds(
            1200,
            (0..4_usize, vec(anybody(), 6)),
            |(side, mut members)| {
                for member in members.iter_mut().take(2) {
                    let cell = match side {
                        0 | 1 => &mut member.before[side],
                        _ => &mut member.now[side - 2],
                    };
                    *cell = Centred::default();
                }
                assert_eq!(weightiest_part(&members, SIDES, 5), None);
            },
        );
    }
}
