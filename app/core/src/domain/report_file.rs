//! A report taken away as a file, as the ledger remembers it.

use super::form::text_enum;
use super::person::Language;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a report can be taken away as.
    ReportFormat {
        Pdf = "pdf",
        Xlsx = "xlsx",
        Csv = "csv",
        Json = "json",
    }
}

impl ReportFormat {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
        }
    }
}

/// Which file it was, and what of the quarter was in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFile {
    pub format: ReportFormat,
    pub language: Language,
    /// The departments that were chosen, as they were called; empty: all of them.
    pub departments: Vec<String>,
    /// The SHA-256 of its content in hexadecimal, which stands in the file.
    pub hash: String,
}
