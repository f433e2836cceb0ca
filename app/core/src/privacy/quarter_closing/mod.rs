//! Closes a quarter for reports: the frozen weeks of everybody who stayed in one department go in,
//! the Release with a row for each unit and each rest comes out. Pure: the same inputs give the same bytes.
//!
//! Which rows show a figure is decided by numbers of people alone (SIGNALS §8.4), never by values; but a
//! mean that is the same for everybody is not told (§8.2).
//!
//! Decided:
//!
//! - 2026-11-24: **One Release a quarter for all units.** Suppression is decided once for the whole
//!   tree and stored; every file of a quarter has the same figures and gaps. A rate below a quarter of
//!   usual is told as a quarter. Because: none at all would tell everybody's answer.

mod done;
mod figures;
mod inputs;
mod remote_days;
mod rests;
mod trends;

pub use inputs::{
    DepartmentReviews, QuarterInputs, QuarterPerson, ResponseWaits, StampCounts, TeamQuarter,
};

use super::quarter_release::{QuarterRelease, UnitKind, UnitRow};
use super::release::StoredRelease;
use super::units::Units;
use crate::domain::id::DepartmentId;
use inputs::InQuarter;
use rests::{QuarterContext, Trees};

/// The form of a quarter's Release that is written today.
const FORM: u32 = 3;

/// Closes a quarter (PRIVACY §2, SIGNALS §13.5).
pub fn close_quarter(inputs: &QuarterInputs) -> (QuarterRelease, StoredRelease) {
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
    let closing = QuarterContext {
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
    let written = StoredRelease::of(&release);
    (release, written)
}

impl QuarterContext<'_> {
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
