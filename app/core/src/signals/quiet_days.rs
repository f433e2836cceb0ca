//! Days on which something did not happen: how many of the answered ones, and how many in a row.

use serde::{Deserialize, Serialize};

/// Answered days a share needs (SIGNALS §3, ISO-2).
pub const LEAST_DAYS: usize = 3;

/// Quiet days among answered ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietDays {
    pub quiet: usize,
    /// At least three.
    pub answered: usize,
}

impl QuietDays {
    /// Over the days that count (for ISO-2, remote days), in minutes or times: `Some(0)` is a quiet
    /// day, `None` was not answered and leaves the denominator. `None` below three answered days.
    pub fn of(days: &[Option<u32>]) -> Option<Self> {
        let answered = days.iter().flatten().count();
        let quiet = days.iter().flatten().filter(|amount| **amount == 0).count();
        (answered >= LEAST_DAYS).then_some(Self { quiet, answered })
    }

    /// `q`, 0 to 1.
    pub fn share(&self) -> f64 {
        self.quiet as f64 / self.answered as f64
    }
}

/// Longest run of quiet days, unanswered ones skipped as if they were not there (SIGNALS §3 ISO-2,
/// §5 HAB-2). 0 for no days.
pub fn longest_run(days: &[Option<u32>]) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for amount in days.iter().flatten() {
        run = if *amount == 0 { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unanswered_day_is_not_a_quiet_one() {
        let days = [Some(0), None, Some(0), Some(5), None];
        assert_eq!(
            QuietDays::of(&days).map(|d| (d.quiet, d.answered)),
            Some((2, 3))
        );
        assert_eq!(QuietDays::of(&[None; 20]), None);
        assert_eq!(longest_run(&[None; 20]), 0);
        assert_eq!(longest_run(&[]), 0);
    }
}
