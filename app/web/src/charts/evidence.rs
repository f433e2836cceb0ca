//! Evidence by week: what has added up, and from where on it is watched or acted on.

use plotters::style::text_anchor::HPos;
use plotters::style::{Color, RGBColor, ShapeStyle};

use super::frame::{FrameOptions, PlotArea};
use super::picture::{DrawingResult, chart};
use super::{AxisScale, Caption, Drawing, Series, SeriesWeek, Svg, Tone, palette};

/// A person's evidence.
pub struct EvidenceChart<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    pub unit: &'a str,
    /// `None` is a week without a reference.
    pub weeks: &'a [SeriesWeek],
    /// The level from which on it is watched, and its name.
    pub watch: (f64, &'a str),
    /// The level from which on it is acted on, and its name.
    pub act: (f64, &'a str),
}

/// Draws a bar a week in the colour of its level, with both levels as lines, each named at its end.
pub fn weekly_evidence(evidence: &EvidenceChart<'_>) -> Svg {
    let (drawing, font) = (evidence.drawing, evidence.drawing.font());
    let (watch, act) = (evidence.watch, evidence.act);
    let scale = AxisScale::new(0.0, 2.0 * act.0, vec![(0.0, "0".to_owned())]);
    let wanted = FrameOptions {
        weeks: evidence.weeks,
        unit: evidence.unit,
        height: match drawing {
            Drawing::Wide => 170,
            Drawing::Narrow => 160,
        },
        ..FrameOptions::default()
    };
    chart(&evidence.caption, drawing, wanted.height, |canvas| {
        let plot = PlotArea::begin(canvas, drawing, &scale, &wanted)?;
        for ((level, name), role) in [(watch, palette::WATCH), (act, palette::ACT)] {
            let y = plot.pixel(0.0, level).1;
            plot.path(vec![(plot.left, y), (plot.right, y)], role.stroke_width(1))?;
            let words = super::text::fit(name, plot.right - plot.left, font);
            plot.words(
                &words,
                (plot.left + 4, y - font / 2 - 2),
                HPos::Left,
                palette::TEXT,
            )?;
        }
        let series = Series::alone(evidence.weeks);
        (0..evidence.weeks.len()).try_for_each(|n| match series.number(n) {
            Some(value) => bar(&plot, n, value, tone(value, watch.0, act.0).role()),
            None => Ok(()),
        })
    })
}

fn tone(value: f64, watch: f64, act: f64) -> Tone {
    match value {
        value if value >= act => Tone::Act,
        value if value >= watch => Tone::Watch,
        _ => Tone::NoData,
    }
}

fn bar(plot: &PlotArea<'_, '_>, n: usize, value: f64, role: RGBColor) -> DrawingResult {
    let wide = (plot.slot() * 0.66).clamp(1.0, 44.0);
    let middle = f64::from(plot.pixel(n as f64, 0.0).0);
    let (left, right) = ((middle - wide / 2.0) as i32, (middle + wide / 2.0) as i32);
    let top = plot.pixel(0.0, value).1.min(plot.bottom - 2);
    plot.block(
        (left, top),
        (right.max(left + 1), plot.bottom),
        ShapeStyle::from(&role).filled(),
    )
}
