//! Evidence in counts: interruptions, intrusions, tags; a doubling against the person's own rate.

use super::numbers::finite;
use super::reference::ReferenceStage;
use super::team::CLIP;
use serde::{Deserialize, Serialize};

/// Answered days a person's week needs (SIGNALS §2.4).
pub const LEAST_DAYS: u32 = 3;

/// What was counted in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// `x`: how often.
    pub seen: u32,
    /// `D`: answered days; for a team, answered check-ins.
    pub days: u32,
}

impl Count {
    /// Whether a person's week counts: three answered days (SIGNALS §2.4).
    pub fn is_valid(self) -> bool {
        self.days >= LEAST_DAYS
    }
}

/// What a rate is believed to be before any week is seen (policy choices, to be re-estimated).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RatePrior {
    /// λ0, events a day; > 0.
    pub rate: f64,
    /// β0, the days' worth of that belief; > 0.
    pub days: f64,
}

impl RatePrior {
    /// Unplanned interruptions of work by home: 0.30 a day.
    pub const UNPLANNED: Self = Self::of(0.30, 5.0);
    /// Days with an intrusion of work that was not chosen: 0.12 a day.
    pub const INTRUSIONS: Self = Self::of(0.12, 5.0);
    /// "Don't get it" tags of a team: 0.04 a check-in, 50 check-ins' worth.
    pub const TEAM_TAGS: Self = Self::of(0.04, 50.0);

    const fn of(rate: f64, days: f64) -> Self {
        Self { rate, days }
    }
}

/// Which change is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShiftDirection {
    /// Twice the rate, r = 2.
    Doubling,
    /// Half the rate, r = 1/2: "better than usual" for a team's counts (SIGNALS §13.0.1).
    Halving,
}

impl ShiftDirection {
    fn ratio(self) -> f64 {
        match self {
            Self::Doubling => 2.0,
            Self::Halving => 0.5,
        }
    }
}

/// A frozen rate and its over-dispersion (SIGNALS §2.4).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RateReference {
    /// λ, events a day, shrunk towards the prior; > 0, also for who was never interrupted.
    pub rate: f64,
    /// φ̂ of the reference weeks, ≥ 0.
    pub raw_dispersion: f64,
    /// φ, moderated, ≥ 1.
    pub dispersion: f64,
    pub weeks: usize,
    pub standing: ReferenceStage,
}

impl RateReference {
    /// From as many of a person's first valid weeks (three answered days) as `standing` needs; `None`
    /// before.
    ///
    /// `weeks` is one item a calendar week, oldest first; `None` or too few days is a gap.
    pub fn first(
        weeks: &[Option<Count>],
        standing: ReferenceStage,
        prior: RatePrior,
    ) -> Option<Self> {
        let there = weeks.iter().copied().flatten();
        let valid: Vec<Count> = there.filter(|week| week.is_valid()).collect();
        Self::made_of(valid.get(..standing.weeks())?, standing, prior)
    }

    /// From exactly `weeks`, each with at least one day; `None` for fewer than two, or where the
    /// prior is not positive.
    pub fn made_of(weeks: &[Count], standing: ReferenceStage, prior: RatePrior) -> Option<Self> {
        if weeks.len() < 2 || weeks.iter().any(|week| week.days == 0) {
            return None;
        }
        let seen: f64 = weeks.iter().map(|week| f64::from(week.seen)).sum();
        let days: f64 = weeks.iter().map(|week| f64::from(week.days)).sum();
        let rate = finite((prior.rate * prior.days + seen) / (prior.days + days))
            .filter(|rate| *rate > 0.0)?;
        let squares: f64 = weeks
            .iter()
            .map(|week| {
                let expected = rate * f64::from(week.days);
                (f64::from(week.seen) - expected).powi(2) / expected
            })
            .sum();
        let freedom = (weeks.len() - 1) as f64;
        let raw_dispersion = finite(squares / freedom)?;
        let moderated = (8.0 * 1.25 + freedom * raw_dispersion) / (8.0 + freedom);
        Some(Self {
            rate,
            raw_dispersion,
            dispersion: moderated.max(1.0),
            weeks: weeks.len(),
            standing,
        })
    }

