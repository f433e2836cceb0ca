//! Findings of one's weeks in words.

use crate::words::{FluentValue, Locale};
use irori_core::families::my_weeks::finding::{MeasureChange, MeasureFinding};
use irori_core::families::my_weeks::{Measure, MeasureUnit};

/// A finding in words. The items of the check-in share their sentences, the rest have their own.
pub(super) fn sentence(words: Locale, measure: Measure, finding: MeasureFinding) -> String {
    let unit = measure.unit();
    let (what, mut values): (_, Vec<(&str, FluentValue<'_>)>) = match finding {
        MeasureFinding::SoFar { weeks } => ("so-far", vec![("weeks", weeks.into())]),
        MeasureFinding::Steady { recent } => {
            ("steady", vec![("recent", number(unit, recent).into())])
        }
        MeasureFinding::Changed { to, recent, before } => (
            match to {
                MeasureChange::Up => "up",
                MeasureChange::Down => "down",
            },
            vec![
                ("recent", number(unit, recent).into()),
                ("before", number(unit, before).into()),
            ],
        ),
    };
    let name = match unit {
        MeasureUnit::Score => "item",
        MeasureUnit::Minutes | MeasureUnit::Count => measure.as_str(),
    };
    values.push((
        "name",
        t!(words, &format!("me-{}", measure.as_str())).into(),
    ));
    t!(words, &format!("finding-{name}-{what}"), ..values)
}

/// A mean as it is written: scores and counts with one decimal, minutes whole.
fn number(unit: MeasureUnit, mean: f64) -> String {
    match unit {
        MeasureUnit::Score => format!("{mean:.1}"),
        MeasureUnit::Minutes => format!("{mean:.0}"),
        MeasureUnit::Count => format!("{mean:.1}").trim_end_matches(".0").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_say_them() {
        for (unit, mean, text) in [
            (MeasureUnit::Score, 2.75, "2.8"),
            (MeasureUnit::Score, 3.0, "3.0"),
            (MeasureUnit::Minutes, 41.6, "42"),
            (MeasureUnit::Count, 2.0, "2"),
            (MeasureUnit::Count, 2.25, "2.2"),
            (MeasureUnit::Count, 10.0, "10"),
        ] {
            assert_eq!(number(unit, mean), text);
        }
    }
}
