//! Sensitivity of a weekly mean to missing days: what it would be if the days that were not answered had
//! been a little worse.

use super::numbers::finite;
use super::valid::Days;

/// The sensitivity value ȳ − (1 − r/N)·δ (SIGNALS §2.6 d), in the unit of `mean`: r answered of N
/// scheduled days, δ = `points` ≥ 0 (0.5, a policy choice). Days answered beyond the scheduled ones
/// count as none missing. `None` without scheduled days, or where a number is not finite.
///
/// Missing answers are never imputed: this is for saying that an OK is not confirmed (§2.6 e), and is
/// shown to nobody.
pub fn sensitivity(mean: f64, days: Days, points: f64) -> Option<f64> {
    if days.scheduled == 0 {
        return None;
    }
    let answered = f64::from(days.answered.min(days.scheduled));
    finite(mean - (1.0 - answered / f64::from(days.scheduled)) * points)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(mean: f64, answered: u32, scheduled: u32) -> Option<f64> {
        let days = Days {
            scheduled,
            answered,
        };
        sensitivity(mean, days, 0.5)
    }

    #[test]
    fn golden_iso_8() {
        // SIGNALS §3 golden 8; golden.json DELTA.a.
        assert!((of(3.4, 5, 8).unwrap() - 3.2125).abs() < 1e-6);
    }

    #[test]
    fn a_whole_week_is_not_lowered_and_none_has_no_value() {
        assert_eq!(of(3.4, 5, 5), Some(3.4));
        assert_eq!(of(3.4, 6, 5), Some(3.4));
        assert_eq!(of(3.4, 0, 0), None);
        assert_eq!(of(f64::NAN, 3, 5), None);
    }
}
