//! Shaped texts and their lines: text to glyphs, where one that comes again is shaped once, and where a text is
//! broken so that it fits a width. Japanese breaks nearly anywhere, but never before a full stop; English
//! breaks at spaces. What fits no line is cut where it must be.

use super::fonts::{FontFaces, OpenFont, TextWeight};
use irori_core::domain::person::Language;
use rustybuzz::{
    Direction, Feature, GlyphBuffer, Language as Tag, Script, ShapePlan, UnicodeBuffer, ttf_parser,
};
use std::collections::HashMap;
use std::ops::Range;
use std::str::FromStr;
use unicode_linebreak::linebreaks;

/// A glyph and how far it moves on, in ems.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// The place of its face among the open ones.
    pub face: u8,
    pub id: u16,
    pub advance: f32,
    pub x: f32,
    pub y: f32,
    /// What it stands for: bytes of the text.
    pub start: usize,
    pub end: usize,
}

/// A text and its glyphs, from left to right.
pub struct ShapedText {
    /// With plain spaces alone: one glyph that stands for two characters would be marked apart, and some
    /// reading machines leave out what follows such a mark.
    pub text: String,
    /// Bytes of the text before which no line may begin, for the space before was not to break.
    pub held: Vec<usize>,
    pub glyphs: Vec<Glyph>,
}

/// Which text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextId(usize);

/// Shapes texts and keeps them.
pub struct TextShaper<'a> {
    open: &'a [OpenFont<'a>],
    faces: &'a FontFaces,
    language: Option<Tag>,
    features: [Feature; 3],
    plans: HashMap<(u8, TextDirection, Script), ShapePlan>,
    texts: Vec<ShapedText>,
    known: HashMap<(TextWeight, String), TextId>,
}

/// Whether a text runs to the left.
type TextDirection = bool;

impl<'a> TextShaper<'a> {
    pub fn new(open: &'a [OpenFont<'a>], faces: &'a FontFaces, language: Language) -> Self {
        let feature = |name, value| Feature::new(ttf_parser::Tag::from_bytes(name), value, ..);
        Self {
            open,
            faces,
            language: Tag::from_str(language.as_str()).ok(),
            // Figures of one width; no ligatures, so that every letter can be searched for.
            features: [
                feature(b"tnum", 1),
                feature(b"liga", 0),
                feature(b"clig", 0),
            ],
            plans: HashMap::new(),
            texts: Vec::new(),
            known: HashMap::new(),
        }
    }

    pub fn shape(&mut self, weight: TextWeight, text: &str) -> TextId {
        let key = (weight, cleaned(text));
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        let (text, held) = with_plain_spaces(&key.1);
        let mut glyphs = Vec::new();
        let mut rest = 0;
        while rest < text.len() {
            let (end, place) = self.run(weight, &text, rest);
            self.shape_run(&text, rest..end, place, &mut glyphs);
            rest = end;
        }
        let id = TextId(self.texts.len());
        self.texts.push(ShapedText { text, held, glyphs });
        self.known.insert(key, id);
        id
    }

    pub fn get(&self, id: TextId) -> &ShapedText {
        &self.texts[id.0]
    }

    pub fn all(&self) -> &[ShapedText] {
        &self.texts
    }

    /// Where the run ends that begins at `from`, and its face: characters of one face and direction.
    fn run(&self, weight: TextWeight, text: &str, from: usize) -> (usize, u8) {
        let mut current: Option<(u8, TextDirection)> = None;
        for (at, character) in text[from..].char_indices() {
            if !is_seen(character) {
                continue;
            }
            let place = self.faces.place(weight, character).unwrap_or(0);
            let leftward = runs_left(character);
            match current {
                None => current = Some((place, leftward)),
                // A space stays with what is around it.
                Some((same, _)) if character == ' ' && self.has_space(weight, same) => {}
                Some(now) if now != (place, leftward) => return (from + at, now.0),
                Some(_) => {}
            }
        }
        (text.len(), current.map_or(0, |(place, _)| place))
    }

    fn has_space(&self, weight: TextWeight, place: u8) -> bool {
        self.faces.place(weight, ' ') == Some(place)
    }

    fn shape_run(&mut self, text: &str, bytes: Range<usize>, place: u8, glyphs: &mut Vec<Glyph>) {
        let face = &self.open[usize::from(place)].face;
        let output = self.glyphs_of(&text[bytes.clone()], place);
        let em = face.units_per_em() as f32;
        let mut starts: Vec<usize> = output
            .glyph_infos()
            .iter()
            .map(|info| bytes.start + info.cluster as usize)
            .collect();
        starts.sort_unstable();
        for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
            let start = bytes.start + info.cluster as usize;
            let after = starts.partition_point(|other| *other <= start);
            glyphs.push(Glyph {
                face: place,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance as f32 / em,
                x: position.x_offset as f32 / em,
                y: position.y_offset as f32 / em,
                start,
                end: starts.get(after).copied().unwrap_or(bytes.end),
            });
        }
    }

    fn glyphs_of(&mut self, text: &str, place: u8) -> GlyphBuffer {
        let face = &self.open[usize::from(place)].face;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        if let Some(language) = self.language.clone() {
            buffer.set_language(language);
        }
        buffer.guess_segment_properties();
        let leftward = buffer.direction() == Direction::RightToLeft;
        let key = (place, leftward, buffer.script());
        let plan = self.plans.entry(key).or_insert_with(|| {
            let script = Some(buffer.script());
            let language = self.language.as_ref();
            ShapePlan::new(face, buffer.direction(), script, language, &self.features)
        });
        rustybuzz::shape_with_plan(face, plan, buffer)
    }
}

