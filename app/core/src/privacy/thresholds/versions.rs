//! Thresholds by version: from which week on which count, and what a closing may use. The ratchet:
//! what was collected under one number of people is never shown to stand on fewer (PRIVACY §3).

use super::Thresholds;
use crate::domain::day::{Day, Week};
use crate::domain::policy::PolicyVersion;
use crate::domain::quarter::Quarter;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// Everybody hears of a change so many days before the week begins in which it counts.
const NOTICE_DAYS: i64 = 7;

/// Whether anything was ever answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswersSoFar {
    Nothing,
    Something,
}

/// Thresholds, the first week in which they count, and when they were set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThresholdVersion {
    /// From 1 on; what Irori comes with has no version.
    pub number: u32,
    pub from: Week,
    pub thresholds: Thresholds,
    pub set_at: DateTime<Utc>,
}

impl ThresholdVersion {
    /// The first week in which thresholds that are set at `now` count: the first that begins nowhere on
    /// Earth within the next seven full days. Before the first answer they count from the start.
    pub fn first_week(now: DateTime<Utc>, collected: AnswersSoFar) -> Week {
        match collected {
            AnswersSoFar::Nothing => the_start(),
            AnswersSoFar::Something => {
                PolicyVersion::first_week(now + TimeDelta::days(NOTICE_DAYS))
            }
        }
    }

    /// Whether they were set before the first answer, and so count for everything.
    pub fn is_from_the_start(&self) -> bool {
        self.from == the_start()
    }
}

/// A week before any that Irori knows.
fn the_start() -> Week {
    Day(NaiveDate::default()).week()
}

/// From `from` on `after` counts, where `before` did until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThresholdChange {
    pub from: Week,
    pub before: Thresholds,
    pub after: Thresholds,
}

/// What a closing goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub thresholds: Thresholds,
    /// What was collected in earlier weeks is not used, neither as a reference nor as evidence.
    /// `None`: all of it may be.
    pub since: Option<Week>,
}

impl Terms {
    /// Whether what was collected in a week may be used.
    pub fn admit(&self, week: Week) -> bool {
        self.since.is_none_or(|since| since <= week)
    }
}

/// All thresholds that were ever set, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThresholdVersions(Vec<ThresholdVersion>);

impl ThresholdVersions {
    /// In any order.
    pub fn new(mut versions: Vec<ThresholdVersion>) -> Self {
        versions.sort_by_key(|version| version.number);
        Self(versions)
    }

    /// Oldest first, replaced ones included.
    pub fn versions(&self) -> &[ThresholdVersion] {
        &self.0
    }

    /// What was set last; it counts or will.
    pub fn latest(&self) -> Thresholds {
        let latest = self.0.last();
        latest.map_or(Thresholds::STANDARD, |version| version.thresholds)
    }

    /// Whether another was set before this one's first week had begun anywhere, so that it never
    /// counts.
    pub fn is_replaced(&self, version: &ThresholdVersion) -> bool {
        self.0.iter().any(|later| {
            later.number > version.number
                && (later.from <= version.from
                    || PolicyVersion::first_week(later.set_at) <= version.from)
        })
    }

    /// Those that count in some week, oldest first; each from a later week than the one before.
    fn counting(&self) -> impl DoubleEndedIterator<Item = &ThresholdVersion> {
        self.0.iter().filter(|version| !self.is_replaced(version))
    }

    /// In force in a week.
    pub fn at(&self, week: Week) -> Thresholds {
        let version = self.counting().rev().find(|version| version.from <= week);
        version.map_or(Thresholds::STANDARD, |version| version.thresholds)
    }

    /// In force at an instant: those of the latest week that has begun anywhere on Earth.
    pub fn in_force(&self, now: DateTime<Utc>) -> Thresholds {
        self.at(PolicyVersion::first_week(now).back(1))
    }

    /// The version that is still to come after a week, if one is set.
    pub fn coming_after(&self, week: Week) -> Option<&ThresholdVersion> {
        self.counting().last().filter(|version| version.from > week)
    }

    /// What changed from one week to the next, oldest first. What counts from the start is no change.
    pub fn changes(&self) -> impl Iterator<Item = ThresholdChange> {
        let later = self
            .counting()
            .filter(|version| !version.is_from_the_start());
        let change = |version: &ThresholdVersion| ThresholdChange {
            from: version.from,
            before: self.at(version.from.back(1)),
            after: version.thresholds,
        };
        later
            .map(change)
            .filter(|change| change.before != change.after)
    }

    /// The first week after `week` in which groups are made anew, because what a team needs changes
    /// with it.
    pub fn team_change_after(&self, week: Week) -> Option<Week> {
        let mut changes = self.changes();
        let next =
            changes.find(|change| change.from > week && change.before.team != change.after.team);
        next.map(|change| change.from)
    }

    /// What the closing of a group's week goes by: the thresholds of that week, and nothing from before
    /// the last change that lowered what a team needs.
    pub fn of_week(&self, week: Week) -> Terms {
        Terms {
            thresholds: self.at(week),
            since: self.loosened(week, |thresholds| thresholds.team),
        }
    }

    /// What the closing of a quarter goes by: the strictest thresholds of its weeks, and nothing from
    /// before the last change that lowered what a report needs and came before the quarter, or with its
    /// first week.
    pub fn of_quarter(&self, quarter: Quarter) -> Terms {
        let first = quarter.first_week();
        let all = quarter.weeks().map(|week| self.at(week));
        Terms {
            thresholds: all.fold(self.at(first), Thresholds::strictest),
            since: self.loosened(first, |thresholds| thresholds.report),
        }
    }

    /// The first week of the last change, up to a week, that lowered a number.
    fn loosened(&self, until: Week, number: fn(Thresholds) -> u32) -> Option<Week> {
        let changes = self.changes().filter(|change| change.from <= until);
        changes
            .filter(|change| number(change.after) < number(change.before))
            .map(|change| change.from)
            .last()
    }
}
