//! Rules and shapes, as paths of krilla.

use super::page::Colour;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;

/// From now on, texts and shapes are filled so.
pub fn filled(surface: &mut Surface<'_>, ink: Colour) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: colour(ink).into(),
        ..Fill::default()
    }));
}

fn stroke(width: f32, ink: Colour) -> Stroke {
    Stroke {
        paint: colour(ink).into(),
        width,
        line_cap: LineCap::Butt,
        ..Stroke::default()
    }
}

fn colour(ink: Colour) -> rgb::Color {
    let [red, green, blue] = ink.rgb();
    rgb::Color::new(red, green, blue)
}

fn outlined(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

/// A straight line.
pub fn rule(surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), width: f32, ink: Colour) {
    surface.set_fill(None);
    surface.set_stroke(Some(stroke(width, ink)));
    let mut builder = PathBuilder::new();
    builder.move_to(from.0, from.1);
    builder.line_to(to.0, to.1);
    outlined(surface, builder.finish());
}

/// A filled shape with straight sides, and the rule around it.
pub fn shape(
    surface: &mut Surface<'_>,
    corners: &[(f32, f32)],
    fill: Colour,
    edge: Option<(f32, Colour)>,
) {
    filled(surface, fill);
    surface.set_stroke(edge.map(|(width, ink)| stroke(width, ink)));
    let mut builder = PathBuilder::new();
    for (n, (x, y)) in corners.iter().enumerate() {
        match n {
            0 => builder.move_to(*x, *y),
            _ => builder.line_to(*x, *y),
        }
    }
    builder.close();
    outlined(surface, builder.finish());
}

/// A filled circle.
pub fn dot(surface: &mut Surface<'_>, centre: (f32, f32), radius: f32, ink: Colour) {
    filled(surface, ink);
    outlined(surface, circle(centre, radius));
}

/// A circle of four curves.
fn circle((x, y): (f32, f32), r: f32) -> Option<Path> {
    let k = 0.5523 * r;
    let mut builder = PathBuilder::new();
    builder.move_to(x + r, y);
    builder.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    builder.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    builder.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    builder.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    builder.close();
    builder.finish()
}

/// The sign of `assets/icon.svg`, 32 units wide.
pub fn hearth(surface: &mut Surface<'_>, (x, y): (f32, f32), size: f32) {
    let scale = size / 32.0;
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        line_join: LineJoin::Round,
        ..stroke(2.5, Colour::Ink)
    }));
    let mut frame = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(2.0, 2.0, 28.0, 28.0) {
        frame.push_rect(rect);
    }
    outlined(surface, frame.finish());
    filled(surface, Colour::Ember);
    let mut fire = PathBuilder::new();
    fire.move_to(16.0, 7.0);
    fire.cubic_to(20.0, 12.0, 22.0, 14.0, 22.0, 18.0);
    fire.cubic_to(22.0, 21.31, 19.31, 24.0, 16.0, 24.0);
    fire.cubic_to(12.69, 24.0, 10.0, 21.31, 10.0, 18.0);
    fire.cubic_to(10.0, 16.0, 11.0, 14.0, 12.5, 13.0);
    fire.cubic_to(12.8, 15.0, 13.5, 16.0, 14.5, 16.5);
    fire.cubic_to(14.0, 13.0, 14.5, 10.0, 16.0, 7.0);
    fire.close();
    outlined(surface, fire.finish());
    surface.pop();
}
