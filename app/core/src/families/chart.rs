//! A person's references and their chart: what is kept as usual, of which weeks and from when on, each week
//! against it, and the evidence that adds up.

use super::MySignal;
use crate::domain::day::Week;
use crate::signals::bands::{Band, WorseSide};
use crate::signals::counts::{Count, RateReference, ShiftDirection};
use crate::signals::evidence::{Chart, Evidence, score_addend, shock, shock_band};
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

/// What a week of a charted signal comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A weekly mean, 1 to 5.
    Score(f64),
    Count(Count),
}

impl Value {
    pub fn score(self) -> Option<f64> {
        match self {
            Self::Score(mean) => Some(mean),
            Self::Count(_) => None,
        }
    }

    pub fn count(self) -> Option<Count> {
        match self {
            Self::Score(_) => None,
            Self::Count(count) => Some(count),
        }
    }

    /// As it is drawn: the mean, or how often.
    pub fn drawn(self) -> f64 {
        match self {
            Self::Score(mean) => mean,
            Self::Count(count) => f64::from(count.seen),
        }
    }
}

/// A week of a chart. What depends on a reference is `None` without one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartWeek {
    pub week: Week,
    /// `None` is a gap, never zero.
    pub value: Option<Value>,
    /// The reference that the week is measured by.
    pub usual: Option<WeekBaseline>,
    /// `d`, in sigmas, or `ℓ`, in nats; above 0 is worse. `None` in a gap.
    pub deviation: Option<f64>,
    /// Evidence after the week before.
    pub before: Option<f64>,
    /// Evidence after this week, 0 to twice the threshold.
    pub evidence: Option<f64>,
    /// `h`.
    pub threshold: Option<f64>,
    /// The first week after evidence was last 0.
    pub onset: Option<Week>,
    /// `z` of a sudden change; at or below −2 the week is on the worse side.
    pub shock: Option<f64>,
    /// What the statistics say: NO_DATA without a reference.
    pub band: Band,
}

/// The rules of a chart on a reference (SIGNALS §2.3, §2.4, §13.3).
pub fn rules(usual: &WeekBaseline) -> Chart {
    match (usual, usual.standing()) {
        (WeekBaseline::Scores(_), ReferenceStage::Full) => Chart::SCORES,
        (WeekBaseline::Scores(_), ReferenceStage::Provisional) => Chart::SCORES_PROVISIONAL,
        (WeekBaseline::Rate(_), ReferenceStage::Full) => Chart::COUNTS,
        (WeekBaseline::Rate(_), ReferenceStage::Provisional) => Chart::COUNTS_PROVISIONAL,
    }
}

/// What a value adds to evidence.
pub fn addend(usual: &WeekBaseline, value: Value) -> Option<f64> {
    match (usual, value) {
        (WeekBaseline::Scores(_), Value::Score(_)) => deviation(usual, value).map(score_addend),
        (WeekBaseline::Rate(_), Value::Count(_)) => deviation(usual, value),
        _ => None,
    }
}

fn deviation(usual: &WeekBaseline, value: Value) -> Option<f64> {
    match (usual, value) {
        (WeekBaseline::Scores(reference), Value::Score(mean)) => {
            reference.deviation(mean, crate::signals::bands::WorseSide::Lower)
        }
        (WeekBaseline::Rate(reference), Value::Count(count)) => {
            reference.addend(count, ShiftDirection::Doubling)
        }
        _ => None,
    }
}

/// Runs a chart over complete weeks without holes, oldest first.
///
/// `frozen` are the references of this one signal, oldest first; with each, evidence begins again at
/// 0, unless the eight weeks were kept. In a week of `seen` the person said that they know: what it
/// says stays, and the next begins with the head start of SIGNALS §2.3.
pub fn run(
    weeks: &[(Week, Option<Value>)],
    frozen: &[FrozenReference],
    seen: &[Week],
) -> Vec<ChartWeek> {
    let mut evidence = Evidence::default();
    let mut current: Option<FrozenReference> = None;
    // The valid weeks before, the last eight of which a sudden change is measured against.
    let mut scores: Vec<Option<f64>> = Vec::with_capacity(weeks.len());
    let mut chart = Vec::with_capacity(weeks.len());
    for (at, (week, value)) in weeks.iter().enumerate() {
        let latest = frozen.iter().rev().find(|one| one.from <= *week).copied();
        if latest != current {
            if latest.is_some_and(|latest| latest.why != FreezeReason::KeptEight) {
                evidence = Evidence::default();
            }
            current = latest;
        }
        let before = evidence.value;
        let mut told = ChartWeek {
            week: *week,
            value: *value,
            usual: current.map(|one| one.usual),
            deviation: None,
            before: None,
            evidence: None,
            threshold: None,
            onset: None,
            shock: None,
            band: Band::NoData,
        };
        if let Some(FrozenReference { usual, signal, .. }) = current {
            let rules = rules(&usual);
            evidence = rules.next(evidence, value.and_then(|value| addend(&usual, value)));
            if let (WeekBaseline::Scores(reference), Some(Value::Score(mean))) = (usual, *value) {
                let before = &scores[scores.len().saturating_sub(8)..];
                told.shock = shock(mean, before, reference.usual(worse(signal)));
            }
            told.deviation = value.and_then(|value| deviation(&usual, value));
            told.before = Some(before);
            told.evidence = Some(evidence.value);
            told.threshold = Some(rules.threshold);
            told.onset = evidence.onset(at).map(|at| weeks[at].0);
            told.band = rules.band(evidence).max(shock_band(told.shock));
            if seen.contains(week) {
                evidence = rules.acknowledged(evidence);
            }
        }
        scores.extend(value.and_then(Value::score).map(Some));
        chart.push(told);
    }
    chart
}
