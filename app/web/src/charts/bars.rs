//! Bars by week, for minutes and counts.

use plotters::style::Color;

use super::frame::{FrameOptions, PlotArea, Sample};
use super::notes::{Lanes, Note};
use super::picture::{DrawingResult, chart};
use super::series::longer;
use super::{AxisScale, Caption, Drawing, Series, SeriesWeek, Svg, palette};

/// Bars of one kind or two.
pub struct Bars<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    /// What the numbers are, above the axis: "minutes". May be empty.
    pub unit: &'a str,
    /// How a value is written at the axis.
    pub label: &'a dyn Fn(f64) -> String,
    pub first: Series<'a>,
    /// Hatched with an outline.
    pub second: Option<(Pairing, Series<'a>)>,
    /// Stretches of weeks with a letter above, by the positions of the first series.
    pub notes: &'a [Note<'a>],
}

/// How two series share a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// The second stands on the first: parts of one whole.
    Stacked,
    /// The second stands beside the first: two things of one unit.
    Beside,
}

/// Draws the weeks as bars from zero. A value below zero cannot be minutes or a count and counts
/// as missing. A week is missing when it has no number in any series.
///
/// More weeks than there are pixels are drawn together, the highest standing for its neighbours.
pub fn weekly_bars(bars: &Bars<'_>) -> Svg {
    let drawing = bars.drawing;
    let weeks = longer(bars.first, bars.second.map(|(_, s)| s));
    let together = weeks.len().div_ceil(drawing.size().0 as usize / 2).max(1);
    let axis: Vec<SeriesWeek> = weeks.iter().step_by(together).cloned().collect();
    let columns: Vec<Column> = (0..axis.len())
        .map(|n| column(bars, n * together, together))
        .collect();
    let highest = columns.iter().map(|c| c.height(bars)).fold(0.0, f64::max);
    let scale = AxisScale::from_zero(highest, drawing.steps(), bars.label);
    let key = bars.second.iter().flat_map(|(_, second)| {
        [
            (Sample::FirstBar, bars.first.name),
            (Sample::SecondBar, second.name),
        ]
    });
    let notes: Vec<Note<'_>> = bars
        .notes
        .iter()
        .map(|note| Note {
            from: note.from / together,
            to: note.to / together,
            ..*note
        })
        .collect();
    let lanes = Lanes::of(&notes, axis.len(), drawing);
    let wanted = FrameOptions {
        weeks: &axis,
        unit: bars.unit,
        key: key.collect(),
        above: lanes.height(),
        height: drawing.size().1 + lanes.height(),
        ..FrameOptions::default()
    };
    chart(&bars.caption, drawing, wanted.height, |canvas| {
        let plot = PlotArea::begin(canvas, drawing, &scale, &wanted)?;
        lanes.draw(&plot, 0)?;
        columns
            .iter()
            .enumerate()
            .try_for_each(|(n, column)| draw(&plot, bars, n, *column))
    })
}

/// The numbers of one week, or of the highest of several drawn together.
#[derive(Clone, Copy)]
struct Column {
    first: Option<f64>,
    second: Option<f64>,
}

impl Column {
    fn height(self, bars: &Bars<'_>) -> f64 {
        let (a, b) = (self.first.unwrap_or(0.0), self.second.unwrap_or(0.0));
        match bars.second {
            Some((Pairing::Stacked, _)) => a + b,
            _ => a.max(b),
        }
    }
}

fn column(bars: &Bars<'_>, from: usize, count: usize) -> Column {
    let number = |series: Series<'_>, week| series.number(week).filter(|v| *v >= 0.0);
    (from..from + count)
        .map(|week| Column {
            first: number(bars.first, week),
            second: bars.second.and_then(|(_, s)| number(s, week)),
        })
        .filter(|column| column.first.or(column.second).is_some())
        .max_by(|a, b| a.height(bars).total_cmp(&b.height(bars)))
        .unwrap_or(Column {
            first: None,
            second: None,
        })
}

fn draw(plot: &PlotArea<'_, '_>, bars: &Bars<'_>, n: usize, column: Column) -> DrawingResult {
    let pairing = bars.second.map(|(pairing, _)| pairing);
    let share = if pairing == Some(Pairing::Beside) {
        0.8
    } else {
        0.66
    };
    let wide = (plot.slot() * share).clamp(1.0, 44.0);
    let middle = f64::from(plot.pixel(n as f64, 0.0).0);
    let (left, right) = (
        (middle - wide / 2.0).round() as i32,
        (middle + wide / 2.0).round() as i32,
    );
    let right = right.max(left + 1);
    match (pairing, column.first, column.second) {
        (_, None, None) => {
            let (from, to) = (
                left.max((left + right) / 2 - 8),
                right.min((left + right) / 2 + 8),
            );
            plot.block(
                (from, plot.bottom - 9),
                (to, plot.bottom - 1),
                palette::MISSING.filled(),
            )
        }
        (Some(Pairing::Beside), first, second) => {
            let centre = (left + right) / 2;
            let gap = i32::from(right - left > 6);
            if let Some(value) = first {
                solid(plot, (left, (centre - gap).max(left + 1)), value)?;
            }
            match second {
                Some(value) => hatched(
                    plot,
                    (centre + gap, right.max(centre + gap + 1)),
                    0.0,
                    value,
                ),
                None => Ok(()),
            }
        }
        (_, first, second) => {
            if let Some(value) = first
                && (value > 0.0 || second.is_none_or(|v| v <= 0.0))
            {
                solid(plot, (left, right), value)?;
            }
            match second {
                Some(value) if value > 0.0 || first.is_none() => {
                    hatched(plot, (left, right), first.unwrap_or(0.0), value)
                }
                _ => Ok(()),
            }
        }
    }
}

/// Zero, and what is too small to see, is a line two pixels high: it was counted.
const THIN: i32 = 2;

fn solid(plot: &PlotArea<'_, '_>, (left, right): (i32, i32), value: f64) -> DrawingResult {
    let top = plot.pixel(0.0, value).1.min(plot.bottom - THIN);
    plot.block((left, top), (right, plot.bottom), palette::FIRST.filled())
}

fn hatched(
    plot: &PlotArea<'_, '_>,
    (left, right): (i32, i32),
    from: f64,
    value: f64,
) -> DrawingResult {
    let foot = plot.pixel(0.0, from).1;
    let top = plot.pixel(0.0, from + value).1.min(foot - THIN);
    plot.block((left, top), (right, foot), palette::HATCHED.filled())?;
    if right - left > 2 {
        plot.block((left, top), (right, foot), palette::SECOND.stroke_width(1))?;
    }
    Ok(())
}
