//! From top to bottom, page by page: headings, sentences, lists. A heading never stands alone at the
//! end of a page.

use super::fonts::TextWeight;
use super::page::{
    BOTTOM, Bookmark, Colour, HAIR, LaidOut, Paper, SIDE, Setter, Style, TOP, TextOwner, WHOLE,
};
use super::shaping::{TextLine, TextShaper};
use super::structure::{Element, Structure};
use super::table::{self, TableSetting};
use super::{cover, foot};
use irori_core::report::document::{Block, Document, Section};
use krilla::tagging::{ListNumbering, Tag};
use std::num::NonZeroU16;

const HEADING: Style = Style::new(TextWeight::Bold, 15.0, 22.0, Colour::Ink);
const BODY: Style = Style::new(TextWeight::Regular, 9.5, 15.5, Colour::Ink);
const ABOVE_HEADING: f32 = 26.0;
const BELOW_HEADING: f32 = 8.0;
const BETWEEN: f32 = 7.0;
const AFTER_POINT: f32 = 3.0;
/// How far in the text of a list stands.
const INDENT: f32 = 14.0;

/// Sets a document on pages.
pub fn lay(document: &Document, shaper: &mut TextShaper<'_>) -> LaidOut {
    let mut setter = Setter {
        shaper,
        language: document.language,
        structure: Structure::default(),
        pages: Vec::new(),
        bookmarks: Vec::new(),
        y: TOP,
    };
    setter.turn(Paper::Portrait);
    cover::set(document, &mut setter);
    for section in &document.sections {
        setter.section(section);
    }
    let mut laid = LaidOut {
        pages: setter.pages,
        structure: setter.structure,
        bookmarks: setter.bookmarks,
    };
    foot::set(document, &mut laid, shaper);
    laid
}

impl Setter<'_, '_> {
    fn section(&mut self, section: &Section) {
        let (paper, tables) = self.tables(section);
        // The cover stands alone.
        if self.bookmarks.is_empty() || paper != self.paper() {
            self.turn(paper);
        }
        let mut tables = tables.into_iter();
        let width = paper.inside();
        let heading = self.balanced(&section.title, &HEADING, width);
        let height = heading.len() as f32 * HEADING.leading + BELOW_HEADING;
        let words = self
            .words(section)
            .filter(|high| height + *high < paper.height() - TOP - BOTTOM);
        let first = match section.blocks.first() {
            Some(Block::Table(_)) => tables.as_slice().first().map_or(0.0, |t| t.least(self)),
            Some(_) => words.unwrap_or(2.0 * BODY.leading),
            None => 0.0,
        };
        let above = if self.y > TOP + HAIR {
            ABOVE_HEADING
        } else {
            0.0
        };
        if !self.need(above + height + first) {
            self.y += above;
        }
        let part = self.structure.add(None, Tag::Section);
        self.heading(section, heading, part);
        for block in &section.blocks {
            match block {
                Block::Sentence(text) => self.sentence(text, part),
                Block::Points(points) => self.points(points, part),
                Block::Table(_) => {
                    if let Some(setting) = tables.next() {
                        setting.set(self, part);
                    }
                }
            }
        }
    }

    /// How the tables of a section are set, all on one paper: upright where they fit.
    fn tables<'d>(&mut self, section: &'d Section) -> (Paper, Vec<TableSetting<'d>>) {
        let tables: Vec<_> = section
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            })
            .collect();
        let fitting: Option<Vec<_>> = tables
            .iter()
            .map(|table| table::upright(self.shaper, table))
            .collect();
        match fitting {
            Some(settings) => (Paper::Portrait, settings),
            None => {
                let wide = tables.iter().map(|table| table::lying(self.shaper, table));
                (Paper::Landscape, wide.collect())
            }
        }
    }

    /// How high a section of words alone is under its heading: it stays whole where a page has room.
    fn words(&mut self, section: &Section) -> Option<f32> {
        let width = self.paper().inside();
        let mut height = 0.0;
        for block in &section.blocks {
            let (texts, indent, after) = match block {
                Block::Sentence(text) => (std::slice::from_ref(text), 0.0, BETWEEN),
                Block::Points(points) => (points.as_slice(), INDENT, AFTER_POINT),
                Block::Table(_) => return None,
            };
            for text in texts {
                let lines = self.lines(text, &BODY, width - indent).len();
                height += lines as f32 * BODY.leading + after;
            }
        }
        Some(height)
    }

    fn heading(&mut self, section: &Section, lines: Vec<TextLine>, part: Element) {
        self.bookmarks.push(Bookmark {
            title: section.title.clone(),
            page: self.pages.len() - 1,
            y: (self.y - 6.0).max(0.0),
        });
        let level = NonZeroU16::MIN.saturating_add(1);
        let tag = Tag::Hn(level, Some(section.title.clone()));
        let element = self.structure.add(Some(part), tag);
        for line in lines {
            self.put(SIDE, self.y, &HEADING, line, TextOwner::Element(element));
            self.y += HEADING.leading;
        }
        self.y += BELOW_HEADING;
    }

    fn sentence(&mut self, text: &str, part: Element) {
        let element = self.structure.add(Some(part), Tag::P);
        self.paragraph(text, &BODY, 0.0, element);
        self.y += BETWEEN;
    }

    fn points(&mut self, points: &[String], part: Element) {
        let list = self.structure.add(Some(part), Tag::L(ListNumbering::Disc));
        for point in points {
            let item = self.structure.add(Some(list), Tag::LI);
            let bullet = self.structure.add(Some(item), Tag::Lbl);
            let body = self.structure.add(Some(item), Tag::LBody);
            let count = self
                .lines(point, &BODY, self.paper().inside() - INDENT)
                .len();
            self.need(count.min(WHOLE) as f32 * BODY.leading);
            for line in self.lines(foot::BULLET, &BODY, INDENT) {
                self.put(SIDE + 3.0, self.y, &BODY, line, TextOwner::Element(bullet));
            }
            self.paragraph(point, &BODY, INDENT, body);
            self.y += AFTER_POINT;
        }
        self.y += BETWEEN - AFTER_POINT;
    }
}
