//! A team's change from its members' own usual weeks (ISO-T, BND-T), as steps and nothing finer.
//!
//! A weekly sum and its evidence expose one person (SIGNALS §13.0.1), so both stay in here. The
//! silence of a week with too few values is not told either: its steps are those before it.
//!
//! Decided:
//!
//! - 2026-11-24: **One s_T for a team's chart and for the charts without one member.** Because: T has
//!   the same spread whatever the number of members, and the shipped demo then steps where its
//!   specification says.

use super::bands::{EvidenceScale, Step};
use super::evidence::{Chart, Evidence, score_addend};
use super::numbers::{finite, variance};
use super::reference::ReferenceStage;
use serde::{Deserialize, Serialize};

/// Most that one member's week counts, in sigmas, either way (SIGNALS §8.5).
pub const CLIP: f64 = 3.0;
/// Evidence counts only as far as it holds up, times this, without any one member.
const HOLDS_UP: f64 = 1.5;
/// Weeks' worth of the belief that s_T is 1.
const PRIOR_WEEKS: f64 = 8.0;
/// Computed weeks below which a quarter is NO_DATA (SIGNALS §13.0.2).
pub const LEAST_COMPUTED: u32 = 7;

/// One member's deviations, one item a calendar week from the chart's first week on: above 0 is
/// worse than their own usual (`Reference::deviation`, `RateReference::deviation`). `None` is a week
/// that is not valid, or one for which they do not count. A series may be shorter than others.
pub type Member<'a> = &'a [Option<f64>];

/// A team's frozen spread. Not to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamReference {
    /// `s_T`, > 0; the charts without one member are measured by it too, for T has the same spread
    /// whatever the number of members.
    pub sigma: f64,
    /// Index of the first week after the reference.
    pub next: usize,
    pub standing: ReferenceStage,
}

/// What leaves the closing for one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartedWeek {
    /// Evidence of "worse than usual".
    pub worse: Step,
    /// Evidence of "better than usual".
    pub better: Step,
}

/// A team's chart as closing runs it: one item a member and week goes in, steps come out.
///
/// What all of them have in common: a week with too few values carries everything (SIGNALS §13.0.2);
/// evidence counts as far as it holds up without any one member (§13.0.1); the order of members is
/// theirs for as long as the chart runs.
pub trait RunningChart {
    /// What a member's week brings.
    type Value: Copy;

    fn standing(&self) -> ReferenceStage;
    /// Takes in one more week: a value for each member, in their order, `None` for who has none.
    fn next(&mut self, values: &[Option<Self::Value>], k: usize) -> RunningWeek;
    /// Adds members at the end (SIGNALS §13.0.5: at a quarter's start). Without one of them the
    /// chart is what it was.
    fn join(&mut self, joiners: usize);
    /// Onset: how many weeks ago E was last 0 in each direction, 1 for this week; 0 while it is 0.
    /// To be shown only beside a step above zero.
    fn running(&self) -> BothSides<u32>;
}

/// One week of a running chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningWeek {
    pub week: ChartedWeek,
    /// Whether enough members had a value, or all was carried. Not to be shown of a week.
    pub is_computed: bool,
}

impl BothSides<u32> {
    /// One more week of evidence, whatever it is made of.
    pub(super) fn go_on(&mut self, evidence: BothSides<f64>) {
        let longer = |e: f64, weeks: u32| if e > 0.0 { weeks.saturating_add(1) } else { 0 };
        *self = Self {
            worse: longer(evidence.worse, self.worse),
            better: longer(evidence.better, self.better),
        };
    }
}

/// E = min(C, 1.5·min_i C^(−i)) of any chart; not to be shown (SIGNALS §13.0.1).
pub(super) fn held_up(
    everybody: BothSides<Evidence>,
    without: impl Iterator<Item = BothSides<Evidence>> + Clone,
) -> BothSides<f64> {
    let least = |side: fn(BothSides<Evidence>) -> Evidence| {
        let held = without.clone().map(|one| HOLDS_UP * side(one).value);
        held.fold(side(everybody).value, f64::min)
    };
    BothSides {
        worse: least(|both| both.worse),
        better: least(|both| both.better),
    }
}

impl ChartedWeek {
    pub(super) fn of(evidence: BothSides<f64>, scale: EvidenceScale) -> Self {
        Self {
            worse: Step::of(evidence.worse, scale),
            better: Step::of(evidence.better, scale),
        }
    }
}

impl ReferenceStage {
    /// The scale of a team's steps on such a reference.
    pub fn scale(self) -> EvidenceScale {
        match self {
            Self::Provisional => EvidenceScale::ScoreProvisional,
            Self::Full => EvidenceScale::Score,
        }
    }

    fn team_chart(self) -> Chart {
        match self {
            Self::Provisional => Chart::TEAM_PROVISIONAL,
            Self::Full => Chart::TEAM,
        }
    }
}

