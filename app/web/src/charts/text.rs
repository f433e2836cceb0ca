//! Words before they are drawn: cleaned, measured without fonts, shortened to their room.

use unicode_width::UnicodeWidthChar;

/// Without control characters, without the invisible ones that turn the direction of writing, and
/// without what XML forbids; white space of any kind becomes one space.
pub(super) fn clean(words: &str) -> String {
    let spaced: String = words
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_forbidden(*c))
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
}

/// For text between tags and in double quotes; plotters does the same for what it writes.
pub(super) fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Only ASCII letters, digits and `-`, and never empty: safe in an id and inside `url(#…)`.
pub(super) fn id(wanted: &str) -> String {
    let safe: String = wanted
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    if safe.is_empty() {
        "chart".into()
    } else {
        safe
    }
}

/// Estimated width in px of cleaned words at a font size in px, a little on the generous side.
///
/// East Asian wide characters and emoji are one em, all others 0.58 em: plotters without fonts
/// counts bytes and takes Japanese for three times as wide.
pub(super) fn width(words: &str, font: i32) -> i32 {
    let ems: f64 = words.chars().map(em).sum();
    (ems * f64::from(font)).ceil().min(100_000.0) as i32
}

fn em(c: char) -> f64 {
    match c.width() {
        Some(0) | None => 0.0,
        Some(1) => 0.58,
        Some(_) => 1.0,
    }
}

/// Cleaned words cut with `…` to a room in px. The title, the description and the table have the
/// whole.
pub(super) fn fit(words: &str, room: i32, font: i32) -> String {
    let words = clean(words);
    if width(&words, font) <= room {
        return words;
    }
    let room = f64::from(room) / f64::from(font) - em('…');
    let mut ems = 0.0;
    let kept: String = words
        .chars()
        .take_while(|c| {
            ems += em(*c);
            ems <= room
        })
        .collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_direction_characters_are_dropped_and_emoji_stay() {
        assert_eq!(clean("a\u{0}b\u{1b}[31m\u{202e}c\u{ffff}"), "ab[31mc");
        assert_eq!(clean(" two\r\n\tlines "), "two lines");
        assert_eq!(clean("お茶 🍵"), "お茶 🍵");
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escape("<a b=\"c\">&'"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&apos;"
        );
    }

    #[test]
    fn an_id_holds_no_character_that_could_end_it() {
        assert_eq!(id("me\")><x 1"), "me----x-1");
        assert_eq!(id(""), "chart");
    }

    #[test]
    fn a_japanese_character_is_as_wide_as_its_font_is_high() {
        assert_eq!(width("第34週", 10), 32);
        assert_eq!(width("W34", 10), 18);
        assert_eq!(width("e\u{301}", 10), 6);
    }

    #[test]
    fn words_too_long_for_their_room_end_in_dots() {
        assert_eq!(fit("agreed", 100, 12), "agreed");
        assert_eq!(fit("agreed beforehand", 60, 12), "agreed…");
        assert!(width(&fit("話し合いで決めた時間", 60, 12), 12) <= 60);
        assert_eq!(fit("x", 0, 12), "…");
    }
}
