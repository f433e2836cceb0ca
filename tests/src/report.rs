//! Reports made by hand: one with everything in it that a file can get wrong, and a large one.

use chrono::{TimeZone, Utc};
use irori_core::domain::id::DepartmentId;
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::quarter_release::{
    ActionsTaken, ContextFigures, Figure, QuarterFollowUps, QuarterRelease, QuarterRemoteDays,
    RemoteFigures, ShareTrend, Trend, UnitFigures, UnitKind, UnitRow,
};
use irori_core::privacy::release::{AnswerCoverage, Digest, Parameters, StoredRelease};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_core::signals::unit_change::Estimate;
use uuid::Uuid;

/// What departments might be called and spreadsheets might take for something else.
pub const NAMES: &[&str] = &[
    "=HYPERLINK(\"https://x.example\",\"look\")",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "＋x",
    "－x",
    "＠x",
    "{=1+1}",
    "https://x.example",
    "Sales, \"north\"",
    "two\r\nlines",
    "営業部",
    "a_x000D_b & <c>",
];

const EACH_YEAR: [&str; 4] = ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];

/// An older quarter that tells less, and one that tells everything: [`NAMES`], departments that are
/// published together, suppressed and untold ones, rests with and without names, rates at their ends.
pub fn sample() -> Report {
    report(releases())
}

/// What [`sample`] is made of, the oldest first.
pub fn releases() -> Vec<QuarterRelease> {
    let mut old = release("2026-Q2", units());
    old.units.retain(|row| row.kind == UnitKind::Unit);
    let figures = old.units.iter_mut().filter_map(|row| row.figures.as_mut());
    for figures in figures {
        figures.context = ContextFigures::default();
        figures.stamps = ShareTrend::NotKnown;
        figures.done = None;
    }
    old.by_remote_days.clear();
    old.closed += chrono::TimeDelta::days(1);
    let latest = QuarterRelease {
        previous: Some(StoredRelease::of(&old).digest),
        ..release("2026-Q3", units())
    };
    vec![old, latest]
}

/// A year of an organisation, so many departments, and so many units in each, all told.
pub fn year(departments: u32, units_each: u32) -> Report {
    report(year_of_releases(departments, units_each))
}

/// What [`year`] is made of.
pub fn year_of_releases(departments: u32, units_each: u32) -> Vec<QuarterRelease> {
    let mut units = vec![unit(0, "Harbour & Hill", 0)];
    for department in 1..=departments {
        let first = department * 1_000;
        units.push(unit(first, &format!("Department {department}"), 1));
        let below = (1..=units_each).map(|n| first + n);
        units.extend(below.map(|n| unit(n, &format!("Team for subject {n}"), 2)));
    }
    let quarters = EACH_YEAR.iter();
    quarters
        .map(|quarter| release(quarter, units.clone()))
        .collect()
}

/// Of these Releases, the oldest first.
pub fn report(releases: Vec<QuarterRelease>) -> Report {
    let quarters = releases.iter().map(|release| release.quarter).collect();
    let with_digest = |release: QuarterRelease| {
        let digest = StoredRelease::of(&release).digest;
        (release, digest)
    };
    let releases: Vec<(QuarterRelease, Digest)> = releases.into_iter().map(with_digest).collect();
    Report::of(Choice::new(quarters, Vec::new()).unwrap(), &releases)
}

fn release(quarter: &str, units: Vec<UnitRow>) -> QuarterRelease {
    let closed = Utc.with_ymd_and_hms(2026, 10, 5, 20, 0, 30).unwrap();
    QuarterRelease {
        form: 3,
        quarter: Quarter::parse(quarter).unwrap(),
        due: Utc.with_ymd_and_hms(2026, 10, 5, 20, 0, 0).unwrap(),
        closed,
        thresholds: Thresholds::STANDARD,
        parameters: Parameters::default(),
        units,
        by_remote_days: (0..=5).map(remote_days).collect(),
        previous: None,
    }
}

