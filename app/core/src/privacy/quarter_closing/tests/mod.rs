//! A quarter of an organisation: which rows show what, and that values decide nothing.

mod context;
mod rests;
mod texts;

use super::*;
use crate::domain::day::Week;
use crate::domain::department::Department;
use crate::domain::id::TeamId;
use crate::domain::person_week::PersonWeek;
use crate::domain::person_week::WeekPlaces;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::privacy::quarter_release::{Figure, QuarterFollowUps, ShareTrend, Trend};
use crate::privacy::thresholds::Thresholds;
use crate::signals::censored::WaitTime;
use crate::signals::estimates::History;
use std::collections::BTreeMap;
use uuid::Uuid;

fn department(n: u128) -> DepartmentId {
    DepartmentId(Uuid::from_u128(n))
}

/// Weeks of somebody from W10 to W39 of 2026; `connection` is the sum of five answers in the third
/// quarter, 18 or 19 before it.
fn person(home: u128, connection: u32, unplanned: u32) -> QuarterPerson {
    let first = Week::parse("2026-W10").unwrap();
    let during = Quarter::parse("2026-Q3").unwrap().first_week();
    let week = |n: u64| {
        let week = first.on(n);
        let is_during = week >= during;
        PersonWeek {
            connection_sum: if is_during {
                connection
            } else {
                18 + n as u32 % 2
            },
            connection_days: 5,
            unplanned: if is_during { unplanned } else { 2 },
            home_to_work_days: 5,
            work_to_home_days: 5,
            ..PersonWeek::silent(week, 5)
        }
    };
    QuarterPerson {
        department: department(home),
        weeks: (0..30).map(week).collect(),
    }
}

/// The organisation 1 with the departments 2 and 3.
fn inputs(persons: Vec<QuarterPerson>) -> QuarterInputs {
    let departments = [(1, None), (2, Some(1)), (3, Some(1))].map(|(n, parent)| Department {
        id: department(n),
        parent: parent.map(department),
        name: format!("D{n}"),
    });
    let at = "2026-10-01T00:00:00Z".parse().unwrap();
    QuarterInputs {
        quarter: Quarter::parse("2026-Q3").unwrap(),
        due: at,
        closed: at,
        thresholds: Thresholds::STANDARD,
        history: History::default(),
        policy: Policy::default(),
        departments: departments.to_vec(),
        homes: BTreeMap::new(),
        groups: Vec::new(),
        persons,
        reviews: Vec::new(),
        teams: Vec::new(),
        previous: None,
    }
}

fn people(home: u128, count: usize) -> Vec<QuarterPerson> {
    (0..count)
        .map(|n| person(home, 14 + n as u32 % 3, 3))
        .collect()
}

fn rows(inputs: &QuarterInputs) -> Vec<UnitRow> {
    close_quarter(inputs).0.units
}

/// The units, without rests.
fn shown(rows: &[UnitRow]) -> Vec<(&str, Option<u32>)> {
    let respondents = |row: &UnitRow| row.figures.and_then(|figures| figures.compared);
    let units = rows.iter().filter(|row| row.kind == UnitKind::Unit);
    units
        .map(|row| (row.names[0].as_str(), respondents(row)))
        .collect()
}

#[test]
fn a_department_with_enough_people_shows_its_change_with_an_interval() {
    let rows = rows(&inputs([people(2, 12), people(3, 11)].concat()));
    assert_eq!(
        shown(&rows),
        [("D1", Some(20)), ("D2", Some(10)), ("D3", Some(10))]
    );
    let figures = rows[1].figures.unwrap();
    let Figure::Known(isolation) = figures.isolation else {
        panic!("{figures:?}")
    };
    // All fell from about 3.7 to about 3: more than one of their sigmas.
    assert!(
        isolation.low > 1.0 && isolation.value <= 3.0,
        "{isolation:?}"
    );
    let Figure::Known(home) = figures.home_to_work else {
        panic!("{figures:?}")
    };
    // 3 a week against (1.5 + 2·12)/(5 + 5·12) a day: 1.5294.
    assert_eq!(home.value, 1.53);
    // None at all is told as at most a quarter: else it would tell everybody's answer.
    let Figure::Known(work) = figures.work_to_home else {
        panic!("{figures:?}")
    };
    assert_eq!((work.value, work.low, work.high), (0.25, 0.25, 0.25));
    assert_eq!((figures.people, figures.compared), (Some(10), Some(10)));
    assert_eq!(figures.coverage.unwrap().percents(), (80, 100));
}

#[test]
fn nine_people_are_suppressed_and_cannot_be_had_by_subtraction() {
    let rows = rows(&inputs([people(2, 12), people(3, 9)].concat()));
    // The organisation less D2 would be nine: it is D2 that gives way.
    assert_eq!(shown(&rows), [("D1", Some(20)), ("D2", None), ("D3", None)]);
    assert!(rows[1].figures.is_none() && rows[2].figures.is_none());
    let rows = self::rows(&inputs(people(2, 9)));
    assert!(rows.iter().all(|row| row.figures.is_none()));
}

#[test]
fn without_references_there_is_coverage_and_no_comparison() {
    let mut persons = people(2, 12);
    for person in &mut persons {
        person.weeks.drain(..10);
    }
    let figures = rows(&inputs(persons))[1].figures.unwrap();
    assert_eq!(figures.isolation, Figure::NotTold);
    assert_eq!((figures.people, figures.compared), (Some(10), None));
    assert!(figures.coverage.is_some());
}

