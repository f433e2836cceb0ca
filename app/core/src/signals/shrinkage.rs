//! Comparing teams without believing small ones too much: empirical Bayes over published cells.

use super::numbers::finite;
use super::proportion::Confidence;
use super::unit_change::Estimate;
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Teams a comparison needs (SIGNALS §2.6).
pub const LEAST_TEAMS: usize = 4;
/// The steps in which a number of respondents is known here.
const STEP: u32 = 5;

/// A mean that has been published, with its number of respondents in steps of five.
///
/// Nothing else may enter: from μ, θ and exact n a suppressed mean can be worked out to two decimals
/// (SIGNALS §13.0.10).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublishedCell {
    mean: f64,
    respondents: u32,
}

impl PublishedCell {
    /// Rounds the respondents down to a step; `None` below five of them, or for a mean that is not
    /// finite.
    pub fn new(mean: f64, respondents: u32) -> Option<Self> {
        Some(Self {
            mean: finite(mean)?,
            respondents: respondents / STEP * STEP,
        })
        .filter(|cell| cell.respondents > 0)
    }
}

/// What the cells say together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShrunkCells {
    /// μ, the common mean.
    pub centre: f64,
    /// Cochran's Q.
    pub heterogeneity: f64,
    /// τ², the variance between teams, ≥ 0; at 0 every team is μ.
    pub between: f64,
    /// θ_j, in the order of the cells.
    pub means: Vec<f64>,
    /// B_j, how much a cell's own mean counts, 0 to 1.
    pub weights: Vec<f64>,
}

/// Empirical Bayes with a known variance σ² of one person's value, > 0 (SIGNALS §2.6, §9.10;
/// DerSimonian & Laird's τ²). For the organisation's view only; teams are never ranked. `None`
/// below four cells.
pub fn shrink(cells: &[PublishedCell], variance: f64) -> Option<ShrunkCells> {
    if cells.len() < LEAST_TEAMS {
        return None;
    }
    let cells: Vec<(f64, f64)> = cells
        .iter()
        .map(|cell| (cell.mean, f64::from(cell.respondents)))
        .collect();
    empirical_bayes(&cells, variance)
}

/// How the interval of a cell was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalOf {
    /// A mean over persons: Student's t, symmetrical.
    Mean,
    /// A rate against the usual: normal, symmetrical on the log scale.
    Rate,
}

/// Published estimates with their number of people in steps of five, drawn towards each other, with
/// 95 % intervals, in their order. The variance of one person's value is pooled out of the published
/// intervals, so that nothing enters that is not published (SIGNALS §13.0.10); the interval is that of
/// θ_j = B_j·y_j + (1−B_j)·μ with τ² taken as known. `None` below four cells, and where no interval has
/// a width.
pub fn shrink_estimates(cells: &[(Estimate, u32)], of: IntervalOf) -> Option<Vec<Estimate>> {
    let published: Vec<(PublishedCell, f64)> = cells
        .iter()
        .map(|(estimate, people)| {
            let (value, half) = of.middle(*estimate)?;
            let cell = PublishedCell::new(value, *people)?;
            let respondents = f64::from(cell.respondents);
            let error = half / of.quantile(respondents)?;
            Some((cell, error * error * respondents))
        })
        .collect::<Option<_>>()?;
    let freedom = |cell: &PublishedCell| f64::from(cell.respondents) - 1.0;
    let all: f64 = published.iter().map(|(cell, _)| freedom(cell)).sum();
    let pooled = published.iter().map(|(cell, s)| freedom(cell) * s);
    let variance = pooled.sum::<f64>() / all;
    let cells: Vec<PublishedCell> = published.iter().map(|(cell, _)| *cell).collect();
    let shrunk = shrink(&cells, variance)?;
    let error = |cell: &PublishedCell| variance / f64::from(cell.respondents);
    let precision = cells
        .iter()
        .map(|cell| 1.0 / (shrunk.between + error(cell)));
    let of_centre = 1.0 / precision.sum::<f64>();
    let estimates = cells.iter().zip(shrunk.means).zip(shrunk.weights);
    let estimates = estimates.map(|((cell, mean), own)| {
        let spread = own * error(cell) + (1.0 - own).powi(2) * of_centre;
        let half = Confidence::NinetyFive.z() * spread.sqrt();
        of.estimate(mean, half)
    });
    Some(estimates.collect())
}

