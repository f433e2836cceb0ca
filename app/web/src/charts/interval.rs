//! One row of a caterpillar plot: an interval on a scale that all rows share, and the scale itself for the
//! head of the column.

use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor};

use super::picture::{Canvas, DrawingResult, picture};
use super::{Caption, Svg, palette};

/// Where an interval and its value lie on the scale, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntervalMarks {
    pub low: f64,
    pub value: f64,
    pub high: f64,
}

const SIZE: (i32, i32) = (240, 28);
const FONT: i32 = 12;
/// Room at both ends, for half of a tick's words.
const EDGE: i32 = 22;

/// Draws the interval as published as a thin line with a dot, and the one drawn towards the others below
/// it as a dashed line with a diamond, on a line where "as usual" lies.
pub fn interval(
    caption: &Caption<'_>,
    own: IntervalMarks,
    shrunk: Option<IntervalMarks>,
    usual: f64,
) -> Svg {
    let at = if shrunk.is_some() { 9 } else { 14 };
    picture(caption, "interval", SIZE, FONT, |canvas| {
        let usual = pixel(usual);
        upright(canvas, usual, (0, SIZE.1), palette::AXIS)?;
        across(canvas, own, at, palette::FIRST)?;
        canvas.draw(&Circle::new(
            (pixel(own.value), at),
            4,
            palette::FIRST.filled(),
        ))?;
        let Some(shrunk) = shrunk else {
            return Ok(());
        };
        across(canvas, shrunk, 20, palette::SECOND)?;
        let x = pixel(shrunk.value);
        let diamond = vec![(x, 15), (x + 5, 20), (x, 25), (x - 5, 20)];
        canvas.draw(&Polygon::new(diamond, palette::SECOND.filled()))
    })
}

/// The scale: words where they lie on it, 0 to 1, with a line at each.
pub fn interval_scale(caption: &Caption<'_>, ticks: &[(f64, String)]) -> Svg {
    picture(caption, "interval", SIZE, FONT, |canvas| {
        let style = ("sans-serif", f64::from(FONT))
            .into_font()
            .color(&palette::TEXT);
        let style = style.pos(Pos::new(HPos::Center, VPos::Top));
        for (at, text) in ticks {
            let x = pixel(*at);
            canvas.draw(&Text::new(text.clone(), (x, 2), style.clone()))?;
            upright(canvas, x, (20, SIZE.1), palette::AXIS)?;
        }
        Ok(())
    })
}

fn pixel(place: f64) -> i32 {
    let width = f64::from(SIZE.0 - 2 * EDGE);
    EDGE + (place.clamp(0.0, 1.0) * width).round() as i32
}

fn upright(canvas: &Canvas<'_>, x: i32, (from, to): (i32, i32), role: RGBColor) -> DrawingResult {
    canvas.draw(&PathElement::new(vec![(x, from), (x, to)], role))
}

fn across(canvas: &Canvas<'_>, interval: IntervalMarks, y: i32, role: RGBColor) -> DrawingResult {
    let ends = vec![(pixel(interval.low), y), (pixel(interval.high), y)];
    canvas.draw(&PathElement::new(ends, role.stroke_width(2)))
}
