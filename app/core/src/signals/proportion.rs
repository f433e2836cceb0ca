//! Shares with their uncertainty: Wilson's interval, and Newcombe's for a difference.

use serde::{Deserialize, Serialize};

/// How sure an interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// 80 %: z = 1.281552.
    Eighty,
    /// 95 %: z = 1.959964.
    NinetyFive,
}

impl Confidence {
    /// The two-sided normal quantile.
    pub fn z(self) -> f64 {
        match self {
            Self::Eighty => 1.281_551_565_544_600_4,
            Self::NinetyFive => 1.959_963_984_540_054,
        }
    }
}

/// `yes` out of `of`, with yes ≤ of and of ≥ 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    yes: u32,
    of: u32,
}

/// From `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Share {
    /// `None` for nothing out of nothing, or for more than all.
    pub fn new(yes: u32, of: u32) -> Option<Self> {
        (of > 0 && yes <= of).then_some(Self { yes, of })
    }

    /// `p`, 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.yes) / f64::from(self.of)
    }

    /// `n`.
    pub fn of(self) -> u32 {
        self.of
    }

    /// Wilson's score interval, inside 0 to 1 (SIGNALS §2.6; Newcombe 1998, method 3).
    pub fn wilson(self, confidence: Confidence) -> Interval {
        let (p, n, z) = (self.value(), f64::from(self.of), confidence.z());
        let widening = 1.0 + z * z / n;
        let centre = (p + z * z / (2.0 * n)) / widening;
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / widening;
        Interval {
            // Exact at both ends, where rounding would leave 1e-17.
            low: if self.yes == 0 {
                0.0
            } else {
                (centre - half).max(0.0)
            },
            high: if self.yes == self.of {
                1.0
            } else {
                (centre + half).min(1.0)
            },
        }
    }

    /// `self` − `other`, −1 to 1, with Newcombe's hybrid score interval (SIGNALS §2.6; Newcombe
    /// 1998, method 10).
    pub fn minus(self, other: Self, confidence: Confidence) -> (f64, Interval) {
        let (p, q) = (self.value(), other.value());
        let (mine, theirs) = (self.wilson(confidence), other.wilson(confidence));
        let difference = p - q;
        let below = (p - mine.low).hypot(theirs.high - q);
        let above = (mine.high - p).hypot(q - theirs.low);
        let interval = Interval {
            low: difference - below,
            high: difference + above,
        };
        (difference, interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_part_of_something() {
        assert_eq!(Share::new(0, 0), None);
        assert_eq!(Share::new(3, 2), None);
        assert_eq!(Share::new(2, 2).map(Share::value), Some(1.0));
    }

    #[test]
    fn intervals_hold_the_share_and_stay_between_nothing_and_all() {
        for of in [1, 2, 7, 40, 1000, u32::MAX] {
            for yes in [0, of / 3, of] {
                let share = Share::new(yes, of).unwrap();
                let (narrow, wide) = (
                    share.wilson(Confidence::Eighty),
                    share.wilson(Confidence::NinetyFive),
                );
                assert!(0.0 <= wide.low && wide.low <= narrow.low && narrow.high <= wide.high);
                assert!(wide.high <= 1.0);
                assert!(narrow.low <= share.value() + 1e-9);
                assert!(share.value() <= narrow.high + 1e-9);
            }
        }
    }

    #[test]
    fn a_difference_turned_round_is_the_same_difference() {
        let (a, b) = (Share::new(24, 40).unwrap(), Share::new(34, 40).unwrap());
        let (there, forth) = a.minus(b, Confidence::NinetyFive);
        let (back, turned) = b.minus(a, Confidence::NinetyFive);
        assert!((there + back).abs() < 1e-12);
        assert!((forth.low + turned.high).abs() < 1e-12);
    }
}
