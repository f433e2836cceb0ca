//! Writes a report in words: from its figures to the [`Document`] that is shown, printed and set as PDF.

mod facts;
mod lines;
mod measures;
mod organisation;
mod summary;
mod teams;

use super::Report;
use super::content::{QuarterContent, Range};
use super::document::{Block, Document, Section};
use crate::signals::unit_change::Estimate;
use crate::words::Words;
pub use facts::scope;
use lines::Lines;
pub use lines::unit_name;
pub use teams::{share_key, trend_key};

/// What every part of the document is written from.
struct Writing<'r> {
    words: Words,
    report: &'r Report,
    lines: Lines<'r>,
}

/// The whole report in one language. The same report gives the same document.
pub fn document(report: &Report, words: Words) -> Document {
    let writing = Writing {
        words,
        report,
        lines: Lines::of(&report.content.quarters),
    };
    let [measures @ .., context] = writing.measures();
    let sections = [writing.summary(), writing.done(), writing.coverage()];
    let sections = sections.into_iter().chain(measures).chain([
        context,
        writing.reviews(),
        writing.by_remote_days(),
        writing.method(),
    ]);
    let closed = writing.quarters().iter().map(|quarter| quarter.closed);
    Document {
        language: words.0,
        title: writing.title(),
        lead: writing.lead(),
        facts: writing.facts(),
        sections: sections.collect(),
        closed: closed.max().unwrap_or_default(),
        digest: report.written.digest,
    }
}

impl Writing<'_> {
    fn quarters(&self) -> &[QuarterContent] {
        &self.report.content.quarters
    }

    /// The latest; `None` for a report of no quarter.
    fn latest(&self) -> Option<&QuarterContent> {
        self.quarters().last()
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The strictest of the quarters: for sentences that hold for all of them.
    fn least(&self) -> u32 {
        let least = self.quarters().iter().map(|quarter| quarter.least);
        least.max().unwrap_or_default()
    }

    /// The sentence under `key`, which may name how many people a figure needs.
    fn with_least(&self, key: &str) -> String {
        self.words.tell(key, &[("least", self.least().into())])
    }

    fn section(&self, id: &'static str, key: &str, blocks: Vec<Block>) -> Section {
        Section {
            id,
            title: self.say(key),
            blocks,
        }
    }

    /// The heads of columns, one a quarter.
    fn quarter_heads(&self) -> Vec<String> {
        let quarters = self.quarters().iter();
        quarters
            .map(|quarter| quarter.quarter.to_string())
            .collect()
    }

    fn percents(&self, range: Range) -> String {
        let values = [("from", range.from.into()), ("to", range.to.into())];
        self.words.tell("coverage", &values)
    }

    fn people(&self, range: Range) -> String {
        let values = [("from", range.from.into()), ("to", range.to.into())];
        self.words.tell("report-people-from", &values)
    }

    fn estimate(&self, estimate: Estimate) -> String {
        let values = [
            ("value", decimals(estimate.value).into()),
            ("low", decimals(estimate.low).into()),
            ("high", decimals(estimate.high).into()),
        ];
        self.words.tell("report-estimate", &values)
    }
}

/// Two decimals, with a minus that is as wide as a figure.
fn decimals(number: f64) -> String {
    format!("{number:.2}").replace('-', "\u{2212}")
}

#[cfg(test)]
#[path = "writing/writing_tests.rs"]
mod tests;
