//! The XmR chart: where a person's weeks usually lie. For drawing; no alarm is made of it.
//!
//! With eight weeks a nominal one in 741 is really one in 66 (SIGNALS §0.3), so nothing here
//! returns a band.

use super::numbers::{finite, mean, moving_ranges, present};
use serde::{Deserialize, Serialize};

/// Values a chart needs at least (SIGNALS §2.1).
pub const LEAST: usize = 6;
/// Weeks that `trailing` takes, out of so many calendar weeks.
const WEEKS: (usize, usize) = (8, 12);
/// d2 for two values, as the tables print it: a mean moving range divided by it is a sigma.
pub const D2: f64 = 1.128;

/// Natural process limits, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProcessLimits {
    /// x̄.
    pub centre: f64,
    /// mR̄, the mean moving range, ≥ 0.
    pub moving_range: f64,
    /// LNPL: not clipped to the answers' scale.
    pub lower: f64,
    /// UNPL.
    pub upper: f64,
    /// URL, the limit for single moving ranges.
    pub range_upper: f64,
}

impl ProcessLimits {
    /// x̄ ± 2.66·mR̄ and 3.267·mR̄ over `values` in the order of their weeks (SIGNALS §2.1, NIST
    /// 6.3.2.2). Values that are not finite are left out and their neighbours become neighbours.
    /// `None` for fewer than six.
    pub fn of(values: &[f64]) -> Option<Self> {
        let values: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
        if values.len() < LEAST {
            return None;
        }
        let centre = mean(&values)?;
        let moving_range = mean(&moving_ranges(&values))?;
        Some(Self {
            centre,
            moving_range,
            lower: finite(centre - 2.66 * moving_range)?,
            upper: finite(centre + 2.66 * moving_range)?,
            range_upper: finite(3.267 * moving_range)?,
        })
    }
}

/// What a week's chart is drawn from: the last eight values of the twelve calendar weeks before it.
///
/// `before` is one item a calendar week, oldest first, without the week that is looked at; `None`
/// is a week that is not valid. May return fewer than a chart needs.
pub fn trailing(before: &[Option<f64>]) -> Vec<f64> {
    let (most, calendar) = WEEKS;
    let recent = present(&before[before.len().saturating_sub(calendar)..]);
    recent[recent.len().saturating_sub(most)..].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chart_takes_eight_values_of_twelve_weeks() {
        let weeks: Vec<_> = (0..20).map(|week| Some(f64::from(week))).collect();
        assert_eq!(
            trailing(&weeks),
            (12..20).map(f64::from).collect::<Vec<_>>()
        );
        let mut gappy = weeks;
        for week in [10, 13, 14, 15, 16, 19] {
            gappy[week] = None;
        }
        assert_eq!(trailing(&gappy), [8.0, 9.0, 11.0, 12.0, 17.0, 18.0]);
        assert!(trailing(&[]).is_empty());
    }

    #[test]
    fn five_values_make_no_chart_and_equal_ones_a_flat_one() {
        assert_eq!(ProcessLimits::of(&[3.0; 5]), None);
        assert_eq!(
            ProcessLimits::of(&[3.0, f64::NAN, 3.0, 3.0, 3.0, 3.0]),
            None
        );
        let flat = ProcessLimits::of(&[3.0; 6]).map(|limits| (limits.lower, limits.upper));
        assert_eq!(flat, Some((3.0, 3.0)));
    }
}
