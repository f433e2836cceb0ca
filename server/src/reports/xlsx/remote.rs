//! The sheet of the organisation by number of remote days a week: a row a class and quarter.

use super::sheet::{Formats, Sheet, SheetCell};
use super::tables::{estimate_heads, people_heads};
use anyhow::Result;
use irori_core::report::Report;
use irori_core::report::content::RemoteContent;
use irori_web::report_text::remote_class;
use irori_web::t;
use irori_web::words::Locale;
use rust_xlsxwriter::Worksheet;

const FIRST: [u8; 2] = [24, 16];
const OTHER: u8 = 18;
/// Columns of figures.
const FIGURES: usize = 11;

pub fn write(
    sheet: &mut Worksheet,
    formats: &Formats,
    report: &Report,
    words: Locale,
) -> Result<()> {
    let mut sheet = Sheet::new(sheet, &t!(words, "report-remote"), formats)?;
    sheet.widths(FIRST.into_iter().chain([OTHER; FIGURES]))?;
    sheet.heads(&heads(words))?;
    sheet.freeze(2)?;
    let suppressed = t!(words, "report-hidden");
    let unknown = t!(words, "report-done-unknown");
    for quarter in &report.content.quarters {
        let period = words.quarter(quarter.quarter);
        if quarter.by_remote_days.is_empty() {
            let none = [SheetCell::Mark(&unknown); FIGURES + 1];
            sheet.row([SheetCell::Text(&period)].into_iter().chain(none))?;
        }
        for class in &quarter.by_remote_days {
            let name = remote_class(class.days, words);
            let head = [SheetCell::Text(&period), SheetCell::Text(&name)];
            sheet.row(head.into_iter().chain(figures(*class, &suppressed)))?;
        }
    }
    Ok(())
}

fn heads(words: Locale) -> Vec<String> {
    let first = ["report-file-quarter", "report-remote-days"].map(|key| t!(words, key));
    let captions = [
        "report-remote-connection",
        "report-remote-focus",
        "report-remote-care",
    ];
    let figures = captions.map(|key| estimate_heads(words, &t!(words, key)));
    let people = people_heads(words, "report-compared");
    first
        .into_iter()
        .chain(people)
        .chain(figures.into_iter().flatten())
        .collect()
}

fn figures(class: RemoteContent, suppressed: &str) -> Vec<SheetCell<'_>> {
    let Some(told) = class.told else {
        return vec![SheetCell::Mark(suppressed); FIGURES];
    };
    let people = SheetCell::range(Some(told.people), suppressed);
    let estimates = [told.connection, told.focus, told.care];
    let estimates =
        estimates.map(|one| SheetCell::estimate(SheetCell::Change, Some(one), suppressed));
    people
        .into_iter()
        .chain(estimates.into_iter().flatten())
        .collect()
}
