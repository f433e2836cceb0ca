//! Release of a closed quarter: rows of figures by unit, and what is told of the organisation as a whole.
//! Change of people against their own usual, never levels.

use super::release::{AnswerCoverage, Digest, Parameters};
use super::thresholds::Thresholds;
use crate::domain::form::text_enum;
use crate::domain::id::DepartmentId;
use crate::domain::quarter::Quarter;
use crate::signals::unit_change::Estimate;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How a figure of reviews moved against the quarter before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    Shorter,
    AboutTheSame,
    Longer,
    /// Too little in one of the quarters.
    #[default]
    NotKnown,
}

/// A figure of a report, or why there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "figure")]
pub enum Figure {
    Known(Estimate),
    /// Too few people had a reference of their own before the quarter began, or the figure would
    /// tell about too few by subtraction; or it is the same for everybody and would tell of each.
    #[default]
    NotTold,
}

impl Figure {
    pub fn known(self) -> Option<Estimate> {
        match self {
            Self::Known(estimate) => Some(estimate),
            Self::NotTold => None,
        }
    }
}

/// Numbers of people are told in steps of so many.
pub const PEOPLE_STEP: u32 = 5;

/// The numbers of people that one rounded down stands for, both ends included.
pub fn people_within(rounded: u32) -> (u32, u32) {
    (rounded, rounded + PEOPLE_STEP - 1)
}

/// A rate is told between a quarter and four times people's usual: a sum at its extreme, none at all,
/// would tell everybody's answer (SIGNALS §8.2).
pub const RATES: [f64; 2] = [0.25, 4.0];

text_enum! {
    /// What is compared with people's own usual.
    ComparedMeasure {
        /// HR-ISO: in people's own sigmas; above 0 is less connected than usual.
        Isolation = "isolation",
        /// HR-BND: 1 is as usual; held between 0.25, which stands for less too, and 4.
        HomeToWork = "home-to-work",
        WorkToHome = "work-to-home",
        /// HR-BIZ: "I know who will use what I am building and why it matters now", in points of the
        /// five-point answer; above 0 is more than usual. Never averaged with the other.
        Clear = "clear",
        /// "The people who set priorities understand the constraints of my work", likewise.
        Heard = "heard",
    }
}

impl ComparedMeasure {
    /// What is told where nothing has changed.
    pub fn usual(self) -> f64 {
        if self.is_rate() { 1.0 } else { 0.0 }
    }

    /// Whether it is told as a multiple of the usual rate.
    pub fn is_rate(self) -> bool {
        matches!(self, Self::HomeToWork | Self::WorkToHome)
    }
}

/// What is published of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnitFigures {
    /// How many people could answer, rounded down to a multiple of five; `None` for a rest that is one
    /// in what is compared alone.
    pub people: Option<u32>,
    /// On how many of them isolation and boundary stand, rounded likewise; `None` where neither is told.
    pub compared: Option<u32>,
    pub coverage: Option<AnswerCoverage>,
    pub isolation: Figure,
    pub home_to_work: Figure,
    pub work_to_home: Figure,
    /// Not in texts of form 1 and 2, like what follows on the trend of first responses.
    #[serde(default)]
    pub context: ContextFigures,
    /// How long pull requests wait for a first response.
    pub reviews: Trend,
    /// How many of them are waved through (REV-1).
    #[serde(default)]
    pub stamps: ShareTrend,
    #[serde(default)]
    pub done: Option<ActionsTaken>,
}

impl UnitFigures {
    pub fn figure(&self, measure: ComparedMeasure) -> Figure {
        match measure {
            ComparedMeasure::Isolation => self.isolation,
            ComparedMeasure::HomeToWork => self.home_to_work,
            ComparedMeasure::WorkToHome => self.work_to_home,
            ComparedMeasure::Clear => self.context.clear,
            ComparedMeasure::Heard => self.context.heard,
        }
    }

