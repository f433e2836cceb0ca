//! The foot of every page: which report, which hash, which page of how many.

use super::fonts::TextWeight;
use super::page::{Colour, LaidOut, PageMark, SIDE, Style, TextOwner};
use super::shaping::{self, TextLine, TextShaper};
use irori_core::report::document::Document;

/// What a report needs besides its own texts.
pub const CHARACTERS: &str = "0123456789abcdef /·•…";
/// Before a point of a list.
pub const BULLET: &str = "•";

const FOOT: Style = Style::new(TextWeight::Regular, 7.5, 11.0, Colour::Soft);
/// From the lower edge of the paper.
const UP: f32 = 30.0;
/// So many digits of the hash.
const SHORT_HASH: usize = 12;

/// Puts the feet, once it is known how many pages there are.
pub fn set(document: &Document, laid: &mut LaidOut, shaper: &mut TextShaper<'_>) {
    let digest = document.digest.to_string();
    let hash = &digest[..SHORT_HASH];
    let count = laid.pages.len();
    for (n, page) in laid.pages.iter_mut().enumerate() {
        let right = page.paper.width() - SIDE;
        let y = page.paper.height() - UP;
        page.marks.push(PageMark::Rule {
            from: (SIDE, y - 13.0),
            to: (right, y - 13.0),
            width: 0.5,
            ink: Colour::Line,
        });
        let number = whole(shaper, &format!("{hash} · {} / {count}", n + 1));
        let number_x = right - number.width * FOOT.size;
        let title = shaper.shape(FOOT.weight, &document.title);
        let room = (number_x - SIDE - 20.0) / FOOT.size;
        let title = shaping::broken(shaper, title, room).into_iter().next();
        for (x, line) in title
            .map(|line| (SIDE, line))
            .into_iter()
            .chain([(number_x, number)])
        {
            page.marks.push(PageMark::Text {
                x,
                y,
                style: FOOT,
                line,
                owner: TextOwner::Foot,
            });
        }
    }
}

fn whole(shaper: &mut TextShaper<'_>, text: &str) -> TextLine {
    let id = shaper.shape(FOOT.weight, text);
    TextLine {
        text: id,
        from: 0,
        to: shaper.get(id).glyphs.len(),
        width: shaping::measure(shaper, id).whole,
    }
}
