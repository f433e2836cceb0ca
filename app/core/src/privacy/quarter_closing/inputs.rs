//! Inputs of a quarter's closing: its people and their weeks, its departments, its teams; and each person's
//! contribution, against their own usual, or nothing.

use crate::domain::department::Department;
use crate::domain::id::{DepartmentId, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::privacy::closing::{connection, home_to_work, is_valid, usual, work_to_home};
use crate::privacy::headcount::as_count;
use crate::privacy::quarter_release::QuarterFollowUps;
use crate::privacy::release::{Digest, Family, Parameters};
use crate::privacy::thresholds::Thresholds;
use crate::signals::bands::WorseSide;
use crate::signals::censored::WaitTime;
use crate::signals::counts::{Count, RatePrior, RateReference};
use crate::signals::estimates::History;
use crate::signals::numbers::mean;
use crate::signals::reference::ReferenceStage;
use crate::signals::team::CLIP;
use crate::signals::unit_change::PersonCounts;
use crate::signals::valid::needed;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Everything a closing depends on.
#[derive(Clone, Debug)]
pub struct QuarterInputs {
    pub quarter: Quarter,
    pub due: DateTime<Utc>,
    pub closed: DateTime<Utc>,
    pub thresholds: Thresholds,
    /// What was believed of everybody in each quarter through this one.
    pub history: History,
    /// In force in the quarter's last week.
    pub policy: Policy,
    /// Parents before children.
    pub departments: Vec<Department>,
    pub homes: BTreeMap<TeamId, DepartmentId>,
    /// The publishing groups of the quarter.
    pub groups: Vec<Vec<TeamId>>,
    pub persons: Vec<QuarterPerson>,
    pub reviews: Vec<DepartmentReviews>,
    /// Those of `homes`, each once.
    pub teams: Vec<TeamQuarter>,
    pub previous: Option<Digest>,
}

impl QuarterInputs {
    pub(super) fn parameters(&self) -> Parameters {
        Parameters::of(self.history.at(self.quarter), self.policy)
    }
}

/// Somebody who belonged to teams of one department on every day of the quarter, none of which is
/// to publish nothing; with the weeks that were taken of them, oldest first, through the quarter.
#[derive(Clone, Debug)]
pub struct QuarterPerson {
    pub department: DepartmentId,
    pub weeks: Vec<PersonWeek>,
}

/// The pull requests of one department's people.
#[derive(Clone, Debug)]
pub struct DepartmentReviews {
    pub department: DepartmentId,
    pub this_quarter: ResponseWaits,
    pub quarter_before: ResponseWaits,
}

/// How long pull requests waited for a first response, and how many people's they were.
#[derive(Clone, Debug, Default)]
pub struct ResponseWaits {
    pub authors: u32,
    pub waits: Vec<WaitTime>,
}

/// What a team's weeks come to in a quarter.
#[derive(Clone, Copy, Debug)]
pub struct TeamQuarter {
    pub team: TeamId,
    /// Its weeks that closed in the quarter, and how many of them a lead had reviewed when it closed.
    pub closed: u32,
    pub reviewed: u32,
    /// Those that were written in the quarter, as they stood when it closed.
    pub follow_ups: QuarterFollowUps,
    pub stamps: StampCounts,
    /// In the quarter before.
    pub stamps_before: StampCounts,
}

/// Pull requests that the stamps stand on, as weeks published them, and those of them that were waved
/// through (REV-1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StampCounts {
    pub eligible: u32,
    pub stamps: u32,
}

impl StampCounts {
    /// Together with others.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            eligible: self.eligible + other.eligible,
            stamps: self.stamps + other.stamps,
        }
    }
}

/// Answers to a weekly item that a change needs in the quarter and before it; how many of those before
/// are taken at most, and from how many weeks (policy choices).
const LEAST_NOW: usize = 2;
const LEAST_BEFORE: usize = 4;
const MOST_BEFORE: usize = 12;
const WEEKS_BEFORE: u64 = 26;
/// A change of more points counts as one of so many, so that no single person moves a mean far.
const POINTS: f64 = 2.0;

