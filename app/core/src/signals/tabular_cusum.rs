//! The tabular CUSUM of the handbooks, two-sided, for values whose target is known.
//!
//! No signal uses it; it ties `evidence` to a published table (NIST 6.3.2.3, SIGNALS §9.3).

use super::numbers::finite;

/// Both sums after one value, each ≥ 0, in the unit of the values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    pub high: f64,
    pub low: f64,
}

/// S_hi = max(0, S + x − target − slack) and S_lo = max(0, S + target − slack − x), from 0; as many
/// as values. A value that is not finite carries the sums.
pub fn tabular(values: &[f64], target: f64, slack: f64) -> Vec<Sums> {
    let sums = values.iter().scan(Sums::default(), |state, x| {
        *state = Sums {
            high: next(state.high, x - target - slack),
            low: next(state.low, target - slack - x),
        };
        Some(*state)
    });
    sums.collect()
}

/// Position, counted from 0, of the first sum above `limit`; `None` if there is none.
pub fn first_signal(sums: &[Sums], limit: f64) -> Option<usize> {
    sums.iter()
        .position(|sums| sums.high > limit || sums.low > limit)
}

fn next(sum: f64, addend: f64) -> f64 {
    finite(sum + addend).map_or(sum, |sum| sum.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_values_give_no_sums_and_odd_ones_carry() {
        assert_eq!(tabular(&[], 1.0, 0.1), []);
        let sums = tabular(&[2.0, f64::NAN, 2.0], 1.0, 0.5);
        let high: Vec<f64> = sums.iter().map(|sums| sums.high).collect();
        assert_eq!(high, [0.5, 0.5, 1.0]);
        assert_eq!(first_signal(&sums, 0.9), Some(2));
        assert_eq!(first_signal(&sums, 5.0), None);
    }
}
