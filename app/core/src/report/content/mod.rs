//! Content of a report, in figures, with units drawn towards each other: the same on the page and in every
//! file. Whatever is not in a Release is not here, and nothing is reckoned over a choice: more or fewer
//! rows, each as it was published.

use super::choice::Choice;
use crate::domain::id::DepartmentId;
use crate::domain::quarter::Quarter;
use crate::privacy::quarter_release::{
    ActionsTaken, ComparedMeasure, QuarterRelease, QuarterRemoteDays, ShareTrend, Trend,
    UnitFigures, UnitKind, UnitRow, people_within,
};
use crate::privacy::release::{Digest, is_late};
use crate::signals::shrinkage::{IntervalOf, shrink_estimates};
use crate::signals::unit_change::Estimate;
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::BTreeMap;

/// The form of the text of a report's content.
const FORM: u32 = 1;

/// The figures of a report. Its JSON text is what is hashed; the schema of the file describes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportContent {
    pub form: u32,
    /// Names of the departments that were chosen, as they were called in the latest quarter that has
    /// them; empty where none was: then all are there.
    pub departments: Vec<String>,
    /// The oldest first.
    pub quarters: Vec<QuarterContent>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuarterContent {
    pub quarter: Quarter,
    pub closed: DateTime<Utc>,
    /// Whether it closed later than it was due.
    pub late: bool,
    /// The fewest people that a figure stands on.
    pub least: u32,
    /// The version of the parameters in force.
    pub parameters: u32,
    /// Of the Release that all this was taken from.
    pub release: Digest,
    pub units: Vec<UnitContent>,
    /// Of the whole organisation, whatever was chosen.
    pub by_remote_days: Vec<RemoteContent>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitContent {
    pub kind: UnitKind,
    /// Of a unit, its departments; of a rest, those that are suppressed in it, maybe none.
    pub names: Vec<String>,
    /// The departments of the unit that a rest is of; empty for a unit.
    pub of: Vec<String>,
    /// 0 is the organisation.
    pub depth: u32,
    /// `None`: suppressed.
    pub told: Option<ReportFigures>,
    /// What stays the same from quarter to quarter: the departments of a unit, or of the unit that a
    /// rest is of.
    #[serde(skip)]
    pub departments: Vec<DepartmentId>,
}

/// Both ends of a step, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    pub from: u32,
    pub to: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportFigures {
    /// Who could answer.
    pub people: Option<Range>,
    /// The share of weeks that were answered.
    pub coverage_percent: Option<Range>,
    pub measures: BTreeMap<ComparedMeasure, MeasureFigures>,
    pub first_response: Trend,
    pub stamps: ShareTrend,
    /// `None` where the quarter closed before it was told.
    pub done: Option<DoneContent>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MeasureFigures {
    /// Who is compared with themselves.
    pub people: Option<Range>,
    /// To two decimals, like all estimates here, also of Releases that hold more; `None`: not told.
    pub own: Option<Estimate>,
    /// Drawn towards the other units of the quarter (SIGNALS §2.6); of units without any below them,
    /// from four of these on.
    pub shrunk: Option<Estimate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DoneContent {
    /// The share of the teams' closed weeks that a lead reviewed.
    pub reviewed_percent: Option<Range>,
    pub written: u32,
    pub done: u32,
    pub dropped: u32,
    pub open: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RemoteContent {
    /// Remote days in a week; 5 stands for more as well.
    pub days: u8,
    /// `None`: suppressed.
    pub told: Option<RemoteFigure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RemoteFigure {
    pub people: Range,
    pub connection: Estimate,
    pub focus: Estimate,
    /// In points of percent.
    pub care: Estimate,
}

/// A department that a report can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub id: DepartmentId,
    pub name: String,
    pub depth: u32,
}

/// The departments that rows of these Releases are about, as in the latest; parents before children.
pub fn offered(releases: &[(QuarterRelease, Digest)]) -> Vec<Offered> {
    let mut offered: Vec<Offered> = Vec::new();
    let rows = releases
        .iter()
        .rev()
        .flat_map(|(release, _)| &release.units);
    for row in rows.filter(|row| row.kind == UnitKind::Unit) {
        for (id, name) in row.departments.iter().zip(&row.names) {
            if offered.iter().all(|one| one.id != *id) {
                offered.push(Offered {
                    id: *id,
                    name: name.clone(),
                    depth: row.depth,
                });
            }
        }
    }
    offered
}

impl ReportContent {
    /// Of Releases in the order of their quarters, those of the choice; with what [`offered`] gave of them.
    pub fn of(choice: &Choice, releases: &[(QuarterRelease, Digest)], offered: &[Offered]) -> Self {
        let chosen = |one: &&Offered| choice.departments().contains(&one.id);
        let names = offered.iter().filter(chosen).map(|one| one.name.clone());
        let quarters = releases.iter().map(|(release, digest)| QuarterContent {
            quarter: release.quarter,
            closed: release.closed,
            late: is_late(release.due, release.closed),
            least: release.thresholds.report,
            parameters: release.parameters.version,
            release: *digest,
            units: units(choice, &release.units),
            by_remote_days: release.by_remote_days.iter().map(remote).collect(),
        });
        Self {
            form: FORM,
            departments: names.collect(),
            quarters: quarters.collect(),
        }
    }
}

/// The rows of the choice: a chosen department comes with everything below it.
fn units(choice: &Choice, rows: &[UnitRow]) -> Vec<UnitContent> {
    let shrunk = shrunk(rows);
    let mut inside: Option<u32> = None;
    let mut path: Vec<&UnitRow> = Vec::new();
    let mut units = Vec::new();
    for (row, shrunk) in rows.iter().zip(shrunk) {
        path.retain(|above| above.depth < row.depth);
        if inside.is_some_and(|depth| row.depth <= depth) {
            inside = None;
        }
        let is_chosen = |id: &DepartmentId| choice.departments().contains(id);
        let is_unit = row.kind == UnitKind::Unit;
        let asked_for = is_unit && row.departments.iter().any(is_chosen);
        if choice.departments().is_empty() || inside.is_some() || asked_for {
            inside = inside.or(asked_for.then_some(row.depth));
            units.push(unit(row, path.last().copied(), &shrunk));
        }
        if is_unit {
            path.push(row);
        }
    }
    units
}

fn unit(
    row: &UnitRow,
    above: Option<&UnitRow>,
    shrunk: &BTreeMap<ComparedMeasure, Estimate>,
) -> UnitContent {
    let of = match row.kind {
        UnitKind::Unit => None,
        UnitKind::Rest => above,
    };
    UnitContent {
        kind: row.kind,
        names: row.names.clone(),
        of: of.map(|of| of.names.clone()).unwrap_or_default(),
        depth: row.depth,
        told: row.figures.map(|figures| told(&figures, shrunk)),
        departments: of.unwrap_or(row).departments.clone(),
    }
}

fn told(figures: &UnitFigures, shrunk: &BTreeMap<ComparedMeasure, Estimate>) -> ReportFigures {
    let measures = ComparedMeasure::ALL.iter().map(|measure| {
        let measured = MeasureFigures {
            people: figures.base(*measure).map(within),
            own: figures.figure(*measure).known().map(Estimate::rounded),
            shrunk: shrunk.get(measure).copied().map(Estimate::rounded),
        };
        (*measure, measured)
    });
    ReportFigures {
        people: figures.people.map(within),
        coverage_percent: figures
            .coverage
            .map(|coverage| percents(coverage.percents())),
        measures: measures.collect(),
        first_response: figures.reviews,
        stamps: figures.stamps,
        done: figures.done.map(done),
    }
}

fn done(done: ActionsTaken) -> DoneContent {
    DoneContent {
        reviewed_percent: done.reviewed.map(|steps| percents(steps.percents())),
        written: done.follow_ups.written,
        done: done.follow_ups.done,
        dropped: done.follow_ups.dropped,
        open: done.follow_ups.open,
    }
}

fn remote(class: &QuarterRemoteDays) -> RemoteContent {
    RemoteContent {
        days: class.days,
        told: class.figures.map(|figures| RemoteFigure {
            people: within(figures.people),
            connection: figures.connection.rounded(),
            focus: figures.focus.rounded(),
            care: figures.care.rounded(),
        }),
    }
}

fn within(people: u32) -> Range {
    let (from, to) = people_within(people);
    Range { from, to }
}

fn percents((from, to): (u8, u8)) -> Range {
    Range {
        from: from.into(),
        to: to.into(),
    }
}

/// Of each row of a quarter, in their order, what is drawn towards the others. Only rows with nobody's
/// figure below them take part: their people are in no other of these rows. All rows of the quarter
/// do, whatever a report chooses, so that a unit has the same figures in each.
fn shrunk(rows: &[UnitRow]) -> Vec<BTreeMap<ComparedMeasure, Estimate>> {
    let mut drawn = vec![BTreeMap::new(); rows.len()];
    for measure in ComparedMeasure::ALL {
        let leaves = leaves(rows, *measure);
        let cells: Vec<(Estimate, u32)> = leaves.iter().map(|(_, cell)| *cell).collect();
        let of = match measure.is_rate() {
            true => IntervalOf::Rate,
            false => IntervalOf::Mean,
        };
        for ((at, _), estimate) in leaves
            .iter()
            .zip(shrink_estimates(&cells, of).unwrap_or_default())
        {
            drawn[*at].insert(*measure, estimate);
        }
    }
    drawn
}

/// Where they stand among the rows, with the figure and its number of people.
fn leaves(rows: &[UnitRow], measure: ComparedMeasure) -> Vec<(usize, (Estimate, u32))> {
    let cell = |row: &UnitRow| {
        let figures = row.figures.as_ref()?;
        Some((figures.figure(measure).known()?, figures.base(measure)?))
    };
    let is_leaf = |at: usize| {
        let below = rows[at + 1..].iter();
        let mut below = below.take_while(|row| row.depth > rows[at].depth);
        below.all(|row| cell(row).is_none())
    };
    let told = rows.iter().enumerate();
    let told = told.filter_map(|(at, row)| Some((at, cell(row)?)));
    told.filter(|(at, _)| is_leaf(*at)).collect()
}

#[cfg(test)]
mod tests;
