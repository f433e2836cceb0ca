//! The sheets of text: the cover, and how everything is to be read.

use super::sheet::{Formats, Sheet, SheetCell};
use anyhow::Result;
use irori_core::report::Report;
use irori_core::report::document::{Block, Document};
use irori_web::t;
use irori_web::words::Locale;
use rust_xlsxwriter::Worksheet;

const COVER: [u8; 4] = [36, 70, 28, 70];
const METHOD: [u8; 1] = [110];

/// Scope, quarters, threshold, parameters and hash, as on every other cover; below, a row a quarter.
pub fn cover(
    sheet: &mut Worksheet,
    formats: &Formats,
    document: &Document,
    report: &Report,
    words: Locale,
) -> Result<()> {
    let mut sheet = Sheet::new(sheet, &t!(words, "report-file-cover"), formats)?;
    sheet.widths(COVER)?;
    sheet.texts(&[&document.title], &formats.title)?;
    sheet.texts(&[&document.lead], &formats.plain)?;
    sheet.gap();
    for (name, value) in &document.facts {
        sheet.texts(&[name, value], &formats.wrapped)?;
    }
    sheet.gap();
    let keys = [
        "report-file-quarter",
        "report-file-release",
        "report-file-least",
        "report-parameters",
    ];
    sheet.heads(&keys.map(|key| t!(words, key)))?;
    for quarter in &report.content.quarters {
        sheet.row([
            SheetCell::Text(&words.quarter(quarter.quarter)),
            SheetCell::Text(&quarter.release.to_string()),
            SheetCell::Whole(quarter.least),
            SheetCell::Whole(quarter.parameters),
        ])?;
    }
    Ok(())
}

/// What each sheet is about, then method and limits.
pub fn method(sheet: &mut Worksheet, formats: &Formats, document: &Document) -> Result<()> {
    let mut sections = document.sections.iter();
    let own = sections.rfind(|section| section.id == "method");
    let name = own.map_or("", |section| section.title.as_str());
    let mut sheet = Sheet::new(sheet, name, formats)?;
    sheet.widths(METHOD)?;
    // The summary is about the figures, not about how they are read.
    for section in document.sections.iter().filter(|one| one.id != "summary") {
        sheet.texts(&[&section.title], &formats.title)?;
        for block in &section.blocks {
            match block {
                Block::Sentence(text) => sheet.texts(&[text], &formats.wrapped)?,
                Block::Points(points) => {
                    for point in points {
                        sheet.texts(&[point], &formats.wrapped)?;
                    }
                }
                Block::Table(_) => {}
            }
        }
        sheet.gap();
    }
    Ok(())
}