impl TeamReference {
    /// From the first eight (provisional) or twelve (full) weeks in which `k` members have a value:
    /// centre 0, s_T² = (8 + (r−1)·var)/(8 + r − 1) (SIGNALS §3 ISO-T, §13.0.5). `None` before.
    ///
    /// That `k` members have a reference of that standing is the caller's to know; so is who was
    /// counted: the series of everybody in the chart, and of nobody else.
    pub fn of(members: &[Member], standing: ReferenceStage, k: usize) -> Option<Self> {
        let weeks = by_week(members).into_iter().enumerate();
        let common: Vec<(usize, f64)> = weeks
            .filter_map(|(week, values)| Some((week, combined(&values, None, k)?)))
            .take(standing.weeks())
            .collect();
        let (last, _) = *common.get(standing.weeks() - 1)?;
        let sums: Vec<f64> = common.into_iter().map(|(_, sum)| sum).collect();
        let freedom = sums.len().saturating_sub(1) as f64;
        let own = freedom * variance(&sums).unwrap_or(0.0);
        let sigma = ((PRIOR_WEEKS + own) / (PRIOR_WEEKS + freedom)).sqrt();
        Some(Self {
            sigma,
            next: last + 1,
            standing,
        })
    }
}

/// A team's running chart: what closing carries from week to week. Not to be shown; what may be
/// shown of it is the [`ChartedWeek`] that each week gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamChart {
    pub standing: ReferenceStage,
    sigma: f64,
    everybody: BothSides<Evidence>,
    /// C^(−i), in the order of the members.
    without: Vec<BothSides<Evidence>>,
    /// Weeks since E was last 0, this one included, carried ones too.
    running: BothSides<u32>,
}

/// The same in both directions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BothSides<T> {
    pub worse: T,
    pub better: T,
}

impl TeamChart {
    /// A chart in which nothing has happened yet.
    pub fn new(reference: &TeamReference, members: usize) -> Self {
        Self {
            standing: reference.standing,
            sigma: reference.sigma,
            everybody: BothSides::default(),
            without: vec![BothSides::default(); members],
            running: BothSides::default(),
        }
    }

    /// Never leaves this file.
    fn evidence(&self) -> BothSides<f64> {
        held_up(self.everybody, self.without.iter().copied())
    }
}

impl RunningChart for TeamChart {
    type Value = f64;

    fn standing(&self) -> ReferenceStage {
        self.standing
    }

    /// Deviations, in sigmas of their own. Below `k` of them the week is not computed and all is carried, the
    /// charts without one member too: what is published then does not move (SIGNALS §13.0.2).
    fn next(&mut self, values: &[Option<f64>], k: usize) -> RunningWeek {
        let is_computed = combined(values, None, k).is_some();
        if is_computed {
            let chart = self.standing.team_chart();
            let sigma = self.sigma;
            let after = |before: BothSides<Evidence>, one, needed| {
                let z = combined(values, one, needed).map(|sum| sum / sigma);
                BothSides {
                    worse: chart.next(before.worse, z.map(score_addend)),
                    better: chart.next(before.better, z.map(|z| score_addend(-z))),
                }
            };
            self.everybody = after(self.everybody, None, k);
            for (one, without) in self.without.iter_mut().enumerate() {
                *without = after(*without, Some(one), k.saturating_sub(1));
            }
        }
        let evidence = self.evidence();
        self.running.go_on(evidence);
        RunningWeek {
            week: ChartedWeek::of(evidence, self.standing.scale()),
            is_computed,
        }
    }

    fn join(&mut self, joiners: usize) {
        let members = self.without.len() + joiners;
        self.without.resize(members, self.everybody);
    }

    fn running(&self) -> BothSides<u32> {
        self.running
    }
}

/// T of a week: Σ clip(d, ±3)/√n over the members with a value, `without` one of them; `None` for
/// fewer than `least` of them (SIGNALS §3 ISO-T).
fn combined(week: &[Option<f64>], without: Option<usize>, least: usize) -> Option<f64> {
    let mut values: Vec<f64> = week
        .iter()
        .enumerate()
        .filter(|(one, _)| Some(*one) != without)
        .filter_map(|(_, value)| value.and_then(finite))
        .map(|d| d.clamp(-CLIP, CLIP))
        .collect();
    if values.is_empty() || values.len() < least {
        return None;
    }
    // Summed in one order, so that the order of members does not show in the last digit.
    values.sort_by(f64::total_cmp);
    finite(values.iter().sum::<f64>() / (values.len() as f64).sqrt())
}

/// What each member's series has for every week, as long as the longest of them.
pub(super) fn by_week<V: Copy>(members: &[&[Option<V>]]) -> Vec<Vec<Option<V>>> {
    let length = members.iter().map(|weeks| weeks.len()).max().unwrap_or(0);
    let of_week = |week: usize| {
        let value = |weeks: &&[Option<V>]| weeks.get(week).copied().flatten();
        members.iter().map(value).collect()
    };
    (0..length).map(of_week).collect()
}

#[cfg(test)]
mod tests;