/// Whether a character needs a glyph. Selectors of variants join the character before them.
pub fn is_seen(character: char) -> bool {
    !matches!(
        character,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    ) && !is_dropped(character)
        && !character.is_control()
}

/// Characters that steer text and would show as nothing, or steer the text after them.
fn is_dropped(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// One line of plain text: what breaks lines is a space.
fn cleaned(text: &str) -> String {
    let kept = text.chars().filter(|c| !is_dropped(*c));
    kept.filter_map(|c| match c {
        '\n' | '\r' | '\t' | '\u{85}' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    })
    .collect()
}

/// The text with every no-break space as a plain one, and the bytes that come after those.
fn with_plain_spaces(text: &str) -> (String, Vec<usize>) {
    let mut plain = String::with_capacity(text.len());
    let mut held = Vec::new();
    for character in text.chars() {
        match character {
            '\u{a0}' => {
                plain.push(' ');
                held.push(plain.len());
            }
            other => plain.push(other),
        }
    }
    (plain, held)
}

fn runs_left(character: char) -> TextDirection {
    matches!(
        character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
    )
}

/// A part of a text that stands on one line.
#[derive(Clone, Copy, Debug)]
pub struct TextLine {
    pub text: TextId,
    /// Its glyphs.
    pub from: usize,
    pub to: usize,
    /// In ems, without spaces at its end.
    pub width: f32,
}

/// How a text may be set.
pub struct TextMetrics {
    /// On one line, in ems.
    pub whole: f32,
    /// Its longest part that is better not cut, in ems.
    pub part: f32,
}

pub fn measure(shaper: &TextShaper<'_>, text: TextId) -> TextMetrics {
    let shaped = shaper.get(text);
    let cuts = cuts(shaped);
    let mut part = 0.0_f32;
    let mut from = 0;
    for (at, _) in cuts.iter().filter(|(_, good)| *good) {
        part = part.max(width(shaped, from, *at));
        from = *at;
    }
    let whole = width(shaped, 0, shaped.glyphs.len());
    TextMetrics { whole, part }
}

/// Breaks a text into lines of at most `limit` ems; at least one line.
pub fn broken(shaper: &TextShaper<'_>, text: TextId, limit: f32) -> Vec<TextLine> {
    let shaped = shaper.get(text);
    let line = |from, to| TextLine {
        text,
        from,
        to,
        width: width(shaped, from, to),
    };
    // Rounding must not break what was measured to fit.
    let limit = limit + 0.01;
    let cuts = cuts(shaped);
    let mut lines = Vec::new();
    let mut from = 0;
    let mut next = 0;
    while from < shaped.glyphs.len() {
        let fits = |cut: &&(usize, bool)| width(shaped, from, cut.0) <= limit;
        let ahead: Vec<_> = cuts[next..].iter().take_while(fits).collect();
        let good = ahead.iter().rposition(|(_, good)| *good);
        let taken = good.map_or(ahead.len().max(1), |at| at + 1);
        next += taken;
        let to = cuts[next - 1].0;
        lines.push(line(from, to));
        from = to;
    }
    if lines.is_empty() {
        lines.push(line(0, 0));
    }
    lines
}

/// Breaks a text into as few lines, of about the same length: for what is large or narrow.
pub fn balanced(shaper: &TextShaper<'_>, text: TextId, limit: f32) -> Vec<TextLine> {
    let lines = broken(shaper, text, limit);
    let (mut low, mut high) = (0.0, limit);
    for _ in 0..if lines.len() > 1 { 8 } else { 0 } {
        let middle = f32::midpoint(low, high);
        match broken(shaper, text, middle).len() == lines.len() {
            true => high = middle,
            false => low = middle,
        }
    }
    broken(shaper, text, high)
}

/// Glyphs before which a line may begin, the end among them, and whether it may without harm.
fn cuts(shaped: &ShapedText) -> Vec<(usize, bool)> {
    let glyphs = &shaped.glyphs;
    let good = linebreaks(&shaped.text).map(|(at, _)| at);
    let good: Vec<usize> = good.filter(|at| !shaped.held.contains(at)).collect();
    // Where text runs to the left, bytes do not rise with glyphs; no cut lies inside of it.
    let mut least = vec![usize::MAX; glyphs.len() + 1];
    for n in (0..glyphs.len()).rev() {
        least[n] = least[n + 1].min(glyphs[n].start);
    }
    let mut most = 0;
    let mut cuts = Vec::new();
    for n in 1..=glyphs.len() {
        most = most.max(glyphs[n - 1].start);
        if n == glyphs.len() {
            cuts.push((n, true));
        } else if most < least[n] {
            cuts.push((n, good.binary_search(&least[n]).is_ok()));
        }
    }
    cuts
}

fn width(shaped: &ShapedText, from: usize, to: usize) -> f32 {
    let glyphs = &shaped.glyphs[from..to];
    let is_space = |start: usize| shaped.text[start..].starts_with(' ');
    let seen = glyphs.iter().rposition(|glyph| !is_space(glyph.start));
    let seen = &glyphs[..seen.map_or(0, |at| at + 1)];
    seen.iter().map(|glyph| glyph.advance).sum()
}
