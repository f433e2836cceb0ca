//! Reasons: what is found, in which order, and where nothing is said.

use super::*;
use crate::domain::check_in::WorkMode;
use crate::domain::week_rollup::Talked;
use crate::families::chart::of;
use crate::families::fixtures::*;
use crate::families::person::due;
use crate::signals::estimates::History;

fn usual(weeks: &[PersonalWeek]) -> FrozenReference {
    let frozen = due(weeks, &[], &History::default());
    *of(MySignal::Connection, &frozen).last().unwrap()
}

/// Office days feel like 4, remote days like 3; from week 12 on there are hardly any in the office.
fn more_remote_days() -> Vec<PersonalWeek> {
    weeks(18, |n, mut day| {
        let (week, weekday) = (n / 5, n % 5);
        let office = if week < 12 { weekday < 2 } else { weekday == 0 };
        day.mode = Some(if office {
            WorkMode::Office
        } else {
            WorkMode::Home
        });
        Some(felt(day, if office { 4 } else { 3 }))
    })
}

fn number(reason: &Reason, name: &str) -> f64 {
    let found = reason.numbers.iter().find(|(n, _)| n == name);
    match found.unwrap().1 {
        Number::Points(points) => points,
        Number::Count(count) => count.into(),
    }
}

#[test]
fn more_remote_days_are_told_with_parts_that_sum_to_the_change() {
    let weeks = more_remote_days();
    let reasons = of_connection(&weeks, &usual(&weeks));
    let [mode] = reasons.as_slice() else {
        panic!("{reasons:?}");
    };
    assert_eq!(
        (mode.code, mode.text_key().as_str(), mode.n),
        (ReasonCode::Mode, "reason-mode-worse", 20)
    );
    let [change, mix, rate] = ["change", "mix", "rate"].map(|name| number(mode, name));
    // From 2 of 5 days to 1 of 5, a point apart: all of it is the days.
    assert!((change + 0.2).abs() < 1e-12 && (mix + 0.2).abs() < 1e-12 && rate.abs() < 1e-12);
    assert!((mix + rate - change).abs() < 1e-12);
    assert_eq!(mode.window, (weeks[14].week, weeks[17].week));
}

#[test]
fn where_a_cell_is_thin_or_the_change_is_none_nothing_is_said() {
    let mut thin = more_remote_days();
    for week in &mut thin[14..] {
        week.facts.days.remove(0);
    }
    assert_eq!(of_connection(&thin, &usual(&thin)), []);
    let same = weeks(18, |n, mut day| {
        day.mode = Some(if n % 5 < 2 {
            WorkMode::Office
        } else {
            WorkMode::Home
        });
        Some(day)
    });
    assert_eq!(of_connection(&same, &usual(&same)), []);
    // Better weeks are no reason for an alarm.
    let mut better = more_remote_days();
    better.reverse();
    let order: Vec<Week> = more_remote_days().iter().map(|week| week.week).collect();
    for (week, at) in better.iter_mut().zip(order) {
        week.week = at;
    }
    assert_eq!(of_connection(&better, &usual(&better)), []);
}

#[test]
fn weeks_are_not_compared_with_themselves() {
    let twelve = &more_remote_days()[..14];
    assert_eq!(of_connection(twelve, &usual(twelve)), []);
}

#[test]
fn quiet_days_are_told_against_the_weeks_before() {
    let weeks = weeks(13, |n, mut day| {
        let quiet = if n / 5 < 12 { n % 5 == 0 } else { n % 5 < 4 };
        day.talk = Some(Talked {
            minutes: if quiet { 0 } else { 10 },
            with_business: false,
        });
        Some(day)
    });
    let [reason] = &of_quiet_days(&weeks)[..] else {
        panic!("one reason");
    };
    let numbers = ["quiet", "of", "quiet-before", "of-before"].map(|name| number(reason, name));
    assert_eq!(numbers, [4.0, 5.0, 12.0, 60.0]);
    assert_eq!(of_quiet_days(&weeks[..12]), [], "as before");
}

#[test]
fn the_most_frequent_kind_is_told_with_its_count() {
    let weeks = weeks(6, |n, day| {
        Some(if n < 10 { day } else { interrupted(day, 1) })
    });
    let [reason] = &of_kinds(MySignal::HomeToWork, &weeks)[..] else {
        panic!("one reason");
    };
    assert_eq!(
        (number(reason, "count"), number(reason, "all")),
        (20.0, 20.0)
    );
    assert_eq!(reason.about.as_deref(), Some("interruption-delivery"));
    assert_eq!(of_kinds(MySignal::WorkToHome, &weeks), []);
    assert_eq!(of_kinds(MySignal::HomeToWork, &[]), []);
}

#[test]
fn the_largest_come_first_equal_ones_by_code_and_three_at_most() {
    let reason = |code, magnitude| Reason {
        code,
        signal: MySignal::Connection,
        numbers: Vec::new(),
        about: None,
        window: (first(), first()),
        n: 0,
        magnitude,
    };
    use ReasonCode::{Evening, Kind, Mode, Talk};
    let all = [(Talk, 0.3), (Mode, 0.3), (Kind, 0.1), (Evening, 0.9)];
    let codes = |all: &[(ReasonCode, f64)]| -> Vec<ReasonCode> {
        let reasons = all
            .iter()
            .map(|(code, size)| reason(*code, *size))
            .collect();
        in_order(reasons).iter().map(|reason| reason.code).collect()
    };
    assert_eq!(codes(&all), [Evening, Mode, Talk]);
    let mut turned = all;
    turned.reverse();
    assert_eq!(codes(&turned), codes(&all));
}
