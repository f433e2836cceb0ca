//! The median of waiting times of which some are not over yet.

use serde::{Deserialize, Serialize};

/// How long something waited, in hours.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitTime {
    /// So long, and then the answer came.
    For(f64),
    /// So long already.
    AtLeast(f64),
}

impl WaitTime {
    /// Hours, so far or in the end.
    pub fn hours(self) -> f64 {
        match self {
            Self::For(hours) | Self::AtLeast(hours) => hours,
        }
    }

    fn is_open(self) -> bool {
        matches!(self, Self::AtLeast(_))
    }
}

/// Median by hours, at a tie the finished ones first; where a middle value is still open the answer
/// is `AtLeast`, to be shown with "≥" (SIGNALS §7, REV-2). Of an even number, the mean of the two
/// middle values. What is not finite is missing; `None` for nothing. A band needs eight.
///
/// Something open for less than the median counts as short, as the specification has it, so a
/// median just after many openings is rather too low.
pub fn median(waits: &[WaitTime]) -> Option<WaitTime> {
    let mut sorted: Vec<WaitTime> = waits
        .iter()
        .copied()
        .filter(|wait| wait.hours().is_finite())
        .collect();
    sorted.sort_by(|a, b| {
        let hours = a.hours().total_cmp(&b.hours());
        hours.then(a.is_open().cmp(&b.is_open()))
    });
    let lower = *sorted.get((sorted.len().max(1) - 1) / 2)?;
    let upper = *sorted.get(sorted.len() / 2)?;
    let hours = lower.hours() / 2.0 + upper.hours() / 2.0;
    Some(if lower.is_open() || upper.is_open() {
        WaitTime::AtLeast(hours)
    } else {
        WaitTime::For(hours)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use WaitTime::{AtLeast, For};

    #[test]
    fn an_open_middle_makes_the_median_open() {
        assert_eq!(median(&[For(1.0), AtLeast(3.0)]), Some(AtLeast(2.0)));
        assert_eq!(median(&[For(3.0), AtLeast(3.0), For(3.0)]), Some(For(3.0)));
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[For(f64::NAN)]), None);
        assert_eq!(median(&[AtLeast(2.0)]), Some(AtLeast(2.0)));
    }
}
