//! Lines by week, for answers from 1 to 5 and other levels.

use plotters::style::text_anchor::HPos;
use plotters::style::{Color, RGBColor};

use super::frame::{FrameOptions, PlotArea, Sample};
use super::notes::{Lanes, Note};
use super::picture::{DrawingResult, chart};
use super::series::longer;
use super::text::{fit, width};
use super::{AxisScale, Caption, Drawing, Series, Svg, palette};

/// One line or two.
pub struct LineChart<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    pub scale: &'a AxisScale,
    /// What the numbers are, above the axis: "mean of 1–5". May be empty.
    pub unit: &'a str,
    pub first: Series<'a>,
    /// Dashed, with diamonds.
    pub second: Option<Series<'a>>,
    /// Shaded behind the lines.
    pub usual: Option<UsualRange>,
    /// A dotted upright where the first series changed; its dots are larger from there on.
    pub onset: Option<Onset<'a>>,
    /// Stretches of weeks with a letter above.
    pub notes: &'a [Note<'a>],
}

/// The usual range of the first series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsualRange {
    pub low: f64,
    pub middle: f64,
    pub high: f64,
}

/// A change, named: "since week 40".
#[derive(Clone, Copy, Debug)]
pub struct Onset<'a> {
    /// Position in the first series.
    pub week: usize,
    pub label: &'a str,
}

/// Draws the weeks as a line that breaks where weeks are missing. Values beyond the scale lie on
/// its edge.
pub fn weekly_line(line: &LineChart<'_>) -> Svg {
    let (drawing, font) = (line.drawing, line.drawing.font());
    let weeks = longer(line.first, line.second);
    // Names stand beside the ends of their lines; a narrow drawing has no room there.
    let (key, names) = match (line.second, drawing) {
        (None, _) => (Vec::new(), None),
        (Some(second), Drawing::Wide) => (
            Vec::new(),
            Some([line.first.name, second.name].map(|n| fit(n, 170, font))),
        ),
        (Some(second), Drawing::Narrow) => (
            vec![
                (Sample::FirstLine, line.first.name),
                (Sample::SecondLine, second.name),
            ],
            None,
        ),
    };
    let beside = names
        .iter()
        .flatten()
        .map(|n| width(n, font) + 6)
        .max()
        .unwrap_or(0);
    let onset = line.onset.filter(|onset| onset.week < weeks.len());
    let above = if onset.is_some() { font + 2 } else { 0 };
    let lanes = Lanes::of(line.notes, weeks.len(), drawing);
    let height = drawing.size().1 + lanes.height();
    chart(&line.caption, drawing, height, |canvas| {
        let plot = PlotArea::begin(
            canvas,
            drawing,
            line.scale,
            &FrameOptions {
                weeks,
                unit: line.unit,
                key,
                beside,
                above: above + lanes.height(),
                height,
            },
        )?;
        lanes.draw(&plot, above)?;
        if let Some(usual) = line.usual {
            shade(&plot, usual)?;
        }
        if let Some(onset) = onset {
            mark(&plot, onset)?;
        }
        let since = onset.map_or(usize::MAX, |onset| onset.week);
        if let Some(second) = line.second {
            strokes(&plot, second, palette::SECOND)?;
            marks(&plot, second, |at, _| plot.diamond(at, 4, palette::SECOND))?;
        }
        strokes(&plot, line.first, palette::FIRST)?;
        marks(&plot, line.first, |at, week| match week {
            week if week >= since => plot.dot(at, 4, palette::ONSET),
            _ => plot.dot(at, 3, palette::FIRST),
        })?;
        match (names, line.second) {
            (Some(names), Some(second)) => name_ends(&plot, [line.first, second], &names),
            _ => Ok(()),
        }
    })
}

/// Stretches of weeks that follow each other without a gap, as pixels with their weeks.
pub(super) fn stretches(
    series: Series<'_>,
    pixel: impl Fn(f64, f64) -> (i32, i32),
) -> Vec<Vec<((i32, i32), usize)>> {
    let mut all = vec![Vec::new()];
    for week in 0..series.weeks.len() {
        match (series.number(week), all.last_mut()) {
            (Some(value), Some(stretch)) => stretch.push((pixel(week as f64, value), week)),
            (None, Some(stretch)) if !stretch.is_empty() => all.push(Vec::new()),
            _ => {}
        }
    }
    all.retain(|stretch| !stretch.is_empty());
    all
}

