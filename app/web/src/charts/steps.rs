//! Steps of evidence by week, in both directions: what a team's chart shows, and nothing finer.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::frame::{FrameOptions, PlotArea};
use super::line::{Onset, mark};
use super::notes::{Lanes, Note};
use super::picture::{DrawingResult, chart};
use super::text::{fit, width};
use super::{AxisScale, Caption, Drawing, SeriesWeek, Svg, palette};

/// The most steps in one direction.
pub const MOST: u8 = 3;

/// A team's weeks as blocks: upwards for worse than usual, downwards for better.
pub struct Steps<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    /// What up and down mean, above the picture.
    pub unit: &'a str,
    /// What is written at the middle line: "usual".
    pub usual: &'a str,
    pub weeks: &'a [StepWeek],
    /// What is written on weeks of which nothing is known.
    pub not_known: &'a str,
    /// A dotted upright where the worse steps of the last week began.
    pub onset: Option<Onset<'a>>,
    /// Stretches of weeks with a letter above.
    pub notes: &'a [Note<'a>],
}

/// One week of a chart of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepWeek {
    /// Short, as on the axis: `W34`.
    pub label: String,
    /// Steps up and down, each 0 to [`MOST`]; `None` is a week of which nothing is known.
    pub steps: Option<(u8, u8)>,
    /// From which step upwards on it is drawn as one to act on; `None`: never.
    pub acts_from: Option<u8>,
}

/// Draws a dot for a week as usual, a block for each step, and a grey strip where nothing is known.
pub fn weekly_steps(steps: &Steps<'_>) -> Svg {
    let (drawing, font) = (steps.drawing, steps.drawing.font());
    let edge = f64::from(MOST) + 0.2;
    let scale = AxisScale::new(-edge, edge, vec![(0.0, steps.usual.to_owned())]);
    let weeks: Vec<SeriesWeek> = steps
        .weeks
        .iter()
        .map(|week| SeriesWeek {
            label: week.label.clone(),
            value: None,
        })
        .collect();
    let onset = steps.onset.filter(|onset| onset.week < weeks.len());
    let above = if onset.is_some() { font + 2 } else { 0 };
    let lanes = Lanes::of(steps.notes, weeks.len(), drawing);
    let wanted = FrameOptions {
        weeks: &weeks,
        unit: steps.unit,
        above: above + lanes.height(),
        height: lanes.height()
            + match drawing {
                Drawing::Wide => 190,
                Drawing::Narrow => 170,
            },
        ..FrameOptions::default()
    };
    chart(&steps.caption, drawing, wanted.height, |canvas| {
        let plot = PlotArea::begin(canvas, drawing, &scale, &wanted)?;
        lanes.draw(&plot, above)?;
        if let Some(onset) = onset {
            mark(&plot, onset)?;
        }
        for (from, to) in unknown(steps.weeks) {
            strip(&plot, from, to, steps.not_known)?;
        }
        for (n, week) in steps.weeks.iter().enumerate() {
            if let Some(there) = week.steps {
                draw(&plot, n, there, week.acts_from)?;
            }
        }
        Ok(())
    })
}

/// Stretches of weeks of which nothing is known, both ends included.
fn unknown(weeks: &[StepWeek]) -> Vec<(usize, usize)> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for (n, _) in weeks
        .iter()
        .enumerate()
        .filter(|(_, week)| week.steps.is_none())
    {
        match stretches.last_mut() {
            Some((_, to)) if *to + 1 == n => *to = n,
            _ => stretches.push((n, n)),
        }
    }
    stretches
}

fn strip(plot: &PlotArea<'_, '_>, from: usize, to: usize, words: &str) -> DrawingResult {
    let half = plot.slot() / 2.0 - 1.0;
    let left = plot.pixel(from as f64, 0.35).0 - half as i32;
    let right = plot.pixel(to as f64, 0.0).0 + half as i32;
    let (top, bottom) = (plot.pixel(0.0, 0.35).1, plot.pixel(0.0, -0.35).1);
    plot.block((left, top), (right, bottom), palette::MISSING.filled())?;
    let font = plot.drawing.font();
    let words = fit(words, plot.right - left, font);
    // Where it would be cut to a stump, the description says it.
    if width(&words, font) < 4 * font {
        return Ok(());
    }
    plot.words(&words, (left, top - font), HPos::Left, palette::TEXT)
}

fn draw(
    plot: &PlotArea<'_, '_>,
    n: usize,
    (up, down): (u8, u8),
    acts_from: Option<u8>,
) -> DrawingResult {
    let middle = plot.pixel(n as f64, 0.0);
    if up == 0 && down == 0 {
        return plot.dot(middle, 3, palette::AXIS);
    }
    let half = ((plot.slot() * 0.33) as i32).clamp(1, 13);
    let block = |from: f64, to: f64, role| {
        let (top, bottom) = (plot.pixel(0.0, to).1, plot.pixel(0.0, from).1);
        let (left, right) = (middle.0 - half, middle.0 + half);
        plot.block(
            (left, top),
            (right, bottom),
            plotters::style::ShapeStyle::from(&role).filled(),
        )
    };
    for step in 0..up.min(MOST) {
        let role = if acts_from.is_some_and(|from| step + 1 >= from) {
            palette::ACT
        } else {
            palette::WATCH
        };
        block(f64::from(step) + 0.15, f64::from(step) + 0.9, role)?;
    }
    for step in 0..down.min(MOST) {
        block(-f64::from(step) - 0.9, -f64::from(step) - 0.15, palette::OK)?;
    }
    Ok(())
}
