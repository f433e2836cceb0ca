//! The figures of a row, each over exactly the people it is told of, and rounded to what is shown.
//!
//! Decided:
//!
//! - 2026-11-28: **What is the same for everybody is not told.** Because: a mean whose interval has no
//!   width tells of each. It is the one decision that depends on values.

use super::inputs::{InQuarter, PersonContext, PersonFigures};
use super::rests::{Homes, QuarterContext, Scope};
use crate::privacy::headcount::as_count;
use crate::privacy::quarter_release::{ContextFigures, Figure, PEOPLE_STEP, RATES, UnitFigures};
use crate::privacy::release::AnswerCoverage;
use crate::signals::unit_change::{Estimate, PersonCounts, mean_change, rate_change};

impl QuarterContext<'_> {
    pub(super) fn figures(&self, scope: &Scope) -> UnitFigures {
        let mut told = UnitFigures::default();
        if let Some(homes) = &scope.could_answer {
            let people: Vec<&InQuarter> = self.people(homes).collect();
            let sum = |of: fn(&InQuarter) -> u32| people.iter().map(|person| of(person)).sum();
            told.people = Some(in_steps(people.len()));
            told.coverage = AnswerCoverage::of(sum(|p| p.answered), sum(|p| p.possible));
            told.reviews = self.waits_trend(homes);
            told.stamps = self.stamps_trend(homes);
            told.done = Some(self.done(homes));
        }
        if let Some(homes) = &scope.compared {
            let people = self.people(homes);
            compare(
                &people
                    .filter_map(|p| p.figures.as_ref())
                    .collect::<Vec<_>>(),
                &mut told,
            );
        }
        if let Some(homes) = &scope.context {
            let people = self.people(homes);
            told.context = context(
                &people
                    .filter_map(|p| p.context.as_ref())
                    .collect::<Vec<_>>(),
            );
        }
        told
    }

    fn people(&self, homes: &Homes) -> impl Iterator<Item = &InQuarter> {
        let all = self.persons.iter();
        all.filter(move |person| homes.contains(&person.home))
    }
}

fn compare(people: &[&PersonFigures], told: &mut UnitFigures) {
    told.compared = Some(in_steps(people.len()));
    told.isolation = mean_of(people.iter().map(|p| p.isolation));
    told.home_to_work = rate_of(people.iter().map(|p| p.home_to_work));
    told.work_to_home = rate_of(people.iter().map(|p| p.work_to_home));
}

fn context(people: &[&PersonContext]) -> ContextFigures {
    ContextFigures {
        answered: Some(in_steps(people.len())),
        clear: mean_of(people.iter().map(|p| p.clear)),
        heard: mean_of(people.iter().map(|p| p.heard)),
    }
}

pub(super) fn in_steps(people: usize) -> u32 {
    as_count(people) / PEOPLE_STEP * PEOPLE_STEP
}

fn mean_of(values: impl Iterator<Item = f64>) -> Figure {
    let mut values: Vec<f64> = values.collect();
    // In one order, so that the order of people does not show in the last digit.
    values.sort_by(f64::total_cmp);
    let mean = mean_change(&values).and_then(tellable);
    mean.map_or(Figure::NotTold, Figure::Known)
}

fn rate_of(counts: impl Iterator<Item = PersonCounts>) -> Figure {
    let mut counts: Vec<PersonCounts> = counts.collect();
    let key = |one: &PersonCounts| (one.expected, one.dispersion);
    counts.sort_by(|a, b| {
        key(a)
            .0
            .total_cmp(&key(b).0)
            .then(key(a).1.total_cmp(&key(b).1))
    });
    let [least, most] = RATES;
    let held = rate_change(&counts).map(|rate| rate.map(|x| x.clamp(least, most)));
    held.map_or(Figure::NotTold, |rate| Figure::Known(rate.rounded()))
}

/// A mean as it is shown; `None` where its interval has no width: everybody is the same then, and it would
/// tell of each (SIGNALS §8.2).
pub(super) fn tellable(mean: Estimate) -> Option<Estimate> {
    let mean = mean.rounded();
    (mean.low < mean.high).then_some(mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_has_two_decimals_and_no_minus_before_nothing() {
        let estimate = Estimate {
            value: -0.004,
            low: -1.236,
            high: 0.125_001,
        };
        let told = tellable(estimate).unwrap();
        assert_eq!((told.low, told.high), (-1.24, 0.13));
        assert_eq!(serde_json::to_value(told.value).unwrap().to_string(), "0.0");
    }

    #[test]
    fn a_mean_that_is_the_same_for_everybody_is_not_told() {
        assert_eq!(mean_of([2.0; 12].into_iter()), Figure::NotTold);
        assert_eq!(mean_of([0.0, -0.0].into_iter()), Figure::NotTold);
        let almost = (0..12).map(|n| if n == 0 { 1.0 } else { 2.0 });
        assert!(mean_of(almost).known().is_some());
    }
}
