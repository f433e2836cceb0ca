//! Published review figures of a team's closed week, and how a share comes to its interval and band. Counts of
//! pull requests and hours, never of persons; no pull request is named, and no reviewer.

use super::coverage::PullRequestCoverage;
use super::density::point;
use crate::domain::day::Week;
use crate::domain::form::text_enum;
use crate::domain::id::TeamId;
use crate::signals::bands::Band;
use crate::signals::censored::WaitTime;
use crate::signals::leniency::Leniency;
use crate::signals::proportion::{Confidence, Share};
use serde::{Deserialize, Serialize};

/// A team's reviews as they stood when its week closed. A window is this week and the three before it,
/// those weeks left out of which less than nine tenths are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamReviews {
    pub team: TeamId,
    /// Of this week alone.
    pub week: ReviewFigures,
    pub stamps: Stamps,
    pub response: FirstResponse,
    pub load: Load,
    pub discussion: Discussion,
    /// Pull requests of more than 400 lines.
    pub oversize: CountedBand,
    /// Merged without a review of a human who is not the author.
    pub unreviewed: CountedBand,
    pub reverts: Reverts,
    /// Where a half-year ended with this week.
    pub leniency: Option<HalfYearLeniency>,
    /// The 25 weeks before, oldest first, where this is the first time that the team's reviews are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<ReviewFigures>,
}

text_enum! {
    /// What a team's reviews are looked at for; the heaviest first.
    ReviewState {
        Stamps = "stamps",
        Unreviewed = "unreviewed",
        Response = "response",
        Load = "load",
        Oversize = "oversize",
        Reverts = "reverts",
        Discussion = "discussion",
    }
}

impl TeamReviews {
    /// The band of a state.
    pub fn band(&self, of: ReviewState) -> Band {
        match of {
            ReviewState::Stamps => self.stamps.band(),
            ReviewState::Unreviewed => self.unreviewed.band,
            ReviewState::Response => self.response.band,
            ReviewState::Load => self.load.band,
            ReviewState::Oversize => self.oversize.band,
            ReviewState::Reverts => self.reverts.band,
            ReviewState::Discussion => self.discussion.band,
        }
    }
}

/// One week in counts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewFigures {
    pub week: Week,
    /// Pull requests of humans that were merged in it.
    pub merged: u32,
    /// Of them, those of which everything is known that was said.
    pub whole: u32,
    /// Of these, those that the stamps stand on: 50 lines and more.
    pub eligible: u32,
    /// Approved without a comment of substance, certainly faster than the pace that is set.
    pub stamps: u32,
    /// The same at 200 lines an hour.
    pub stamps_at_200: u32,
    /// Comments of substance on what was merged, and its lines, each pull request with at most 1000.
    pub comments: u32,
    pub lines: u32,
    /// Reviews that humans gave to pull requests of others in the team, in this week.
    pub reviews: u32,
    /// Median business hours to the first response over this week and the three before it; `None`
    /// below eight.
    pub first_response: Option<WaitTime>,
    /// Evidence for three times as many stamps as usual when the week ended, 0 to 10 nats; `None` without
    /// a reference.
    pub evidence: Option<f64>,
}

impl ReviewFigures {
    /// Whether enough of the week is known to say anything: nine tenths, or nothing was merged.
    pub fn is_covered(&self) -> bool {
        let coverage = PullRequestCoverage {
            whole: self.whole,
            merged: self.merged,
        };
        coverage.is_enough()
    }

    /// Comments of substance for 100 lines; `None` where too few were merged, or too little is known.
    pub fn density(&self) -> Option<f64> {
        point(self.whole, self.comments, self.lines).filter(|_| self.is_covered())
    }
}

/// A share with its base and Wilson's interval at 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountedShare {
    pub yes: u32,
    pub of: u32,
    pub low: f64,
    pub high: f64,
}

