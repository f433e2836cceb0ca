//! The first page: what the report is, and its facts.

use super::fonts::TextWeight;
use super::page::{Colour, PageMark, SIDE, Setter, Style, TextOwner};
use irori_core::report::document::Document;
use krilla::tagging::{TableHeaderScope, Tag};
use std::num::NonZeroU16;

const TITLE: Style = Style::new(TextWeight::Bold, 25.0, 35.0, Colour::Ink);
const LEAD: Style = Style::new(TextWeight::Regular, 11.5, 18.5, Colour::Soft);
const NAME: Style = Style::new(TextWeight::Regular, 9.0, 14.5, Colour::Soft);
const VALUE: Style = Style::new(TextWeight::Regular, 9.5, 14.5, Colour::Ink);
/// Where the title begins.
const DOWN: f32 = 150.0;
/// Of the names of the facts.
const NAMES: f32 = 130.0;
const GAP: f32 = 14.0;
const PAD: f32 = 6.0;

pub fn set(document: &Document, setter: &mut Setter<'_, '_>) {
    setter.mark(PageMark::Hearth {
        at: (SIDE, setter.y),
        size: 34.0,
    });
    setter.y += DOWN;
    let heading = Tag::Hn(NonZeroU16::MIN, Some(document.title.clone()));
    let title = setter.structure.add(None, heading);
    let lines = setter.balanced(&document.title, &TITLE, setter.paper().inside());
    setter.set_lines(lines, &TITLE, 0.0, title);
    setter.y += 10.0;
    setter.across(SIDE, SIDE + 64.0, setter.y, 2.5, Colour::Ember);
    setter.y += 16.0;
    let lead = setter.structure.add(None, Tag::P);
    setter.paragraph(&document.lead, &LEAD, 0.0, lead);
    setter.y += 40.0;
    facts(document, setter);
}

/// Names and values, a row a fact.
fn facts(document: &Document, setter: &mut Setter<'_, '_>) {
    let table = setter.structure.add(None, Tag::Table);
    let right = SIDE + setter.paper().inside();
    for (name, value) in &document.facts {
        let names = setter.lines(name, &NAME, NAMES);
        let values = setter.lines(value, &VALUE, right - SIDE - NAMES - GAP);
        let height = names.len().max(values.len()) as f32 * VALUE.leading + 2.0 * PAD;
        setter.need(height);
        setter.across(SIDE, right, setter.y, 0.5, Colour::Line);
        let row = setter.structure.add(Some(table), Tag::TR);
        let header = setter
            .structure
            .add(Some(row), Tag::TH(TableHeaderScope::Row));
        let cell = setter.structure.add(Some(row), Tag::TD);
        for (lines, x, style, element) in [
            (names, SIDE, NAME, header),
            (values, SIDE + NAMES + GAP, VALUE, cell),
        ] {
            for (n, line) in lines.into_iter().enumerate() {
                let y = setter.y + PAD + n as f32 * style.leading;
                setter.put(x, y, &style, line, TextOwner::Element(element));
            }
        }
        setter.y += height;
    }
}
