//! Whose weeks count, and which numbers of remote days are told.

use super::*;
use crate::domain::day::Week;
use crate::domain::id::DepartmentId;
use crate::domain::law_tests::holds;
use crate::domain::person_week::WeekPlaces;
use proptest::array::uniform4;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use std::cell::Cell;
use uuid::Uuid;

fn quarter() -> Quarter {
    Quarter::parse("2026-Q3").unwrap()
}

/// A week of five days with so many remote ones; `focus` is the sum of five answers.
fn week(week: Week, remote: u32, connection: u32, focus: u32, care: u32) -> PersonWeek {
    let mut taken = PersonWeek {
        connection_sum: connection,
        connection_days: 5,
        check_ins: 5,
        ..PersonWeek::silent(week, 5)
    };
    taken.detail.places = Some(WeekPlaces {
        remote,
        known: 5,
        focus_sum: focus,
        focus_days: 5,
        care_days: care,
    });
    taken
}

/// Somebody with a week of each of these numbers of remote days: the more, the less connected, and the
/// more so the larger `n` is.
fn person(remote: &[u32], n: u32) -> QuarterPerson {
    let weeks = (0..).zip(remote).map(|(at, remote)| {
        let connection = 20 - remote - (remote * n) % 4;
        let focus = 15 + (remote * n) % 5;
        let day = quarter().first_week().on(at);
        week(day, *remote, connection, focus, (remote + n) % 4)
    });
    QuarterPerson {
        department: DepartmentId(Uuid::nil()),
        weeks: weeks.collect(),
    }
}

fn people(remote: &[u32], count: u32) -> Vec<QuarterPerson> {
    (0..count).map(|n| person(remote, n)).collect()
}

fn told(persons: &[QuarterPerson], report: u32) -> Vec<QuarterRemoteDays> {
    super::told(persons.iter(), quarter(), report)
}

fn classes(persons: &[QuarterPerson], report: u32) -> Vec<(u8, u32)> {
    let rows = told(persons, report);
    assert_eq!(
        rows.iter().map(|row| row.days).collect::<Vec<_>>(),
        [0, 1, 2, 3, 4, 5]
    );
    let told = rows
        .iter()
        .filter_map(|row| Some((row.days, row.figures?.people)));
    told.collect()
}

#[test]
fn there_are_six_rows_whatever_is_told_and_none_of_fewer_than_ten() {
    assert_eq!(classes(&[], 10), []);
    assert_eq!(classes(&people(&[1, 3], 9), 10), []);
    assert_eq!(
        classes(&people(&[1, 3], 9), 3),
        [],
        "ten, whatever a report needs"
    );
    assert_eq!(classes(&people(&[1, 3], 10), 10), [(1, 10), (3, 10)]);
    assert_eq!(classes(&people(&[1, 3], 10), 12), []);
    // Six and seven remote days are five and more.
    assert_eq!(classes(&people(&[1, 7], 12), 10), [(1, 10), (5, 10)]);
    // Who had weeks of one number alone is in no number's people.
    let mixed = [people(&[1, 3], 12), people(&[3, 3, 3], 20)].concat();
    assert_eq!(classes(&mixed, 10), [(1, 10), (3, 10)]);
}

#[test]
fn a_class_is_told_against_peoples_own_mean() {
    // Ten are .8 better connected with one remote day than with three, two the other way round; their
    // means lie between.
    let first = quarter().first_week();
    let of = |n: u32| {
        let (one, three) = if n < 10 { (20, 16) } else { (16, 20) };
        let focus = 15 + n % 2;
        QuarterPerson {
            department: DepartmentId(Uuid::nil()),
            weeks: vec![
                week(first, 1, one, focus, n % 2),
                week(first.on(1), 3, three, 20, 2),
                // Of an earlier quarter.
                week(first.back(1), 3, 5, 5, 5),
            ],
        }
    };
    let rows = told(&(0..12).map(of).collect::<Vec<_>>(), 10);
    let [one, three] = [1, 3].map(|days: usize| rows[days].figures.unwrap());
    // (10·.4 − 2·.4)/12 = .26667, s = .3114, t(.975, 11) = 2.200985, half = .19786.
    let connection = one.connection;
    assert_eq!(
        (connection.value, connection.low, connection.high),
        (0.27, 0.07, 0.46)
    );
    assert_eq!(three.connection.value, -0.27);
    // Half of (4 − 3) and (4 − 3.2): .45; of (40 − 0) and (40 − 20) percent: 15.
    assert_eq!((three.focus.value, three.care.value), (0.45, 15.0));
    assert_eq!(one.people, 10);
}

