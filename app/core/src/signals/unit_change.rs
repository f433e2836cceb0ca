//! Change of a department's people against their own usual over a quarter, with intervals (HR-ISO and
//! HR-BND of SIGNALS §13.5). How many people that needs is decided in `privacy`.

use super::numbers::{finite, mean, variance};
use super::proportion::Confidence;
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// A value and its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Estimate {
    /// The same done to the value and both ends.
    #[must_use]
    pub fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Self {
            value: of(self.value),
            low: of(self.low),
            high: of(self.high),
        }
    }

    /// To two decimals, which is all that reports tell. There is no −0.
    #[must_use]
    pub fn rounded(self) -> Self {
        self.map(|x| (x * 100.0).round() / 100.0 + 0.0)
    }
}

/// HR-ISO: the mean over persons, each given by the mean of their weeks' deviations (in their own
/// sigmas, clipped to ±3), with Student's t interval. Persons weigh the same, however many weeks
/// they have. `None` for fewer than two persons.
pub fn mean_change(persons: &[f64]) -> Option<Estimate> {
    let value = mean(persons)?;
    let freedom = (persons.len() - 1) as f64;
    let error = (variance(persons)? / persons.len() as f64).sqrt();
    // Its constructor refuses nothing but a spread or freedom that is not positive.
    let quantile = StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.975);
    let half = finite(quantile * error)?;
    Some(Estimate {
        value,
        low: value - half,
        high: value + half,
    })
}

/// One person's quarter of counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonCounts {
    /// Σx: how often.
    pub seen: u32,
    /// ΣλD: how often at the person's own usual rate; > 0.
    pub expected: f64,
    /// φ of the person's reference, ≥ 1.
    pub dispersion: f64,
}

/// HR-BND: Σx / ΣλD over persons; 1 is as usual. Interval on the log scale, Var ln Σx = φ/Σx, with
/// φ weighted by what was expected; where nothing was seen the value is 0, and the interval's as if
/// half an event had been. `None` where nothing was expected.
pub fn rate_change(persons: &[PersonCounts]) -> Option<Estimate> {
    let seen: f64 = persons.iter().map(|one| f64::from(one.seen)).sum();
    let expected: f64 = persons.iter().map(|one| one.expected).sum();
    if expected <= 0.0 {
        return None;
    }
    let weighted: f64 = persons.iter().map(|p| p.dispersion * p.expected).sum();
    let error = (weighted / expected / seen.max(0.5)).sqrt();
    let factor = finite((Confidence::NinetyFive.z() * error).exp())?;
    let value = finite(seen / expected)?;
    Some(Estimate {
        value,
        low: value / factor,
        high: value * factor,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(a: Option<Estimate>, value: f64, low: f64, high: f64) {
        let a = a.unwrap();
        for (found, expected) in [(a.value, value), (a.low, low), (a.high, high)] {
            assert!((found - expected).abs() < 1e-4, "{a:?}");
        }
    }

    #[test]
    fn the_mean_of_persons_has_students_interval() {
        // R's t.test on its data set `sleep`, group 1: mean .75, 95 % −.5297804 to 2.0297804.
        let sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        near(mean_change(&sleep), 0.75, -0.529_780, 2.029_780);
        near(mean_change(&[0.5; 12]), 0.5, 0.5, 0.5);
        assert_eq!(mean_change(&[1.0]), None);
        assert_eq!(mean_change(&[]), None);
    }

    #[test]
    fn a_rate_is_against_what_was_expected_of_the_same_persons() {
        let person = |seen, expected, dispersion| PersonCounts {
            seen,
            expected,
            dispersion,
        };
        // 30 against 20 with φ = 1: 1.5, and exp(1.959964/√30) = 1.430268 either way.
        let doubled = [person(20, 10.0, 1.0), person(10, 10.0, 1.0)];
        near(rate_change(&doubled), 1.5, 1.048_754, 2.145_402);
        // φ = 2.5 on one half and 1 on the other: 1.75.
        let spread = [person(20, 10.0, 2.5), person(10, 10.0, 1.0)];
        let factor = (1.959_964 * (1.75_f64 / 30.0).sqrt()).exp();
        near(rate_change(&spread), 1.5, 1.5 / factor, 1.5 * factor);
        near(rate_change(&[person(0, 10.0, 1.0)]), 0.0, 0.0, 0.0);
        assert_eq!(rate_change(&[]), None);
    }
}
