//! Permutation test of a difference of two means, and Holm's correction for looking more than once.

use super::chance::Chance;
use super::numbers::mean;
use serde::{Deserialize, Serialize};

/// Values on either side of a contrast (SIGNALS §5, HAB-3).
pub const LEAST: usize = 6;
/// Values on both sides together up to which every split is looked at.
const EXACT_UP_TO: usize = 12;
/// Draws where there are more.
const DRAWS: u32 = 10_000;
/// Differences closer than this are ties.
const TIE: f64 = 1e-9;

/// A two-sided permutation test of mean(a) − mean(b).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// mean(a) − mean(b), in the unit of the values.
    pub difference: f64,
    /// Probability of a difference as large, 0 to 1; never 0.
    pub p: f64,
    /// Splits as extreme; the observed one is among them.
    pub extreme: u32,
    /// Splits looked at.
    pub splits: u32,
}

/// Tests `a` against `b` (SIGNALS §5, HAB-3): every split for up to twelve values, else 10,000
/// draws from `key` with p = (1+#)/(1+B). Values that are not finite are missing. `None` below six
/// values on either side.
pub fn contrast(a: &[f64], b: &[f64], key: &str) -> Option<Contrast> {
    let keep =
        |side: &[f64]| -> Vec<f64> { side.iter().copied().filter(|x| x.is_finite()).collect() };
    let (a, b) = (keep(a), keep(b));
    if a.len() < LEAST || b.len() < LEAST {
        return None;
    }
    let difference = mean(&a)? - mean(&b)?;
    let size = a.len();
    let mut pool = a;
    pool.extend(b);
    let total = mean(&pool)? * pool.len() as f64;
    let rest = (pool.len() - size) as f64;
    // The second mean follows from the first and the total.
    let is_extreme = |sum: f64| {
        let split = sum / size as f64 - (total - sum) / rest;
        split.abs() >= difference.abs() - TIE
    };
    let (extreme, splits) = if pool.len() <= EXACT_UP_TO {
        every_split(&pool, size, is_extreme)
    } else {
        let mut chance = Chance::from_key(key);
        // In one order for the same two sides, whoever came first.
        pool.sort_by(f64::total_cmp);
        let hits = (0..DRAWS).filter(|_| {
            for i in 0..size {
                let j = i + chance.below(pool.len() - i);
                pool.swap(i, j);
            }
            is_extreme(pool[..size].iter().sum())
        });
        (1 + hits.count() as u32, 1 + DRAWS)
    };
    Some(Contrast {
        difference,
        p: f64::from(extreme) / f64::from(splits),
        extreme,
        splits,
    })
}

/// How many of all splits are extreme, of how many.
fn every_split(pool: &[f64], size: usize, is_extreme: impl Fn(f64) -> bool) -> (u32, u32) {
    let mut counts = (0, 0);
    for chosen in 0_u32..1 << pool.len() {
        if chosen.count_ones() as usize != size {
            continue;
        }
        let ours = pool.iter().enumerate();
        let sum = ours.filter(|(i, _)| chosen >> i & 1 == 1).map(|(_, x)| x);
        counts.0 += u32::from(is_extreme(sum.sum()));
        counts.1 += 1;
    }
    counts
}

/// Holm's step-down correction (Holm 1979; SIGNALS §5, §13.1): as many as given, in their order,
/// each at least its own p and at most 1, and in the order of the p. A missing p, or one outside
/// 0 to 1, is no test: it stays missing and costs the others nothing.
pub fn holm(ps: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut tests: Vec<(usize, f64)> = (0..)
        .zip(ps)
        .filter_map(|(at, p)| p.filter(|p| (0.0..=1.0).contains(p)).map(|p| (at, p)))
        .collect();
    tests.sort_by(|x, y| x.1.total_cmp(&y.1));
    let mut adjusted = vec![None; ps.len()];
    let mut highest: f64 = 0.0;
    for (rank, (at, p)) in tests.iter().enumerate() {
        highest = highest.max(p * (tests.len() - rank) as f64).min(1.0);
        adjusted[*at] = Some(highest);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_six_on_a_side_is_no_test() {
        assert_eq!(contrast(&[4.0; 5], &[3.0; 30], "k"), None);
        assert_eq!(
            contrast(&[4.0; 6], &[3.0, 3.0, 3.0, 3.0, 3.0, f64::NAN], "k"),
            None
        );
        assert_eq!(contrast(&[f64::MAX; 6], &[f64::MIN; 6], "k"), None);
    }

    #[test]
    fn all_equal_is_no_difference() {
        let equal = contrast(&[3.0; 6], &[3.0; 6], "k").unwrap();
        assert_eq!((equal.difference, equal.p), (0.0, 1.0));
        assert_eq!(
            contrast(&[3.0; 20], &[3.0; 20], "k").map(|c| c.p),
            Some(1.0)
        );
    }

    #[test]
    fn drawn_splits_agree_with_all_splits_and_repeat_themselves() {
        let a = [4.0, 4.0, 5.0, 3.0, 4.0, 4.0];
        let b = [3.0, 3.0, 2.0, 4.0, 3.0, 3.0, 3.0];
        let drawn = contrast(&a, &b, "habits").unwrap();
        // All 1716 splits, computed here.
        let pool: Vec<f64> = a.iter().chain(&b).copied().collect();
        let total: f64 = pool.iter().sum();
        let (extreme, splits) = every_split(&pool, 6, |sum| {
            (sum / 6.0 - (total - sum) / 7.0).abs() >= drawn.difference - TIE
        });
        assert_eq!(splits, 1716);
        assert!((drawn.p - f64::from(extreme) / 1716.0).abs() < 0.01);
        assert_eq!(contrast(&a, &b, "habits"), Some(drawn));
    }

    #[test]
    fn the_order_of_days_does_not_matter() {
        let (mut a, mut b): (Vec<f64>, Vec<f64>) = (
            (0..9).map(|i| f64::from(i % 5)).collect(),
            (0..8).map(|i| f64::from(i % 3)).collect(),
        );
        let before = contrast(&a, &b, "k").unwrap();
        a.reverse();
        b.rotate_left(3);
        assert_eq!(
            contrast(&a, &b, "k").map(|c| c.extreme),
            Some(before.extreme)
        );
    }

    #[test]
    fn holm_keeps_the_order_and_never_lowers_a_p() {
        let adjusted = holm(&[Some(0.04), Some(0.01), None, Some(0.03)]);
        let expected = [Some(0.06), Some(0.03), None, Some(0.06)];
        for (adjusted, expected) in adjusted.iter().zip(expected) {
            match (adjusted, expected) {
                (Some(a), Some(e)) => assert!((a - e).abs() < 1e-12),
                (a, e) => assert_eq!(*a, e),
            }
        }
        assert_eq!(holm(&[Some(f64::NAN), Some(0.5)]), [None, Some(0.5)]);
        assert_eq!(holm(&[]), []);
    }

    #[test]
    fn holm_is_monotone_for_any_ps() {
        let mut chance = Chance::from_key("holm");
        for _ in 0..500 {
            let ps: Vec<Option<f64>> = (0..chance.below(8)).map(|_| Some(chance.unit())).collect();
            let adjusted = holm(&ps);
            for (p, q) in ps.iter().zip(&adjusted) {
                assert!(q >= p && *q <= Some(1.0));
                for (p2, q2) in ps.iter().zip(&adjusted) {
                    assert!(p > p2 || q <= q2);
                }
            }
        }
    }
}
