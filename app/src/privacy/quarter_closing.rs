//! Closes a quarter for reports: the frozen weeks of everybody who stayed in one department go in,
//! the Release with a row for each unit and each rest comes out. Pure: the same inputs give the same bytes.
//!
//! Which rows show a figure is decided by numbers of people alone (SIGNALS §8.4), never by values; but a
//! mean that is the same for everybody is not told (§8.2).

mod done;
mod figures;
mod person;
mod remote_days;
mod rests;
mod trends;

use super::quarter_release::{FollowUpCounts, QuarterRelease, UnitKind, UnitRow};
use super::release::{Digest, Parameters, Written};
use super::thresholds::Thresholds;
use super::units::Units;
use crate::domain::department::Department;
use crate::domain::id::{DepartmentId, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::signals::censored::Waited;
use crate::signals::estimates::History;
use chrono::{DateTime, Utc};
use person::InQuarter;
use rests::Trees;
use std::collections::BTreeMap;

/// The form of a quarter's Release that is written today.
const FORM: u32 = 3;

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
    fn parameters(&self) -> Parameters {
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
    pub this_quarter: Waits,
    pub quarter_before: Waits,
}

/// How long pull requests waited for a first response, and how many people's they were.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    pub authors: u32,
    pub waits: Vec<Waited>,
}

/// What a team's weeks come to in a quarter.
#[derive(Clone, Copy, Debug)]
pub struct TeamQuarter {
    pub team: TeamId,
    /// Its weeks that closed in the quarter, and how many of them a lead had reviewed when it closed.
    pub closed: u32,
    pub reviewed: u32,
    /// Those that were written in the quarter, as they stood when it closed.
    pub follow_ups: FollowUpCounts,
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

/// Closes a quarter (PRIVACY §2, SIGNALS §13.5).
pub fn close_quarter(inputs: &QuarterInputs) -> (QuarterRelease, Written) {
    let units = Units::of(&inputs.departments, &inputs.homes, &inputs.groups);
    let placed = inputs.persons.iter().filter_map(|person| {
        let home = units.home(person.department)?;
        Some((home, person))
    });
    let placed: Vec<(usize, &QuarterPerson)> = placed.collect();
    let persons: Vec<InQuarter> = placed
        .iter()
        .map(|(home, person)| InQuarter::of(*home, person, inputs))
        .collect();
    let closing = Closing {
        inputs,
        trees: Trees::of(&units, &persons, inputs.thresholds.report),
        units: &units,
        persons: &persons,
    };
    let mut rows = Vec::new();
    let roots = (0..units.units.len()).filter(|at| units.units[*at].parent.is_none());
    roots.for_each(|root| closing.add_rows(root, &mut rows));
    let release = QuarterRelease {
        form: FORM,
        quarter: inputs.quarter,
        due: inputs.due,
        closed: inputs.closed,
        thresholds: inputs.thresholds,
        parameters: inputs.parameters(),
        units: rows,
        by_remote_days: remote_days::told(
            placed.iter().map(|(_, person)| *person),
            inputs.quarter,
            inputs.thresholds.report,
        ),
        previous: inputs.previous,
    };
    let written = Written::of(&release);
    (release, written)
}

/// What every row is made of.
struct Closing<'i> {
    inputs: &'i QuarterInputs,
    units: &'i Units,
    persons: &'i [InQuarter],
    trees: Trees,
}

impl Closing<'_> {
    /// The rows of a unit, of those below it, and of its rest.
    fn add_rows(&self, at: usize, rows: &mut Vec<UnitRow>) {
        let unit = &self.units.units[at];
        let scope = self.trees.unit(self.units, at);
        rows.push(UnitRow {
            kind: UnitKind::Unit,
            departments: unit.departments.clone(),
            names: self.names(&unit.departments),
            depth: unit.depth,
            figures: scope.map(|scope| self.figures(&scope)),
        });
        for below in self.units.below(at) {
            self.add_rows(below, rows);
        }
        if let Some(scope) = self.trees.rest(self.units, at) {
            let departments = self.trees.suppressed_below(self.units, at);
            rows.push(UnitRow {
                kind: UnitKind::Rest,
                names: self.names(&departments),
                departments,
                depth: unit.depth + 1,
                figures: Some(self.figures(&scope)),
            });
        }
    }

    fn names(&self, of: &[DepartmentId]) -> Vec<String> {
        let name = |id: &DepartmentId| {
            let mut all = self.inputs.departments.iter();
            let found = all.find(|department| department.id == *id);
            found.map(|department| department.name.clone())
        };
        of.iter().map(|id| name(id).unwrap_or_default()).collect()
    }
}

#[cfg(test)]
mod tests;
