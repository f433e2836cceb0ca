//! Writer of a report's parts, and the phrases that several parts have.

use super::lines::{Lines, unit_name};
use crate::words::Locale;
use irori_core::report::Report;
use irori_core::report::content::{QuarterContent, Range, UnitContent};
use irori_core::report::document::{Block, Section, TableCell};
use irori_core::signals::unit_change::Estimate;

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

/// Two decimals, with a minus that is as wide as a figure.
pub(super) fn decimals(number: f64) -> String {
    format!("{number:.2}").replace('-', "\u{2212}")
}
