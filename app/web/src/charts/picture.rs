//! A picture with its caption and its two drawings: from an empty canvas to a finished, named [`Svg`].

use super::palette::{self, key};
use super::text::{clean, escape, id};
use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::style::RGBColor;

/// What a chart is called and says, for those who do not see it as well as for those who do.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Begins every id in the picture. Unique on the page for each chart; the two drawings of one
    /// chart may share it. Characters other than ASCII letters, digits and `-` become `-`.
    pub id: &'a str,
    /// The finding, in a sentence.
    pub title: &'a str,
    /// What is drawn, in which unit, and what is missing.
    pub description: &'a str,
}

impl<'a> Caption<'a> {
    pub fn of(id: &'a str, title: &'a str, description: &'a str) -> Self {
        Self {
            id,
            title,
            description,
        }
    }
}

/// Which of the two drawings of a chart: they differ in shape and in the number of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// 720 × 240 with 13 px text, from about 560 px.
    Wide,
    /// 360 × 220 with 12 px text, for phones.
    Narrow,
}

impl Drawing {
    /// Both, in the order in which a page places them.
    pub const BOTH: [Self; 2] = [Self::Wide, Self::Narrow];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    pub(super) fn size(self) -> (i32, i32) {
        match self {
            Self::Wide => (720, 240),
            Self::Narrow => (360, 220),
        }
    }

    pub(super) fn font(self) -> i32 {
        match self {
            Self::Wide => 13,
            Self::Narrow => 12,
        }
    }

    /// How many steps a scale from zero takes here.
    pub(super) fn steps(self) -> u32 {
        match self {
            Self::Wide => 4,
            Self::Narrow => 3,
        }
    }
}

/// A finished picture: the only type that may enter `inner_html`.
///
/// Only this file can make one, so every word in it has been cleaned and escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

pub(super) type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// Writing to a string never fails; plotters cannot know that.
pub(super) type Fault = DrawingAreaErrorKind<std::io::Error>;
pub(super) type DrawingResult = Result<(), Fault>;

/// A picture as wide as a drawing and so many px high.
pub(super) fn chart(
    caption: &Caption<'_>,
    drawing: Drawing,
    height: i32,
    draw: impl FnOnce(&Canvas<'_>) -> DrawingResult,
) -> Svg {
    let size = (drawing.size().0, height);
    picture(caption, drawing.name(), size, drawing.font(), draw)
}

/// Draws on an empty canvas and closes the result into a named picture.
///
/// plotters writes a fixed size, an opacity of 1 and a font on every element; those are taken off,
/// and the dashes and hatchings it does not know are put on. Nothing of that can touch words,
/// because in words every `"` is written `&quot;`.
pub(super) fn picture(
    caption: &Caption<'_>,
    name: &str,
    (w, h): (i32, i32),
    font: i32,
    draw: impl FnOnce(&Canvas<'_>) -> DrawingResult,
) -> Svg {
    let mut drawn = String::new();
    {
        let canvas = SVGBackend::with_string(&mut drawn, (w as u32, h as u32)).into_drawing_area();
        draw(&canvas)
            .and_then(|()| canvas.present())
            .expect("writing to a string does not fail");
    }
    let id = format!("{}-{name}", id(caption.id));
    let inside = drawn.split_once(">\n").map_or("", |(_, rest)| rest);
    let dashed = |role, dash| {
        let stroke = format!("<polyline fill=\"none\" stroke=\"{}\"", key(role));
        (
            stroke.clone(),
            format!("{stroke} stroke-dasharray=\"{dash}\""),
        )
    };
    let hatched = |role, pattern| {
        (
            format!("fill=\"{}\"", key(role)),
            format!("fill=\"url(#{id}-{pattern})\""),
        )
    };
    let inside = [
        (" opacity=\"1\"".into(), String::new()),
        (" font-family=\"sans-serif\"".into(), String::new()),
        (
            format!(" font-size=\"{}\"", f64::from(font) * 1.24 / 1.24),
            String::new(),
        ),
        dashed(palette::SECOND, "6 4"),
        dashed(palette::MIDDLE, "1 5"),
        dashed(palette::ONSET, "2 4"),
        hatched(palette::HATCHED, "second"),
        hatched(palette::MISSING, "missing"),
    ]
    .into_iter()
    .fold(inside.to_owned(), |svg, (from, to)| svg.replace(&from, &to));
    let pattern = |what: &str, gap: i32, under: RGBColor, stroke: RGBColor, thick: &str| {
        if !inside.contains(&format!("#{id}-{what})")) {
            return String::new();
        }
        format!(
            "<pattern id=\"{id}-{what}\" width=\"{gap}\" height=\"{gap}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <rect width=\"{gap}\" height=\"{gap}\" fill=\"{}\"/><path d=\"M0 0V{gap}\" stroke=\"{}\" stroke-width=\"{thick}\"/></pattern>\n",
            key(under),
            key(stroke)
        )
    };
    let patterns = pattern("second", 5, palette::SHEET, palette::SECOND, "2.5")
        + &pattern("missing", 4, palette::SHEET, palette::AXIS, "2");
    let (title, description) = (
        escape(&clean(caption.title)),
        escape(&clean(caption.description)),
    );
    Svg(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{name}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" font-family=\"sans-serif\" font-size=\"{font}\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">\n\
         <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{description}</desc>\n\
         {defs}{inside}",
        defs = if patterns.is_empty() {
            String::new()
        } else {
            format!("<defs>{patterns}</defs>\n")
        },
    ))
}
