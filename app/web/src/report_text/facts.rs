//! The cover of a report, and how it is to be read.

use super::writing::ReportWriter;
use crate::words::Locale;
use irori_core::domain::day::Day;
use irori_core::report::document::{Block, Section};
use std::collections::BTreeSet;

/// The departments that were chosen; where none was, it is all of them.
pub fn scope(words: Locale, departments: &[String]) -> String {
    match departments {
        [] => t!(words, "report-scope-all"),
        chosen => chosen.join(&t!(words, "list-gap")),
    }
}

impl ReportWriter<'_> {
    pub(super) fn title(&self) -> String {
        let period = self.period();
        t!(self.words, "report-title", period)
    }

    pub(super) fn lead(&self) -> String {
        self.with_least("report-lead")
    }

    /// `quarter 3 of 2026`, or `quarter 2 of 2026 to quarter 3 of 2026`.
    fn period(&self) -> String {
        let mut quarters = self.quarters().iter();
        let first = quarters
            .next()
            .map(|quarter| self.words.quarter(quarter.quarter));
        let last = quarters
            .last()
            .map(|quarter| self.words.quarter(quarter.quarter));
        match (first, last) {
            (Some(first), Some(last)) => {
                t!(self.words, "report-period", first, last)
            }
            (first, _) => first.unwrap_or_default(),
        }
    }

    pub(super) fn facts(&self) -> Vec<(String, String)> {
        let scope = scope(self.words, &self.report.content.departments);
        let mut facts = vec![(t!(self.words, "report-scope"), scope)];
        for quarter in self.quarters() {
            let key = if quarter.late {
                "report-closed-late"
            } else {
                "report-closed"
            };
            let day = Day(quarter.closed.date_naive());
            facts.push((
                self.words.quarter(quarter.quarter),
                t!(
                    self.words,
                    key,
                    day = self.words.dated(day),
                    time = quarter.closed.format("%H:%M").to_string()
                ),
            ));
        }
        let versions: BTreeSet<u32> = self.quarters().iter().map(|q| q.parameters).collect();
        let versions: Vec<String> = versions.iter().map(u32::to_string).collect();
        facts.push((
            t!(self.words, "report-threshold"),
            self.with_least("report-threshold-people"),
        ));
        facts.push((
            t!(self.words, "report-parameters"),
            versions.join(&t!(self.words, "list-gap")),
        ));
        facts.push((
            t!(self.words, "report-hash"),
            self.report.written.digest.to_string(),
        ));
        facts
    }

    /// Method and limits, on one page.
    pub(super) fn method(&self) -> Section {
        let keys = [
            "report-method-least",
            "report-method-usual",
            "report-method-interval",
            "report-method-together",
            "report-method-context",
            "report-method-not-told",
            "report-method-rest",
            "report-method-reviews",
            "report-method-done",
            "report-method-remote",
        ];
        let limits = [
            "report-limit-cause",
            "report-limit-chance",
            "report-limit-validity",
            "report-limit-confidential",
            "report-method-fixed",
            "report-method-hash",
        ];
        let points =
            |keys: &[&str]| Block::Points(keys.iter().map(|key| self.with_least(key)).collect());
        let blocks = vec![
            points(&keys),
            Block::Sentence(t!(self.words, "report-limits")),
            points(&limits),
        ];
        self.section("method", "report-method", blocks)
    }
}
