//! A document as CommonMark that is safe to paste: no text in it makes a heading, a list, a link, a
//! mention, a table, HTML or mathematics.

use super::document::{DigestItem, DigestSection, DigestText};
use crate::words::Locale;

/// Joins what it stands between, and is not seen.
const WORD_JOINER: char = '\u{2060}';

/// Parts what it stands between, and is hardly seen.
const HAIR_SPACE: char = '\u{200a}';

/// The whole text, with a line break at its end.
pub fn markdown(words: Locale, document: &DigestText) -> String {
    let mut blocks = vec![format!("# {}", plain(&document.title))];
    blocks.extend(document.lead.iter().map(|text| plain(text)));
    for section in &document.sections {
        blocks.extend(section_of(words, section));
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn section_of(words: Locale, section: &DigestSection) -> Vec<String> {
    let mut blocks = vec![format!("## {}", plain(&section.head))];
    blocks.extend(section.text.iter().map(|text| plain(text)));
    if !section.list.is_empty() {
        let entries = section.list.iter().flat_map(|one| entry(words, one));
        blocks.push(entries.collect::<Vec<_>>().join("\n"));
    }
    if let Some((href, name)) = &section.link {
        blocks.push(format!("[{}](<{href}>)", plain(name)));
    }
    blocks
}

/// The lines of an entry.
fn entry(words: Locale, entry: &DigestItem) -> Vec<String> {
    match entry {
        DigestItem::Told { name, state, said } => {
            let state = plain(&state.word(words));
            let head = format!("- **{}** · {state}", plain(name));
            let said = said.iter().map(|text| format!("  - {}", plain(text)));
            std::iter::once(head).chain(said).collect()
        }
        DigestItem::Said(text) => vec![format!("- {}", plain(text))],
        DigestItem::Task(text) => vec![format!("- [ ] {}", plain(text))],
    }
}

/// A text in one line that reads as it is, wherever it stands.
fn plain(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let text = one_line(text);
    let begin = after_digits(&text);
    let mut before = None;
    for (at, letter) in text.char_indices() {
        if is_mark(letter) || (at == begin && begins_block(letter)) {
            told.push('\\');
        }
        told.push(letter);
        let rest = &text[at + letter.len_utf8()..];
        told.extend(cut(before, letter, rest));
        before = Some(letter);
    }
    told
}

/// Spaces for whatever breaks lines, and nothing for what is not seen or turns the direction round.
fn one_line(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    let shown = text.chars().filter(|letter| !turns(*letter));
    let shown: String = shown
        .map(|letter| if breaks(letter) { ' ' } else { letter })
        .collect();
    shown.trim().to_owned()
}

/// Where a text has a mark that would begin something: at its beginning, or after the digits there.
fn after_digits(text: &str) -> usize {
    text.find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len())
}

/// Marks that make a list, or a heading of the line before, where a line begins with them.
fn begins_block(letter: char) -> bool {
    matches!(letter, '-' | '+' | '=' | '.' | ')')
}

/// Marks that mean something in the middle of a line.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$'
    )
}

/// What is put behind a letter so that nothing is linked. An address of a mail is linked with whatever is
/// not seen in it.
fn cut(before: Option<char>, letter: char, rest: &str) -> Option<char> {
    let is_mail = letter == '@' && before.is_some_and(char::is_alphanumeric);
    makes_link(before, letter, rest).then_some(if is_mail { HAIR_SPACE } else { WORD_JOINER })
}

/// Whether a reader of Markdown would make a link, a mention or a reference of what goes on here:
/// `@name`, `#12`, `!12`, `://`, `www.`.
fn makes_link(before: Option<char>, letter: char, rest: &str) -> bool {
    match letter {
        '@' => rest.starts_with(char::is_alphanumeric),
        '#' | '!' | '~' | '&' | '$' | '%' => rest.starts_with(|c: char| c.is_ascii_alphanumeric()),
        ':' => rest.starts_with("//") || is_scheme(before, rest),
        'w' | 'W' => before.is_some_and(|c| c.eq_ignore_ascii_case(&'w')) && rest.starts_with('.'),
        _ => false,
    }
}

/// `mailto:` and the like, as mail programs link them.
fn is_scheme(before: Option<char>, rest: &str) -> bool {
    before.is_some_and(|c| c.is_ascii_alphanumeric())
        && rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests;