fn strokes(plot: &PlotArea<'_, '_>, series: Series<'_>, role: RGBColor) -> DrawingResult {
    for stretch in stretches(series, |w, v| plot.pixel(w, v)) {
        let mut points: Vec<_> = stretch.into_iter().map(|(at, _)| at).collect();
        points.dedup();
        if points.len() > 1 {
            plot.path(points, role.stroke_width(2))?;
        }
    }
    Ok(())
}

/// A mark on every week while they stand apart; in longer histories only on lone weeks and the last.
fn marks(
    plot: &PlotArea<'_, '_>,
    series: Series<'_>,
    draw: impl Fn((i32, i32), usize) -> DrawingResult,
) -> DrawingResult {
    let stretches = stretches(series, |w, v| plot.pixel(w, v));
    let last = stretches
        .last()
        .and_then(|s| s.last())
        .map(|(_, week)| *week);
    let mut before = None;
    for stretch in &stretches {
        for (at, week) in stretch {
            let wanted = plot.slot() >= 9.0 || stretch.len() == 1 || Some(*week) == last;
            if wanted && before != Some(*at) {
                draw(*at, *week)?;
                before = Some(*at);
            }
        }
    }
    Ok(())
}

fn shade(plot: &PlotArea<'_, '_>, usual: UsualRange) -> DrawingResult {
    if ![usual.low, usual.middle, usual.high]
        .iter()
        .all(|v| v.is_finite())
    {
        return Ok(());
    }
    let y = |value| plot.pixel(0.0, value).1;
    plot.block(
        (plot.left, y(usual.low.max(usual.high))),
        (plot.right, y(usual.low.min(usual.high))),
        palette::USUAL.filled(),
    )?;
    plot.path(
        vec![(plot.left, y(usual.middle)), (plot.right, y(usual.middle))],
        palette::MIDDLE.stroke_width(1),
    )
}

/// The upright of a change, with its name above.
pub(super) fn mark(plot: &PlotArea<'_, '_>, onset: Onset<'_>) -> DrawingResult {
    let (w, font) = (plot.drawing.size().0, plot.drawing.font());
    let label = fit(onset.label, w - 2, font);
    let x = plot.pixel(onset.week as f64, 0.0).0;
    plot.path(
        vec![(x, plot.top - 2), (x, plot.bottom)],
        palette::ONSET.stroke_width(1),
    )?;
    // Bold letters are wider than the estimate.
    let wide = width(&label, font) * 11 / 10;
    let y = plot.top - font / 2 - 5;
    match x {
        x if x - wide / 2 < 1 => plot.words(&label, (1, y), HPos::Left, palette::ONSET),
        x if x + wide / 2 > w - 1 => plot.words(&label, (w - 1, y), HPos::Right, palette::ONSET),
        x => plot.words(&label, (x, y), HPos::Center, palette::ONSET),
    }
}

/// Writes each name at the height of its line's last week, moved apart where they would touch.
fn name_ends(
    plot: &PlotArea<'_, '_>,
    series: [Series<'_>; 2],
    names: &[String; 2],
) -> DrawingResult {
    let end = |s: Series<'_>| {
        stretches(s, |w, v| plot.pixel(w, v))
            .last()
            .and_then(|s| s.last())
            .map(|(at, _)| at.1)
    };
    let mut ends = series.map(end);
    if let [Some(a), Some(b)] = &mut ends {
        let apart = plot.drawing.font() + 3;
        let missing = (apart - (*a - *b).abs()).max(0);
        let (upper, lower) = if *a <= *b { (a, b) } else { (b, a) };
        *upper -= missing / 2;
        *lower += missing - missing / 2;
    }
    let roles = [palette::FIRST, palette::SECOND];
    for ((end, name), role) in ends.into_iter().zip(names).zip(roles) {
        if let Some(y) = end {
            plot.words(name, (plot.right + 6, y), HPos::Left, role)?;
        }
    }
    Ok(())
}
