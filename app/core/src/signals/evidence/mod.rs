//! Evidence: the one-sided CUSUM behind every alarm, for scores, counts and yes/no events alike.
//!
//! What is added to it a week is elsewhere: `score_addend` here, `counts.rs`, `events.rs`.
//!
//! Decided:
//!
//! - 2026-11-24: **Counts on a provisional reference need a third more evidence**, as scores do (h = 4
//!   instead of 3). When this was decided SIGNALS §13.3 named the figure for scores alone.

use super::bands::{Band, WorseSide};
use super::numbers::{finite, median, present};
use serde::{Deserialize, Serialize};

/// `k` of SIGNALS §2.3: the part of a week's deviation, in sigmas, that is no evidence.
pub const ALLOWANCE: f64 = 1.0;
/// Weeks whose median a sudden change is measured against.
const SHOCK_WEEKS: usize = 8;
/// A week that lies so many sigmas on the worse side is watched at once.
const SHOCK: f64 = -2.0;
/// Missing weeks in a row after which a person's evidence starts again.
const LONG_GAP: u32 = 3;

/// What weeks without a value do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gaps {
    /// Evidence is carried; after the third missing week in a row it is 0 (persons, SIGNALS §2.3).
    ResetAfterThree,
    /// Evidence is carried for as long as it takes (counts, §2.4; every team chart, §13.0.2).
    Carry,
}

/// Whether evidence has to be above a threshold or only at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    Above,
    At,
}

/// The rules of one chart. ACT at `threshold`, WATCH at half of it, evidence at most twice it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// `h`, > 0: in sigmas for scores, in nats for counts and events.
    pub threshold: f64,
    pub crossing: Crossing,
    pub gaps: Gaps,
}

/// Evidence after a week or an event. The default is where every chart starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// `C` or `S`, 0 to 2h.
    pub value: f64,
    /// Missing weeks in a row up to and including this one.
    pub missing: u32,
    /// Weeks since it was last 0, this one included, gaps too; 0 while it is 0.
    pub running: u32,
}

impl Evidence {
    /// Onset: the index of the first week after the last C = 0, where `now` is the index of the
    /// week this evidence stands after (SIGNALS §2.3). `None` while evidence is 0.
    pub fn onset(&self, now: usize) -> Option<usize> {
        match self.running {
            0 => None,
            running => (now + 1).checked_sub(running as usize),
        }
    }
}

impl Chart {
    /// A person's scores on a full reference: h = 3 (SIGNALS §2.3).
    pub const SCORES: Self = Self::of(3.0, Crossing::Above, Gaps::ResetAfterThree);
    /// A person's scores on a provisional reference: h = 4 (SIGNALS §2.3).
    pub const SCORES_PROVISIONAL: Self = Self::of(4.0, Crossing::Above, Gaps::ResetAfterThree);
    /// A team's scores (ISO-T, BND-T) on a full reference (SIGNALS §13.0.2, §13.0.5).
    pub const TEAM: Self = Self::of(3.0, Crossing::Above, Gaps::Carry);
    /// A team's scores on a provisional reference; its ACT is never shown (SIGNALS §13.0.5).
    pub const TEAM_PROVISIONAL: Self = Self::of(4.0, Crossing::Above, Gaps::Carry);
    /// Counts (SIGNALS §2.4) and yes/no events (§2.5): h = 5 nats.
    pub const COUNTS: Self = Self::of(5.0, Crossing::At, Gaps::Carry);
    /// A person's counts on a provisional reference: a third more than in full, as for scores, for
    /// SIGNALS §13.3 names h = 4 on their scale alone.
    pub const COUNTS_PROVISIONAL: Self = Self::of(20.0 / 3.0, Crossing::At, Gaps::Carry);

    const fn of(threshold: f64, crossing: Crossing, gaps: Gaps) -> Self {
        Self {
            threshold,
            crossing,
            gaps,
        }
    }

    /// Evidence after one more week: min(2h, max(0, C + addend)) (SIGNALS §2.3 to §2.5).
    /// `None`, or an addend that is not finite, is a missing week.
    pub fn next(&self, before: Evidence, addend: Option<f64>) -> Evidence {
        let (value, missing) = match addend.and_then(finite) {
            Some(addend) => ((before.value + addend).clamp(0.0, 2.0 * self.threshold), 0),
            None => {
                let missing = before.missing.saturating_add(1);
                let reset = self.gaps == Gaps::ResetAfterThree && missing >= LONG_GAP;
                (if reset { 0.0 } else { before.value }, missing)
            }
        };
        Evidence {
            value,
            missing,
            running: if value > 0.0 {
                before.running.saturating_add(1)
            } else {
                0
            },
        }
    }

