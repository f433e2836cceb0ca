//! Single values in strips beside each other, a dot each: for a few groups of a few dozen values.

use plotters::style::Color;

use super::frame::{FrameOptions, PlotArea};
use super::picture::{DrawingResult, chart};
use super::{AxisScale, Caption, Drawing, SeriesWeek, Svg, palette};

/// One strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Short, under the strip.
    pub label: String,
    /// In any order; what is not finite is left out.
    pub values: Vec<f64>,
}

/// Strips from left to right.
pub struct Strips<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    pub scale: &'a AxisScale,
    /// What the numbers are, above the axis. May be empty.
    pub unit: &'a str,
    pub strips: &'a [Strip],
}

const RADIUS: i32 = 4;

/// Draws a dot for each value, side by side where they would lie on each other, and a line across at
/// the mean of each strip that has at least two.
pub fn dot_strips(strips: &Strips<'_>) -> Svg {
    let drawing = strips.drawing;
    let labels: Vec<SeriesWeek> = strips
        .strips
        .iter()
        .map(|strip| SeriesWeek {
            label: strip.label.clone(),
            value: None,
        })
        .collect();
    let wanted = FrameOptions {
        weeks: &labels,
        unit: strips.unit,
        height: drawing.size().1,
        ..FrameOptions::default()
    };
    chart(&strips.caption, drawing, drawing.size().1, |canvas| {
        let plot = PlotArea::begin(canvas, drawing, strips.scale, &wanted)?;
        strips
            .strips
            .iter()
            .enumerate()
            .try_for_each(|(n, strip)| draw(&plot, n, strip))
    })
}

fn draw(plot: &PlotArea<'_, '_>, n: usize, strip: &Strip) -> DrawingResult {
    let mut values: Vec<f64> = strip
        .values
        .iter()
        .copied()
        .filter(|v| v.is_finite())
        .collect();
    values.sort_by(f64::total_cmp);
    let reach = (plot.slot() * 0.4) as i32;
    let mut placed: Vec<(i32, i32)> = Vec::new();
    for value in &values {
        let (middle, y) = plot.pixel(n as f64, *value);
        let is_free = |x: i32| {
            let near = placed
                .iter()
                .filter(|(_, there)| (there - y).abs() < 2 * RADIUS);
            near.clone()
                .all(|(there, _)| (there - x).abs() > 2 * RADIUS)
        };
        let offsets = (0..=reach / (2 * RADIUS + 1)).flat_map(|k| {
            let step = k * (2 * RADIUS + 1);
            [step, -step]
        });
        let x = offsets.map(|step| middle + step).find(|x| is_free(*x));
        // Where there is no room left they lie on each other.
        placed.push((x.unwrap_or(middle), y));
    }
    if values.len() > 1 {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let (middle, y) = plot.pixel(n as f64, mean);
        let across = vec![(middle - reach, y), (middle + reach, y)];
        plot.path(across, palette::AXIS.stroke_width(2))?;
    }
    placed
        .iter()
        .try_for_each(|at| plot.dot(*at, RADIUS, palette::FIRST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(values: &[f64]) -> String {
        let strips = ["few", "some", "many"].map(|label| Strip {
            label: label.into(),
            values: values.to_vec(),
        });
        dot_strips(&Strips {
            caption: Caption {
                id: "dots",
                title: "Dots",
                description: "A dot a week",
            },
            drawing: Drawing::Narrow,
            scale: &AxisScale::one_to_five(),
            unit: "",
            strips: &strips,
        })
        .into_string()
    }

    #[test]
    fn every_value_is_a_dot_and_no_two_lie_on_each_other_while_there_is_room() {
        let svg = drawn(&[3.0, 3.0, 3.0, 3.05, 4.0, f64::NAN]);
        let dots: Vec<&str> = svg.split("<circle").skip(1).collect();
        assert_eq!(dots.len(), 15);
        let places: std::collections::HashSet<_> = dots
            .iter()
            .filter_map(|dot| dot.split(" r=").next())
            .collect();
        assert_eq!(places.len(), 15, "{svg}");
    }

    #[test]
    fn more_values_than_there_is_room_for_are_still_drawn() {
        let svg = drawn(&[3.0; 60]);
        assert_eq!(svg.matches("<circle").count(), 180);
    }
}
