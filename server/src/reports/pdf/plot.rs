//! The plot beside a table's rows: the interval as published thin with a dot, the one drawn towards
//! the others thick with a diamond, and a line where it is as usual. All of it is a decoration: the
//! figures stand in the row's cells.

use super::fonts::TextWeight;
use super::page::{Colour, PageMark, SIDE, Setter, Style, TextOwner};
use irori_core::domain::person::Language;
use irori_core::report::document::{PlottedRow, Table, TablePlot};
use irori_core::signals::unit_change::Estimate;
use irori_web::t;
use irori_web::words::Locale;

const TICK: Style = Style::new(TextWeight::Regular, 7.0, 9.5, Colour::Soft);
/// Beside the scale.
const PAD: f32 = 10.0;
const PAD_Y: f32 = 3.5;
/// How far the two intervals of a row lie from its middle.
const APART: f32 = 2.8;
const NARROW: f32 = 0.9;
const THICK: f32 = 2.4;
/// The height of the legend, in points.
pub const LEGEND: f32 = 14.0;

/// Puts an interval, low, value and high along the scale, at a height.
type Draw = fn(&mut Setter<'_, '_>, (f32, f32, f32), f32);

/// What the legend says, for the characters in it.
pub fn legend(language: Language) -> String {
    let words = Locale(language);
    t!(words, "report-plot-own") + &t!(words, "report-plot-shrunk")
}

/// Puts the legend of a table under what is there.
pub fn set_legend(setter: &mut Setter<'_, '_>, table: &Table) {
    let words = Locale(setter.language);
    let middle = setter.y + LEGEND / 2.0;
    let mut x = SIDE;
    let keys: &[&str] = match table.is_drawn_together() {
        false => &["report-plot-own"],
        true => &["report-plot-own", "report-plot-shrunk"],
    };
    let draws: [Draw; 2] = [own, thick];
    for (key, draw) in keys.iter().zip(draws) {
        draw(setter, (x, x + 12.0, x + 24.0), middle);
        x += 30.0;
        for line in setter
            .lines(&t!(words, key), &HEAD, 400.0)
            .into_iter()
            .take(1)
        {
            let y = middle - HEAD.leading / 2.0;
            setter.put(x, y, &HEAD, line, TextOwner::Decoration);
            x += line.width * HEAD.size + 18.0;
        }
    }
    setter.y += LEGEND;
}

/// How high the head of the plot is, in points.
pub fn head_height(setter: &mut Setter<'_, '_>, plot: &TablePlot, width: f32) -> f32 {
    let lines = setter.lines(&plot.title, &HEAD, width - 2.0 * PAD).len();
    lines as f32 * HEAD.leading + TICK.leading + 2.0 * PAD_Y + 2.0
}

/// Puts the title and the ticks above what is at `setter.y`.
pub fn set_head(setter: &mut Setter<'_, '_>, plot: &TablePlot, x: f32, width: f32) {
    let bottom = setter.y - PAD_Y;
    let lines = setter.lines(&plot.title, &HEAD, width - 2.0 * PAD);
    let mut y = bottom - TICK.leading - 2.0 - lines.len() as f32 * HEAD.leading;
    for line in lines {
        setter.put(x + PAD, y, &HEAD, line, TextOwner::Decoration);
        y += HEAD.leading;
    }
    // The usual first: where two would touch, the later is left out.
    let mut ticks: Vec<_> = plot.ticks.iter().collect();
    ticks.sort_by_key(|(value, _)| *value != plot.usual);
    let mut taken: Vec<(f32, f32)> = Vec::new();
    for (value, text) in ticks {
        let at = place(plot, *value, x, width);
        for line in setter.lines(text, &TICK, width).into_iter().take(1) {
            let long = line.width * TICK.size;
            let left = (at - long / 2.0).clamp(x, (x + width - long).max(x));
            let touches = |(from, to): &(f32, f32)| left < to + 2.0 && left + long + 2.0 > *from;
            if !taken.iter().any(touches) {
                setter.put(
                    left,
                    bottom - TICK.leading,
                    &TICK,
                    line,
                    TextOwner::Decoration,
                );
                taken.push((left, left + long));
            }
        }
    }
}

/// Puts what is drawn of a row whose top is at `setter.y`; its intervals lie around `middle`.
pub fn set_row(
    setter: &mut Setter<'_, '_>,
    plot: &TablePlot,
    drawn: Option<PlottedRow>,
    (x, width): (f32, f32),
    (height, middle): (f32, f32),
) {
    let mut upright = |value: f64, rule: f32, ink| {
        let x = place(plot, value, x, width);
        setter.mark(PageMark::Rule {
            from: (x, setter.y),
            to: (x, setter.y + height),
            width: rule,
            ink,
        });
    };
    for (value, _) in plot.ticks.iter().filter(|(value, _)| *value != plot.usual) {
        upright(*value, 0.4, Colour::Line);
    }
    upright(plot.usual, 0.8, Colour::Edge);
    let Some(drawn) = drawn else { return };
    let along = |estimate: Estimate| {
        let at = |value| place(plot, value, x, width);
        let ends = (at(estimate.low), at(estimate.value), at(estimate.high));
        let known = [estimate.low, estimate.value, estimate.high];
        known.iter().all(|value| !value.is_nan()).then_some(ends)
    };
    let apart = if drawn.shrunk.is_some() { APART } else { 0.0 };
    if let Some(ends) = along(drawn.own) {
        own(setter, ends, middle - apart);
    }
    if let Some(ends) = drawn.shrunk.and_then(along) {
        thick(setter, ends, middle + apart);
    }
}

fn place(plot: &TablePlot, value: f64, x: f32, width: f32) -> f32 {
    x + PAD + plot.place(value) as f32 * (width - 2.0 * PAD)
}

/// The interval as published: low, value, high along the scale.
fn own(setter: &mut Setter<'_, '_>, (low, value, high): (f32, f32, f32), y: f32) {
    setter.across(low, high, y, NARROW, Colour::Ink);
    setter.mark(PageMark::Dot {
        centre: (value, y),
        radius: 1.9,
        ink: Colour::Ink,
    });
}

/// The interval drawn towards the others.
fn thick(setter: &mut Setter<'_, '_>, (low, value, high): (f32, f32, f32), y: f32) {
    setter.across(low, high, y, THICK, Colour::Indigo);
    let far = 3.2;
    setter.mark(PageMark::Shape {
        corners: vec![
            (value - far, y),
            (value, y - far),
            (value + far, y),
            (value, y + far),
        ],
        fill: Colour::Sheet,
        edge: Some((1.1, Colour::Indigo)),
    });
}

pub const HEAD: Style = Style::new(TextWeight::Regular, 7.5, 10.5, Colour::Soft);
