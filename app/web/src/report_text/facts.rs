//! The cover of a report, and how it is to be read.

use super::writing::Writing;
use crate::words::Words;
use irori_core::domain::day::Day;
use irori_core::report::document::{Block, Section};
use std::collections::BTreeSet;

/// The departments that were chosen; where none was, it is all of them.
pub fn scope(words: Words, departments: &[String]) -> String {
    match departments {
        [] => words.say("report-scope-all"),
        chosen => chosen.join(&words.say("list-gap")),
    }
}

impl Writing<'_> {
    pub(super) fn title(&self) -> String {
        let period = self.period();
        self.words
            .tell("report-title", &[("period", period.into())])
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
                let values = [("first", first.into()), ("last", last.into())];
                self.words.tell("report-period", &values)
            }
            (first, _) => first.unwrap_or_default(),
        }
    }

    pub(super) fn facts(&self) -> Vec<(String, String)> {
        let scope = scope(self.words, &self.report.content.departments);
        let mut facts = vec![(self.say("report-scope"), scope)];
        for quarter in self.quarters() {
            let key = if quarter.late {
                "report-closed-late"
            } else {
                "report-closed"
            };
            let day = Day(quarter.closed.date_naive());
            let values = [
                ("day", self.words.dated(day).into()),
                ("time", quarter.closed.format("%H:%M").to_string().into()),
            ];
            facts.push((
                self.words.quarter(quarter.quarter),
                self.words.tell(key, &values),
            ));
        }
        let versions: BTreeSet<u32> = self.quarters().iter().map(|q| q.parameters).collect();
        let versions: Vec<String> = versions.iter().map(u32::to_string).collect();
        facts.push((
            self.say("report-threshold"),
            self.with_least("report-threshold-people"),
        ));
        facts.push((
            self.say("report-parameters"),
            versions.join(&self.say("list-gap")),
        ));
        facts.push((
            self.say("report-hash"),
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
            Block::Sentence(self.say("report-limits")),
            points(&limits),
        ];
        self.section("method", "report-method", blocks)
    }
}
