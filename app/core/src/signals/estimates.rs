//! Estimates over everybody's weeks: sigma's prior and ρ̂, estimated once a quarter, and which of them was
//! in force when.

use super::reference::{
    Autocorrelation, FULL_WEEKS, PEOPLE_FOR_ESTIMATES, Prior, Reference, ReferenceStage,
};
use crate::domain::day::Week;
use crate::domain::quarter::Quarter;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In force for the references whose last week lies in one quarter (SIGNALS §2.2, §13.0.7).
///
/// The rates' priors (λ0, β0) are not re-estimated: §2.4 has no rule for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimates {
    pub prior: Prior,
    pub rho: Autocorrelation,
}

impl Estimates {
    /// From everybody's calendar weeks before a quarter, oldest first, `None` where a week is not
    /// valid; what was believed before where fewer than ten people have twelve valid weeks.
    ///
    /// Only the first twelve valid weeks of each count: those a reference is made of.
    pub fn of(everybody: &[Vec<Option<f64>>], before: Self) -> Self {
        let full: Vec<&[Option<f64>]> = everybody.iter().filter_map(|one| complete(one)).collect();
        if full.len() < PEOPLE_FOR_ESTIMATES {
            return before;
        }
        // mR̄, the one thing taken of these, does not depend on a prior.
        let references: Vec<Reference> = full
            .iter()
            .filter_map(|weeks| {
                Reference::first(
                    weeks,
                    ReferenceStage::Full,
                    Prior::default(),
                    Autocorrelation::NONE,
                )
            })
            .collect();
        Self {
            prior: Prior::estimated(&references).unwrap_or(before.prior),
            rho: Autocorrelation::pooled(&full),
        }
    }
}

/// The weeks through the twelfth valid one.
fn complete(weeks: &[Option<f64>]) -> Option<&[Option<f64>]> {
    let valid = weeks.iter().enumerate().filter(|(_, week)| week.is_some());
    let (last, _) = valid.clone().nth(FULL_WEEKS - 1)?;
    weeks.get(..=last)
}

/// The estimates of every quarter since the first that has any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History(BTreeMap<Quarter, Estimates>);

impl History {
    /// In any order; of a quarter given twice the later counts.
    pub fn new(quarters: impl IntoIterator<Item = (Quarter, Estimates)>) -> Self {
        Self(quarters.into_iter().collect())
    }

    /// What was in force in a quarter: its own estimates, else those of the latest before it, else
    /// the beliefs of SIGNALS §2.2.
    pub fn at(&self, quarter: Quarter) -> Estimates {
        let until = self.0.range(..=quarter).next_back();
        until.map(|(_, estimates)| *estimates).unwrap_or_default()
    }

    /// What holds for a reference that ends with the `n`th of the weeks from `first` on. A reference
    /// keeps it, whatever is estimated later.
    pub fn for_week(&self, first: Week, n: usize) -> Estimates {
        self.at(Quarter::of(first.on(n as u64)))
    }

    /// Whether a quarter has estimates of its own.
    pub fn has(&self, quarter: Quarter) -> bool {
        self.0.contains_key(&quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: usize, weeks: usize) -> Vec<Vec<Option<f64>>> {
        let week = |n: usize| Some(3.0 + 0.5 * (n % 2) as f64);
        vec![(0..weeks).map(week).collect(); count]
    }

    #[test]
    fn ten_people_with_twelve_weeks_are_needed() {
        let before = Estimates {
            rho: Autocorrelation::clipped(0.3),
            ..Estimates::default()
        };
        assert_eq!(Estimates::of(&people(9, 40), before), before);
        assert_eq!(Estimates::of(&people(10, 11), before), before);
        let estimated = Estimates::of(&people(10, 12), before);
        assert!((estimated.prior.sigma - 0.5 / 1.128).abs() < 1e-3);
        // Every week is unlike the one before.
        assert_eq!(estimated.rho, Autocorrelation::NONE);
    }

    #[test]
    fn weeks_after_the_twelfth_valid_one_change_nothing() {
        let mut longer = people(12, 12);
        for weeks in &mut longer {
            weeks.insert(3, None);
        }
        let before = Estimates::of(&longer, Estimates::default());
        for weeks in &mut longer {
            weeks.extend([Some(1.0), Some(5.0)]);
        }
        assert_eq!(Estimates::of(&longer, Estimates::default()), before);
    }

    #[test]
    fn a_quarter_without_estimates_has_those_before_it() {
        let quarter = |text| Quarter::parse(text).unwrap();
        let estimated = Estimates {
            rho: Autocorrelation::clipped(0.2),
            ..Estimates::default()
        };
        let history = History::new([(quarter("2026-Q2"), estimated)]);
        assert_eq!(history.at(quarter("2026-Q1")), Estimates::default());
        assert_eq!(history.at(quarter("2026-Q2")), estimated);
        assert_eq!(history.at(quarter("2027-Q1")), estimated);
        let first = quarter("2026-Q1").first_week();
        assert_eq!(history.for_week(first, 12), Estimates::default());
        assert_eq!(history.for_week(first, 13), estimated);
    }
}
