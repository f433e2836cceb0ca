//! A report as a spreadsheet in one language: a sheet a family, each a table with a row a unit and
//! quarter, between a cover and the method.

mod pages;
mod remote;
mod sheet;
mod tables;

use anyhow::Result;
use irori_core::report::Report;
use irori_web::report_text::document;
use irori_web::words::Locale;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use sheet::Formats;

/// The whole file; the same report and language give the same bytes. Its one time is when the last of
/// its quarters closed, and it names no author. Texts are text cells, never formulas or links.
pub fn xlsx(report: &Report, words: Locale) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let formats = Formats::new();
    {
        // Its tables are the same figures as texts: no need to hold them while cells are written.
        let document = document(report, words);
        let closed = ExcelDateTime::from_timestamp(document.closed.timestamp())?;
        book.set_properties(
            &DocProperties::new()
                .set_title(document.title.as_str())
                .set_creation_datetime(&closed),
        );
        pages::cover(book.add_worksheet(), &formats, &document, report, words)?;
        for table in &tables::TABLES {
            table.write(book.add_worksheet(), &formats, report, words)?;
        }
        remote::write(book.add_worksheet(), &formats, report, words)?;
        pages::method(book.add_worksheet(), &formats, &document)?;
    }
    Ok(book.save_to_buffer()?)
}
