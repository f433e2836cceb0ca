//! Findings of one's weeks in words.

use crate::words::{FluentValue, Words};
use irori_core::families::my_weeks::finding::{Change, Finding};
use irori_core::families::my_weeks::{Measure, Unit};

/// A finding in words. The items of the check-in share their sentences, the rest have their own.
pub(super) fn sentence(words: Words, measure: Measure, finding: Finding) -> String {
    let unit = measure.unit();
    let (what, mut values): (_, Vec<(&str, FluentValue<'_>)>) = match finding {
        Finding::SoFar { weeks } => ("so-far", vec![("weeks", weeks.into())]),
        Finding::Steady { recent } => ("steady", vec![("recent", number(unit, recent).into())]),
        Finding::Changed { to, recent, before } => (
            match to {
                Change::Up => "up",
                Change::Down => "down",
            },
            vec![
                ("recent", number(unit, recent).into()),
                ("before", number(unit, before).into()),
            ],
        ),
    };
    let name = match unit {
        Unit::Score => "item",
        Unit::Minutes | Unit::Count => measure.as_str(),
    };
    values.push((
        "name",
        t!(words, &format!("me-{}", measure.as_str())).into(),
    ));
    t!(words, &format!("finding-{name}-{what}"), ..values)
}

/// A mean as it is written: scores and counts with one decimal, minutes whole.
fn number(unit: Unit, mean: f64) -> String {
    match unit {
        Unit::Score => format!("{mean:.1}"),
        Unit::Minutes => format!("{mean:.0}"),
        Unit::Count => format!("{mean:.1}").trim_end_matches(".0").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_say_them() {
        for (unit, mean, text) in [
            (Unit::Score, 2.75, "2.8"),
            (Unit::Score, 3.0, "3.0"),
            (Unit::Minutes, 41.6, "42"),
            (Unit::Count, 2.0, "2"),
            (Unit::Count, 2.25, "2.2"),
            (Unit::Count, 10.0, "10"),
        ] {
            assert_eq!(number(unit, mean), text);
        }
    }
}
