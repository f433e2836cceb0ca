//! Reference of one person: a frozen centre and a moderated sigma, for scores from 1 to 5.

use super::bands::WorseSide;
use super::evidence::{Chart, Usual, score_addend};
use super::numbers::{finite, mean, moving_ranges, present};
use super::xmr::D2;
use serde::{Deserialize, Serialize};

/// Valid weeks in a provisional reference.
pub const PROVISIONAL_WEEKS: usize = 8;
/// Valid weeks in a full reference.
pub const FULL_WEEKS: usize = 12;
/// Valid weeks a re-base looks back on at most.
pub const REBASE_WEEKS: usize = 26;
/// People with a full reference from whom sigma's prior, or ρ̂, may be estimated.
pub const PEOPLE_FOR_ESTIMATES: usize = 10;
/// Effective degrees of freedom for each moving range (Wheeler; from memory, SIGNALS §2.2).
const FREEDOM_PER_RANGE: f64 = 0.62;

/// How far a reference has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceStage {
    /// From eight weeks: charts need more evidence (h = 4), a team's never acts.
    Provisional,
    /// From twelve weeks.
    Full,
}

impl ReferenceStage {
    /// How many valid weeks such a reference is made of.
    pub fn weeks(self) -> usize {
        match self {
            Self::Provisional => PROVISIONAL_WEEKS,
            Self::Full => FULL_WEEKS,
        }
    }
}

/// What sigma is believed to be before a person's weeks are seen (a policy choice until estimated).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// `s0`, a typical week-to-week SD of a weekly mean, in points; > 0.
    pub sigma: f64,
    /// `ν0`, the weeks' worth of that belief; > 0.
    pub freedom: f64,
}

impl Default for Prior {
    /// s0 = 0.40, ν0 = 8 (SIGNALS §2.2).
    fn default() -> Self {
        Self {
            sigma: 0.40,
            freedom: 8.0,
        }
    }
}

impl Prior {
    /// s0² = mean of (mR̄/1.128)² over people with a full reference, to be repeated quarterly and
    /// stored with the Release (SIGNALS §2.2). `None` below ten such people, or if nobody ever
    /// varied.
    pub fn estimated(references: &[Reference]) -> Option<Self> {
        let squares: Vec<f64> = references
            .iter()
            .filter(|reference| reference.standing == ReferenceStage::Full)
            .filter_map(|reference| finite((reference.moving_range / D2).powi(2)))
            .collect();
        if squares.len() < PEOPLE_FOR_ESTIMATES {
            return None;
        }
        let sigma = mean(&squares)?.sqrt();
        (sigma > 0.0).then(|| Self {
            sigma,
            ..Self::default()
        })
    }
}

/// ρ̂: how much a week resembles the one before it, 0 to 0.6 (SIGNALS §13.0.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Autocorrelation(f64);

impl Autocorrelation {
    /// ρ̂ = 0: until ten people have a complete reference, and in golden and parity tests.
    pub const NONE: Self = Self(0.0);

    /// `rho`, clipped to 0 … 0.6; not a number counts as 0.
    pub fn clipped(rho: f64) -> Self {
        Self(finite(rho).unwrap_or(0.0).clamp(0.0, 0.6))
    }

    /// Pooled lag-1 autocorrelation of complete references (SIGNALS §13.0.7).
    ///
    /// One series a person: the calendar weeks of the reference in order, `None` for a week that is
    /// not valid. Each person's values are taken from their own mean; only pairs of neighbouring
    /// calendar weeks count: ρ̂ = (Σ products / pairs) / (Σ squares / values). Series with fewer
    /// than twelve values do not count; below ten series, or if nobody ever varied, `NONE`.
    pub fn pooled(series: &[&[Option<f64>]]) -> Self {
        let mut people = 0;
        let (mut products, mut pairs) = (0.0, 0.0);
        let (mut squares, mut values) = (0.0, 0.0);
        for weeks in series {
            let there = present(weeks);
            let Some(centre) = mean(&there).filter(|_| there.len() >= FULL_WEEKS) else {
                continue;
            };
            people += 1;
            squares += there.iter().map(|x| (x - centre).powi(2)).sum::<f64>();
            values += there.len() as f64;
            for pair in weeks.windows(2) {
                if let (Some(x), Some(y)) = (pair[0].and_then(finite), pair[1].and_then(finite)) {
                    products += (x - centre) * (y - centre);
                    pairs += 1.0;
                }
            }
        }
        if people < PEOPLE_FOR_ESTIMATES {
            return Self::NONE;
        }
        Self::clipped((products / pairs) / (squares / values))
    }

    /// 0 to 0.6.
    pub fn value(self) -> f64 {
        self.0
    }

    /// √((1+ρ̂)/(1−ρ̂)), 1 to 2: what sigma is multiplied by.
    pub fn factor(self) -> f64 {
        ((1.0 + self.0) / (1.0 - self.0)).sqrt()
    }
}

/// A frozen reference (SIGNALS §2.2). Old ones are kept; nothing in here moves with later weeks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// `b`, the mean, in points.
    pub centre: f64,
    /// mR̄ over consecutive valid weeks, in points.
    pub moving_range: f64,
    /// ν = 0.62 · the number of moving ranges.
    pub freedom: f64,
    /// `s`, moderated and multiplied by ρ̂'s factor, in points; > 0.
    pub sigma: f64,
    /// How many weeks it is made of.
    pub weeks: usize,
    pub standing: ReferenceStage,
}

