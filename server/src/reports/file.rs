//! A report as the bytes of a file, in whichever format.

use super::csv::{FileStart, csv};
use super::json::json;
use super::pdf::{Fonts, PdfError, pdf};
use super::xlsx::xlsx;
use anyhow::{Context, Result};
use irori_core::domain::form::FieldError;
use irori_core::domain::person::Language;
use irori_core::domain::report_file::ReportFormat;
use irori_core::report::Report;
use irori_web::report_text::document;
use irori_web::words::Locale;
use tokio::sync::Semaphore;

/// Fonts and pages need memory for as long as a file is made: one at a time.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum NoFile {
    /// There is no font for it, with words for people.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("{0:#}")]
    Fault(#[from] anyhow::Error),
}

impl NoFile {
    /// What people are told who asked for the file.
    pub fn wrong(&self) -> FieldError {
        match self {
            Self::Pdf(error) => error.wrong(),
            Self::Fault(_) => FieldError::new("trouble-fault"),
        }
    }
}

/// The whole file; the same report, language and mark give the same bytes.
pub fn bytes(
    report: &Report,
    format: ReportFormat,
    language: Language,
    mark: FileStart,
) -> Result<Vec<u8>, NoFile> {
    let words = Locale(language);
    Ok(match format {
        ReportFormat::Pdf => pdf(&document(report, words), &Fonts::of_system())?,
        ReportFormat::Xlsx => xlsx(report, words)?,
        ReportFormat::Csv => csv(report, mark)?,
        ReportFormat::Json => json(report)?,
    })
}

/// The same beside everything else that is served.
pub async fn made(
    report: Report,
    format: ReportFormat,
    language: Language,
    mark: FileStart,
) -> Result<Vec<u8>, NoFile> {
    let permit = ONE_AT_A_TIME.acquire().await.context("files are made")?;
    let made = tokio::task::spawn_blocking(move || {
        // It goes with the work, also where nobody waits for it any more.
        let _permit = permit;
        bytes(&report, format, language, mark)
    });
    made.await.context("a file was being made")?
}

/// `irori-2026-Q2-2026-Q3.pdf`: digits, letters and dashes.
pub fn name(report: &Report, format: ReportFormat) -> String {
    let quarters = report.choice.quarters().iter();
    let quarters: Vec<String> = quarters.map(ToString::to_string).collect();
    format!("irori-{}.{}", quarters.join("-"), format.as_str())
}
