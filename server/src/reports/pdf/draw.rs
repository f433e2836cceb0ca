//! Bytes of the PDF: krilla writes the PDF, with the validator of PDF/UA-1 switched on.

use super::error::PdfError;
use super::fonts::OpenFont;
use super::page::{Bookmark, LaidOut, Page, PageMark, Style, TextOwner};
use super::shapes;
use super::shaping::{TextLine, TextShaper};
use super::structure::Element;
use chrono::{Datelike, Timelike};
use irori_core::domain::person::Language;
use irori_core::report::document::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use subsetter::GlyphRemapper;

/// A face cut down to the glyphs in use, which have new numbers in it.
struct SubsetFace {
    font: Font,
    numbers: GlyphRemapper,
}

fn fault(what: impl std::fmt::Display) -> PdfError {
    PdfError::Fault(what.to_string())
}

/// Writes a laid document. A page is let go as soon as it is drawn: together they are larger than the
/// file.
pub fn write(
    document: &Document,
    laid: LaidOut,
    shaper: &TextShaper<'_>,
    open: &[OpenFont<'_>],
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
    let LaidOut {
        pages,
        structure,
        bookmarks,
    } = laid;
    for page in pages {
        let settings = PageSettings::from_wh(page.paper.width(), page.paper.height())
            .ok_or_else(|| fault("a page without a size"))?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        draw(&page, &mut surface, shaper, &cuts, &mut drawn);
        surface.finish();
        sheet.finish();
    }
    pdf.set_tag_tree(structure.tree(&drawn));
    drop(drawn);
    pdf.set_outline(outline(&bookmarks));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| match error {
        krilla::error::KrillaError::Validation(found) => fault(format!("{found:?}")),
        other => fault(other),
    })
}

/// Cuts each face down. Fonts are large: only the cuts outlive this.
fn cut(shaper: &TextShaper<'_>, open: &[OpenFont<'_>]) -> Result<Vec<SubsetFace>, PdfError> {
    let mut numbers = vec![GlyphRemapper::new(); open.len()];
    for glyph in shaper.all().iter().flat_map(|text| &text.glyphs) {
        numbers[usize::from(glyph.face)].remap(glyph.id);
    }
    let mut cuts = Vec::new();
    for (face, numbers) in open.iter().zip(numbers) {
        let data = subsetter::subset_with_variations(face.data, face.index, &[], &numbers)
            .map_err(|error| fault(format!("a font: {error}")))?;
        let font = Font::new(data.into(), 0).ok_or_else(|| fault("a font that was cut"))?;
        cuts.push(SubsetFace { font, numbers });
    }
    Ok(cuts)
}

fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    for bookmark in bookmarks {
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

/// Draws a page, and notes what belongs to which element. Decorations that follow each other are one.
fn draw(
    page: &Page,
    surface: &mut Surface<'_>,
    shaper: &TextShaper<'_>,
    cuts: &[SubsetFace],
    drawn: &mut Vec<(Element, Identifier)>,
) {
    let are_one =
        |a: &PageMark, b: &PageMark| a.owner() == TextOwner::Decoration && b.owner() == a.owner();
    for marks in page.marks.chunk_by(are_one) {
        let owner = marks[0].owner();
        let tag = match owner {
            TextOwner::Element(_) => ContentTag::Span(SpanTag::empty()),
            TextOwner::Decoration => {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
            }
            TextOwner::Foot => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
        };
        let identifier = surface.start_tagged(tag);
        if let TextOwner::Element(element) = owner {
            drawn.push((element, identifier));
        }
        for mark in marks {
            put(mark, surface, shaper, cuts);
        }
        surface.end_tagged();
    }
}

fn put(mark: &PageMark, surface: &mut Surface<'_>, shaper: &TextShaper<'_>, cuts: &[SubsetFace]) {
    match mark {
        PageMark::Text {
            x, y, style, line, ..
        } => {
            shapes::filled(surface, style.ink);
            text(surface, (*x, *y), style, line, shaper, cuts);
        }
        PageMark::Rule {
            from,
            to,
            width,
            ink,
        } => shapes::rule(surface, *from, *to, *width, *ink),
        PageMark::Shape {
            corners,
            fill,
            edge,
        } => shapes::shape(surface, corners, *fill, *edge),
        PageMark::Dot {
            centre,
            radius,
            ink,
        } => shapes::dot(surface, *centre, *radius, *ink),
        PageMark::Hearth { at, size } => shapes::hearth(surface, *at, *size),
    }
}

/// Puts the glyphs of a line, a run of one face after the other.
fn text(
    surface: &mut Surface<'_>,
    (x, y): (f32, f32),
    style: &Style,
    line: &TextLine,
    shaper: &TextShaper<'_>,
    cuts: &[SubsetFace],
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
