//! Errors of the PDF.

use irori_core::domain::form::FieldError;
use irori_core::domain::person::Language;
use irori_web::t;
use irori_web::words::Locale;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The machine has no font that a report in this language can be set in.
    #[error("{}", t!(Locale(Language::English), no_font(*.0)))]
    NoFont(Language),
    /// No font of the machine has this character of the report.
    #[error("{}", Locale(Language::English).wrong(&no_character(*.0)))]
    NoCharacter(char),
    /// The library refused; what it said.
    #[error("the PDF could not be made: {0}")]
    Fault(String),
}

impl PdfError {
    /// The sentence for people.
    pub fn wrong(&self) -> FieldError {
        match self {
            Self::NoFont(language) => FieldError::new(no_font(*language)),
            Self::NoCharacter(character) => no_character(*character),
            Self::Fault(_) => FieldError::new("report-pdf-fault"),
        }
    }
}

fn no_font(language: Language) -> &'static str {
    match language {
        Language::English => "report-pdf-no-font",
        Language::Japanese => "report-pdf-no-font-japanese",
    }
}

fn no_character(character: char) -> FieldError {
    FieldError::new("report-pdf-no-character")
        .with("character", character)
        .with("code", format!("U+{:04X}", u32::from(character)))
}
