//! The tables of units: coverage, a sheet for each family, reviews, what was done.

use super::sheet::{Cell, Formats, Sheet};
use anyhow::Result;
use irori_core::privacy::quarter_release::{Measure, ShareTrend, Trend};
use irori_core::report::Report;
use irori_core::report::content::{DoneContent, Told};
use irori_web::report_text::{share_key, trend_key, unit_name};
use irori_web::t;
use irori_web::words::Words;
use rust_xlsxwriter::Worksheet;

/// Widths of the first columns and of all others, in characters.
const FIRST: [u8; 3] = [24, 36, 12];
const OTHER: u8 = 18;

/// One sheet.
pub struct Table {
    /// Of its name.
    title: &'static str,
    /// Of the columns after quarter, unit and level.
    heads: Vec<String>,
    tells: Tells,
}

#[derive(Clone, Copy)]
enum Tells {
    Coverage,
    /// Measures that stand on the same people.
    Measures(&'static [Measure]),
    Reviews,
    Done,
}

/// In their order.
pub fn of(words: Words) -> [Table; 7] {
    let family = |title, measures: &'static [Measure]| Table {
        title,
        heads: measure_heads(words, measures),
        tells: Tells::Measures(measures),
    };
    let captions = ["report-first-response-caption", "report-stamps-caption"];
    [
        Table {
            title: "report-coverage",
            heads: coverage_heads(words),
            tells: Tells::Coverage,
        },
        family("report-isolation", &[Measure::Isolation]),
        family("report-home-to-work", &[Measure::HomeToWork]),
        family("report-work-to-home", &[Measure::WorkToHome]),
        family("report-context", &[Measure::Clear, Measure::Heard]),
        Table {
            title: "report-reviews",
            heads: captions.map(|key| t!(words, key)).to_vec(),
            tells: Tells::Reviews,
        },
        Table {
            title: "report-done",
            heads: done_heads(words),
            tells: Tells::Done,
        },
    ]
}

/// The head of a column about something, from a sentence with a place for it.
pub fn about(words: Words, key: &str, what: &str) -> String {
    t!(words, key, what)
}

/// A value and both ends of its interval.
pub fn estimate_heads(words: Words, what: &str) -> [String; 3] {
    [
        what.to_owned(),
        about(words, "report-file-low", what),
        about(words, "report-file-high", what),
    ]
}

/// Both ends of a number of people.
pub fn people_heads(words: Words, key: &str) -> [String; 2] {
    let what = t!(words, key);
    ["report-file-from", "report-file-to"].map(|key| about(words, key, &what))
}

fn percent_heads(words: Words, key: &str) -> [String; 2] {
    let what = t!(words, key);
    ["report-file-percent-from", "report-file-percent-to"].map(|key| about(words, key, &what))
}

fn coverage_heads(words: Words) -> Vec<String> {
    let people = people_heads(words, "report-people-caption");
    let answered = percent_heads(words, "report-coverage-caption");
    people.into_iter().chain(answered).collect()
}

fn measure_heads(words: Words, measures: &[Measure]) -> Vec<String> {
    let both = |measure: &Measure| {
        let own = t!(words, &format!("report-{}-caption", measure.as_str()));
        let drawn = about(words, "report-file-drawn", &own);
        [estimate_heads(words, &own), estimate_heads(words, &drawn)]
    };
    let figures = measures.iter().flat_map(both).flatten();
    figures
        .chain(people_heads(words, "report-compared"))
        .collect()
}

fn done_heads(words: Words) -> Vec<String> {
    let counts = [
        "report-file-written",
        "report-file-done",
        "report-file-dropped",
        "report-file-open",
    ];
    percent_heads(words, "report-reviewed-caption")
        .into_iter()
        .chain(counts.map(|key| t!(words, key)))
        .collect()
}

