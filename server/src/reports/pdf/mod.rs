//! A report as a PDF: a [`Document`] set on A4 with real text, a structure tree and bookmarks. It
//! knows nothing of Releases, and nothing but the document decides a byte of it.
//!
//! Decided:
//!
//! - 2026-11-28: **PDFs are written with krilla, not typst.** Because: krilla 0.8 brings 68 packages
//!   and 3.2 MB of program, and its release build took 3 minutes of processor time; typst 0.15 brings
//!   293, and its build was stopped unfinished after 11, so that its size is not known. Costs: layout
//!   is ours, in this folder; it knows only the `Document`, and its bytes depend on nothing but that
//!   and the fonts. Fonts are the system's; a face is mapped, shaped, cut down to the glyphs in use,
//!   and only the cut stays in memory. Where no font has a character there is no PDF, and a sentence
//!   names the character; there is never a box. krilla's validator of PDF/UA-1 is switched on. Plots
//!   are artifacts: what they show stands in the row's cells.

mod columns;
mod cover;
mod draw;
mod error;
mod flow;
mod fonts;
mod foot;
mod page;
mod plot;
mod shapes;
mod shaping;
mod structure;
mod table;

pub use error::PdfError;
pub use fonts::Fonts;

use irori_core::report::document::{Block, Document};
use shaping::TextShaper;
use std::collections::BTreeSet;

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
        let mut shaper = TextShaper::new(open, &faces, document.language);
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