    /// On how many people a measure stands, rounded down to a multiple of five.
    pub fn base(&self, measure: ComparedMeasure) -> Option<u32> {
        match measure {
            ComparedMeasure::Clear | ComparedMeasure::Heard => self.context.answered,
            _ => self.compared,
        }
    }
}

/// What is published of the two weekly items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContextFigures {
    /// How many people answered both in the quarter and before it, rounded down to a multiple of five;
    /// `None` where neither is told.
    pub answered: Option<u32>,
    pub clear: Figure,
    pub heard: Figure,
}

/// How a share moved against the quarter before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareTrend {
    Smaller,
    /// No difference stands out from chance.
    AboutTheSame,
    Larger,
    /// Too little in one of the quarters.
    #[default]
    NotKnown,
}

/// What leads and teams did about what they saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionsTaken {
    /// Of the teams' weeks that closed in the quarter, how many a lead reviewed until it closed, in
    /// steps of 20 points; `None` where no week closed.
    pub reviewed: Option<AnswerCoverage>,
    pub follow_ups: QuarterFollowUps,
}

/// Follow-ups written in the quarter, and how they stood when it closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterFollowUps {
    pub written: u32,
    pub done: u32,
    pub dropped: u32,
    pub open: u32,
}

text_enum! {
    /// What a row is about.
    UnitKind {
        /// A department, or departments that share a publishing group.
        Unit = "unit",
        /// Everybody of the unit above who is in no row below it, so that totals stay whole: smaller
        /// units together, and who stands in it directly.
        Rest = "rest",
    }
}

impl UnitKind {
    fn is_unit(&self) -> bool {
        *self == Self::Unit
    }

    fn unit() -> Self {
        Self::Unit
    }
}

/// What a row tells in one quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitRow {
    /// Not in texts of form 1 and 2.
    #[serde(default = "UnitKind::unit", skip_serializing_if = "UnitKind::is_unit")]
    pub kind: UnitKind,
    /// Several where small teams were joined across them; of a rest, the units that are suppressed,
    /// maybe none.
    pub departments: Vec<DepartmentId>,
    /// Their names when the quarter closed.
    pub names: Vec<String>,
    /// How far down the tree: 0 is the organisation.
    pub depth: u32,
    /// `None`: suppressed.
    pub figures: Option<UnitFigures>,
}

/// The organisation's closed quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuarterRelease {
    /// Of this text.
    pub form: u32,
    pub quarter: Quarter,
    pub due: DateTime<Utc>,
    pub closed: DateTime<Utc>,
    pub thresholds: Thresholds,
    pub parameters: Parameters,
    /// The organisation first, then down the tree; a rest stands last below its unit.
    pub units: Vec<UnitRow>,
    /// Of the organisation; empty where the quarter closed before it was told.
    #[serde(default)]
    pub by_remote_days: Vec<QuarterRemoteDays>,
    /// Of the Release of the quarter before.
    pub previous: Option<Digest>,
}

/// The most remote days a week that are told apart; it stands for more as well.
pub const REMOTE_DAYS_MOST: u8 = 5;

/// Weeks with so many remote days, of everybody in the organisation with weeks of at least two numbers of
/// them, against each person's own mean over these numbers (SIGNALS §13.5). Together with, never because
/// of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuarterRemoteDays {
    /// 0 to [`REMOTE_DAYS_MOST`].
    pub days: u8,
    /// `None` for fewer than ten people, or than a report needs; where combining it with others would lead
    /// to fewer; where a figure is the same for everybody and would tell of each.
    pub figures: Option<RemoteFigures>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemoteFigures {
    /// Rounded down to a multiple of five.
    pub people: u32,
    /// In points of the five-point answer; above 0 is more than people's own mean.
    pub connection: Estimate,
    pub focus: Estimate,
    /// Days with time for family or care, in points of percent, likewise.
    pub care: Estimate,
}
