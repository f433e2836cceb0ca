//! Lines: where a text is broken so that it fits a width. Japanese breaks nearly anywhere, but never
//! before a full stop; English breaks at spaces. What fits no line is cut where it must be.

use super::shaping::{ShapedText, TextId, TextShaper};
use unicode_linebreak::linebreaks;

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
