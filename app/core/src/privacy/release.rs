//! Releases: what a closed week or quarter publishes, written down once, hashed and chained.
//!
//! The text of a Release holds more than what it publishes: who counted (as seats, which name
//! nobody), counts, parameters. A page gets [`Published`], or the rows of a quarter, and nothing else of it.
//!
//! Decided:
//!
//! - 2026-11-28: **Reviews are the one thing counted in a published week.** Because: they are on the
//!   forge for everybody there. A test holds that it is the only one.

use super::context::{Context, SharePanel};
use super::team_reason::TeamReason;
use super::thresholds::Thresholds;
use crate::domain::day::Week;
use crate::domain::form::text_enum;
use crate::domain::id::{PublishingGroupId, Seat, TeamId};
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::reviews::published::TeamReviews;
use crate::signals::bands::{Band, Step};
use crate::signals::counts::RatePrior;
use crate::signals::estimates::Estimates;
use crate::signals::reference::{Autocorrelation, Prior, ReferenceStage};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// A closing so much after it was due is called late.
const LATE_AFTER: TimeDelta = TimeDelta::hours(1);

text_enum! {
    /// What a team's weeks are looked at for.
    Family {
        /// Connection against people's own usual (ISO-T).
        Isolation = "isolation",
        /// Unplanned interruptions of work by home (BND-T).
        HomeToWork = "home-to-work",
        /// Evenings and days off into which work came unasked (BND-T).
        WorkToHome = "work-to-home",
        /// "They don't get us", tagged on check-ins (BIZ-2); the other direction is never added.
        TheyDontGetUs = "they-dont-get-us",
        /// "I don't get them" (BIZ-2).
        IDontGetThem = "i-dont-get-them",
    }
}

/// One item a [`Family`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Families<T> {
    pub isolation: T,
    pub home_to_work: T,
    pub work_to_home: T,
    /// Not in texts of form 1.
    #[serde(default)]
    pub they_dont_get_us: T,
    #[serde(default)]
    pub i_dont_get_them: T,
}

impl<T> Families<T> {
    pub fn from_fn(mut item: impl FnMut(Family) -> T) -> Self {
        Self {
            isolation: item(Family::Isolation),
            home_to_work: item(Family::HomeToWork),
            work_to_home: item(Family::WorkToHome),
            they_dont_get_us: item(Family::TheyDontGetUs),
            i_dont_get_them: item(Family::IDontGetThem),
        }
    }

    pub fn of_mut(&mut self, family: Family) -> &mut T {
        match family {
            Family::Isolation => &mut self.isolation,
            Family::HomeToWork => &mut self.home_to_work,
            Family::WorkToHome => &mut self.work_to_home,
            Family::TheyDontGetUs => &mut self.they_dont_get_us,
            Family::IDontGetThem => &mut self.i_dont_get_them,
        }
    }

    pub fn of(&self, family: Family) -> &T {
        match family {
            Family::Isolation => &self.isolation,
            Family::HomeToWork => &self.home_to_work,
            Family::WorkToHome => &self.work_to_home,
            Family::TheyDontGetUs => &self.they_dont_get_us,
            Family::IDontGetThem => &self.i_dont_get_them,
        }
    }
}

/// SHA-256, written in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (n, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a SHA-256 in hexadecimal")
    }
}

/// The parameters that were in force, so that a Release can be understood later.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// Of SIGNALS, which stands in docs/signals.md.
    pub version: u32,
    /// Of the quarter; a reference keeps what was in force when its last week closed.
    pub prior: Prior,
    pub rho: Autocorrelation,
    pub unplanned: RatePrior,
    pub intrusions: RatePrior,
    /// Not in texts of form 1, like the policy.
    #[serde(default = "team_tags")]
    pub tags: RatePrior,
    #[serde(default)]
    pub policy: Policy,
}

fn team_tags() -> RatePrior {
    RatePrior::TEAM_TAGS
}

impl Parameters {
    pub fn of(estimates: Estimates, policy: Policy) -> Self {
        Self {
            version: 1,
            prior: estimates.prior,
            rho: estimates.rho,
            unplanned: RatePrior::UNPLANNED,
            intrusions: RatePrior::INTRUSIONS,
            tags: RatePrior::TEAM_TAGS,
            policy,
        }
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Self::of(Estimates::default(), Policy::default())
    }
}

/// A share of answers, in steps of 20 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AnswerCoverage(u8);

impl AnswerCoverage {
    /// `None` where nothing could be answered.
    pub fn of(answered: u32, possible: u32) -> Option<Self> {
        let step = (u64::from(answered) * 5).checked_div(u64::from(possible))?;
        u8::try_from(step.min(4)).ok().map(Self)
    }

    /// Both ends in percent: 60 and 80.
    pub fn percents(self) -> (u8, u8) {
        (20 * self.0, 20 * self.0 + 20)
    }
}

/// What is published of one family in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "panel")]
pub enum Panel {
    /// There is no reference yet.
    #[default]
    NotYet,
    Steps {
        standing: ReferenceStage,
        worse: Step,
        better: Step,
        /// Since when the evidence has been above 0; told only beside a step.
        worse_since: Option<Week>,
        better_since: Option<Week>,
    },
}

