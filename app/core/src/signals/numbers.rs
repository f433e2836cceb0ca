//! The sums every signal stands on: finite numbers, mean, median, variance, moving range.

/// `x`, unless it is infinite or not a number.
pub fn finite(x: f64) -> Option<f64> {
    x.is_finite().then_some(x)
}

/// The values that are there and finite, in their order.
pub fn present(values: &[Option<f64>]) -> Vec<f64> {
    values
        .iter()
        .filter_map(|value| value.and_then(finite))
        .collect()
}

/// Arithmetic mean; `None` for no values or when the sum overflows.
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    finite(values.iter().sum::<f64>() / values.len() as f64)
}

/// Median, the mean of the two middle values where their number is even (SIGNALS §1.2).
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    finite(lower / 2.0 + upper / 2.0)
}

/// Sample variance (divisor n − 1); `None` for fewer than two values.
pub fn variance(values: &[f64]) -> Option<f64> {
    let centre = mean(values)?;
    if values.len() < 2 {
        return None;
    }
    let squares: f64 = values.iter().map(|x| (x - centre).powi(2)).sum();
    finite(squares / (values.len() - 1) as f64)
}

/// |x_j − x_{j−1}| of neighbours in `values`; one fewer than values.
pub fn moving_ranges(values: &[f64]) -> Vec<f64> {
    values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
        assert_eq!(median(&[2.0]), Some(2.0));
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[f64::NAN, 7.0]), Some(7.0));
    }

    #[test]
    fn sums_that_overflow_are_missing() {
        assert_eq!(mean(&[f64::MAX, f64::MAX]), None);
        assert_eq!(variance(&[f64::MAX, f64::MIN]), None);
        assert_eq!(variance(&[1.0]), None);
    }
}