fn units() -> Vec<UnitRow> {
    let mut units = vec![unit(0, "Harbour & Hill", 0)];
    units.extend((1..).zip(NAMES).map(|(n, name)| unit(n, name, 1)));
    let together = UnitRow {
        departments: vec![id(101), id(102)],
        names: vec!["Research".to_owned(), "=Legal".to_owned()],
        ..unit(101, "", 1)
    };
    let below = unit(103, "Support", 2);
    let mut untold = unit(104, "Facilities", 1);
    untold.figures = Some(UnitFigures {
        people: Some(10),
        coverage: AnswerCoverage::of(1, 10),
        ..UnitFigures::default()
    });
    let hidden = |n, depth| UnitRow {
        figures: None,
        ..unit(n, "@Tokyo", depth)
    };
    let rest = |n, names: &[&str], depth| UnitRow {
        kind: UnitKind::Rest,
        departments: (110..).zip(names).map(|(n, _)| id(n)).collect(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        ..unit(n, "", depth)
    };
    let mut compared_alone = rest(106, &[], 2);
    if let Some(figures) = &mut compared_alone.figures {
        figures.people = None;
        figures.coverage = None;
    }
    units.extend([
        together,
        below,
        hidden(105, 2),
        compared_alone,
        untold,
        hidden(110, 1),
        rest(107, &["@Tokyo", "=1"], 1),
    ]);
    units
}

fn id(n: u32) -> DepartmentId {
    DepartmentId(Uuid::from_u128(n.into()))
}

/// Its figures differ from those of others.
fn unit(n: u32, name: &str, depth: u32) -> UnitRow {
    UnitRow {
        kind: UnitKind::Unit,
        departments: vec![id(n)],
        names: vec![name.to_owned()],
        depth,
        figures: Some(figures(n)),
    }
}

fn figures(n: u32) -> UnitFigures {
    let x = f64::from(n % 150);
    let around = |value: f64, wide: f64| {
        let (low, high) = (value - wide, value + wide);
        Figure::Known(Estimate { value, low, high })
    };
    let rate = |value: f64| {
        let value = value.clamp(0.25, 4.0);
        let (low, high) = (value * 0.75, value * 1.5);
        Figure::Known(Estimate { value, low, high })
    };
    let written = n % 40;
    UnitFigures {
        people: Some(20 + n % 7 * 5),
        compared: Some(15 + n % 5 * 5),
        coverage: AnswerCoverage::of(n % 5, 5),
        isolation: around(x / 100.0 - 0.7, 0.31),
        home_to_work: rate(x / 30.0),
        work_to_home: rate(4.9 - x / 25.0),
        context: ContextFigures {
            answered: Some(10 + n % 3 * 5),
            clear: around(0.6 - x / 90.0, 0.22),
            heard: match n % 4 {
                0 => Figure::NotTold,
                _ => around(x / 80.0 - 0.5, 0.27),
            },
        },
        reviews: [
            Trend::Shorter,
            Trend::AboutTheSame,
            Trend::Longer,
            Trend::NotKnown,
        ][n as usize % 4],
        stamps: [
            ShareTrend::NotKnown,
            ShareTrend::Smaller,
            ShareTrend::AboutTheSame,
            ShareTrend::Larger,
        ][n as usize % 4],
        done: Some(ActionsTaken {
            reviewed: if n.is_multiple_of(6) {
                None
            } else {
                AnswerCoverage::of((n + 2) % 5, 5)
            },
            follow_ups: QuarterFollowUps {
                written,
                done: written / 2,
                dropped: written / 5,
                open: written - written / 2 - written / 5,
            },
        }),
    }
}

fn remote_days(days: u8) -> QuarterRemoteDays {
    let x = f64::from(days);
    let around = |value: f64| Estimate {
        value,
        low: value - 0.4,
        high: value + 0.4,
    };
    let figures = RemoteFigures {
        people: 10 + u32::from(days) * 5,
        connection: around(x / 10.0 - 0.21),
        focus: around(0.33 - x / 7.0),
        care: around(x * 3.7 - 8.0),
    };
    QuarterRemoteDays {
        days,
        figures: (days != 4).then_some(figures),
    }
}
