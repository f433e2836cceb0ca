//! The tables of units: coverage, a sheet for each family, reviews, what was done.

use self::ColumnGroup::{Answered, FirstResponse, FollowUps, Measures, People, Reviewed, Stamps};
use super::sheet::{Formats, Sheet, SheetCell};
use anyhow::Result;
use irori_core::privacy::quarter_release::ComparedMeasure::{
    Clear, Heard, HomeToWork, Isolation, WorkToHome,
};
use irori_core::privacy::quarter_release::{ComparedMeasure, ShareTrend, Trend};
use irori_core::report::Report;
use irori_core::report::content::ReportFigures;
use irori_web::report_text::{share_key, trend_key, unit_name};
use irori_web::t;
use irori_web::words::Locale;
use rust_xlsxwriter::Worksheet;

/// Widths of the first columns and of all others, in characters.
const FIRST: [u8; 3] = [24, 36, 12];
const OTHER: u8 = 18;

/// One sheet: the key of its name, and its columns after quarter, unit and level.
pub struct UnitTable(&'static str, &'static [ColumnGroup]);

/// Columns that belong together.
#[derive(Clone, Copy)]
enum ColumnGroup {
    People,
    Answered,
    /// Of each, as published and drawn towards the others; then the people on whom all of them stand.
    Measures(&'static [ComparedMeasure]),
    FirstResponse,
    Stamps,
    Reviewed,
    FollowUps,
}

/// In their order.
pub const TABLES: [UnitTable; 7] = [
    UnitTable("report-coverage", &[People, Answered]),
    UnitTable("report-isolation", &[Measures(&[Isolation])]),
    UnitTable("report-home-to-work", &[Measures(&[HomeToWork])]),
    UnitTable("report-work-to-home", &[Measures(&[WorkToHome])]),
    UnitTable("report-context", &[Measures(&[Clear, Heard])]),
    UnitTable("report-reviews", &[FirstResponse, Stamps]),
    UnitTable("report-done", &[Reviewed, FollowUps]),
];

/// The head of a column about something, from a sentence with a place for it.
pub fn about(words: Locale, key: &str, what: &str) -> String {
    t!(words, key, what)
}

/// A value and both ends of its interval.
pub fn estimate_heads(words: Locale, what: &str) -> [String; 3] {
    [
        what.to_owned(),
        about(words, "report-file-low", what),
        about(words, "report-file-high", what),
    ]
}

/// Both ends of a number of people.
pub fn people_heads(words: Locale, key: &str) -> [String; 2] {
    let what = t!(words, key);
    ["report-file-from", "report-file-to"].map(|key| about(words, key, &what))
}

fn percent_heads(words: Locale, key: &str) -> [String; 2] {
    let what = t!(words, key);
    ["report-file-percent-from", "report-file-percent-to"].map(|key| about(words, key, &what))
}

impl ColumnGroup {
    fn heads(self, words: Locale) -> Vec<String> {
        match self {
            People => people_heads(words, "report-people-caption").into(),
            Answered => percent_heads(words, "report-coverage-caption").into(),
            Measures(measures) => {
                let both = |measure: &ComparedMeasure| {
                    let own = t!(words, &format!("report-{}-caption", measure.as_str()));
                    let drawn = about(words, "report-file-drawn", &own);
                    [estimate_heads(words, &own), estimate_heads(words, &drawn)].concat()
                };
                let figures = measures.iter().flat_map(both);
                figures
                    .chain(people_heads(words, "report-compared"))
                    .collect()
            }
            FirstResponse => vec![t!(words, "report-first-response-caption")],
            Stamps => vec![t!(words, "report-stamps-caption")],
            Reviewed => percent_heads(words, "report-reviewed-caption").into(),
            FollowUps => [
                "report-file-written",
                "report-file-done",
                "report-file-dropped",
                "report-file-open",
            ]
            .map(|key| t!(words, key))
            .into(),
        }
    }

    /// As many as there are heads.
    fn cells<'s>(self, told: &ReportFigures, said: &'s Said) -> Vec<SheetCell<'s>> {
        match self {
            People => SheetCell::range(told.people, &said.not_told).into(),
            Answered => SheetCell::range(told.coverage_percent, &said.not_told).into(),
            Measures(measures) => measure_cells(measures, told, said),
            FirstResponse => vec![said.trend(trend_key(told.first_response))],
            Stamps => vec![said.trend(share_key(told.stamps))],
            Reviewed => match told.done {
                None => vec![SheetCell::Mark(&said.not_told_then); 2],
                Some(done) => SheetCell::range(done.reviewed_percent, &said.no_week).into(),
            },
            FollowUps => match told.done {
                None => vec![SheetCell::Mark(&said.not_told_then); 4],
                Some(done) => [done.written, done.done, done.dropped, done.open]
                    .map(SheetCell::Whole)
                    .into(),
            },
        }
    }
}

fn measure_cells<'s>(
    measures: &[ComparedMeasure],
    told: &ReportFigures,
    said: &'s Said,
) -> Vec<SheetCell<'s>> {
    let mut cells = Vec::with_capacity(measures.len() * 6 + 2);
    for measure in measures {
        let measured = told.measures[measure];
        let kind = if measure.is_rate() {
            SheetCell::Times
        } else {
            SheetCell::Change
        };
        cells.extend(SheetCell::estimate(kind, measured.own, &said.not_told));
        cells.extend(SheetCell::estimate(kind, measured.shrunk, &said.not_drawn));
    }
    let mut measures = measures.iter();
    let people = measures.find_map(|measure| told.measures[measure].people);
    cells.extend(SheetCell::range(people, &said.not_told));
    cells
}

impl UnitTable {
    /// A row a unit and quarter, the oldest quarter first.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        formats: &Formats,
        report: &Report,
        words: Locale,
    ) -> Result<()> {
        let Self(title, columns) = self;
        let mut sheet = Sheet::new(sheet, &t!(words, title), formats)?;
        let first = ["report-file-quarter", "report-unit", "report-file-level"];
        let first = first.map(|key| t!(words, key)).into_iter();
        let own = columns.iter().flat_map(|columns| columns.heads(words));
        let heads: Vec<String> = first.chain(own).collect();
        let figures = heads.len() - FIRST.len();
        sheet.widths(FIRST.into_iter().chain(vec![OTHER; figures]))?;
        sheet.heads(&heads)?;
        sheet.freeze(2)?;
        let said = Said::of(words);
        for quarter in &report.content.quarters {
            let period = words.quarter(quarter.quarter);
            for unit in &quarter.units {
                let name = unit_name(unit, words);
                let figures = match &unit.told {
                    None => vec![SheetCell::Mark(&said.suppressed); figures],
                    Some(told) => {
                        let columns = columns.iter();
                        columns
                            .flat_map(|columns| columns.cells(told, &said))
                            .collect()
                    }
                };
                let head = [
                    SheetCell::Text(&period),
                    SheetCell::Text(&name),
                    SheetCell::Whole(unit.depth),
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
    fn of(words: Locale) -> Self {
        let first = [Trend::Shorter, Trend::AboutTheSame, Trend::Longer];
        let stamps = [
            ShareTrend::Smaller,
            ShareTrend::AboutTheSame,
            ShareTrend::Larger,
            ShareTrend::NotKnown,
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

    fn trend(&self, key: &str) -> SheetCell<'_> {
        let mut trends = self.trends.iter();
        let text = trends.find(|(known, _)| *known == key);
        let text = text.map_or("", |(_, text)| text.as_str());
        match key {
            "trend-not-known" => SheetCell::Mark(text),
            _ => SheetCell::Text(text),
        }
    }
}
