//! The rest between two working days.

use chrono::{DateTime, Utc};

/// Hours that a rest should have (EU 2003/88/EC, Article 3; SIGNALS §4, BND-3).
pub const ENOUGH_HOURS: f64 = 11.0;

/// Hours from the last event of work of one day to the first of the next; `None` where the second
/// is not after the first.
pub fn rest_hours(last: DateTime<Utc>, next: DateTime<Utc>) -> Option<f64> {
    (next > last).then(|| (next - last).num_milliseconds() as f64 / 3_600_000.0)
}

/// Whether a rest is shorter than eleven hours; eleven are enough (SIGNALS §4, BND-3).
pub fn is_short(hours: f64) -> bool {
    hours < ENOUGH_HOURS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(last: &str, next: &str, hours: Option<f64>) {
        let at = |text: &str| format!("2025-03-{text}:00Z").parse().unwrap();
        let rest = rest_hours(at(last), at(next));
        assert!((rest.unwrap_or(-1.0) - hours.unwrap_or(-1.0)).abs() < 1e-6);
    }

    #[test]
    fn golden_bnd_5() {
        // SIGNALS §4 golden 5; golden.json BND3.gap.
        check("03T23:40", "04T08:30", Some(8.833333333333334));
        check("04T22:00", "05T09:00", Some(11.0));
        check("04T22:00", "04T21:00", None);
        assert!(is_short(8.833333333333334));
        assert!(!is_short(11.0));
    }
}
