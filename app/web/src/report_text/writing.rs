//! Writer of a report: the phrases that several of its parts have, and its rows over its quarters.

use crate::words::Locale;
use irori_core::domain::id::DepartmentId;
use irori_core::privacy::quarter_release::UnitKind;
use irori_core::report::Report;
use irori_core::report::content::{QuarterContent, Range, ReportFigures, UnitContent};
use irori_core::report::document::{Block, Section, TableCell};
use irori_core::signals::unit_change::Estimate;
use std::collections::BTreeMap;

/// What every part of the document is written from.
pub(super) struct ReportWriter<'r> {
    pub(super) words: Locale,
    pub(super) report: &'r Report,
    pub(super) lines: Lines<'r>,
}

impl ReportWriter<'_> {
    pub(super) fn quarters(&self) -> &[QuarterContent] {
        &self.report.content.quarters
    }

    /// The latest; `None` for a report of no quarter.
    pub(super) fn latest(&self) -> Option<&QuarterContent> {
        self.quarters().last()
    }

    /// The strictest of the quarters: for sentences that hold for all of them.
    pub(super) fn least(&self) -> u32 {
        let least = self.quarters().iter().map(|quarter| quarter.least);
        least.max().unwrap_or_default()
    }

    /// The sentence under `key`, which may name how many people a figure needs.
    pub(super) fn with_least(&self, key: &str) -> String {
        t!(self.words, key, least = self.least())
    }

    pub(super) fn section(&self, id: &'static str, key: &str, blocks: Vec<Block>) -> Section {
        Section {
            id,
            title: t!(self.words, key),
            blocks,
        }
    }

    /// The heads of columns, one a quarter.
    pub(super) fn quarter_heads(&self) -> Vec<String> {
        let quarters = self.quarters().iter();
        quarters
            .map(|quarter| quarter.quarter.to_string())
            .collect()
    }

    pub(super) fn percents(&self, range: Range) -> String {
        t!(self.words, "coverage", from = range.from, to = range.to)
    }

    pub(super) fn people(&self, range: Range) -> String {
        t!(
            self.words,
            "report-people-from",
            from = range.from,
            to = range.to
        )
    }

    pub(super) fn estimate(&self, estimate: Estimate) -> String {
        t!(
            self.words,
            "report-estimate",
            value = decimals(estimate.value),
            low = decimals(estimate.low),
            high = decimals(estimate.high)
        )
    }

    /// A figure in words, or why there is none.
    pub(super) fn figure<T>(
        &self,
        figure: Option<T>,
        words: impl FnOnce(&Self, T) -> String,
        none: &str,
    ) -> TableCell {
        match figure {
            Some(figure) => TableCell::number(words(self, figure)),
            None => TableCell::mark(t!(self.words, none)),
        }
    }

    /// What a row is called.
    pub(super) fn name(&self, unit: &UnitContent) -> String {
        unit_name(unit, self.words)
    }
}

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

/// Two decimals, with a minus that is as wide as a figure.
pub(super) fn decimals(number: f64) -> String {
    format!("{number:.2}").replace('-', "\u{2212}")
}
