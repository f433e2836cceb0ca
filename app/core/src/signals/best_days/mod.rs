//! My best number of remote days: whether weeks with few, some or many of them were better (self only).
//!
//! A permutation test inside blocks of six weeks, so that a good season is not taken for a good
//! number of days (SIGNALS §13.1). Always "together with", never "because".

use super::numbers::{finite, mean};
use super::permutation::holm;
use serde::{Deserialize, Serialize};

mod arrangements;

use arrangements::{Arrangements, CLASSES};

/// Weeks that are looked at.
pub const WEEKS: usize = 52;
/// Eligible weeks that are needed.
pub const LEAST_WEEKS: usize = 24;
/// Weeks that a class needs.
pub const LEAST_IN_CLASS: usize = 5;
/// Eligible weeks in a block.
const BLOCK: usize = 6;
/// What is shown is below this after Holm; what stays in the top set is not.
const LEVEL: f64 = 0.05;

/// How much of a week was remote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remote {
    /// u < .3.
    Little,
    /// .3 to .7.
    Medium,
    /// u > .7.
    Much,
}

impl Remote {
    pub const ALL: [Self; CLASSES] = [Self::Little, Self::Medium, Self::Much];

    /// By u = `remote`/`known` days; `None` for no known day, or more remote than known ones.
    pub fn of(remote: u32, known: u32) -> Option<Self> {
        if known == 0 || remote > known {
            return None;
        }
        let (remote, known) = (u64::from(remote), u64::from(known));
        Some(if 10 * remote < 3 * known {
            Self::Little
        } else if 10 * remote > 7 * known {
            Self::Much
        } else {
            Self::Medium
        })
    }
}

/// The three outcomes, looked at one by one and never averaged; higher is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BestDaysOutcome {
    Connection,
    Focus,
    Energy,
}

impl BestDaysOutcome {
    pub const ALL: [Self; 3] = [Self::Connection, Self::Focus, Self::Energy];
}

/// One of the person's weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestDaysWeek {
    pub days: super::valid::Days,
    /// Days whose mode of work is known, and how many of them were remote.
    pub known: u32,
    pub remote: u32,
    /// Weekly means, 1 to 5, in the order of `BestDaysOutcome::ALL`.
    pub means: [Option<f64>; 3],
}

impl BestDaysWeek {
    /// The class of an eligible week: valid, at least four scheduled days, the mode known on at least
    /// four. `None` for any other.
    pub fn class(&self) -> Option<Remote> {
        let eligible = self.days.is_valid() && self.days.scheduled >= 4 && self.known >= 4;
        eligible.then(|| Remote::of(self.remote, self.known))?
    }
}

/// What one outcome shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeFinding {
    pub outcome: BestDaysOutcome,
    /// Weeks the finding is made of.
    pub weeks: usize,
    /// M_v, mean distance from the block's mean, in points; `None` for a class that was dropped.
    pub means: [Option<f64>; 3],
    /// p of the permutation test, and after Holm over the outcomes.
    pub p: f64,
    pub adjusted: f64,
    /// The best class and those that chance does not tell from it; to be shown only if `shows`.
    pub top: Vec<Remote>,
}

impl OutcomeFinding {
    /// Whether it stands out from chance (Holm-adjusted p < .05).
    pub fn shows(&self) -> bool {
        self.adjusted < LEVEL
    }
}

/// What to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Fewer than 24 eligible weeks, or no two classes with five: so many are there.
    TooEarly { weeks: usize },
    /// In so many weeks no difference stands out from chance.
    CannotTell { weeks: usize },
    /// These classes are among the best for every outcome that shows.
    Best(Vec<Remote>),
    /// The outcomes that show have no class in common.
    Depends,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BestDays {
    pub advice: Advice,
    /// Of the outcomes that could be tested.
    pub findings: Vec<OutcomeFinding>,
}