impl IntervalOf {
    /// The value on the scale on which its interval is symmetrical, and half the interval there.
    fn middle(self, estimate: Estimate) -> Option<(f64, f64)> {
        let Estimate { value, low, high } = estimate;
        let (value, half) = match self {
            Self::Mean => (value, (high - low) / 2.0),
            Self::Rate => (value.ln(), (high / low).ln() / 2.0),
        };
        Some((finite(value)?, finite(half)?))
    }

    fn quantile(self, respondents: f64) -> Option<f64> {
        match self {
            Self::Mean => Some(
                StudentsT::new(0.0, 1.0, respondents - 1.0)
                    .ok()?
                    .inverse_cdf(0.975),
            ),
            Self::Rate => Some(Confidence::NinetyFive.z()),
        }
    }

    fn estimate(self, middle: f64, half: f64) -> Estimate {
        let back = |x: f64| match self {
            Self::Mean => x,
            Self::Rate => x.exp(),
        };
        Estimate {
            value: back(middle),
            low: back(middle - half),
            high: back(middle + half),
        }
    }
}

/// Cells as (mean, n).
fn empirical_bayes(cells: &[(f64, f64)], variance: f64) -> Option<ShrunkCells> {
    if !(variance.is_finite() && variance > 0.0) || cells.len() < 2 {
        return None;
    }
    let weights: Vec<f64> = cells.iter().map(|(_, n)| n / variance).collect();
    let sum: f64 = weights.iter().sum();
    let first = weighted(cells, &weights);
    let heterogeneity: f64 = cells
        .iter()
        .zip(&weights)
        .map(|((y, _), w)| w * (y - first).powi(2))
        .sum();
    let scale = sum - weights.iter().map(|w| w * w).sum::<f64>() / sum;
    let between = ((heterogeneity - (cells.len() - 1) as f64) / scale).max(0.0);
    let weights: Vec<f64> = cells
        .iter()
        .map(|(_, n)| 1.0 / (between + variance / n))
        .collect();
    let centre = finite(weighted(cells, &weights))?;
    let own: Vec<f64> = cells
        .iter()
        .map(|(_, n)| between / (between + variance / n))
        .collect();
    let means: Vec<f64> = cells
        .iter()
        .zip(&own)
        .map(|((y, _), own)| own * y + (1.0 - own) * centre)
        .collect();
    let all_finite = means.iter().chain(&own).all(|x| x.is_finite());
    (all_finite && heterogeneity.is_finite() && between.is_finite()).then_some(ShrunkCells {
        centre,
        heterogeneity,
        between,
        means,
        weights: own,
    })
}

