//! Pages, what stands on them (texts, rules and shapes, in points from the upper left), and the setter that puts
//! lines onto them, one below the other.

use super::fonts::TextWeight;
use super::shaping::{self, TextLine, TextShaper};
use super::structure::{Element, Structure};
use irori_core::domain::person::Language;

/// A4, in points.
const SHORT: f32 = 595.28;
const LONG: f32 = 841.89;
/// Around what is read.
pub const SIDE: f32 = 54.0;
pub const TOP: f32 = 56.0;
pub const BOTTOM: f32 = 62.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Portrait,
    Landscape,
}

impl Paper {
    pub fn width(self) -> f32 {
        match self {
            Self::Portrait => SHORT,
            Self::Landscape => LONG,
        }
    }

    pub fn height(self) -> f32 {
        match self {
            Self::Portrait => LONG,
            Self::Landscape => SHORT,
        }
    }

    /// Between the margins.
    pub fn inside(self) -> f32 {
        self.width() - 2.0 * SIDE
    }
}

/// Colours by the names of `style/tokens.css`, in their light values; paper is white in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Ink,
    Soft,
    Line,
    Edge,
    Ember,
    Indigo,
    Sheet,
}

impl Colour {
    /// Red, green, blue.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Self::Ink => [0x2a, 0x25, 0x20],
            Self::Soft => [0x66, 0x5d, 0x51],
            Self::Line => [0xe2, 0xda, 0xcb],
            Self::Edge => [0x8c, 0x82, 0x72],
            Self::Ember => [0xb0, 0x43, 0x1e],
            Self::Indigo => [0x34, 0x51, 0x8c],
            Self::Sheet => [0xff, 0xff, 0xff],
        }
    }
}

/// How a text is set; sizes in points.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub weight: TextWeight,
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    pub ink: Colour,
}

impl Style {
    pub const fn new(weight: TextWeight, size: f32, leading: f32, ink: Colour) -> Self {
        Self {
            weight,
            size,
            leading,
            ink,
        }
    }

    pub fn scaled(self, scale: f32) -> Self {
        Self {
            size: self.size * scale,
            leading: self.leading * scale,
            ..self
        }
    }

    /// From the top of a line to what its letters stand on.
    pub fn rise(&self) -> f32 {
        self.leading / 2.0 + 0.37 * self.size
    }
}

/// To whom a text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextOwner {
    Element(Element),
    /// Nothing to read: it stands elsewhere already, or only helps the eye.
    Decoration,
    Foot,
}

#[derive(Clone, Debug)]
pub enum PageMark {
    Text {
        x: f32,
        /// What its letters stand on.
        y: f32,
        style: Style,
        line: TextLine,
        owner: TextOwner,
    },
    Rule {
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
        ink: Colour,
    },
    /// Corners of a filled shape, and the rule around it.
    Shape {
        corners: Vec<(f32, f32)>,
        fill: Colour,
        edge: Option<(f32, Colour)>,
    },
    Dot {
        centre: (f32, f32),
        radius: f32,
        ink: Colour,
    },
    /// The hearth, Irori's sign; its upper left and its size.
    Hearth { at: (f32, f32), size: f32 },
}

impl PageMark {
    pub fn owner(&self) -> TextOwner {
        match self {
            Self::Text { owner, .. } => *owner,
            _ => TextOwner::Decoration,
        }
    }
}

pub struct Page {
    pub paper: Paper,
    pub marks: Vec<PageMark>,
}

/// Where a bookmark leads.
pub struct Bookmark {
    pub title: String,
    pub page: usize,
    pub y: f32,
}

/// A document on its pages.
pub struct LaidOut {
    pub pages: Vec<Page>,
    pub structure: Structure,
    pub bookmarks: Vec<Bookmark>,
}

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
        shaping::broken(self.shaper, id, width / style.size)
    }

    /// The same, in lines of about the same length.
    pub fn balanced(&mut self, text: &str, style: &Style, width: f32) -> Vec<TextLine> {
        let id = self.shaper.shape(style.weight, text);
        shaping::balanced(self.shaper, id, width / style.size)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_screen_in_the_light() {
        let tokens = include_str!("../../../../style/tokens.css");
        for (name, ink) in [
            ("ink", Colour::Ink),
            ("soft", Colour::Soft),
            ("line", Colour::Line),
            ("edge", Colour::Edge),
            ("ember", Colour::Ember),
            ("indigo", Colour::Indigo),
        ] {
            let hex: String = ink.rgb().iter().map(|part| format!("{part:02x}")).collect();
            let told = format!("--{name}: light-dark(#{hex}, ");
            assert!(tokens.contains(&told), "{told}");
        }
    }
}
