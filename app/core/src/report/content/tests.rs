//! What a report tells, by what was chosen.

use super::*;
use crate::report::Report;
use crate::report::fixtures::{id, release, report};

fn names(units: &[UnitContent]) -> Vec<String> {
    units.iter().map(|unit| unit.names.join("+")).collect()
}

fn chosen(departments: &[u128]) -> ReportContent {
    let departments = departments.iter().map(|n| id(*n)).collect();
    let quarters = vec![Quarter::parse("2026-Q3").unwrap()];
    let choice = Choice::new(quarters, departments).unwrap();
    Report::of(choice, &[release()]).content
}

#[test]
fn a_chosen_department_comes_with_what_is_below_it() {
    let all = chosen(&[]);
    assert_eq!(all.quarters[0].units.len(), 9);
    for (departments, expected) in [
        (&[2][..], &["D2", "D3", "D4"][..]),
        (&[3, 6], &["D3", "D6"]),
        (&[2, 3], &["D2", "D3", "D4"]),
        (
            &[0],
            &["D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D6+D7"],
        ),
    ] {
        let content = chosen(departments);
        assert_eq!(names(&content.quarters[0].units), expected);
        assert_eq!(content.departments.len(), departments.len());
    }
}

/// Overlapping choices tell no more than each alone: every row is the row of the whole report.
#[test]
fn a_row_is_the_same_whatever_else_was_chosen() {
    let all = chosen(&[]).quarters.remove(0).units;
    for bits in 1..256_u32 {
        let departments: Vec<u128> = (0..8).filter(|n| bits >> n & 1 == 1).collect();
        for unit in chosen(&departments).quarters.remove(0).units {
            assert!(all.contains(&unit), "{departments:?}: {:?}", unit.names);
        }
    }
}

#[test]
fn only_rows_with_no_figure_below_them_are_drawn_together() {
    let units = chosen(&[]).quarters.remove(0).units;
    let shrunk = |unit: &&UnitContent| {
        let told = unit.told.as_ref();
        told.is_some_and(|told| told.measures[&ComparedMeasure::Isolation].shrunk.is_some())
    };
    let drawn: Vec<UnitContent> = units.iter().filter(shrunk).cloned().collect();
    assert_eq!(names(&drawn), ["D1", "D3", "D5", "D6+D7"]);
    let isolation = drawn[2].told.as_ref().unwrap().measures[&ComparedMeasure::Isolation];
    let (own, shrunk) = (isolation.own.unwrap(), isolation.shrunk.unwrap());
    assert!(shrunk.value < own.value && shrunk.value > 0.3, "{shrunk:?}");
    assert_eq!(isolation.people, Some(Range { from: 15, to: 19 }));
}

#[test]
fn a_rest_says_of_what_it_is_the_rest() {
    let units = chosen(&[]).quarters.remove(0).units;
    let rest = units.last().unwrap();
    assert_eq!(
        (rest.kind, &rest.of),
        (UnitKind::Rest, &vec!["D0".to_owned()])
    );
    assert_eq!(rest.departments, [id(0)]);
    let about = |unit: &UnitContent| (unit.kind, unit.departments.clone());
    assert_ne!(about(rest), about(&units[0]));
}

#[test]
fn what_is_told_has_two_decimals_and_no_minus_zero() {
    let unit = &chosen(&[1]).quarters[0].units[0];
    let own = unit.told.as_ref().unwrap().measures[&ComparedMeasure::Isolation].own;
    let own = own.unwrap();
    assert_eq!((own.value, own.low, own.high), (-0.13, -0.63, 0.38));
    let zero = Estimate {
        value: -0.001,
        low: -0.0,
        high: 0.001,
    };
    let zero = zero.rounded();
    assert!(
        [zero.value, zero.low, zero.high]
            .iter()
            .all(|x| x.is_sign_positive())
    );
}

#[test]
fn the_hash_is_of_the_figures_and_the_same_every_time() {
    let all = report();
    assert_eq!(all, report());
    let report = all;
    assert_eq!(report.written.digest, Digest::of(&report.written.text));
    assert_eq!(report.offered.len(), 8);
    let part = Choice::new(report.choice.quarters().to_vec(), vec![id(1)]).unwrap();
    assert_ne!(Report::of(part, &[release()]).written, report.written);
}
