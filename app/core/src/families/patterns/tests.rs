//! Which days and weeks are compared, and when something is said.

use super::*;
use crate::domain::check_in::{Score, WorkMode};
use crate::domain::day::{Day, Week};
use crate::domain::week_rollup::{Talked, WeekFacts};
use crate::signals::best_days::Advice;

fn score(number: u32) -> Option<Score> {
    Score::from_number(i64::from(number)).ok()
}

/// Weeks of five scheduled days in a row from 2026-W01 on, made day by day from (week, day).
fn weeks(count: u64, day: impl Fn(u64, u64) -> DayFacts) -> Vec<PersonalWeek> {
    let first = Week::parse("2026-W01").unwrap();
    (0..count)
        .map(|n| {
            let days = (0..5).map(|d| DayFacts {
                day: first.on(n).monday().on(d),
                ..day(n, d)
            });
            let facts = WeekFacts {
                days: days.collect(),
                ..WeekFacts::default()
            };
            PersonalWeek {
                week: first.on(n),
                scheduled: 5,
                facts,
            }
        })
        .collect()
}

fn any_day() -> DayFacts {
    DayFacts::blank(Day::parse("2026-01-01").unwrap())
}

#[test]
fn a_habit_that_goes_with_energy_is_shown_with_both_means_and_their_days() {
    // Two active days a week, with energy 4, the others 3; outdoors is never answered.
    let weeks = weeks(8, |_, d| DayFacts {
        energy: score(if d < 2 { 4 } else { 3 }),
        active_minutes: Some(if d < 2 { 30 } else { 0 }),
        mode: Some(if d == 0 {
            WorkMode::Office
        } else {
            WorkMode::Home
        }),
        ..any_day()
    });
    let [active, outdoors, office, talk] = habits(&weeks, "k").try_into().unwrap();
    assert!(active.shows());
    assert_eq!(active.needs(), (0, 0));
    let side = |days, energy| Side {
        days,
        energy: Some(energy),
    };
    assert_eq!(
        (active.with, active.without),
        (side(16, 4.0), side(24, 3.0))
    );
    assert!(!outdoors.shows() && outdoors.adjusted.is_none());
    assert_eq!((outdoors.needs(), outdoors.with.energy), ((6, 6), None));
    assert_eq!((office.with.days, office.without.days), (8, 32));
    assert_eq!(talk.needs(), (6, 6));
    assert_eq!(habits(&weeks, "k")[0], active, "the same each time");
}

#[test]
fn holm_counts_what_was_tested_and_an_unanswered_day_is_on_no_side() {
    // SIGNALS §5, golden HAB-3: p = .056277 alone, and not shown.
    let with = [4, 4, 5, 3, 4, 4];
    let without = [3, 3, 2, 4, 3, 3];
    let weeks = weeks(3, |n, d| {
        let at = (n * 5 + d) as usize;
        DayFacts {
            energy: score(*with.iter().chain(&without).nth(at).unwrap_or(&1)),
            active_minutes: (at < 12).then_some(u32::from(at < 6)),
            ..any_day()
        }
    });
    let active = habits(&weeks, "k")[0];
    assert!((active.adjusted.unwrap() - 52.0 / 924.0).abs() < 1e-9);
    assert!(!active.shows());
}

#[test]
fn only_the_last_eight_weeks_are_looked_at() {
    let weeks = weeks(20, |n, _| DayFacts {
        energy: score(3),
        talk: Some(Talked {
            minutes: u32::from(n < 12),
            with_business: false,
        }),
        ..any_day()
    });
    let talk = habits(&weeks, "k")[3];
    assert_eq!((talk.with.days, talk.without.days), (0, 40));
    assert_eq!(talk.needs(), (6, 0));
    assert!(habits(&[], "k").iter().all(|one| one.needs() == (6, 6)));
}

/// The golden weeks of §13.1: remote days of five, and the sum of five answers.
const GOLDEN: [(u64, u32); 12] = [
    (1, 17),
    (2, 19),
    (4, 16),
    (3, 20),
    (5, 17),
    (0, 16),
    (2, 19),
    (0, 17),
    (3, 21),
    (4, 18),
    (1, 18),
    (5, 15),
];

/// As many of the golden weeks, over and over.
fn golden(count: u64) -> Vec<PersonalWeek> {
    weeks(count, |n, d| {
        let (remote, sum) = GOLDEN[(n % 12) as usize];
        let answer = sum / 5 + u32::from((d as u32) < sum % 5);
        DayFacts {
            connection: score(answer),
            mode: Some(if d < remote {
                WorkMode::Home
            } else {
                WorkMode::Office
            }),
            ..any_day()
        }
    })
}

#[test]
fn weeks_with_some_remote_days_are_found_where_they_were_better() {
    let seen = remote_days(&golden(36), "k");
    assert_eq!(seen.best.advice, Advice::Best(vec![Remote::Medium]));
    let [finding] = seen.best.findings.as_slice() else {
        panic!("connection alone was answered: {:?}", seen.best)
    };
    assert_eq!(
        (finding.outcome, finding.weeks),
        (BestDaysOutcome::Connection, 36)
    );
    assert!(finding.shows());
    let counts = Remote::ALL.map(|class| seen.count(class));
    assert_eq!(counts, [12, 12, 12]);
    assert_eq!(
        seen.means(Remote::Little, BestDaysOutcome::Connection)[..2],
        [3.4, 3.2]
    );
    assert!(
        seen.means(Remote::Little, BestDaysOutcome::Energy)
            .is_empty()
    );
}

#[test]
fn below_24_eligible_weeks_it_is_too_early_and_weeks_without_modes_do_not_count() {
    assert_eq!(
        remote_days(&golden(23), "k").best.advice,
        Advice::TooEarly { weeks: 23 }
    );
    let unknown = weeks(40, |_, _| DayFacts {
        connection: score(4),
        ..any_day()
    });
    let seen = remote_days(&unknown, "k");
    assert_eq!(seen.best.advice, Advice::TooEarly { weeks: 0 });
    assert!(seen.weeks.is_empty());
}

#[test]
fn a_mean_of_too_few_answers_is_missing() {
    let weeks = weeks(1, |_, d| DayFacts {
        energy: score(4),
        focus: if d < 2 { score(5) } else { None },
        mode: Some(WorkMode::Home),
        ..any_day()
    });
    let seen = remote_days(&weeks, "k");
    assert_eq!(seen.weeks[0].means, [None, None, Some(4.0)]);
}
