//! The rows of a report over its quarters.

use crate::words::Locale;
use irori_core::domain::id::DepartmentId;
use irori_core::privacy::quarter_release::UnitKind;
use irori_core::report::content::{QuarterContent, ReportFigures, UnitContent};
use std::collections::BTreeMap;

/// A row with what each quarter tells of it.
pub(super) struct ReportLine<'r> {
    /// As in the latest quarter that has it.
    pub unit: &'r UnitContent,
    /// One a quarter, the oldest first; `None` where the quarter has no such row.
    pub by_quarter: Vec<Option<&'r UnitContent>>,
}

/// In the order of the latest quarter; rows that only earlier ones have come after it.
pub(super) struct Lines<'r>(pub Vec<ReportLine<'r>>);

impl<'r> Lines<'r> {
    pub fn of(quarters: &'r [QuarterContent]) -> Self {
        let mut places: BTreeMap<(UnitKind, &[DepartmentId]), usize> = BTreeMap::new();
        let mut lines: Vec<ReportLine<'r>> = Vec::new();
        for (at, quarter) in quarters.iter().enumerate().rev() {
            for unit in &quarter.units {
                let place = *places
                    .entry((unit.kind, &unit.departments))
                    .or_insert_with(|| {
                        let by_quarter = vec![None; quarters.len()];
                        lines.push(ReportLine { unit, by_quarter });
                        lines.len() - 1
                    });
                lines[place].by_quarter[at] = Some(unit);
            }
        }
        Self(lines)
    }
}

impl<'r> ReportLine<'r> {
    /// What the latest quarter tells of it.
    pub fn latest(&self) -> Option<&'r ReportFigures> {
        let latest = self.by_quarter.last().copied().flatten();
        latest.and_then(|unit| unit.told.as_ref())
    }
}

/// What a row is called in tables: its departments, or of whom a rest is.
pub fn unit_name(unit: &UnitContent, words: Locale) -> String {
    let gap = t!(words, "list-gap");
    let names = unit.names.join(&gap);
    if unit.kind == UnitKind::Unit {
        return names;
    }
    let of = unit.of.join(&gap);
    if names.is_empty() {
        return t!(words, "report-rest", of);
    }
    t!(words, "report-rest-with", of, names)
}

/// What a number of remote days a week is called in tables.
pub fn remote_class(days: u8, words: Locale) -> String {
    t!(words, "report-remote-class", days)
}
