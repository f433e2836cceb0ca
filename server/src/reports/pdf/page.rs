//! Pages and what stands on them: texts, rules and shapes, in points from the upper left.

use super::fonts::TextWeight;
use super::lines::TextLine;
use super::structure::{Element, Structure};

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
