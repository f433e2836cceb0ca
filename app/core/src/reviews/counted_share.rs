//! A share of pull requests with its interval, and the band that it gives (SIGNALS §7).

use super::published::CountedShare;
use crate::signals::bands::Band;
use crate::signals::proportion::{Confidence, Share};

/// `None` below `least`.
pub fn counted(yes: u32, of: u32, least: u32) -> Option<CountedShare> {
    let share = Share::new(yes, of).filter(|_| of >= least)?;
    let interval = share.wilson(Confidence::NinetyFive);
    Some(CountedShare {
        yes,
        of,
        low: interval.low,
        high: interval.high,
    })
}

/// ACT where the interval lies above `act`, WATCH where it lies above `watch`.
pub fn worse_above(share: Option<CountedShare>, watch: f64, act: f64) -> Band {
    match share {
        None => Band::NoData,
        Some(share) if share.low > act => Band::Act,
        Some(share) if share.low > watch => Band::Watch,
        Some(_) => Band::Ok,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn golden_5_7_and_3() {
        // SIGNALS §7 golden 7, and 3 with its own thresholds and least.
        for (yes, of, least, [watch, act], [low, high], band) in [
            (7, 30, 20, [0.20, 0.40], [0.117924, 0.409283], Band::Ok),
            (18, 30, 20, [0.20, 0.40], [0.423204, 0.754094], Band::Act),
            (9, 24, 12, [0.10, 0.25], [0.211594, 0.572900], Band::Watch),
            (2, 24, 12, [0.10, 0.25], [0.023159, 0.258488], Band::Ok),
        ] {
            let share = counted(yes, of, least).unwrap();
            assert!((share.low - low).abs() < 1e-6, "{share:?}");
            assert!((share.high - high).abs() < 1e-6, "{share:?}");
            assert_eq!(worse_above(Some(share), watch, act), band);
        }
        assert_eq!(counted(19, 19, 20), None);
        assert_eq!(worse_above(None, 0.2, 0.4), Band::NoData);
    }
}