impl Table {
    /// A row a unit and quarter, the oldest quarter first.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        formats: &Formats,
        report: &Report,
        words: Words,
    ) -> Result<()> {
        let mut sheet = Sheet::new(sheet, &t!(words, self.title), formats)?;
        let first = ["report-file-quarter", "report-unit", "report-file-level"];
        let heads = first.map(|key| t!(words, key)).into_iter();
        let heads: Vec<String> = heads.chain(self.heads.iter().cloned()).collect();
        sheet.widths(FIRST.into_iter().chain(self.heads.iter().map(|_| OTHER)))?;
        sheet.heads(&heads)?;
        sheet.freeze(2)?;
        let said = Said::of(words);
        for quarter in &report.content.quarters {
            let period = words.quarter(quarter.quarter);
            for unit in &quarter.units {
                let name = unit_name(unit, words);
                let figures = match &unit.told {
                    None => vec![Cell::Mark(&said.suppressed); self.heads.len()],
                    Some(told) => self.tells.cells(told, &said),
                };
                let head = [
                    Cell::Text(&period),
                    Cell::Text(&name),
                    Cell::Whole(unit.depth),
                ];
                sheet.row(head.into_iter().chain(figures))?;
            }
        }
        Ok(())
    }
}

/// The words of cells.
struct Said {
    suppressed: String,
    not_told: String,
    not_drawn: String,
    not_told_then: String,
    no_week: String,
    trends: Vec<(&'static str, String)>,
}

impl Said {
    fn of(words: Words) -> Self {
        let first = [
            Trend::Shorter,
            Trend::AboutTheSame,
            Trend::Longer,
            Trend::NotKnown,
        ];
        let stamps = [
            ShareTrend::Smaller,
            ShareTrend::AboutTheSame,
            ShareTrend::Larger,
        ];
        let keys = first
            .map(trend_key)
            .into_iter()
            .chain(stamps.map(share_key));
        Self {
            suppressed: t!(words, "report-hidden"),
            not_told: t!(words, "report-not-told"),
            not_drawn: t!(words, "report-file-not-drawn"),
            not_told_then: t!(words, "report-done-unknown"),
            no_week: t!(words, "report-no-week"),
            trends: keys.map(|key| (key, t!(words, key))).collect(),
        }
    }

    fn trend(&self, key: &str) -> Cell<'_> {
        let mut trends = self.trends.iter();
        let text = trends.find(|(known, _)| *known == key);
        let text = text.map_or("", |(_, text)| text.as_str());
        match key {
            "trend-not-known" => Cell::Mark(text),
            _ => Cell::Text(text),
        }
    }
}

impl Tells {
    /// As many as there are heads.
    fn cells<'s>(self, told: &Told, said: &'s Said) -> Vec<Cell<'s>> {
        match self {
            Self::Coverage => {
                let people = Cell::range(told.people, &said.not_told);
                let answered = Cell::range(told.coverage_percent, &said.not_told);
                people.into_iter().chain(answered).collect()
            }
            Self::Measures(measures) => measure_cells(measures, told, said),
            Self::Reviews => vec![
                said.trend(trend_key(told.first_response)),
                said.trend(share_key(told.stamps)),
            ],
            Self::Done => done_cells(told.done, said),
        }
    }
}

fn measure_cells<'s>(measures: &[Measure], told: &Told, said: &'s Said) -> Vec<Cell<'s>> {
    let mut cells = Vec::with_capacity(measures.len() * 6 + 2);
    for measure in measures {
        let measured = told.measures[measure];
        let kind = if measure.is_rate() {
            Cell::Times
        } else {
            Cell::Change
        };
        cells.extend(Cell::estimate(kind, measured.own, &said.not_told));
        cells.extend(Cell::estimate(kind, measured.shrunk, &said.not_drawn));
    }
    let people = measures
        .iter()
        .find_map(|measure| told.measures[measure].people);
    cells.extend(Cell::range(people, &said.not_told));
    cells
}

fn done_cells(done: Option<DoneContent>, said: &Said) -> Vec<Cell<'_>> {
    let Some(done) = done else {
        return vec![Cell::Mark(&said.not_told_then); 6];
    };
    let reviewed = Cell::range(done.reviewed_percent, &said.no_week);
    let counts = [done.written, done.done, done.dropped, done.open].map(Cell::Whole);
    reviewed.into_iter().chain(counts).collect()
}
