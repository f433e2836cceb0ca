//! Bands, the side that is worse, and the steps in which a team's evidence is shown.

use serde::{Deserialize, Serialize};

/// The state of a signal, ordered: `NoData < Ok < Watch < Act` (SIGNALS §1.3).
///
/// A signal's band is `statistical.max(absolute)`; keep both, so that a page can say which fired.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Too little to say; never shown as good.
    #[default]
    NoData,
    Ok,
    Watch,
    Act,
}

impl Band {
    /// This band, but nothing worse than `most`: rules that stop at WATCH (SIGNALS §13.0.8).
    pub fn at_most(self, most: Self) -> Self {
        self.min(most)
    }
}

/// On which side of a person's usual value the bad news lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorseSide {
    Higher,
    Lower,
}

impl WorseSide {
    /// `dir` of SIGNALS §2.3: +1 where higher is worse, −1 where lower is.
    pub fn sign(self) -> f64 {
        match self {
            Self::Higher => 1.0,
            Self::Lower => -1.0,
        }
    }
}

/// The scale on which a team's evidence is cut into steps (SIGNALS §13.0.1, §13.0.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceScale {
    /// ISO-T and BND-T on a full reference: 0 / 1.5 / 3 / 4.5; WATCH above 1.5, ACT above 3.
    Score,
    /// The same on a provisional reference: 0 / 2 / 4 / 6; WATCH above 2, never ACT.
    ScoreProvisional,
    /// BIZ-2: 0 / 2.5 / 5 / 7.5; WATCH from 2.5, ACT from 5.
    Count,
}

impl EvidenceScale {
    /// Height of one step.
    pub fn rung(self) -> f64 {
        match self {
            Self::Score => 1.5,
            Self::ScoreProvisional => 2.0,
            Self::Count => 2.5,
        }
    }

    fn reaches(self, evidence: f64, rungs: f64) -> bool {
        match self {
            Self::Score | Self::ScoreProvisional => evidence > rungs * self.rung(),
            Self::Count => evidence >= rungs * self.rung(),
        }
    }
}

/// A team's evidence as it leaves the closing: which of four steps, nothing finer.
///
/// A rung counts as reached exactly when the band's comparison says so (above it for scores, from
/// it on for counts); so the band is a function of the step and tells nothing beyond it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    #[default]
    Zero,
    One,
    Two,
    Three,
}

impl Step {
    /// The step of an evidence value ≥ 0; a value that is not finite is `Zero`.
    pub fn of(evidence: f64, scale: EvidenceScale) -> Self {
        if !evidence.is_finite() {
            return Self::Zero;
        }
        let mut steps = [Self::Three, Self::Two, Self::One].into_iter();
        let reached = steps.find(|step| scale.reaches(evidence, f64::from(*step as u8)));
        reached.unwrap_or(Self::Zero)
    }

    /// The lower edge of the step, in evidence: what a chart draws.
    pub fn value(self, scale: EvidenceScale) -> f64 {
        f64::from(self as u8) * scale.rung()
    }

    /// OK, WATCH or ACT; on a provisional reference never ACT.
    pub fn band(self, scale: EvidenceScale) -> Band {
        let band = match self {
            Self::Zero => Band::Ok,
            Self::One => Band::Watch,
            Self::Two | Self::Three => Band::Act,
        };
        match scale {
            EvidenceScale::ScoreProvisional => band.at_most(Band::Watch),
            EvidenceScale::Score | EvidenceScale::Count => band,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_ordered_and_the_worse_one_wins() {
        assert!(Band::NoData < Band::Ok && Band::Ok < Band::Watch && Band::Watch < Band::Act);
        assert_eq!(Band::Ok.max(Band::Watch), Band::Watch);
        assert_eq!(Band::Act.at_most(Band::Watch), Band::Watch);
        assert_eq!(Band::NoData.at_most(Band::Watch), Band::NoData);
    }

    #[track_caller]
    fn check(evidence: f64, scale: EvidenceScale, value: f64, band: Band) {
        let step = Step::of(evidence, scale);
        assert_eq!((step.value(scale), step.band(scale)), (value, band));
    }

    #[test]
    fn evidence_falls_to_the_step_below_it() {
        check(0.0, EvidenceScale::Score, 0.0, Band::Ok);
        check(1.5, EvidenceScale::Score, 0.0, Band::Ok);
        check(1.500001, EvidenceScale::Score, 1.5, Band::Watch);
        check(3.0, EvidenceScale::Score, 1.5, Band::Watch);
        check(3.1, EvidenceScale::Score, 3.0, Band::Act);
        check(6.0, EvidenceScale::Score, 4.5, Band::Act);
        check(2.0, EvidenceScale::ScoreProvisional, 0.0, Band::Ok);
        check(2.1, EvidenceScale::ScoreProvisional, 2.0, Band::Watch);
        check(8.0, EvidenceScale::ScoreProvisional, 6.0, Band::Watch);
        check(2.5, EvidenceScale::Count, 2.5, Band::Watch);
        check(5.0, EvidenceScale::Count, 5.0, Band::Act);
        check(10.0, EvidenceScale::Count, 7.5, Band::Act);
        check(f64::NAN, EvidenceScale::Score, 0.0, Band::Ok);
    }
}
