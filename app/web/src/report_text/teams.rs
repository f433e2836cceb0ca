//! Teams in a report: what was done, what was answered, and how reviewing goes.

use super::writing::ReportWriter;
use irori_core::privacy::quarter_release::{ShareTrend, Trend};
use irori_core::report::content::{DoneContent, ReportFigures};
use irori_core::report::document::{Block, Section, Table, TableCell, TableRow};

impl ReportWriter<'_> {
    /// Weekly reviews that were held, and follow-ups.
    pub(super) fn done(&self) -> Section {
        let unknown = || TableCell::mark(t!(self.words, "report-done-unknown"));
        let reviewed = self.by_quarter("report-reviewed-caption", |told| {
            told.done.map_or_else(unknown, |done| {
                self.figure(done.reviewed_percent, Self::percents, "report-no-week")
            })
        });
        let follow_ups = self.by_quarter("report-follow-ups-caption", |told| match told.done {
            None => unknown(),
            Some(done) => TableCell::text(self.follow_ups(done)),
        });
        let blocks = vec![
            Block::Sentence(t!(self.words, "report-done-about")),
            Block::Table(reviewed),
            Block::Table(follow_ups),
        ];
        self.section("done", "report-done", blocks)
    }

    /// `of 8 written, 5 done, 1 dropped, 2 open`.
    pub(super) fn follow_ups(&self, done: DoneContent) -> String {
        t!(
            self.words,
            "report-follow-ups",
            written = done.written,
            done = done.done,
            dropped = done.dropped,
            open = done.open
        )
    }

    /// Who could answer, and how much of it was.
    pub(super) fn coverage(&self) -> Section {
        let people = self.by_quarter("report-people-caption", |told| {
            self.figure(told.people, Self::people, "report-not-told")
        });
        let answered = self.by_quarter("report-coverage-caption", |told| {
            self.figure(told.coverage_percent, Self::percents, "report-not-told")
        });
        let blocks = vec![
            Block::Sentence(self.with_least("report-coverage-about")),
            Block::Table(answered),
            Block::Table(people),
        ];
        self.section("coverage", "report-coverage", blocks)
    }

    /// Trends only.
    pub(super) fn reviews(&self) -> Section {
        let first = self.by_quarter("report-first-response-caption", |told| {
            self.trend(trend_key(told.first_response))
        });
        let stamps = self.by_quarter("report-stamps-caption", |told| {
            self.trend(share_key(told.stamps))
        });
        let blocks = vec![
            Block::Sentence(self.with_least("report-reviews-about")),
            Block::Table(first),
            Block::Table(stamps),
        ];
        self.section("reviews", "report-reviews", blocks)
    }

    fn trend(&self, key: &str) -> TableCell {
        let text = t!(self.words, key);
        match key {
            "trend-not-known" => TableCell::mark(text),
            _ => TableCell::text(text),
        }
    }

    /// A table with a column a quarter.
    fn by_quarter(&self, caption: &str, cell: impl Fn(&ReportFigures) -> TableCell) -> Table {
        let rows = self.lines.0.iter().map(|line| TableRow {
            name: self.name(line.unit),
            depth: line.unit.depth,
            cells: line
                .by_quarter
                .iter()
                .map(|unit| self.cell(*unit, &cell))
                .collect(),
            drawn: None,
        });
        Table {
            caption: t!(self.words, caption),
            first: t!(self.words, "report-unit"),
            columns: self.quarter_heads(),
            plot: None,
            rows: rows.collect(),
        }
    }
}

/// The key of its words.
pub fn trend_key(trend: Trend) -> &'static str {
    match trend {
        Trend::Shorter => "trend-shorter",
        Trend::AboutTheSame => "trend-same",
        Trend::Longer => "trend-longer",
        Trend::NotKnown => "trend-not-known",
    }
}

/// The key of its words.
pub fn share_key(trend: ShareTrend) -> &'static str {
    match trend {
        ShareTrend::Smaller => "trend-fewer",
        ShareTrend::AboutTheSame => "trend-as-many",
        ShareTrend::Larger => "trend-more",
        ShareTrend::NotKnown => "trend-not-known",
    }
}
