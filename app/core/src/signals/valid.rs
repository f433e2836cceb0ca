//! Valid weeks, with enough scheduled and enough answered days, and the days missing from them: what a weekly
//! mean would be if the days that were not answered had been a little worse.

use super::numbers::finite;

/// The scheduled and the answered days of one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// `E`: scheduled days less leave and holidays, 0 to 7.
    pub scheduled: u32,
    /// `A`: days with an answer, 0 to 7.
    pub answered: u32,
}

impl Days {
    /// The mean of the answers that sum to `sum`; `None` for a week that is not valid.
    pub fn mean(self, sum: u32) -> Option<f64> {
        self.is_valid()
            .then(|| f64::from(sum) / f64::from(self.answered))
    }

    /// Whether the week can be compared: E ≥ 2 and A ≥ max(2, ⌈0.6·E⌉) (SIGNALS §1.2).
    /// A week that is not valid is a gap; it is never interpolated.
    pub fn is_valid(self) -> bool {
        needed(self.scheduled).is_some_and(|needed| self.answered >= needed)
    }
}

/// Answered days that a week of `scheduled` days needs, at least 2; `None` below two scheduled
/// days, when no number of answers makes the week valid (SIGNALS §1.2).
pub fn needed(scheduled: u32) -> Option<u32> {
    // ⌈3E/5⌉ in whole numbers: 0.6 has no exact f64.
    (scheduled >= 2).then(|| (scheduled - scheduled / 5 * 2 - scheduled % 5 * 2 / 5).max(2))
}

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

    #[test]
    fn a_week_needs_three_fifths_of_its_days_and_never_fewer_than_two() {
        // SIGNALS §3 golden 9 and §1.2; golden.json valid.need.
        let needs: Vec<_> = [5, 4, 3, 2].map(needed).into_iter().flatten().collect();
        assert_eq!(needs, [3, 3, 2, 2]);
        assert_eq!(
            (needed(7), needed(6), needed(10)),
            (Some(5), Some(4), Some(6))
        );
        assert_eq!((needed(1), needed(0)), (None, None));
        assert!(needed(u32::MAX).is_some());
    }

    #[test]
    fn one_scheduled_day_is_never_a_week() {
        let week = |scheduled, answered| {
            Days {
                scheduled,
                answered,
            }
            .is_valid()
        };
        assert!(!week(1, 1));
        assert!(!week(0, 5));
        assert!(week(2, 2));
        assert!(!week(5, 2));
        assert!(week(5, 3));
    }

    fn lowered(mean: f64, answered: u32, scheduled: u32) -> Option<f64> {
        let days = Days {
            scheduled,
            answered,
        };
        sensitivity(mean, days, 0.5)
    }

    #[test]
    fn golden_iso_8() {
        // SIGNALS §3 golden 8; golden.json DELTA.a.
        assert!((lowered(3.4, 5, 8).unwrap() - 3.2125).abs() < 1e-6);
    }

    #[test]
    fn a_whole_week_is_not_lowered_and_none_has_no_value() {
        assert_eq!(lowered(3.4, 5, 5), Some(3.4));
        assert_eq!(lowered(3.4, 6, 5), Some(3.4));
        assert_eq!(lowered(3.4, 0, 0), None);
        assert_eq!(lowered(f64::NAN, 3, 5), None);
    }
}