    /// ℓ, what a week adds to evidence (`Chart::COUNTS`), in nats: (x·ln r − λD(r−1))/φ.
    pub fn addend(&self, week: Count, change: ShiftDirection) -> Option<f64> {
        let ratio = change.ratio();
        let expected = self.rate * f64::from(week.days);
        let gain = f64::from(week.seen) * ratio.ln() - expected * (ratio - 1.0);
        finite(gain / self.dispersion)
    }

    /// A member's week for BND-T: (x − λD)/√(φ·max(λD, 1)), clipped to ±3; above 0 is more than
    /// usual (SIGNALS §13.0.6). `None` for a week without three answered days.
    pub fn deviation(&self, week: Count) -> Option<f64> {
        if !week.is_valid() {
            return None;
        }
        let expected = self.rate * f64::from(week.days);
        let spread = (self.dispersion * expected.max(1.0)).sqrt();
        finite((f64::from(week.seen) - expected) / spread).map(|d| d.clamp(-CLIP, CLIP))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::evidence::Chart;

    fn weeks(count: usize, seen: u32, days: u32) -> Vec<Option<Count>> {
        vec![Some(Count { seen, days }); count]
    }

    #[test]
    fn weeks_with_two_days_do_not_count() {
        let mut gappy = weeks(11, 1, 5);
        gappy.extend(weeks(5, 9, 2));
        assert_eq!(
            RateReference::first(&gappy, ReferenceStage::Full, RatePrior::UNPLANNED),
            None
        );
        gappy.extend(weeks(1, 1, 5));
        let reference =
            RateReference::first(&gappy, ReferenceStage::Full, RatePrior::UNPLANNED).unwrap();
        assert!((reference.rate - (1.5 + 12.0) / 65.0).abs() < 1e-12);
    }

    #[test]
    fn who_was_never_interrupted_still_has_a_rate() {
        let reference =
            RateReference::first(&weeks(12, 0, 5), ReferenceStage::Full, RatePrior::UNPLANNED)
                .unwrap();
        assert!(reference.rate > 0.0);
        let none = Count { seen: 0, days: 5 };
        assert!(reference.addend(none, ShiftDirection::Doubling).unwrap() < 0.0);
        assert!(reference.addend(none, ShiftDirection::Halving).unwrap() > 0.0);
    }

    #[test]
    fn fewer_than_usual_becomes_evidence_of_halving() {
        let reference =
            RateReference::first(&weeks(12, 5, 5), ReferenceStage::Full, RatePrior::UNPLANNED)
                .unwrap();
        let fewer = [Count { seen: 1, days: 5 }; 8];
        let run = |change| {
            let run = Chart::COUNTS.run(fewer.iter().map(|w| reference.addend(*w, change)));
            run.last().map(|evidence| evidence.value)
        };
        assert_eq!(run(ShiftDirection::Doubling), Some(0.0));
        assert!(run(ShiftDirection::Halving) > Some(5.0));
    }

    #[test]
    fn a_member_deviates_by_three_at_most() {
        let reference =
            RateReference::first(&weeks(12, 1, 5), ReferenceStage::Full, RatePrior::UNPLANNED)
                .unwrap();
        let deviation = |seen, days| reference.deviation(Count { seen, days });
        assert_eq!(deviation(50, 5), Some(3.0));
        assert_eq!(deviation(50, 2), None);
        // λ = 13.5/65, λD = 1.038…: (2 − λD)/√λD with φ = 1.
        let expected: f64 = 13.5 / 65.0 * 5.0;
        let d = deviation(2, 5).unwrap();
        assert!((d - (2.0 - expected) / expected.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn odd_priors_and_empty_weeks_give_nothing() {
        let none = RatePrior {
            rate: 0.0,
            days: 5.0,
        };
        assert_eq!(
            RateReference::first(&weeks(12, 0, 5), ReferenceStage::Full, none),
            None
        );
        let not = RatePrior {
            rate: f64::NAN,
            days: 5.0,
        };
        assert_eq!(
            RateReference::first(&weeks(12, 3, 5), ReferenceStage::Full, not),
            None
        );
        let day_less = [Count { seen: 0, days: 0 }; 4];
        let made = RateReference::made_of(&day_less, ReferenceStage::Full, RatePrior::UNPLANNED);
        assert_eq!(made, None);
    }
}
