//! Frame of every chart: unit, key, grid and both axes.

use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, cartesian::Cartesian2d};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::palette;
use super::picture::{Canvas, Drawing, DrawingResult, Fault};
use super::series::{AxisScale, SeriesWeek};
use super::text::{fit, width};

type Point = (i32, i32);

/// Where the data lie within a drawing, and how weeks and values become pixels.
pub(super) struct PlotArea<'c, 'b> {
    pub canvas: &'c Canvas<'b>,
    pub drawing: Drawing,
    pub scale: &'c AxisScale,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    at: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    weeks: usize,
}

/// What a chart wants around its data.
#[derive(Default)]
pub(super) struct FrameOptions<'k> {
    pub weeks: &'k [SeriesWeek],
    pub unit: &'k str,
    pub key: Vec<(Sample, &'k str)>,
    /// px left free at the right for names of lines.
    pub beside: i32,
    /// px left free above the data for the name of a change.
    pub above: i32,
    /// px from top to bottom, all in all.
    pub height: i32,
}

/// How a series looks in the key.
#[derive(Clone, Copy)]
pub(super) enum Sample {
    FirstLine,
    SecondLine,
    FirstBar,
    SecondBar,
    /// A third part: nothing but its outline.
    OutlinedBar,
}

impl<'c, 'b> PlotArea<'c, 'b> {
    /// Draws unit, key, grid and axes, and leaves the room inside them to the data.
    pub(super) fn begin(
        canvas: &'c Canvas<'b>,
        drawing: Drawing,
        scale: &'c AxisScale,
        wanted: &FrameOptions<'_>,
    ) -> Result<Self, Fault> {
        let (w, h, font) = (drawing.size().0, wanted.height, drawing.font());
        let header = head(canvas, drawing, wanted)?;
        let most = match drawing {
            Drawing::Wide => 6,
            Drawing::Narrow => 4,
        };
        let marks: Vec<(f64, String)> = scale
            .ticks(most)
            .map(|(at, label)| (at, fit(label, w / 4, font)))
            .collect();
        let widest = marks
            .iter()
            .map(|(_, label)| width(label, font))
            .max()
            .unwrap_or(0);
        let (left, right) = (widest + 10, w - 8 - wanted.beside);
        let (top, bottom) = (
            header + wanted.above + if header > 0 { 12 } else { 8 },
            h - font - 15,
        );
        let last = (wanted.weeks.len() as f64 - 0.5).max(0.5);
        let at = Cartesian2d::new(
            -0.5..last,
            scale.min()..scale.max(),
            (left..right, bottom..top),
        );
        let plot = Self {
            canvas,
            drawing,
            scale,
            left,
            right,
            top,
            bottom,
            at,
            weeks: wanted.weeks.len(),
        };
        for (value, label) in &marks {
            let y = plot.pixel(0.0, *value).1;
            if y != bottom {
                plot.path(vec![(left, y), (right, y)], palette::GRID.stroke_width(1))?;
            }
            plot.words(label, (left - 8, y), HPos::Right, palette::TEXT)?;
        }
        plot.path(
            vec![(left, bottom), (right, bottom)],
            palette::AXIS.stroke_width(1),
        )?;
        plot.week_labels(wanted.weeks)?;
        Ok(plot)
    }

    /// The pixel of a place between weeks (0.0 is the middle of the first) and a value.
    pub(super) fn pixel(&self, week: f64, value: f64) -> Point {
        self.at.translate(&(week, self.scale.hold(value)))
    }

    /// px from one week to the next.
    pub(super) fn slot(&self) -> f64 {
        f64::from(self.right - self.left) / self.weeks.max(1) as f64
    }

    pub(super) fn path(&self, points: Vec<Point>, style: ShapeStyle) -> DrawingResult {
        self.canvas.draw(&PathElement::new(points, style))
    }

    pub(super) fn dot(&self, at: Point, radius: i32, role: RGBColor) -> DrawingResult {
        self.canvas.draw(&Circle::new(at, radius, role.filled()))
    }

    pub(super) fn diamond(&self, at: Point, radius: i32, role: RGBColor) -> DrawingResult {
        diamond(self.canvas, at, radius, role)
    }

    pub(super) fn block(&self, from: Point, to: Point, style: ShapeStyle) -> DrawingResult {
        self.canvas.draw(&Rectangle::new([from, to], style))
    }

    pub(super) fn words(
        &self,
        words: &str,
        at: Point,
        side: HPos,
        role: RGBColor,
    ) -> DrawingResult {
        write(self.canvas, self.drawing, words, at, side, role)
    }

    /// First and last week always, and as many evenly between as have room.
    fn week_labels(&self, weeks: &[SeriesWeek]) -> DrawingResult {
        let (font, w) = (self.drawing.font(), self.drawing.size().0);
        let labels: Vec<String> = weeks
            .iter()
            .map(|week| fit(&week.label, w / 4, font))
            .collect();
        let widest = labels.iter().map(|l| width(l, font)).max().unwrap_or(0);
        let room = widest + self.drawing.size().0 / 20;
        for week in labelled(labels.len(), self.slot(), room) {
            let x = self.pixel(week as f64, 0.0).0;
            self.path(
                vec![(x, self.bottom), (x, self.bottom + 4)],
                palette::AXIS.stroke_width(1),
            )?;
            let half = width(&labels[week], font) / 2;
            let y = self.bottom + 8 + font / 2 + 1;
            let (x, side) = match x {
                x if x - half < 1 => (1, HPos::Left),
                x if x + half > w - 1 => (w - 1, HPos::Right),
                x => (x, HPos::Center),
            };
            self.words(&labels[week], (x, y), side, palette::TEXT)?;
        }
        Ok(())
    }
}