    /// Evidence after each of `addends`, from 0; as many as there are addends.
    pub fn run(&self, addends: impl IntoIterator<Item = Option<f64>>) -> Vec<Evidence> {
        let steps = addends
            .into_iter()
            .scan(Evidence::default(), |state, addend| {
                *state = self.next(*state, addend);
                Some(*state)
            });
        steps.collect()
    }

    /// The statistical band: ACT above h, WATCH above h/2 (at them for counts), else OK.
    /// A sudden change is `shock_band`; no reference is the caller's NO_DATA.
    pub fn band(&self, evidence: Evidence) -> Band {
        let reaches = |level: f64| match self.crossing {
            Crossing::Above => evidence.value > level,
            Crossing::At => evidence.value >= level,
        };
        if reaches(self.threshold) {
            Band::Act
        } else if reaches(self.threshold / 2.0) {
            Band::Watch
        } else {
            Band::Ok
        }
    }

    /// After the person said "I know": h/2 as a head start, so that what stays unsolved is told
    /// again soon (SIGNALS §2.3). Evidence already below that stays where it is.
    pub fn acknowledged(&self, evidence: Evidence) -> Evidence {
        Evidence {
            value: evidence.value.min(self.threshold / 2.0),
            ..evidence
        }
    }

    /// The value of next week that brings evidence down to h: it clears ACT, not WATCH (SIGNALS
    /// §2.8.2, §13.0.11), x = b + dir·s·(h + k − C), for scores from 1 to 5.
    pub fn clears_act(&self, evidence: Evidence, usual: Usual) -> ClearingCondition {
        self.clears(self.threshold, evidence, usual)
    }

    /// The value of next week that brings evidence down to h/2: it clears WATCH as well.
    pub fn clears_watch(&self, evidence: Evidence, usual: Usual) -> ClearingCondition {
        self.clears(self.threshold / 2.0, evidence, usual)
    }

    fn clears(&self, level: f64, evidence: Evidence, usual: Usual) -> ClearingCondition {
        let room = level + ALLOWANCE - evidence.value;
        let x = usual.centre + usual.worse.sign() * usual.sigma * room;
        match usual.worse {
            WorseSide::Lower if x <= 5.0 => ClearingCondition::From(x.max(1.0)),
            WorseSide::Higher if x >= 1.0 => ClearingCondition::From(x.min(5.0)),
            WorseSide::Lower | WorseSide::Higher => ClearingCondition::NotInOneWeek,
        }
    }
}

/// What a person's scores are measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    pub centre: f64,
    pub sigma: f64,
    pub worse: WorseSide,
}

/// What would clear an ACT.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClearingCondition {
    /// A weekly mean that is at least this good, 1 to 5.
    From(f64),
    /// Not even the best possible week does.
    NotInOneWeek,
}

/// What a week's deviation (`Reference::deviation`) adds: d − k with k = 1 (SIGNALS §2.3).
pub fn score_addend(deviation: f64) -> f64 {
    deviation - ALLOWANCE
}

/// `z` of a sudden change (SIGNALS §2.3): −dir·(x − median)/(s·√(1+π/2m)), m ≤ 8 valid weeks before
/// the one looked at; at or below −2 the week is on the worse side. `before` is oldest first,
/// without the week itself. `None` without any week before, or where `x` or `s` is no good number.
pub fn shock(x: f64, before: &[Option<f64>], usual: Usual) -> Option<f64> {
    let there = present(before);
    let trailing = &there[there.len().saturating_sub(SHOCK_WEEKS)..];
    let widening = 1.0 + std::f64::consts::PI / (2.0 * trailing.len() as f64);
    let distance = x - median(trailing)?;
    finite(-usual.worse.sign() * distance / (usual.sigma * widening.sqrt()))
}

/// WATCH for a sudden change of z ≤ −2, else OK; a shock alone never acts (SIGNALS §2.3).
pub fn shock_band(z: Option<f64>) -> Band {
    match z {
        Some(z) if z <= SHOCK => Band::Watch,
        _ => Band::Ok,
    }
}

#[cfg(test)]
mod tests;
