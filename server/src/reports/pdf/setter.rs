//! Sets lines onto pages, one below the other.

use super::lines::{self, TextLine};
use super::page::{BOTTOM, Bookmark, Colour, Page, PageMark, Paper, SIDE, Style, TOP, TextOwner};
use super::shaping::TextShaper;
use super::structure::{Element, Structure};
use irori_core::domain::person::Language;

/// Sets one document.
pub struct Setter<'s, 'a> {
    pub shaper: &'s mut TextShaper<'a>,
    pub language: Language,
    pub structure: Structure,
    pub(super) pages: Vec<Page>,
    pub(super) bookmarks: Vec<Bookmark>,
    /// How far down the page.
    pub y: f32,
}

impl Setter<'_, '_> {
    /// Begins a page.
    pub fn turn(&mut self, paper: Paper) {
        self.pages.push(Page {
            paper,
            marks: Vec::new(),
        });
        self.y = TOP;
    }

    pub fn paper(&self) -> Paper {
        self.pages.last().map_or(Paper::Portrait, |page| page.paper)
    }

    /// What is left of the page.
    pub fn room(&self) -> f32 {
        self.paper().height() - BOTTOM - self.y
    }

    /// Begins a page unless there is so much room, or the page is empty anyway; whether it did.
    pub fn need(&mut self, height: f32) -> bool {
        let turns = self.room() + HAIR < height && self.y > TOP + HAIR;
        if turns {
            self.turn(self.paper());
        }
        turns
    }

    pub fn mark(&mut self, mark: PageMark) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    /// Puts a level rule of a width in points.
    pub fn across(&mut self, left: f32, right: f32, y: f32, width: f32, ink: Colour) {
        self.mark(PageMark::Rule {
            from: (left, y),
            to: (right, y),
            width,
            ink,
        });
    }

    /// A text broken to a width in points.
    pub fn lines(&mut self, text: &str, style: &Style, width: f32) -> Vec<TextLine> {
        let id = self.shaper.shape(style.weight, text);
        lines::broken(self.shaper, id, width / style.size)
    }

    /// The same, in lines of about the same length.
    pub fn balanced(&mut self, text: &str, style: &Style, width: f32) -> Vec<TextLine> {
        let id = self.shaper.shape(style.weight, text);
        lines::balanced(self.shaper, id, width / style.size)
    }

    /// Puts a line whose top is at `y`.
    pub fn put(&mut self, x: f32, y: f32, style: &Style, line: TextLine, owner: TextOwner) {
        self.mark(PageMark::Text {
            x,
            y: y + style.rise(),
            style: *style,
            line,
            owner,
        });
    }

    /// Puts a text under what is there, over pages where it is long.
    pub fn paragraph(&mut self, text: &str, style: &Style, indent: f32, element: Element) {
        let width = self.paper().inside() - indent;
        let lines = self.lines(text, style, width);
        self.set_lines(lines, style, indent, element);
    }

    /// Puts lines under what is there.
    pub fn set_lines(
        &mut self,
        lines: Vec<TextLine>,
        style: &Style,
        indent: f32,
        element: Element,
    ) {
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            let together = match count - n {
                left if n == 0 && count <= WHOLE => left,
                left if n == 0 || left == 2 => left.min(2),
                _ => 1,
            };
            self.need(together as f32 * style.leading);
            self.put(
                SIDE + indent,
                self.y,
                style,
                line,
                TextOwner::Element(element),
            );
            self.y += style.leading;
        }
    }
}

/// Up to so many lines a text stays whole; longer ones leave at least two on a page.
pub(super) const WHOLE: usize = 4;

/// Room below which nothing is begun: rounding.
pub(super) const HAIR: f32 = 0.01;