/// Which of `count` weeks get a label when each needs `room` px and a week has `slot` px.
fn labelled(count: usize, slot: f64, room: i32) -> Vec<usize> {
    let Some(last) = count.checked_sub(1) else {
        return Vec::new();
    };
    let needed = (f64::from(room) / slot.max(1e-6)).ceil().max(1.0) as usize;
    let step = [1, 2, 4, 8, 13, 26, 52]
        .into_iter()
        .find(|s| *s >= needed)
        .unwrap_or(needed.div_ceil(52) * 52);
    let mut weeks: Vec<usize> = (0..count)
        .step_by(step)
        .filter(|w| *w == 0 || last - w >= needed)
        .collect();
    if last > 0 && last >= needed {
        weeks.push(last);
    }
    weeks
}

/// Unit and key, in one row when there is room, else in rows of their own; gives the height taken.
fn head(canvas: &Canvas<'_>, drawing: Drawing, wanted: &FrameOptions<'_>) -> Result<i32, Fault> {
    keys(canvas, drawing, wanted.unit, wanted.key.iter().copied())
}

/// The same for a chart without axes.
pub(super) fn keys<'k>(
    canvas: &Canvas<'_>,
    drawing: Drawing,
    unit: &'k str,
    key: impl Iterator<Item = (Sample, &'k str)>,
) -> Result<i32, Fault> {
    let (w, font) = (drawing.size().0, drawing.font());
    let (sample, gap, line) = (28, 18, font + 8);
    let key = key.map(|(look, name)| (Some(look), name));
    let first = (!unit.is_empty()).then_some((None, unit));
    let entries = first.into_iter().chain(key).map(|(look, name)| {
        let before = if look.is_some() { sample } else { 0 };
        let name = fit(name, w - before - 2, font);
        (look, before, before + width(&name, font), name)
    });
    let entries: Vec<_> = entries.collect();
    let one_row = entries
        .iter()
        .map(|(_, _, wide, _)| wide + gap)
        .sum::<i32>()
        < w + gap;
    let (mut x, mut y, mut height) = (1, line / 2 + 1, 0);
    for (n, (look, before, wide, name)) in entries.into_iter().enumerate() {
        let after_unit = n == 1 && !unit.is_empty() && !one_row;
        if x > 1 && (after_unit || x + wide > w) {
            (x, y) = (1, y + line);
        }
        if let Some(look) = look {
            show(canvas, look, (x, y))?;
        }
        write(
            canvas,
            drawing,
            &name,
            (x + before, y),
            HPos::Left,
            palette::TEXT,
        )?;
        (x, height) = (x + wide + gap, y + line / 2);
    }
    Ok(height)
}

fn show(canvas: &Canvas<'_>, look: Sample, (x, y): Point) -> DrawingResult {
    let line = |role: RGBColor| {
        canvas.draw(&PathElement::new(
            vec![(x, y), (x + 22, y)],
            role.stroke_width(2),
        ))
    };
    let (from, to) = ((x + 6, y - 6), (x + 20, y + 6));
    match look {
        Sample::FirstLine => {
            line(palette::FIRST)?;
            canvas.draw(&Circle::new((x + 11, y), 3, palette::FIRST.filled()))
        }
        Sample::SecondLine => {
            line(palette::SECOND)?;
            diamond(canvas, (x + 11, y), 4, palette::SECOND)
        }
        Sample::FirstBar => canvas.draw(&Rectangle::new([from, to], palette::FIRST.filled())),
        Sample::SecondBar => {
            canvas.draw(&Rectangle::new([from, to], palette::HATCHED.filled()))?;
            canvas.draw(&Rectangle::new([from, to], palette::SECOND.stroke_width(1)))
        }
        Sample::OutlinedBar => {
            canvas.draw(&Rectangle::new([from, to], palette::SECOND.stroke_width(1)))
        }
    }
}

fn diamond(canvas: &Canvas<'_>, (x, y): Point, r: i32, role: RGBColor) -> DrawingResult {
    canvas.draw(&Polygon::new(
        vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
        role.filled(),
    ))
}

pub(super) fn write(
    canvas: &Canvas<'_>,
    drawing: Drawing,
    words: &str,
    at: Point,
    side: HPos,
    role: RGBColor,
) -> DrawingResult {
    let font = ("sans-serif", f64::from(drawing.font()) * 1.24).into_font();
    let font = if role == palette::ONSET {
        font.style(FontStyle::Bold)
    } else {
        font
    };
    let style = TextStyle::from(font)
        .color(&role)
        .pos(Pos::new(side, VPos::Center));
    canvas.draw(&Text::new(words.to_owned(), at, style))
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn the_first_and_the_last_week_are_labelled_and_none_overlap() {
        assert!(labelled(0, 700.0, 60).is_empty());
        assert_eq!(labelled(1, 700.0, 60), [0]);
        assert_eq!(labelled(2, 350.0, 60), [0, 1]);
        assert_eq!(labelled(13, 54.0, 60), [0, 2, 4, 6, 8, 10, 12]);
        assert_eq!(labelled(14, 50.0, 60), [0, 2, 4, 6, 8, 10, 13]);
        for count in 1..400 {
            let (slot, room) = (700.0 / f64::from(count), 60);
            let weeks = labelled(count as usize, slot, room);
            assert_eq!((weeks[0], weeks[weeks.len() - 1]), (0, count as usize - 1));
            assert!(
                weeks
                    .windows(2)
                    .all(|w| (w[1] - w[0]) as f64 * slot >= f64::from(room))
            );
        }
    }
}
