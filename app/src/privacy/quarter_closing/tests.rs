//! A quarter of an organisation: which rows show what, and that values decide nothing.

use super::*;
use crate::domain::day::Week;
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

fn shown(rows: &[UnitRow]) -> Vec<(&str, Option<u32>)> {
    let respondents = |row: &UnitRow| row.figures.and_then(|figures| figures.compared);
    rows.iter()
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
    // 3 a week against (1.5 + 2·12)/(5 + 5·12) a day.
    assert!(
        (home.value - 3.0 / (25.5 / 65.0 * 5.0)).abs() < 1e-9,
        "{home:?}"
    );
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
    let mut inputs = inputs([people(2, 13), people(3, 11)].concat());
    let before = close_quarter(&inputs).1;
    inputs.persons.rotate_left(5);
    assert_eq!(close_quarter(&inputs).1, before);
}

#[test]
fn a_trend_of_reviews_needs_people_and_waits_in_both_quarters() {
    let waits = |authors, hours: f64, count| Waits {
        authors,
        waits: vec![Waited::For(hours); count],
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
    assert_eq!(
        super::trend(&[Waited::AtLeast(9.0); 20], &[Waited::For(4.0); 20]),
        Trend::Longer
    );
    assert_eq!(
        super::trend(&[Waited::For(4.0); 20], &[Waited::AtLeast(9.0); 20]),
        Trend::Shorter
    );
    assert_eq!(
        super::trend(&[Waited::AtLeast(1.0); 20], &[Waited::For(4.0); 20]),
        Trend::NotKnown
    );
}
