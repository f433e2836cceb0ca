//! Reasons: what several share, never one person's (SIGNALS §2.8.6, attacker A7).

use super::*;
use crate::domain::check_in::Topic;
use crate::domain::interruption::InterruptionKind;
use crate::domain::person_week::{DayCell, DayKind, WeekDetail};
use crate::privacy::team_reason::{DayPart, TeamReason};

/// A week of five days, so many of them remote, with these sums of answers.
fn days(n: u64, remote: (u32, u32), office: (u32, u32)) -> PersonWeek {
    let cell = |(days, sum)| DayCell { days, sum };
    let kinds = [(DayKind::Remote, remote), (DayKind::Office, office)];
    let kinds = kinds.into_iter().filter(|(_, (days, _))| *days > 0);
    PersonWeek {
        detail: WeekDetail {
            days: kinds.map(|(kind, at)| (kind, cell(at))).collect(),
            ..WeekDetail::default()
        },
        ..week(n, remote.1 + office.1, 0)
    }
}

/// Remote days are a point worse than office days; from week 16 on there are four and not two.
fn more_remote(member: usize, n: u64) -> PersonWeek {
    let odd = (member as u32 + n as u32 * 2) % 3 / 2;
    match n {
        0..16 => days(n, (2, 6), (3, 12 + odd)),
        _ => days(n, (4, 10), (1, 4)),
    }
}

fn reasons(published: &[Published], family: Family) -> Vec<TeamReason> {
    published.last().unwrap().reasons.of(family).clone()
}

#[test]
fn more_of_the_worse_days_is_told_apart_from_days_that_felt_worse() {
    let published = Group::of(6, |member, n| match n {
        0..16 => more_remote(member, n),
        _ => days(n, (4, 12), (1, 4)),
    });
    let mut group = published;
    group.answers = |member, n| match n {
        0..16 => {
            let odd = (member as u32 + n as u32) % 2;
            days(n, (1, 2), (4, 18 + odd))
        }
        _ => days(n, (4, 8), (1, 5)),
    };
    let more = TeamReason::Days {
        kind: DayKind::Remote,
        part: DayPart::More,
    };
    assert_eq!(reasons(&group.close_through(20), Family::Isolation), [more]);
    let worse: Answers = |member, n| match n {
        0..16 => more_remote(member, n),
        _ => days(n, (2, 2), (3, 13)),
    };
    let felt_worse = TeamReason::Days {
        kind: DayKind::Remote,
        part: DayPart::FeltWorse,
    };
    let published = Group::of(6, worse).close_through(20);
    assert_eq!(reasons(&published, Family::Isolation), [felt_worse]);
    // Before it there was nothing to explain.
    assert_eq!(published[15].reasons, Families::default());
}

#[test]
fn four_on_either_side_are_too_few_for_a_partition() {
    let four: Answers = |member, n| match (member, n) {
        (_, 0..16) => more_remote(member, n),
        // Two do not come to the office any more.
        (0 | 1, _) => days(n, (5, 7), (0, 0)),
        _ => days(n, (2, 2), (3, 13)),
    };
    let published = Group::of(6, four).close_through(20);
    assert!(isolation(&published)[19] >= Band::Watch);
    assert_eq!(reasons(&published, Family::Isolation), []);
}

#[test]
fn a_part_that_one_member_makes_is_not_told() {
    // All fall on office days; one of seven had so many remote days fall that it would be the most.
    let one: Answers = |member, n| match (member, n) {
        (_, 0..16) => more_remote(member, n),
        (0, _) => days(n, (5, 5), (1, 4)),
        _ => days(n, (1, 3), (4, 13)),
    };
    let published = Group::of(7, one).close_through(20);
    assert!(isolation(&published)[19] >= Band::Watch);
    let told = reasons(&published, Family::Isolation);
    let named = |reason: &TeamReason| {
        matches!(
            reason,
            TeamReason::Days {
                kind: DayKind::Remote,
                ..
            }
        )
    };
    assert!(!told.iter().any(named), "{told:?}");
}

fn interrupted(n: u64, kinds: &[InterruptionKind]) -> PersonWeek {
    PersonWeek {
        detail: WeekDetail {
            unplanned: kinds.iter().copied().collect(),
            ..WeekDetail::default()
        },
        ..week(n, 18, 4)
    }
}

#[test]
fn a_kind_needs_five_people_who_reported_it() {
    use InterruptionKind::{Chore, Delivery, Family as Relatives};
    let five: Answers = |member, n| match (member, n) {
        (_, 0..16) => steady(member, n),
        (0..5, _) => interrupted(n, &[Delivery, Chore]),
        _ => interrupted(n, &[Delivery, Relatives]),
    };
    let published = Group::of(6, five).close_through(22);
    assert!(published[21].panels.home_to_work.band() >= Band::Watch);
    let delivery = TeamReason::Kind { kind: Delivery };
    assert_eq!(reasons(&published, Family::HomeToWork), [delivery]);
    let four: Answers = |member, n| match (member, n) {
        (_, 0..16) => steady(member, n),
        (0..4, _) => interrupted(n, &[Delivery]),
        _ => interrupted(n, &[Chore]),
    };
    let published = Group::of(6, four).close_through(22);
    assert!(published[21].panels.home_to_work.band() >= Band::Watch);
    assert_eq!(reasons(&published, Family::HomeToWork), []);
}

fn tagged(n: u64, topics: &[Topic]) -> PersonWeek {
    PersonWeek {
        they_tags: 2,
        detail: WeekDetail {
            they_topics: topics.iter().copied().collect(),
            ..WeekDetail::default()
        },
        ..week(n, 18, 0)
    }
}

#[test]
fn topics_need_five_people_and_two_are_told_at_most() {
    let topics: Answers = |member, n| match (member, n) {
        (_, 0..14) => week(n, 18, 0),
        (0..5, _) => tagged(
            n,
            &[Topic::Users, Topic::Deadlines, Topic::Quality, Topic::Other],
        ),
        _ => tagged(n, &[Topic::Users, Topic::Priorities, Topic::Other]),
    };
    let published = Group::of(6, topics).close_through(18);
    let topic = |topic| TeamReason::Topic { topic };
    assert_eq!(
        reasons(&published, Family::TheyDontGetUs),
        [topic(Topic::Users), topic(Topic::Deadlines)],
        "by persons, then by code"
    );
    assert_eq!(reasons(&published, Family::IDontGetThem), []);
}

#[test]
fn a_carried_week_keeps_its_reasons_and_a_quiet_one_has_none() {
    let topics: Answers = |member, n| match (member, n) {
        (0 | 1, 18..) => silent(n),
        (_, 14..) => tagged(n, &[Topic::Users]),
        _ => week(n, 18, 0),
    };
    let published = Group::of(6, topics).close_through(22);
    assert_eq!(published[17].reasons.they_dont_get_us.len(), 1);
    assert_eq!(published[21].reasons, published[17].reasons);
    assert_eq!(published[21].panels, published[17].panels);
}
