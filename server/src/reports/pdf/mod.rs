//! A report as a PDF: a [`Document`] set on A4 with real text, a structure tree and bookmarks. It
//! knows nothing of Releases, and nothing but the document decides a byte of it.

mod columns;
mod cover;
mod draw;
mod flow;
mod fonts;
mod foot;
mod lines;
mod page;
mod plot;
mod shapes;
mod shaping;
mod structure;
mod table;

pub use fonts::Fonts;

use app::domain::form::Wrong;
use app::domain::person::Language;
use app::report::document::{Block, Document};
use app::words::Words;
use shaping::Shaper;
use std::collections::BTreeSet;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The machine has no font that a report in this language can be set in.
    #[error("{}", Words(Language::English).say(no_font(*.0)))]
    NoFont(Language),
    /// No font of the machine has this character of the report.
    #[error("{}", Words(Language::English).wrong(&no_character(*.0)))]
    NoCharacter(char),
    /// The library refused; what it said.
    #[error("the PDF could not be made: {0}")]
    Fault(String),
}

impl PdfError {
    /// The sentence for people.
    pub fn wrong(&self) -> Wrong {
        match self {
            Self::NoFont(language) => Wrong::new(no_font(*language)),
            Self::NoCharacter(character) => no_character(*character),
            Self::Fault(_) => Wrong::new("report-pdf-fault"),
        }
    }

    /// The same in words.
    pub fn told(&self, words: Words) -> String {
        words.wrong(&self.wrong())
    }
}

fn no_font(language: Language) -> &'static str {
    match language {
        Language::English => "report-pdf-no-font",
        Language::Japanese => "report-pdf-no-font-japanese",
    }
}

fn no_character(character: char) -> Wrong {
    Wrong::new("report-pdf-no-character")
        .with("character", character)
        .with("code", format!("U+{:04X}", u32::from(character)))
}

/// Sets a document. The same document and fonts give the same bytes.
pub fn pdf(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let needed: BTreeSet<char> = texts_of(document)
        .flat_map(str::chars)
        .chain(foot::CHARACTERS.chars())
        .chain(plot::legend(document.language).chars())
        .filter(|c| shaping::is_seen(*c))
        .collect();
    let faces = fonts.choose(document.language, &needed)?;
    fonts.with_faces(&faces, |open| {
        let mut shaper = Shaper::new(open, &faces, document.language);
        let laid = flow::lay(document, &mut shaper);
        draw::write(document, laid, &shaper, open)
    })
}

/// Every text of a document, in no order that matters.
fn texts_of(document: &Document) -> impl Iterator<Item = &str> {
    let facts = document
        .facts
        .iter()
        .flat_map(|(name, value)| [name, value]);
    let sections = document.sections.iter().flat_map(|section| {
        std::iter::once(section.title.as_str())
            .chain(section.blocks.iter().flat_map(texts_of_block))
    });
    [document.title.as_str(), document.lead.as_str()]
        .into_iter()
        .chain(facts.map(String::as_str))
        .chain(sections)
}

fn texts_of_block(block: &Block) -> Vec<&str> {
    match block {
        Block::Sentence(text) => vec![text],
        Block::Points(points) => points.iter().map(String::as_str).collect(),
        Block::Table(table) => {
            let mut texts = vec![table.caption.as_str(), table.first.as_str()];
            texts.extend(table.columns.iter().map(String::as_str));
            for row in &table.rows {
                texts.push(&row.name);
                texts.extend(row.cells.iter().map(|cell| cell.text.as_str()));
            }
            if let Some(plot) = &table.plot {
                texts.push(&plot.title);
                texts.extend(plot.ticks.iter().map(|(_, text)| text.as_str()));
            }
            texts
        }
    }
}
