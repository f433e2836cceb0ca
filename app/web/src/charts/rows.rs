//! A bar a row, lying down, of up to three parts: for kinds of things, with what each comes to beside it.

use plotters::element::{PathElement, Rectangle};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::frame::{Sample, keys, write};
use super::picture::{Canvas, DrawingResult, chart};
use super::series::LARGEST;
use super::text::{fit, width};
use super::{Caption, Drawing, Svg, palette};

/// One row: its name, its parts in the order of the key, and what is written behind the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    pub name: String,
    /// What is not a positive number is left out; after the third, parts are left out.
    pub parts: Vec<f64>,
    pub note: String,
}

/// Rows in the order they are drawn.
pub struct RowsChart<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    /// Names of the parts; none where there is one part.
    pub key: &'a [&'a str],
    pub rows: &'a [ChartRow],
}

/// How the parts look, in their order: filled, hatched, and an outline.
const LOOKS: [Sample; 3] = [Sample::FirstBar, Sample::SecondBar, Sample::OutlinedBar];
const BAR: i32 = 16;

/// Draws the rows on one scale that the longest fills. A row without parts is a thin line: it was
/// counted, and there was nothing.
pub fn row_bars(rows: &RowsChart<'_>) -> Svg {
    let drawing = rows.drawing;
    let (w, font) = (drawing.size().0, drawing.font());
    let names = rows
        .rows
        .iter()
        .map(|row| width(&fit(&row.name, w / 3, font), font));
    let widest = names.max().unwrap_or(0);
    // On a phone names stand above their bars, where there are any.
    let above = if widest > 0 { 20 } else { 4 };
    let (left, line) = match drawing {
        Drawing::Wide => (widest + 14, 30),
        Drawing::Narrow => (1, above + 26),
    };
    let notes = rows
        .rows
        .iter()
        .map(|row| width(&fit(&row.note, w / 3, font), font));
    let right = w - notes.max().unwrap_or(0) - 12;
    let head = head(rows);
    let height = head + line * rows.rows.len() as i32 + 4;
    let longest = rows.rows.iter().map(length).fold(0.0, f64::max);
    chart(&rows.caption, drawing, height, |canvas| {
        let key = LOOKS.into_iter().zip(rows.key.iter().copied());
        keys(canvas, drawing, "", key)?;
        let mut top = head;
        for row in rows.rows {
            let bar = match drawing {
                Drawing::Wide => {
                    let (at, name) = ((left - 12, top + line / 2), fit(&row.name, w / 3, font));
                    write(canvas, drawing, &name, at, HPos::Right, palette::TEXT)?;
                    top + (line - BAR) / 2
                }
                Drawing::Narrow => {
                    let name = fit(&row.name, w - 2, font);
                    write(
                        canvas,
                        drawing,
                        &name,
                        (1, top + 10),
                        HPos::Left,
                        palette::TEXT,
                    )?;
                    top + above
                }
            };
            let per_unit = f64::from(right - left) / longest.max(1e-9);
            let end = parts(canvas, row, (left, bar), per_unit)?;
            let note = fit(&row.note, w / 3, font);
            let at = (end + 8, bar + BAR / 2);
            write(canvas, drawing, &note, at, HPos::Left, palette::TEXT)?;
            top += line;
        }
        Ok(())
    })
}

/// px that the key takes: one row, or one a part where there is no room for that.
fn head(rows: &RowsChart<'_>) -> i32 {
    let (w, font) = (rows.drawing.size().0, rows.drawing.font());
    let wide: i32 = rows.key.iter().map(|name| width(name, font) + 46).sum();
    match rows.key.len() as i32 {
        0 => 4,
        // As `keys` has it: the last name needs no gap behind it.
        _ if wide < w + 18 => font + 22,
        parts => (font + 8) * parts + 14,
    }
}

fn numbers(row: &ChartRow) -> impl Iterator<Item = f64> + '_ {
    let number = |v: &f64| if *v > 0.0 { v.min(LARGEST) } else { 0.0 };
    row.parts.iter().take(LOOKS.len()).map(number)
}

fn length(row: &ChartRow) -> f64 {
    numbers(row).sum()
}

/// Draws the parts one behind the other and gives where they end.
fn parts(
    canvas: &Canvas<'_>,
    row: &ChartRow,
    (left, top): (i32, i32),
    per_unit: f64,
) -> Result<i32, super::picture::Fault> {
    let pixel = |value: f64| left + (value * per_unit).round() as i32;
    let (mut sum, mut end) = (0.0, left);
    for (look, value) in LOOKS.into_iter().zip(numbers(row)) {
        if value <= 0.0 {
            continue;
        }
        let from = end;
        sum += value;
        end = pixel(sum).max(from + 2);
        part(canvas, look, (from, top), (end, top + BAR))?;
    }
    if end == left {
        let thin = [(left, top), (left + 2, top + BAR)];
        canvas.draw(&Rectangle::new(thin, palette::FIRST.filled()))?;
        end = left + 2;
    }
    let foot = vec![(left, top - 3), (left, top + BAR + 3)];
    canvas.draw(&PathElement::new(foot, palette::AXIS.stroke_width(1)))?;
    Ok(end)
}

fn part(canvas: &Canvas<'_>, look: Sample, from: (i32, i32), to: (i32, i32)) -> DrawingResult {
    let block = |style| canvas.draw(&Rectangle::new([from, to], style));
    match look {
        Sample::SecondBar => {
            block(palette::HATCHED.filled())?;
            block(palette::SECOND.stroke_width(1))
        }
        Sample::OutlinedBar => {
            block(palette::SHEET.filled())?;
            block(palette::SECOND.stroke_width(1))
        }
        _ => block(palette::FIRST.filled()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(parts: &[f64], drawing: Drawing) -> String {
        let rows = [
            ChartRow {
                name: "school run".into(),
                parts: parts.to_vec(),
                note: "12 · 240 min".into(),
            },
            ChartRow {
                name: "chore".into(),
                parts: vec![0.0],
                note: "0".into(),
            },
        ];
        row_bars(&RowsChart {
            caption: Caption {
                id: "kinds",
                title: "Kinds",
                description: "By kind",
            },
            drawing,
            key: &["agreed", "imposed", "not said"],
            rows: &rows,
        })
        .into_string()
    }

    #[test]
    fn every_part_has_a_look_of_its_own_and_a_name_in_the_key() {
        for drawing in Drawing::BOTH {
            let svg = drawn(&[3.0, 2.0, 1.0], drawing);
            let hatched = format!("fill=\"url(#kinds-{}-second)\"", drawing.name());
            // One in the key, one in the row.
            assert_eq!(svg.matches(&hatched).count(), 2, "{svg}");
            for word in [
                "agreed",
                "imposed",
                "not said",
                "school run",
                "12 · 240 min",
            ] {
                assert!(svg.contains(word), "{word}");
            }
            let without = drawn(&[3.0, 0.0, 0.0], drawing);
            assert_eq!(without.matches(&hatched).count(), 1);
        }
    }

    #[test]
    fn odd_numbers_draw_nothing_odd() {
        for parts in [[f64::NAN; 3], [f64::INFINITY; 3], [-1.0, 1e300, 1e-300]] {
            let svg = drawn(&parts, Drawing::Wide);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
