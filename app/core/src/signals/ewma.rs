//! The exponentially weighted moving average, as the handbooks have it (NIST 6.3.2.4).
//!
//! No signal alarms on it: with estimated parameters the CUSUM is faster (SIGNALS §0.4).

use super::numbers::finite;

/// z = λx + (1−λ)z from `start`, with 0 < λ ≤ 1; as many as values. A value that is not finite
/// carries the average. `None` for a λ outside its range or a start that is not finite.
pub fn ewma(values: &[f64], start: f64, lambda: f64) -> Option<Vec<f64>> {
    let mut average = finite(start)?;
    if !(lambda > 0.0 && lambda <= 1.0) {
        return None;
    }
    let averages = values.iter().map(|x| {
        average = finite(lambda * x + (1.0 - lambda) * average).unwrap_or(average);
        average
    });
    Some(averages.collect())
}

/// Half the width of the limits in the long run, `sigmas`·s·√(λ/(2−λ)); `None` for a λ outside
/// 0 < λ ≤ 1 or where s is not a finite number ≥ 0.
pub fn half_width(sigma: f64, lambda: f64, sigmas: f64) -> Option<f64> {
    if !(lambda > 0.0 && lambda <= 1.0 && sigma >= 0.0) {
        return None;
    }
    finite(sigmas * sigma * (lambda / (2.0 - lambda)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_carries_over_what_is_missing() {
        let averages = ewma(&[1.0, f64::NAN, 1.0], 0.0, 0.5);
        assert_eq!(averages, Some(vec![0.5, 0.5, 0.75]));
        assert_eq!(ewma(&[], 0.0, 0.5), Some(vec![]));
    }

    #[test]
    fn a_lambda_outside_its_range_gives_nothing() {
        for lambda in [0.0, -0.1, 1.1, f64::NAN] {
            assert_eq!(ewma(&[1.0], 0.0, lambda), None);
            assert_eq!(half_width(1.0, lambda, 3.0), None);
        }
    }
}