#[test]
fn what_was_answered_decides_nothing_about_what_is_shown() {
    let hidden = |persons: Vec<QuarterPerson>| -> Vec<_> {
        let rows = rows(&inputs(persons));
        let figures = |row: &UnitRow| {
            row.figures
                .map(|f| (f.compared, f.isolation == Figure::NotTold))
        };
        rows.iter().map(figures).collect()
    };
    for (two, three) in [(12, 11), (12, 9), (10, 10), (9, 9), (30, 1)] {
        let persons = [people(2, two), people(3, three)].concat();
        let shuffled: Vec<QuarterPerson> = (0u32..)
            .zip(&persons)
            .map(|(n, one)| person(one.department.0.as_u128(), 5 + 7 * n % 20, n % 6))
            .collect();
        assert_eq!(hidden(persons), hidden(shuffled), "{two} and {three}");
    }
}

#[test]
fn the_order_of_people_does_not_show() {
    let mut inputs = inputs([people(2, 13), people(3, 7), people(1, 6)].concat());
    for (n, person) in (0..).zip(&mut inputs.persons) {
        for (at, week) in (0..).zip(&mut person.weeks) {
            week.connection_sum = 15 + (n * at) % 5;
            week.clear = Some(1 + (n * at) % 5);
            week.heard = Some(1 + (n + at * at) % 5);
            week.check_ins = 5;
            week.detail.places = Some(WeekPlaces {
                remote: 1 + at % 3,
                known: 5,
                focus_sum: 15 + (n * at) % 7,
                focus_days: 5,
                care_days: (n + at) % 4,
            });
        }
    }
    let (release, before) = close_quarter(&inputs);
    assert!(release.by_remote_days[1].figures.is_some());
    assert_eq!(release.units.last().unwrap().kind, UnitKind::Rest);
    for n in 0..inputs.persons.len() {
        let len = inputs.persons.len();
        inputs.persons.rotate_left((5 + n) % len);
        assert_eq!(close_quarter(&inputs).1, before);
    }
}

#[test]
fn a_trend_of_reviews_needs_people_and_waits_in_both_quarters() {
    let waits = |authors, hours: f64, count| ResponseWaits {
        authors,
        waits: vec![WaitTime::For(hours); count],
    };
    let trend = |authors, now, before, count| {
        let mut inputs = inputs(people(2, 12));
        inputs.reviews = vec![DepartmentReviews {
            department: department(2),
            this_quarter: waits(authors, now, count),
            quarter_before: waits(authors, before, count),
        }];
        rows(&inputs)[1].figures.unwrap().reviews
    };
    assert_eq!(trend(10, 6.0, 4.0, 20), Trend::Longer);
    assert_eq!(trend(10, 4.0, 6.0, 20), Trend::Shorter);
    assert_eq!(trend(10, 4.5, 4.0, 20), Trend::AboutTheSame);
    assert_eq!(trend(9, 6.0, 4.0, 20), Trend::NotKnown);
    assert_eq!(trend(10, 6.0, 4.0, 19), Trend::NotKnown);
}

#[test]
fn what_teams_did_is_told_where_their_row_is_and_their_stamps_together() {
    let mut inputs = inputs([people(2, 12), people(3, 11)].concat());
    let team = |n: u128| TeamId(Uuid::from_u128(n));
    inputs.homes = [(team(20), department(2)), (team(30), department(3))].into();
    inputs.homes.insert(team(31), department(3));
    let of = |n, closed, reviewed, done, stamps| TeamQuarter {
        team: team(n),
        closed,
        reviewed,
        follow_ups: QuarterFollowUps {
            written: done + 1,
            done,
            dropped: 0,
            open: 1,
        },
        stamps: StampCounts {
            eligible: 20,
            stamps,
        },
        stamps_before: StampCounts {
            eligible: 20,
            stamps: 17,
        },
    };
    // One of a team that is nowhere any more.
    inputs.teams = vec![
        of(20, 13, 5, 2, 12),
        of(30, 13, 13, 0, 12),
        of(31, 0, 0, 0, 12),
        of(99, 13, 13, 9, 20),
    ];
    let rows = rows(&inputs);
    let done = |n: usize| rows[n].figures.unwrap().done.unwrap();
    let counts = |n: usize| {
        (
            done(n).follow_ups.written,
            done(n).follow_ups.done,
            done(n).follow_ups.open,
        )
    };
    assert_eq!(
        [counts(0), counts(1), counts(2)],
        [(5, 2, 3), (3, 2, 1), (2, 0, 2)]
    );
    let reviewed = |n: usize| done(n).reviewed.map(|share| share.percents());
    assert_eq!(reviewed(0), Some((60, 80)), "18 of 26");
    assert_eq!(
        [reviewed(1), reviewed(2)],
        [Some((20, 40)), Some((80, 100))]
    );
    let stamps = [0, 1, 2].map(|n| rows[n].figures.unwrap().stamps);
    // 12 of 20 is too few by itself; 24 of 40 against 34 of 40 is fewer.
    assert_eq!(
        stamps,
        [
            ShareTrend::Smaller,
            ShareTrend::NotKnown,
            ShareTrend::Smaller
        ]
    );
}