impl Panel {
    /// The band of "worse than usual".
    pub fn band(&self) -> Band {
        match self {
            Self::NotYet => Band::NoData,
            Self::Steps {
                standing, worse, ..
            } => worse.band(standing.scale()),
        }
    }

    /// The first step whose band is ACT; `None` where none is. The bands of steps of tags are those
    /// of steps on a full reference, whatever evidence a step stands for.
    pub fn acts_from(&self) -> Option<Step> {
        let Self::Steps { standing, .. } = self else {
            return None;
        };
        let mut all = [Step::One, Step::Two, Step::Three].into_iter();
        all.find(|step| step.band(standing.scale()) == Band::Act)
    }
}

impl Published {
    /// A team's reviews; `None` where nobody's login is tied.
    pub fn reviews_of(&self, team: TeamId) -> Option<&TeamReviews> {
        self.reviews.iter().find(|reviews| reviews.team == team)
    }

    /// What pages show of it: a family whose quarter had too few computed weeks is not known
    /// (SIGNALS §13.0.2). `ends` are the ends of quarters that are known by then.
    #[must_use]
    pub fn shown(mut self, week: Week, ends: &[QuarterEnd]) -> Self {
        let quarter = Quarter::of(week);
        if let Some(end) = ends.iter().find(|end| end.quarter == quarter) {
            let (panels, context) = (self.panels, self.context);
            self.panels = Families::from_fn(|f| shown_if(*end.enough.of(f), panels.of(f)));
            self.context = Context::from_fn(|i| shown_if(*end.context.of(i), context.of(i)));
            for family in Family::ALL.iter().filter(|family| !end.enough.of(**family)) {
                self.reasons.of_mut(*family).clear();
            }
        }
        self
    }
}

fn shown_if<T: Copy + Default>(is_shown: bool, panel: &T) -> T {
    if is_shown { *panel } else { T::default() }
}

/// What the last week of a quarter adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterEnd {
    pub quarter: Quarter,
    /// `None` where too few could answer.
    pub coverage: Option<AnswerCoverage>,
    /// Whether enough of its weeks were computed; else the quarter shows NO_DATA.
    pub enough: Families<bool>,
    /// Whether half of the blocks that ended in it were computed; likewise.
    #[serde(default)]
    pub context: Context<bool>,
}

/// What leaves a group's week. Bands, steps and shared reasons, never sums.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Published {
    pub panels: Families<Panel>,
    /// Not in texts of form 1, like the reasons.
    #[serde(default)]
    pub context: Context<SharePanel>,
    /// Of families that are WATCH or ACT; the weightiest first.
    #[serde(default)]
    pub reasons: Families<Vec<TeamReason>>,
    pub quarter: Option<QuarterEnd>,
    /// Of each team of the group, by id; empty where nobody's login is tied. Not in texts of form 1
    /// and 2.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<TeamReviews>,
}

/// A closed week of a group, with what pages show of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryWeek {
    pub week: Week,
    pub published: Published,
}

/// A publishing group's closed week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekRelease {
    /// Of this text.
    pub form: u32,
    pub group: PublishingGroupId,
    pub teams: Vec<TeamId>,
    pub week: Week,
    pub due: DateTime<Utc>,
    pub closed: DateTime<Utc>,
    pub thresholds: Thresholds,
    pub parameters: Parameters,
    /// Who could answer, in the order of their ids; not for pages.
    pub seats: Vec<Seat>,
    /// How many of them had a week that counts; not for pages.
    pub respondents: Families<u32>,
    pub published: Published,
    /// Of the state that the next closing continues.
    pub state: Digest,
    /// Of the group's Release before it.
    pub previous: Option<Digest>,
}

/// Whether a closing came when it was due.
pub fn is_late(due: DateTime<Utc>, closed: DateTime<Utc>) -> bool {
    closed - due > LATE_AFTER
}

/// A Release as it is kept: its text and the hash of the text, which holds the hash before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRelease {
    pub text: String,
    pub digest: Digest,
}

impl StoredRelease {
    /// The same value gives the same bytes.
    pub fn of(release: &impl Serialize) -> Self {
        let text = serde_json::to_string(release).expect("a Release has only text keys");
        let digest = Digest::of(&text);
        Self { text, digest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_comes_in_steps_of_twenty_points() {
        for (answered, possible, percents) in [
            (0, 10, (0, 20)),
            (1, 5, (20, 40)),
            (79, 100, (60, 80)),
            (80, 100, (80, 100)),
            (100, 100, (80, 100)),
        ] {
            let coverage = AnswerCoverage::of(answered, possible).unwrap();
            assert_eq!(coverage.percents(), percents);
        }
        assert_eq!(AnswerCoverage::of(0, 0), None);
    }

    #[test]
    fn a_digest_reads_back_what_it_wrote() {
        let digest = Digest::of("");
        assert!(digest.to_string().starts_with("e3b0c44298fc1c14"));
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        for text in ["", "e3", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Digest::parse(text), None, "{text}");
        }
    }
}
