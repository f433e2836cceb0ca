//! A small network: somebody in the middle and those they talk with around, the nearer and the
//! thicker the line, the more.

use plotters::element::{Circle, PathElement};
use plotters::style::text_anchor::HPos;
use plotters::style::{Color, RGBColor};

use super::frame::write;
use super::picture::{Canvas, DrawingResult, chart};
use super::text::{fit, width};
use super::{Caption, Drawing, Svg, palette};

/// Ties that are drawn; those after are left to the table.
pub const MOST: usize = 13;

/// One line of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkTie {
    pub name: String,
    /// How much; what is not a positive number is drawn as the thinnest and farthest.
    pub weight: f64,
    /// Whether it stands for several, and is drawn dashed.
    pub is_rest: bool,
}

/// A person and their ties, the heaviest first.
pub struct NetworkChart<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    /// What stands in the middle.
    pub middle: &'a str,
    pub ties: &'a [NetworkTie],
}

/// Where ties lie: two fans, right and left, so that every name has a row of its own.
struct NetworkLayout {
    /// Distance from the middle of the heaviest and of the lightest tie, px.
    near: f64,
    far: f64,
    /// How much of a distance is left across and down.
    across: f64,
    down: f64,
    node: i32,
}

impl NetworkLayout {
    fn of(drawing: Drawing) -> Self {
        match drawing {
            Drawing::Wide => Self {
                near: 105.0,
                far: 215.0,
                across: 0.9,
                down: 0.82,
                node: 7,
            },
            Drawing::Narrow => Self {
                near: 90.0,
                far: 150.0,
                across: 0.58,
                down: 0.95,
                node: 6,
            },
        }
    }
}

/// The outermost rows of a fan lie this far up and down, in parts of the distance.
const STEEPEST: f64 = 0.92;
/// Widths of lines, px.
const THIN: f64 = 2.0;
const THICK: f64 = 9.0;

/// Draws the heaviest ties in the middle rows and lighter ones outwards, right and left in turn.
/// Distance falls and width grows with the square root of the weight against the heaviest.
pub fn network(network: &NetworkChart<'_>) -> Svg {
    let (drawing, shape) = (network.drawing, NetworkLayout::of(network.drawing));
    let (w, font) = (drawing.size().0, drawing.font());
    let ties = &network.ties[..network.ties.len().min(MOST)];
    let heaviest = ties.iter().map(weight).fold(0.0, f64::max);
    let sides = [ties.len().div_ceil(2), ties.len() / 2];
    let placed: Vec<Placed<'_>> = ties
        .iter()
        .enumerate()
        .map(|(n, tie)| {
            let share = if heaviest > 0.0 {
                (weight(tie) / heaviest).sqrt()
            } else {
                0.0
            };
            let row = row(n / 2, sides[n % 2]);
            let distance = shape.far - (shape.far - shape.near) * share;
            let x = distance * shape.across * (1.0 - row * row).sqrt();
            Placed {
                tie,
                x: if n % 2 == 0 { x } else { -x },
                y: distance * shape.down * row,
                thick: (THIN + (THICK - THIN) * share).round() as u32,
            }
        })
        .collect();
    let middle = fit(network.middle, w / 4, font);
    let radius = (width(&middle, font) / 2 + 8).max(18);
    let deepest = placed.iter().map(|one| one.y.abs()).fold(0.0, f64::max);
    let half = (deepest.ceil() as i32 + font).max(radius) + 6;
    let centre = (w / 2, half);
    chart(&network.caption, drawing, half * 2, |canvas| {
        for one in &placed {
            one.line(canvas, centre)?;
        }
        for one in &placed {
            one.end(canvas, centre, drawing, shape.node)?;
        }
        canvas.draw(&Circle::new(centre, radius, palette::SHEET.filled()))?;
        canvas.draw(&Circle::new(centre, radius, palette::FIRST.stroke_width(2)))?;
        write(
            canvas,
            drawing,
            &middle,
            centre,
            HPos::Center,
            palette::TEXT,
        )
    })
}

fn weight(tie: &NetworkTie) -> f64 {
    if tie.weight.is_finite() {
        tie.weight.max(0.0)
    } else {
        0.0
    }
}

/// The row of the `nth` tie of a fan of `count`, −[`STEEPEST`] to [`STEEPEST`]: the first in the
/// middle, then up and down in turn, evenly apart.
fn row(nth: usize, count: usize) -> f64 {
    let step = (2.0 * STEEPEST / count.saturating_sub(1).max(1) as f64).min(0.5);
    let up = if nth % 2 == 1 { -1.0 } else { 1.0 };
    if count % 2 == 1 {
        up * step * nth.div_ceil(2) as f64
    } else {
        -up * step * ((nth / 2) as f64 + 0.5)
    }
}

