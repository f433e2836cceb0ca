//! The small line beside a word: no axes, no text but its name.

use plotters::style::RGBColor;

use plotters::element::{Circle, PathElement};
use plotters::style::Color;

use super::line::stretches;
use super::picture::picture;
use super::{AxisScale, Caption, Series, SeriesWeek, Svg, palette};

/// The colour of a band, or of plain data. A word and a shape beside the line say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Data,
    Ok,
    Watch,
    Act,
    NoData,
}

impl Tone {
    pub(super) fn role(self) -> RGBColor {
        match self {
            Self::Data => palette::FIRST,
            Self::Ok => palette::OK,
            Self::Watch => palette::WATCH,
            // Not ONSET, which would be dotted.
            Self::Act => palette::ACT,
            Self::NoData => palette::QUIET,
        }
    }
}

/// Units of the drawing in one CSS pixel: whole numbers alone would make small lines jagged.
const FINE: i32 = 10;
const SIZE: (i32, i32) = (120 * FINE, 28 * FINE);

/// Draws weeks without axes, 120 × 28 px, the latest week as a dot. Without a scale the values'
/// own range fills the height, which makes small changes look large.
pub fn sparkline(
    caption: &Caption<'_>,
    weeks: &[SeriesWeek],
    scale: Option<&AxisScale>,
    tone: Tone,
) -> Svg {
    let series = Series { name: "", weeks };
    let own = AxisScale::around((0..weeks.len()).filter_map(|week| series.number(week)));
    let scale = scale.unwrap_or(&own);
    let (width, height, edge) = (
        f64::from(SIZE.0 - 8 * FINE),
        f64::from(SIZE.1 - 8 * FINE),
        4 * FINE,
    );
    let steps = weeks.len().saturating_sub(1).max(1) as f64;
    let first = if weeks.len() == 1 { 1.0 } else { 0.0 };
    let pixel = |week: f64, value: f64| {
        let up = (scale.hold(value) - scale.min()) / (scale.max() - scale.min());
        let x = (week + first) / steps * width;
        (
            edge + x.round() as i32,
            edge + ((1.0 - up) * height).round() as i32,
        )
    };
    picture(caption, "spark", SIZE, 12 * FINE, |canvas| {
        let all = stretches(series, pixel);
        for stretch in &all {
            let points: Vec<_> = stretch.iter().map(|(at, _)| *at).collect();
            match points.as_slice() {
                [lone] => canvas.draw(&Circle::new(*lone, 2 * FINE, tone.role().filled()))?,
                _ => canvas.draw(&PathElement::new(
                    points,
                    tone.role().stroke_width(2 * FINE as u32),
                ))?,
            }
        }
        match all.last().and_then(|stretch| stretch.last()) {
            Some((at, _)) => canvas.draw(&Circle::new(*at, 3 * FINE, tone.role().filled())),
            None => Ok(()),
        }
    })
}
