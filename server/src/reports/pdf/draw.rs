//! What was laid, as bytes: krilla writes the PDF, with the validator of PDF/UA-1 switched on.

use super::PdfError;
use super::fonts::Open;
use super::lines::Line;
use super::page::{Ink, Laid, Mark, Owner, Page, Style};
use super::shaping::Shaper;
use super::structure::Element;
use app::domain::person::Language;
use app::report::document::Document;
use chrono::{Datelike, Timelike};
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use subsetter::GlyphRemapper;

/// A face cut down to the glyphs in use, which have new numbers in it.
struct Cut {
    font: Font,
    numbers: GlyphRemapper,
}

fn fault(what: impl std::fmt::Display) -> PdfError {
    PdfError::Fault(what.to_string())
}

/// Writes a laid document.
pub fn write(
    document: &Document,
    laid: &Laid,
    shaper: &Shaper<'_>,
    open: &[Open<'_>],
) -> Result<Vec<u8>, PdfError> {
    let cuts = cut(shaper, open)?;
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| fault(format!("{error:?}")))?;
    let mut pdf = krilla::Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut drawn = Vec::new();
    for page in &laid.pages {
        let settings = PageSettings::from_wh(page.paper.width(), page.paper.height())
            .ok_or_else(|| fault("a page without a size"))?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        draw(page, &mut surface, shaper, &cuts, &mut drawn);
        surface.finish();
        sheet.finish();
    }
    pdf.set_tag_tree(laid.structure.tree(&drawn));
    pdf.set_outline(outline(laid));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| match error {
        krilla::error::KrillaError::Validation(found) => fault(format!("{found:?}")),
        other => fault(other),
    })
}

/// Cuts each face down. Fonts are large: only the cuts outlive this.
fn cut(shaper: &Shaper<'_>, open: &[Open<'_>]) -> Result<Vec<Cut>, PdfError> {
    let mut numbers = vec![GlyphRemapper::new(); open.len()];
    for glyph in shaper.all().iter().flat_map(|text| &text.glyphs) {
        numbers[usize::from(glyph.face)].remap(glyph.id);
    }
    let mut cuts = Vec::new();
    for (face, numbers) in open.iter().zip(numbers) {
        let data = subsetter::subset_with_variations(face.data, face.index, &[], &numbers)
            .map_err(|error| fault(format!("a font: {error}")))?;
        let font = Font::new(data.into(), 0).ok_or_else(|| fault("a font that was cut"))?;
        cuts.push(Cut { font, numbers });
    }
    Ok(cuts)
}

fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for bookmark in &laid.bookmarks {
        let to = XyzDestination::new(bookmark.page, Point::from_xy(0.0, bookmark.y));
        outline.push_child(OutlineNode::new(bookmark.title.clone(), to));
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    let closed = document.closed;
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let date = DateTime::new(u16::try_from(closed.year()).unwrap_or(0))
        .month(small(closed.month()))
        .day(small(closed.day()))
        .hour(small(closed.hour()))
        .minute(small(closed.minute()))
        .second(small(closed.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let tag = match document.language {
        Language::English => "en-GB",
        Language::Japanese => "ja-JP",
    };
    Metadata::new()
        .title(document.title.clone())
        .description(document.lead.clone())
        .language(tag.to_owned())
        .creator("Irori".to_owned())
        .producer("Irori".to_owned())
        .creation_date(date)
        .document_id(document.digest.to_string())
}

/// Draws a page, and notes what belongs to which element.
fn draw(
    page: &Page,
    surface: &mut Surface<'_>,
    shaper: &Shaper<'_>,
    cuts: &[Cut],
    drawn: &mut Vec<(Element, Identifier)>,
) {
    for mark in &page.marks {
        let owner = match mark {
            Mark::Text { owner, .. } => *owner,
            _ => Owner::Decoration,
        };
        let tag = match owner {
            Owner::Element(_) => ContentTag::Span(SpanTag::empty()),
            Owner::Decoration => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            Owner::Foot => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
        };
        let identifier = surface.start_tagged(tag);
        if let Owner::Element(element) = owner {
            drawn.push((element, identifier));
        }
        put(mark, surface, shaper, cuts);
        surface.end_tagged();
    }
}

fn put(mark: &Mark, surface: &mut Surface<'_>, shaper: &Shaper<'_>, cuts: &[Cut]) {
    match mark {
        Mark::Text {
            x, y, style, line, ..
        } => {
            filled(surface, style.ink);
            text(surface, (*x, *y), style, line, shaper, cuts);
        }
        Mark::Rule {
            from,
            to,
            width,
            ink,
        } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*width, *ink)));
            outlined(surface, path(&[*from, *to], false));
        }
        Mark::Shape {
            corners,
            fill,
            edge,
        } => {
            filled(surface, *fill);
            surface.set_stroke(edge.map(|(width, ink)| stroke(width, ink)));
            outlined(surface, path(corners, true));
        }
        Mark::Dot {
            centre,
            radius,
            ink,
        } => {
            filled(surface, *ink);
            outlined(surface, circle(*centre, *radius));
        }
        Mark::Hearth { at, size } => hearth(surface, *at, *size),
    }
}

fn filled(surface: &mut Surface<'_>, ink: Ink) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: colour(ink).into(),
        ..Fill::default()
    }));
}

fn stroke(width: f32, ink: Ink) -> Stroke {
    Stroke {
        paint: colour(ink).into(),
        width,
        line_cap: LineCap::Butt,
        ..Stroke::default()
    }
}

fn colour(ink: Ink) -> rgb::Color {
    let [red, green, blue] = ink.rgb();
    rgb::Color::new(red, green, blue)
}

fn outlined(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn path(points: &[(f32, f32)], is_closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (n, (x, y)) in points.iter().enumerate() {
        match n {
            0 => builder.move_to(*x, *y),
            _ => builder.line_to(*x, *y),
        }
    }
    if is_closed {
        builder.close();
    }
    builder.finish()
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
fn hearth(surface: &mut Surface<'_>, (x, y): (f32, f32), size: f32) {
    let scale = size / 32.0;
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        line_join: LineJoin::Round,
        ..stroke(2.5, Ink::Ink)
    }));
    let mut frame = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(2.0, 2.0, 28.0, 28.0) {
        frame.push_rect(rect);
    }
    outlined(surface, frame.finish());
    filled(surface, Ink::Ember);
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

/// Puts the glyphs of a line, a run of one face after the other.
fn text(
    surface: &mut Surface<'_>,
    (x, y): (f32, f32),
    style: &Style,
    line: &Line,
    shaper: &Shaper<'_>,
    cuts: &[Cut],
) {
    let shaped = shaper.get(line.text);
    let mut x = x;
    for run in shaped.glyphs[line.from..line.to].chunk_by(|a, b| a.face == b.face) {
        let cut = &cuts[usize::from(run[0].face)];
        let glyphs: Vec<KrillaGlyph> = run
            .iter()
            .map(|glyph| {
                let number = cut.numbers.get(glyph.id).unwrap_or(0);
                KrillaGlyph::new(
                    GlyphId::new(u32::from(number)),
                    glyph.advance,
                    glyph.x,
                    glyph.y,
                    0.0,
                    glyph.start..glyph.end,
                    None,
                )
            })
            .collect();
        let start = Point::from_xy(x, y);
        surface.draw_glyphs(
            start,
            &glyphs,
            cut.font.clone(),
            &shaped.text,
            style.size,
            false,
        );
        x += run.iter().map(|glyph| glyph.advance).sum::<f32>() * style.size;
    }
}
