//! A made-up report for tests.

#![expect(
    clippy::unwrap_used,
    reason = "what is made up by hand can be read, or a test fails"
)]

use super::Report;
use super::choice::Choice;
use crate::domain::id::DepartmentId;
use crate::domain::quarter::Quarter;
use crate::privacy::quarter_release::*;
use crate::privacy::quarter_release::{ContextFigures, Figure};
use crate::privacy::release::{AnswerCoverage, Digest, Parameters, StoredRelease};
use crate::privacy::thresholds::Thresholds;
use crate::signals::unit_change::Estimate;
use uuid::Uuid;

pub fn id(n: u128) -> DepartmentId {
    DepartmentId(Uuid::from_u128(n))
}

pub fn row(n: u128, depth: u32, value: Option<f64>) -> UnitRow {
    let estimate = |value: f64| Estimate {
        value,
        low: value - 0.5,
        high: value + 0.5,
    };
    let figures = UnitFigures {
        people: Some(20),
        compared: value.map(|_| 15),
        coverage: AnswerCoverage::of(7, 10),
        isolation: value.map_or(Figure::NotTold, |value| Figure::Known(estimate(value))),
        context: ContextFigures::default(),
        ..UnitFigures::default()
    };
    UnitRow {
        kind: UnitKind::Unit,
        departments: vec![id(n)],
        names: vec![format!("D{n}")],
        depth,
        figures: Some(figures),
    }
}

/// The organisation 0 with 1, 2 and 5 below it, 3 and 4 below 2, 6 and 7 suppressed, and a rest.
pub fn release() -> (QuarterRelease, Digest) {
    let hidden = |n| UnitRow {
        figures: None,
        ..row(n, 1, None)
    };
    let rest = UnitRow {
        kind: UnitKind::Rest,
        departments: vec![id(6), id(7)],
        names: vec!["D6".to_owned(), "D7".to_owned()],
        ..row(0, 1, Some(0.2))
    };
    let at = "2026-10-05T20:00:00Z".parse().unwrap();
    let release = QuarterRelease {
        form: 3,
        quarter: Quarter::parse("2026-Q3").unwrap(),
        due: at,
        closed: at,
        thresholds: Thresholds::STANDARD,
        parameters: Parameters::default(),
        units: vec![
            row(0, 0, Some(0.1)),
            row(1, 1, Some(-0.125)),
            row(2, 1, Some(0.3)),
            row(3, 2, Some(0.4)),
            row(4, 2, None),
            row(5, 1, Some(0.9)),
            hidden(6),
            hidden(7),
            rest,
        ],
        by_remote_days: Vec::new(),
        previous: None,
    };
    let digest = StoredRelease::of(&release).digest;
    (release, digest)
}

/// All of it.
pub fn report() -> Report {
    let quarter = Choice::quarter(Quarter::parse("2026-Q3").unwrap());
    Report::of(quarter, &[release()])
}