struct Placed<'t> {
    tie: &'t NetworkTie,
    /// From the middle, px.
    x: f64,
    y: f64,
    thick: u32,
}

impl Placed<'_> {
    fn role(&self) -> RGBColor {
        if self.tie.is_rest {
            palette::SECOND
        } else {
            palette::FIRST
        }
    }

    fn at(&self, centre: (i32, i32)) -> (i32, i32) {
        (
            centre.0 + self.x.round() as i32,
            centre.1 + self.y.round() as i32,
        )
    }

    fn line(&self, canvas: &Canvas<'_>, centre: (i32, i32)) -> DrawingResult {
        let style = self.role().stroke_width(self.thick);
        canvas.draw(&PathElement::new(vec![centre, self.at(centre)], style))
    }

    fn end(
        &self,
        canvas: &Canvas<'_>,
        centre: (i32, i32),
        drawing: Drawing,
        node: i32,
    ) -> DrawingResult {
        let at = self.at(centre);
        canvas.draw(&Circle::new(at, node, self.role().filled()))?;
        let (w, gap) = (drawing.size().0, node + 6);
        let (x, side, room) = if self.x >= 0.0 {
            (at.0 + gap, HPos::Left, w - at.0 - gap)
        } else {
            (at.0 - gap, HPos::Right, at.0 - gap)
        };
        let name = fit(&self.tie.name, room, drawing.font());
        write(canvas, drawing, &name, (x, at.1), side, palette::TEXT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(weights: &[f64], drawing: Drawing) -> String {
        let ties: Vec<NetworkTie> = weights
            .iter()
            .enumerate()
            .map(|(n, weight)| NetworkTie {
                name: format!("P{n}"),
                weight: *weight,
                is_rest: n == 12,
            })
            .collect();
        network(&NetworkChart {
            caption: Caption {
                id: "net",
                title: "Partners",
                description: "Lines by minutes",
            },
            drawing,
            middle: "me",
            ties: &ties,
        })
        .into_string()
    }

    fn widths(svg: &str) -> Vec<u32> {
        svg.split("<polyline")
            .skip(1)
            .filter_map(|line| {
                line.split("stroke-width=\"")
                    .nth(1)?
                    .split('"')
                    .next()?
                    .parse()
                    .ok()
            })
            .collect()
    }

    #[test]
    fn lines_are_the_thicker_the_more_was_talked_and_the_rest_is_dashed() {
        let weights: Vec<f64> = (0..20).map(|n| 100.0 - f64::from(n) * 5.0).collect();
        for drawing in Drawing::BOTH {
            let svg = drawn(&weights, drawing);
            let widths = widths(&svg);
            assert_eq!(widths.len(), MOST);
            assert!(widths.windows(2).all(|w| w[0] >= w[1]), "{widths:?}");
            assert_eq!(svg.matches("stroke-dasharray").count(), 1);
            for name in ["me", "P0", "P12"] {
                assert!(svg.contains(&format!("\n{name}\n")), "{name}");
            }
        }
    }

    #[test]
    fn names_never_share_a_row_on_one_side() {
        for count in 1..=MOST {
            for weights in [
                vec![60.0; count],
                (0..count).map(|n| 1.0 / (n as f64 + 1.0)).collect(),
            ] {
                for drawing in Drawing::BOTH {
                    let svg = drawn(&weights, drawing);
                    for side in ["start", "end"] {
                        let mut rows: Vec<i32> = svg
                            .split("<text")
                            .filter(|text| text.contains(&format!("text-anchor=\"{side}\"")))
                            .filter_map(|text| {
                                text.split(" y=\"").nth(1)?.split('"').next()?.parse().ok()
                            })
                            .collect();
                        rows.sort_unstable();
                        let apart = rows.windows(2).all(|r| r[1] - r[0] >= drawing.font() + 2);
                        assert!(apart, "{count} {drawing:?} {side}: {rows:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn rows_of_a_fan_begin_in_the_middle_and_never_share_a_height() {
        assert_eq!([row(0, 1), row(0, 2), row(1, 2)], [0.0, -0.25, 0.25]);
        for count in 1..10 {
            let mut rows: Vec<f64> = (0..count).map(|n| row(n, count)).collect();
            assert!(rows.windows(2).all(|r| r[1].abs() >= r[0].abs() - 1e-9));
            rows.sort_by(f64::total_cmp);
            assert!(rows.windows(2).all(|r| r[1] - r[0] > 0.2), "{rows:?}");
            assert!(rows.iter().all(|r| r.abs() <= 0.93), "{rows:?}");
        }
    }
}
