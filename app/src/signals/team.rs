//! A team's change from its members' own usual weeks (ISO-T, BND-T), as steps and nothing finer.
//!
//! A weekly sum and its evidence expose one person (SIGNALS §13.0.1), so both stay in here. The
//! silence of a week with too few values is not told either: its steps are those before it.

use super::bands::{Scale, Step};
use super::evidence::{Chart, Evidence, score_addend};
use super::numbers::{finite, variance};
use super::reference::{FULL_WEEKS, PROVISIONAL_WEEKS, Standing};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Most that one member's week counts, in sigmas, either way (SIGNALS §8.5).
const CLIP: f64 = 3.0;
/// Evidence counts only as far as it holds up, times this, without any one member.
pub(super) const HOLDS_UP: f64 = 1.5;
/// Weeks' worth of the belief that s_T is 1.
const PRIOR_WEEKS: f64 = 8.0;
/// Computed weeks below which a quarter is NO_DATA (SIGNALS §13.0.2).
pub const LEAST_COMPUTED: usize = 7;

/// One member's deviations, one item a calendar week from the chart's first week on: above 0 is
/// worse than their own usual (`Reference::deviation`, `RateReference::deviation`). `None` is a week
/// that is not valid, or one for which they do not count. A series may be shorter than others.
pub type Member<'a> = &'a [Option<f64>];

/// A team's frozen spread, with the same without each member. Not to be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamReference {
    /// `s_T`, > 0.
    pub sigma: f64,
    /// The same without each member, in the order of the members.
    pub without: Vec<f64>,
    /// Index of the first week after the reference.
    pub next: usize,
    pub standing: Standing,
}

/// What leaves the closing for one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamWeek {
    /// Evidence of "worse than usual".
    pub worse: Step,
    /// Evidence of "better than usual".
    pub better: Step,
}

impl Standing {
    /// The scale of a team's steps on such a reference.
    pub fn scale(self) -> Scale {
        match self {
            Self::Provisional => Scale::ScoreProvisional,
            Self::Full => Scale::Score,
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
    pub fn of(members: &[Member], standing: Standing, k: usize) -> Option<Self> {
        let needed = match standing {
            Standing::Provisional => PROVISIONAL_WEEKS,
            Standing::Full => FULL_WEEKS,
        };
        let common: Vec<usize> = (0..length(members))
            .filter(|week| combined(members, *week, None, k).is_some())
            .take(needed)
            .collect();
        let last = *common.get(needed - 1)?;
        let spread = |without, least| {
            let sums: Vec<f64> = common
                .iter()
                .filter_map(|week| combined(members, *week, without, least))
                .collect();
            let freedom = sums.len().saturating_sub(1) as f64;
            let own = freedom * variance(&sums).unwrap_or(0.0);
            ((PRIOR_WEEKS + own) / (PRIOR_WEEKS + freedom)).sqrt()
        };
        let left = k.saturating_sub(1);
        Some(Self {
            sigma: spread(None, k),
            without: (0..members.len())
                .map(|one| spread(Some(one), left))
                .collect(),
            next: last + 1,
            standing,
        })
    }
}

/// The steps of every week from `from` (not before the reference's end) to the last one known:
/// E = min(C, 1.5·min_i C^(−i)), cut by `standing.scale()`, in both directions (SIGNALS §13.0.1).
///
/// `k` is the number of members with a value that a week needs, k−1 for a chart without one of
/// them; below it everything is carried, for however long (§13.0.2). Empty without members, or
/// where the reference was made of others. The order of members does not matter.
pub fn steps(
    members: &[Member],
    reference: &TeamReference,
    from: usize,
    k: usize,
) -> Vec<TeamWeek> {
    let scale = reference.standing.scale();
    evidence(members, reference, from, k)
        .into_iter()
        .map(|evidence| TeamWeek {
            worse: Step::of(evidence.worse, scale),
            better: Step::of(evidence.better, scale),
        })
        .collect()
}

/// How many of `weeks` were computed, not carried: below seven a quarter is NO_DATA (SIGNALS
/// §13.0.2). Not to be shown itself.
pub fn computed_weeks(members: &[Member], weeks: Range<usize>, k: usize) -> usize {
    weeks
        .filter(|week| combined(members, *week, None, k).is_some())
        .count()
}

/// E of one week in both directions; never leaves this file.
struct Both {
    worse: f64,
    better: f64,
}

/// E of every week from `from` on.
fn evidence(members: &[Member], reference: &TeamReference, from: usize, k: usize) -> Vec<Both> {
    if members.is_empty() || reference.without.len() != members.len() {
        return Vec::new();
    }
    let chart = reference.standing.team_chart();
    let weeks = from.max(reference.next)..length(members);
    let everybody = (None, reference.sigma, k, 1.0);
    let left = k.saturating_sub(1);
    let without = (0..).zip(&reference.without);
    let without = without.map(|(one, sigma)| (Some(one), *sigma, left, HOLDS_UP));
    let mut least: Vec<Both> = weeks
        .clone()
        .map(|_| Both {
            worse: f64::INFINITY,
            better: f64::INFINITY,
        })
        .collect();
    for (one, sigma, needed, weight) in std::iter::once(everybody).chain(without) {
        let (mut worse, mut better) = (Evidence::default(), Evidence::default());
        for (week, least) in weeks.clone().zip(&mut least) {
            let z = combined(members, week, one, needed).map(|sum| sum / sigma);
            worse = chart.next(worse, z.map(score_addend));
            better = chart.next(better, z.map(|z| score_addend(-z)));
            least.worse = least.worse.min(weight * worse.value);
            least.better = least.better.min(weight * better.value);
        }
    }
    least
}

/// T of a week: Σ clip(d, ±3)/√n over the members with a value, `without` one of them; `None` for
/// fewer than `least` of them (SIGNALS §3 ISO-T).
fn combined(members: &[Member], week: usize, without: Option<usize>, least: usize) -> Option<f64> {
    let mut values: Vec<f64> = members
        .iter()
        .enumerate()
        .filter(|(one, _)| Some(*one) != without)
        .filter_map(|(_, weeks)| weeks.get(week).copied().flatten().and_then(finite))
        .map(|d| d.clamp(-CLIP, CLIP))
        .collect();
    if values.is_empty() || values.len() < least {
        return None;
    }
    // Summed in one order, so that the order of members does not show in the last digit.
    values.sort_by(f64::total_cmp);
    finite(values.iter().sum::<f64>() / (values.len() as f64).sqrt())
}

fn length(members: &[Member]) -> usize {
    members.iter().map(|weeks| weeks.len()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests;