/// A share of pull requests with its interval (SIGNALS §7); `None` below `least`.
pub(super) fn counted(yes: u32, of: u32, least: u32) -> Option<CountedShare> {
    let share = Share::new(yes, of).filter(|_| of >= least)?;
    let interval = share.wilson(Confidence::NinetyFive);
    Some(CountedShare {
        yes,
        of,
        low: interval.low,
        high: interval.high,
    })
}

/// The band that a share gives: ACT where the interval lies above `act`, WATCH where it lies above `watch`.
pub(super) fn worse_above(share: Option<CountedShare>, watch: f64, act: f64) -> Band {
    match share {
        None => Band::NoData,
        Some(share) if share.low > act => Band::Act,
        Some(share) if share.low > watch => Band::Watch,
        Some(_) => Band::Ok,
    }
}

/// REV-1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stamps {
    /// By evidence in merge order, against the first forty eligible.
    pub statistical: Band,
    /// By the share of the window.
    pub absolute: Band,
    /// The usual share, 0.05 at least; `None` before there are forty eligible.
    pub usual: Option<f64>,
    /// 0 to 10 nats.
    pub evidence: Option<f64>,
    /// The first week after evidence was last 0; told beside WATCH and ACT.
    pub onset: Option<Week>,
    /// `None` below twelve eligible in the window.
    pub share: Option<CountedShare>,
    pub share_at_200: Option<CountedShare>,
    /// Lines an hour above which an approval is too fast, as it is set.
    pub pace: u32,
    /// The window's eligible by size and hour of the approval, those without any left out.
    pub slices: Vec<ReviewStratum>,
}

impl Stamps {
    /// The worse of the two.
    pub fn band(&self) -> Band {
        self.statistical.max(self.absolute)
    }
}

text_enum! {
    /// Sizes that are told apart, in lines.
    SizeClass {
        Small = "50-99",
        Middle = "100-400",
        Large = "over-400",
    }
}

text_enum! {
    /// Hours of an approval that are told apart, in the team's zone.
    HourClass {
        /// Before 9 o'clock.
        Early = "early",
        /// 9 to before 12.
        Morning = "morning",
        /// 12 to before 18.
        Afternoon = "afternoon",
        Late = "late",
    }
}

/// Eligible pull requests of one size and one part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewStratum {
    pub size: SizeClass,
    pub hour: HourClass,
    pub stamps: u32,
    pub of: u32,
}

/// REV-2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FirstResponse {
    pub band: Band,
    /// Business hours; `None` below eight.
    pub median: Option<WaitTime>,
    pub of: u32,
    /// Of them, those that had no response when the week ended.
    pub waiting: u32,
}

/// REV-3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Load {
    pub band: Band,
    /// G*, 0 (all the same) to 1; `None` below four reviewers or twenty reviews.
    pub gini: Option<f64>,
    /// What 95 and 99 of 100 teams would not exceed, if chance alone dealt the reviews out.
    pub chance_95: Option<f64>,
    pub chance_99: Option<f64>,
    /// Who could review, and how many reviews were given.
    pub reviewers: u32,
    pub reviews: u32,
}

/// REV-4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Discussion {
    /// Never worse than WATCH.
    pub band: Band,
    /// Comments of substance for 100 lines; `None` below twelve pull requests in the window.
    pub per_100_lines: Option<f64>,
    pub of: u32,
    /// Between which a week's value usually lies, 0 and more; `None` before six weeks.
    pub limits: Option<(f64, f64)>,
}

/// A share of REV-5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CountedBand {
    pub band: Band,
    /// `None` below twenty in the window.
    pub share: Option<CountedShare>,
}

/// Pull requests that took back within 14 days what had been merged, of all merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reverts {
    pub band: Band,
    pub share: Option<CountedShare>,
    /// In the eight weeks before the window.
    pub before: Option<CountedShare>,
}

/// What may be told of a half-year: quarters 1 and 2, or 3 and 4, of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfYearLeniency {
    pub first: Week,
    pub last: Week,
    pub leniency: Leniency,
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
