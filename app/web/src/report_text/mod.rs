//! Writes a report in words: from its figures to the [`Document`] that is shown, printed and set as PDF.

mod facts;
mod measures;
mod organisation;
mod summary;
mod teams;
mod writing;

use crate::words::Locale;
pub use facts::scope;
use irori_core::report::Report;
use irori_core::report::document::Document;
pub use teams::{share_key, trend_key};
use writing::{Lines, ReportWriter};
pub use writing::{remote_class, unit_name};

/// The whole report in one language. The same report gives the same document.
pub fn document(report: &Report, words: Locale) -> Document {
    let writing = ReportWriter {
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

#[cfg(test)]
mod tests;