#[test]
fn a_week_counts_where_it_is_known_where_nearly_all_of_it_was_worked() {
    let counts = |change: &dyn Fn(&mut PersonWeek)| {
        let mut taken = week(quarter().first_week(), 2, 20, 15, 1);
        change(&mut taken);
        eligible(&taken).is_some()
    };
    let places = |change: fn(&mut WeekPlaces)| {
        move |taken: &mut PersonWeek| change(taken.detail.places.as_mut().unwrap())
    };
    assert!(counts(&|_| {}));
    assert!(counts(&places(|one| one.known = 4)));
    assert!(!counts(&places(|one| one.known = 3)));
    assert!(!counts(&places(|one| one.focus_days = 0)));
    assert!(counts(&|taken| taken.scheduled = 4));
    assert!(!counts(&|taken| taken.scheduled = 3));
    assert!(!counts(&|taken| taken.connection_days = 2), "three of five");
    assert!(
        !counts(&|taken| taken.detail.places = None),
        "taken before it was counted"
    );
}

#[test]
fn combining_classes_leads_to_no_fewer_than_ten() {
    // Twelve with 1 and 2, twelve with 3 and 4, and three with 2 and 3: the sums of 1 and of 2 together
    // would be about the three. One of the smallest is given up, and with it the way to them.
    let chain = [people(&[1, 2], 12), people(&[3, 4], 12)].concat();
    assert_eq!(classes(&chain, 10), [(1, 10), (2, 10), (3, 10), (4, 10)]);
    let linked = [chain.clone(), people(&[2, 3], 3)].concat();
    assert_eq!(classes(&linked, 10), [(2, 15), (3, 15)]);
    let well_linked = [chain, people(&[2, 3], 10)].concat();
    assert_eq!(classes(&well_linked, 10).len(), 4);
    // A class that is not told is one that they may have weeks of as well.
    let beside = [people(&[1, 2], 12), people(&[1, 2, 5], 4)].concat();
    assert_eq!(classes(&beside, 10), [(2, 15)]);
}

#[test]
fn what_is_the_same_for_everybody_is_not_told() {
    assert_eq!(classes(&vec![person(&[1, 3], 1); 12], 10), []);
}

/// Whether a combination of told classes is about somebody, tried out: weights −2 to 2 for each class.
fn least_exposed(persons: &[Classes], told: Classes) -> usize {
    let about = |weights: &[i32; 6]| {
        let says = |one: &&Classes| {
            let own = (0..6)
                .filter(|class| one.has(*class))
                .map(|class| weights[usize::from(class)]);
            let own: Vec<i32> = own.collect();
            own.iter().any(|weight| *weight != own[0])
        };
        persons.iter().filter(says).count()
    };
    let mut least = usize::MAX;
    for n in 0..5_i32.pow(6) {
        let mut weights = [0; 6];
        let mut left = n;
        for (class, weight) in (0..).zip(&mut weights) {
            (*weight, left) = (if told.has(class) { left % 5 - 2 } else { 0 }, left / 5);
        }
        let people = about(&weights);
        least = if people > 0 { least.min(people) } else { least };
    }
    least
}

/// Twenty people whose habits come in four patterns of one class or two.
fn habits() -> impl Strategy<Value = Vec<Classes>> {
    let patterns = uniform4((0..6_u8, 0..6_u8).prop_map(|(a, b)| (1 << a) | (1 << b)));
    (patterns, vec(0..4_usize, 20))
        .prop_map(|(patterns, of)| of.into_iter().map(|n| Classes(patterns[n])).collect())
}

#[test]
fn no_combination_of_any_weights_is_about_fewer_than_k() {
    let (naive, told) = (Cell::new(0), Cell::new(0));
    holds(24, habits(), |mut people| {
        people.retain(|one| one.0.count_ones() > 1);
        let safe = Classes::safe(&people, 3);
        told.update(|n| n + safe.0.count_ones());
        assert!(least_exposed(&people, safe) >= 3, "{safe:?}");
        let count = |class: u8| people.iter().filter(|one| one.has(class)).count();
        let enough = (0..6).filter(|class| count(*class) >= 3);
        let alone = Classes(enough.fold(0, |bits, class| bits | 1 << class));
        naive.update(|n| n + u32::from(least_exposed(&people, alone) < 3));
    });
    assert!(naive.get() > 0, "the test would notice a naive rule");
    assert!(told.get() > 10, "{}", told.get());
}