/// What one person brings to the quarter.
pub(super) struct InQuarter {
    /// The unit in which they stand directly.
    pub home: usize,
    pub possible: u32,
    pub answered: u32,
    /// Only with complete references from before the quarter, and a week of each kind in it.
    pub figures: Option<PersonFigures>,
    /// Only with answers to both weekly items in the quarter and before it.
    pub context: Option<PersonContext>,
}

pub(super) struct PersonFigures {
    pub isolation: f64,
    pub home_to_work: PersonCounts,
    pub work_to_home: PersonCounts,
}

/// In points of the five-point answer, −2 to 2; above 0 is more than before.
pub(super) struct PersonContext {
    pub clear: f64,
    pub heard: f64,
}

impl InQuarter {
    pub fn of(home: usize, person: &QuarterPerson, inputs: &QuarterInputs) -> Self {
        let first = inputs.quarter.first_week();
        let starts = person.weeks.partition_point(|week| week.week < first);
        let (before, during) = person.weeks.split_at(starts);
        let on_leave = during
            .iter()
            .filter(|week| needed(week.scheduled).is_none());
        let answered = during
            .iter()
            .filter(|week| is_valid(week, Family::Isolation));
        let since = first.back(WEEKS_BEFORE);
        let lately = &before[before.partition_point(|week| week.week < since)..];
        Self {
            home,
            // Weeks without a row are of somebody who has not answered yet.
            possible: as_count(inputs.quarter.weeks().count() - on_leave.count()),
            answered: as_count(answered.count()),
            figures: figures(before, during, inputs),
            context: context(lately, during),
        }
    }
}

fn figures(
    before: &[PersonWeek],
    during: &[PersonWeek],
    inputs: &QuarterInputs,
) -> Option<PersonFigures> {
    let parameters = inputs.parameters();
    let usual = usual(before, ReferenceStage::Full, &inputs.history)?;
    let deviations = during.iter().filter_map(|week| {
        let d = usual.deviation(connection(week)?, WorseSide::Lower)?;
        Some(d.clamp(-CLIP, CLIP))
    });
    Some(PersonFigures {
        isolation: mean(&deviations.collect::<Vec<_>>())?,
        home_to_work: counts(before, during, home_to_work, parameters.unplanned)?,
        work_to_home: counts(before, during, work_to_home, parameters.intrusions)?,
    })
}

fn counts(
    before: &[PersonWeek],
    during: &[PersonWeek],
    count: fn(&PersonWeek) -> Count,
    prior: RatePrior,
) -> Option<PersonCounts> {
    let usual: Vec<Option<Count>> = before.iter().map(|week| Some(count(week))).collect();
    let usual = RateReference::first(&usual, ReferenceStage::Full, prior)?;
    let valid = during.iter().map(count).filter(|week| week.is_valid());
    let (mut seen, mut days) = (0, 0);
    for week in valid {
        seen += week.seen;
        days += week.days;
    }
    (days > 0).then_some(PersonCounts {
        seen,
        expected: usual.rate * f64::from(days),
        dispersion: usual.dispersion,
    })
}

fn context(lately: &[PersonWeek], during: &[PersonWeek]) -> Option<PersonContext> {
    Some(PersonContext {
        clear: change(lately, during, |week| week.clear)?,
        heard: change(lately, during, |week| week.heard)?,
    })
}

/// The mean of the quarter's answers less that of the latest before it.
fn change(
    lately: &[PersonWeek],
    during: &[PersonWeek],
    item: fn(&PersonWeek) -> Option<u32>,
) -> Option<f64> {
    let points = |week: &PersonWeek| item(week).map(f64::from);
    let now: Vec<f64> = during.iter().filter_map(points).collect();
    let before = lately.iter().rev().filter_map(points).take(MOST_BEFORE);
    let before: Vec<f64> = before.collect();
    if now.len() < LEAST_NOW || before.len() < LEAST_BEFORE {
        return None;
    }
    Some((mean(&now)? - mean(&before)?).clamp(-POINTS, POINTS))
}