/// Looks at the last 52 of `weeks` (calendar weeks, oldest first, with a gap as a week that is not
/// valid) (SIGNALS §13.1). `key` seeds the draws where there are too many arrangements to count.
///
/// Needs 24 eligible weeks and two classes of five; an outcome that was not answered in enough of
/// them is not tested, and costs the others nothing in Holm's correction.
pub fn best_days(weeks: &[BestDaysWeek], key: &str) -> BestDays {
    let recent = &weeks[weeks.len().saturating_sub(WEEKS)..];
    let eligible: Vec<(Remote, &BestDaysWeek)> = recent
        .iter()
        .filter_map(|week| Some((week.class()?, week)))
        .collect();
    let tests: Vec<(BestDaysOutcome, Test)> = BestDaysOutcome::ALL
        .into_iter()
        .enumerate()
        .filter_map(|(i, outcome)| {
            let points: Vec<Point> = eligible
                .iter()
                .filter_map(|(class, week)| Some((*class, week.means[i].and_then(finite)?)))
                .collect();
            if points.len() < LEAST_WEEKS {
                return None;
            }
            let test = test(&points, LEAST_IN_CLASS, &format!("{key}/{i}"))?;
            Some((outcome, test))
        })
        .collect();
    let adjusted = holm(
        &tests
            .iter()
            .map(|(_, test)| Some(test.p))
            .collect::<Vec<_>>(),
    );
    let findings: Vec<OutcomeFinding> = tests
        .into_iter()
        .zip(adjusted)
        .map(|((outcome, test), adjusted)| OutcomeFinding {
            outcome,
            weeks: test.weeks,
            means: test.means,
            p: test.p,
            adjusted: adjusted.unwrap_or(1.0),
            top: test.top,
        })
        .collect();
    BestDays {
        advice: advice(&findings, eligible.len()),
        findings,
    }
}

fn advice(findings: &[OutcomeFinding], weeks: usize) -> Advice {
    if findings.is_empty() {
        return Advice::TooEarly { weeks };
    }
    let shown: Vec<&OutcomeFinding> = findings.iter().filter(|finding| finding.shows()).collect();
    if shown.is_empty() {
        return Advice::CannotTell { weeks };
    }
    let common = Remote::ALL
        .into_iter()
        .filter(|class| shown.iter().all(|finding| finding.top.contains(class)));
    let common: Vec<Remote> = common.collect();
    if common.is_empty() {
        Advice::Depends
    } else {
        Advice::Best(common)
    }
}

type Point = (Remote, f64);

struct Test {
    weeks: usize,
    means: [Option<f64>; CLASSES],
    p: f64,
    top: Vec<Remote>,
}

/// The test over eligible weeks, oldest first; `least` weeks keep a class. `None` for fewer than
/// two classes.
fn test(points: &[Point], least: usize, key: &str) -> Option<Test> {
    let arrangements = arranged(points, least)?;
    let observed = arrangements.observed();
    let best = Remote::ALL
        .into_iter()
        .filter_map(|class| Some((class, observed.means[class as usize]?)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    let behind = observed.means.map(|mean| mean.map(|mean| best.1 - mean));
    let p = arrangements.probabilities(&observed, behind, key);
    let stays = |class: &Remote| p.as_far[*class as usize].is_some_and(|p| p >= LEVEL);
    let top = Remote::ALL.into_iter();
    Some(Test {
        weeks: arrangements.weeks(),
        means: observed.means,
        p: p.as_large,
        top: top
            .filter(|class| *class == best.0 || stays(class))
            .collect(),
    })
}

/// Whole blocks of six weeks, without the classes that have fewer than `least`, as distances from
/// their block's mean.
fn arranged(points: &[Point], least: usize) -> Option<Arrangements> {
    // Blocks are counted back from the latest week; the incomplete one is the oldest.
    let blocks: Vec<&[Point]> = points[points.len() % BLOCK..].chunks(BLOCK).collect();
    let size = |class| {
        let all = blocks.iter().copied().flatten();
        all.filter(|(c, _)| *c == class).count()
    };
    let kept = Remote::ALL.map(|class| size(class) >= least.max(1));
    if kept.iter().filter(|kept| **kept).count() < 2 {
        return None;
    }
    let residuals: Vec<Vec<(usize, f64)>> = blocks
        .iter()
        .map(|block| {
            let there: Vec<Point> = block
                .iter()
                .copied()
                .filter(|(class, _)| kept[*class as usize])
                .collect();
            let usual = mean(&there.iter().map(|(_, y)| *y).collect::<Vec<_>>());
            let usual = usual.unwrap_or(0.0);
            there
                .iter()
                .map(|(class, y)| (*class as usize, y - usual))
                .collect()
        })
        .collect();
    Some(Arrangements::new(residuals))
}

#[cfg(test)]
mod tests;