impl Reference {
    /// From as many of the first valid weeks after enrolment as `standing` needs; `None` before.
    /// Whether a full one replaces a provisional one is `Freeze::at_week_twelve`.
    ///
    /// `weeks` is one item a calendar week, oldest first, `None` for a week that is not valid.
    pub fn first(
        weeks: &[Option<f64>],
        standing: ReferenceStage,
        prior: Prior,
        rho: Autocorrelation,
    ) -> Option<Self> {
        let valid = present(weeks);
        Self::made_of(valid.get(..standing.weeks())?, standing, prior, rho)
    }

    /// From the last 26 valid weeks, because the person asked (SIGNALS §13.0.9); evidence starts
    /// again at 0. With fewer, from what there is; `None` below twelve.
    pub fn rebased(weeks: &[Option<f64>], prior: Prior, rho: Autocorrelation) -> Option<Self> {
        let there = present(weeks);
        let last = &there[there.len().saturating_sub(REBASE_WEEKS)..];
        if last.len() < FULL_WEEKS {
            return None;
        }
        Self::made_of(last, ReferenceStage::Full, prior, rho)
    }

    /// The reference of somebody with twelve valid weeks, by the rule of SIGNALS §13.0.9: while the
    /// chart on the first eight weeks holds evidence after the twelfth, those eight stay; else the
    /// twelve. `None` before there are twelve.
    pub fn settled(
        weeks: &[Option<f64>],
        prior: Prior,
        rho: Autocorrelation,
        worse: WorseSide,
    ) -> Option<Self> {
        Self::settled_by(weeks, |_| (prior, rho), worse)
    }

    /// [`Self::first`] with what was believed in the week, by its index, that ends it.
    pub fn first_by(
        weeks: &[Option<f64>],
        standing: ReferenceStage,
        believed: impl Fn(usize) -> (Prior, Autocorrelation),
    ) -> Option<Self> {
        let (prior, rho) = believed(nth_valid(weeks, standing.weeks())?);
        Self::first(weeks, standing, prior, rho)
    }

    /// [`Self::settled`] with what was believed in the weeks, by their index, that end the eight and
    /// the twelve: later estimates change neither (SIGNALS §2.2: frozen).
    pub fn settled_by(
        weeks: &[Option<f64>],
        believed: impl Fn(usize) -> (Prior, Autocorrelation),
        worse: WorseSide,
    ) -> Option<Self> {
        let twelfth = nth_valid(weeks, FULL_WEEKS)?;
        let eighth = nth_valid(weeks, PROVISIONAL_WEEKS)?;
        let full = Self::first_by(weeks, ReferenceStage::Full, &believed)?;
        let eight = Self::first_by(weeks, ReferenceStage::Provisional, &believed)?;
        let between = weeks[eighth + 1..=twelfth].iter();
        let addends = between.map(|x| Some(score_addend(eight.deviation((*x)?, worse)?)));
        let chart = Chart::SCORES_PROVISIONAL;
        let evidence = chart.run(addends);
        let evidence = evidence.last().map_or(0.0, |evidence| evidence.value);
        Some(match Freeze::at_week_twelve(evidence, chart.threshold) {
            Freeze::KeepEight => eight,
            Freeze::TakeTwelve => full,
        })
    }

    /// s² = (ν0·s0² + ν·(mR̄/1.128)²) / (ν0 + ν), times ρ̂'s factor squared.
    fn made_of(
        values: &[f64],
        standing: ReferenceStage,
        prior: Prior,
        rho: Autocorrelation,
    ) -> Option<Self> {
        let ranges = moving_ranges(values);
        let moving_range = mean(&ranges)?;
        let freedom = FREEDOM_PER_RANGE * ranges.len() as f64;
        let square = (prior.freedom * prior.sigma.powi(2) + freedom * (moving_range / D2).powi(2))
            / (prior.freedom + freedom);
        let sigma = finite(square.sqrt() * rho.factor()).filter(|sigma| *sigma > 0.0)?;
        Some(Self {
            centre: mean(values)?,
            moving_range,
            freedom,
            sigma,
            weeks: values.len(),
            standing,
        })
    }

    /// The same, for the side on which the bad news lies.
    pub fn usual(&self, worse: WorseSide) -> Usual {
        Usual {
            centre: self.centre,
            sigma: self.sigma,
            worse,
        }
    }

    /// `d` of a week: how many sigmas `x` is worse than usual; below 0 it is better.
    /// `None` where `x` is not finite.
    pub fn deviation(&self, x: f64, worse: WorseSide) -> Option<f64> {
        finite(worse.sign() * (x - self.centre) / self.sigma)
    }
}

/// The index of the `n`th valid week, from 1 on.
fn nth_valid(weeks: &[Option<f64>], n: usize) -> Option<usize> {
    let valid = weeks.iter().enumerate();
    let mut valid = valid.filter(|(_, x)| x.and_then(finite).is_some());
    valid.nth(n - 1).map(|(week, _)| week)
}

/// What becomes of a provisional reference when the twelfth valid week is there (SIGNALS §13.0.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freeze {
    /// Evidence is running: freezing now would make the trouble usual. The eight weeks stay.
    KeepEight,
    /// Twelve weeks are frozen and evidence starts again at 0.
    TakeTwelve,
}

impl Freeze {
    /// `evidence` is what the chart on the provisional reference holds, `threshold` its h: above half of
    /// it (C > 2 where h is 4) evidence is running.
    pub fn at_week_twelve(evidence: f64, threshold: f64) -> Self {
        if evidence > threshold / 2.0 {
            Self::KeepEight
        } else {
            Self::TakeTwelve
        }
    }
}

#[cfg(test)]
mod tests;