fn weighted(cells: &[(f64, f64)], weights: &[f64]) -> f64 {
    let sum: f64 = weights.iter().sum();
    let products = cells.iter().zip(weights).map(|((y, _), w)| w * y);
    products.sum::<f64>() / sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(a: &[f64], b: &[f64]) {
        assert_eq!(a.len(), b.len());
        for (a, b) in a.iter().zip(b) {
            assert!((a - b).abs() < 1e-6, "{a} {b}");
        }
    }

    #[test]
    fn four_unequal_teams() {
        // SIGNALS §9.10; golden.json EB.a.
        let cells = [(3.0, 5.0), (3.6, 10.0), (3.7, 20.0), (4.2, 8.0)];
        let shrunk = empirical_bayes(&cells, 0.36).unwrap();
        near(
            &[shrunk.centre, shrunk.heterogeneity, shrunk.between],
            &[3.6498184339184627, 12.62273901808786, 0.11822222222222224],
        );
        near(
            &shrunk.means,
            &[
                3.245959313772876,
                3.611629086880102,
                3.693369156847301,
                4.048316178173572,
            ],
        );
        near(
            &shrunk.weights,
            &[
                0.6214953271028038,
                0.76657060518732,
                0.867862969004894,
                0.7243022464261403,
            ],
        );
    }

    #[test]
    fn teams_that_differ_by_chance_are_all_the_same() {
        // SIGNALS §9.10; golden.json EB.b.
        let shrunk = empirical_bayes(&[(3.5, 6.0), (3.6, 6.0), (3.7, 6.0)], 0.36).unwrap();
        near(
            &[shrunk.heterogeneity, shrunk.between],
            &[0.3333333333333339, 0.0],
        );
        near(&shrunk.means, &[3.6; 3]);
        near(&shrunk.weights, &[0.0; 3]);
    }

    #[test]
    fn a_cell_is_known_in_steps_of_five() {
        assert_eq!(PublishedCell::new(3.0, 4), None);
        assert_eq!(PublishedCell::new(3.0, 9), PublishedCell::new(3.0, 5));
        assert_eq!(PublishedCell::new(f64::NAN, 9), None);
    }

    #[test]
    fn three_teams_are_not_compared() {
        let cell = PublishedCell::new(3.5, 10).unwrap();
        assert_eq!(shrink(&[cell; 3], 0.36), None);
        assert_eq!(shrink(&[cell; 4], 0.36).map(|s| s.between), Some(0.0));
        assert_eq!(shrink(&[cell; 4], 0.0), None);
        assert_eq!(shrink(&[cell; 4], f64::NAN), None);
    }

    fn estimate(value: f64, half: f64) -> Estimate {
        Estimate {
            value,
            low: value - half,
            high: value + half,
        }
    }

    #[test]
    fn published_estimates_are_drawn_towards_each_other() {
        // The four teams of EB.a in steps of five, with the intervals that σ² = .36 gives each.
        let of = |value: f64, n: u32| {
            let t = StudentsT::new(0.0, 1.0, f64::from(n) - 1.0).unwrap();
            let half = t.inverse_cdf(0.975) * (0.36 / f64::from(n)).sqrt();
            (estimate(value, half), n)
        };
        let cells = [of(3.0, 5), of(3.6, 10), of(3.7, 20), of(4.2, 5)];
        let found = shrink_estimates(&cells, IntervalOf::Mean).unwrap();
        let published = cells.map(|(e, n)| PublishedCell::new(e.value, n).unwrap());
        let means: Vec<f64> = found.iter().map(|one| one.value).collect();
        near(&means, &shrink(&published, 0.36).unwrap().means);
        for ((own, _), shrunk) in cells.iter().zip(&found) {
            assert!(shrunk.high - shrunk.low < own.high - own.low);
            assert!((shrunk.low + shrunk.high - 2.0 * shrunk.value).abs() < 1e-9);
        }
        assert_eq!(shrink_estimates(&cells[..3], IntervalOf::Mean), None);
        let alike = [(estimate(3.0, 0.0), 10); 4];
        assert_eq!(shrink_estimates(&alike, IntervalOf::Mean), None, "no width");
    }

    #[test]
    fn rates_are_drawn_together_on_the_log_scale() {
        let of = |value: f64, factor: f64| {
            let (low, high) = (value / factor, value * factor);
            (Estimate { value, low, high }, 20)
        };
        let cells = [of(0.5, 1.2), of(2.0, 1.2), of(1.0, 1.2), of(1.0, 1.2)];
        let found = shrink_estimates(&cells, IntervalOf::Rate).unwrap();
        assert!((found[0].value * found[1].value - 1.0).abs() < 1e-9);
        assert!(
            found[0].value > 0.5 && found[0].value < 1.0 && (found[2].value - 1.0).abs() < 1e-9
        );
        let ratio = |e: Estimate| e.high / e.value - e.value / e.low;
        assert!(
            found
                .iter()
                .all(|one| ratio(*one).abs() < 1e-9 && one.low > 0.0)
        );
    }

    #[test]
    fn the_order_of_teams_does_not_matter() {
        let cells = [(3.0, 5), (3.6, 10), (3.7, 20), (4.2, 15)];
        let cells: Vec<_> = cells
            .iter()
            .map(|(y, n)| PublishedCell::new(*y, *n).unwrap())
            .collect();
        let turned: Vec<_> = cells.iter().rev().copied().collect();
        let (a, b) = (
            shrink(&cells, 0.36).unwrap(),
            shrink(&turned, 0.36).unwrap(),
        );
        near(&a.means, &b.means.iter().rev().copied().collect::<Vec<_>>());
    }
}
