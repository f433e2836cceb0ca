//! References as they are kept: of which weeks, why, and from when on they measure.

use super::MySignal;
use crate::domain::day::Week;
use crate::signals::bands::WorseSide;
use crate::signals::counts::RateReference;
use crate::signals::reference::{Reference, ReferenceStage};
use serde::{Deserialize, Serialize};

/// A reference as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenReference {
    pub signal: MySignal,
    /// The first week that is measured by it.
    pub from: Week,
    /// The first and the last of the weeks it is made of.
    pub made_of: (Week, Week),
    pub why: FreezeReason,
    pub usual: WeekBaseline,
}

/// Why there is a reference; of several from one week the last of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreezeReason {
    /// Eight weeks were complete: provisional.
    Eight,
    /// Twelve weeks were complete.
    Twelve,
    /// Twelve were complete while evidence was running: the eight stay (SIGNALS §13.0.9).
    KeptEight,
    /// The person asked.
    Asked,
}

impl FreezeReason {
    /// How far such a reference has come.
    pub fn standing(self) -> ReferenceStage {
        match self {
            Self::Eight | Self::KeptEight => ReferenceStage::Provisional,
            Self::Twelve | Self::Asked => ReferenceStage::Full,
        }
    }
}

/// What weeks are measured by.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum WeekBaseline {
    Scores(Reference),
    Rate(RateReference),
}

impl WeekBaseline {
    pub fn standing(&self) -> ReferenceStage {
        match self {
            Self::Scores(reference) => reference.standing,
            Self::Rate(reference) => reference.standing,
        }
    }
}

/// The references of a signal, oldest first.
pub fn of(signal: MySignal, frozen: &[FrozenReference]) -> Vec<FrozenReference> {
    let mut of: Vec<FrozenReference> = frozen
        .iter()
        .filter(|one| one.signal == signal)
        .copied()
        .collect();
    of.sort_by_key(|one| (one.from, one.why));
    of
}

/// On which side of usual the bad news of a charted signal lies.
pub fn worse(signal: MySignal) -> WorseSide {
    match signal {
        MySignal::HomeToWork | MySignal::WorkToHome => WorseSide::Higher,
        _ => WorseSide::Lower,
    }
}
