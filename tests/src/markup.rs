//! A page's elements without what people wrote in it: two pages that differ in people's texts alone have
//! the same, whatever the texts are.

use irori_core::domain::form::VERSION;
use scraper::{Html, Node};
use std::collections::BTreeMap;

/// What a document is built of: how often each element, attribute, comment and text stands where it stands,
/// with every text folded. In which order brothers come is not told: names sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape(BTreeMap<String, usize>);

impl Shape {
    /// The shape of a whole document, as an HTML5 parser builds it, head included.
    pub fn of(document: &str) -> Self {
        let html = Html::parse_document(document);
        let mut shape = Self::default();
        shape.add(format!("{:?}", html.quirks_mode));
        let mut open = vec![(html.tree.root(), String::new())];
        while let Some((node, above)) = open.pop() {
            let mut here = above.clone();
            match node.value() {
                Node::Element(element) => {
                    here = format!("{above}/{}", tag(element));
                    shape.add(here.clone());
                    // What a form carries of what is stored differs with the text.
                    let is_version = element.attr("name") == Some(VERSION);
                    for (name, value) in element.attrs() {
                        let value = match is_version && name == "value" {
                            true => "#".to_owned(),
                            false => folded(value),
                        };
                        shape.add(format!("{here} @{name}={value}"));
                    }
                }
                Node::Text(text) if !text.trim().is_empty() => {
                    let is_copy = node.parent().is_some_and(|parent| is_copy(parent.value()));
                    let is_secret = node
                        .parent()
                        .is_some_and(|parent| is_secret(parent.value()));
                    let told = if is_secret {
                        "#".to_owned()
                    } else if is_copy {
                        unescaped(text)
                    } else {
                        folded(text.trim())
                    };
                    shape.add(format!("{above} {told:?}"));
                }
                Node::Comment(comment) => shape.add(format!("{above} <!--{}", folded(comment))),
                Node::Doctype(kind) => shape.add(format!("{above} <!{}", kind.name())),
                Node::ProcessingInstruction(_) => shape.add(format!("{above} <?")),
                _ => {}
            }
            open.extend(node.children().map(|child| (child, here.clone())));
        }
        shape
    }

    fn add(&mut self, line: String) {
        *self.0.entry(line).or_insert(0) += 1;
    }

    /// What `self` has more often than `other`.
    pub fn beyond(&self, other: &Self) -> Vec<String> {
        let more = |(line, count): (&String, &usize)| {
            let others = other.0.get(line).copied().unwrap_or(0);
            (*count > others).then(|| line.clone())
        };
        self.0.iter().filter_map(more).collect()
    }

    /// What sets the two apart, `-` for what the first has and `+` for what the second has.
    pub fn difference(&self, other: &Self) -> Vec<String> {
        let less = self
            .beyond(other)
            .into_iter()
            .map(|line| format!("- {line}"));
        let more = other
            .beyond(self)
            .into_iter()
            .map(|line| format!("+ {line}"));
        less.chain(more).collect()
    }
}

/// Whether it shows something that was drawn and is shown once.
fn is_secret(node: &Node) -> bool {
    let class = node.as_element().and_then(|element| element.attr("class"));
    class.is_some_and(|class| class.split(' ').any(|one| one == "secret"))
}

/// Whether it holds a text in another language than HTML, with escapes of its own: Markdown, JSON.
fn is_copy(node: &Node) -> bool {
    node.as_element()
        .is_some_and(|element| match element.name() {
            "pre" => true,
            "textarea" => element.attr("readonly").is_some(),
            _ => false,
        })
}

/// A text without its marks, and without what that language escapes them with.
fn unescaped(text: &str) -> String {
    let marks = ['x', '_', '.', '@', '-', ' ', '\u{2060}', '\u{200a}'];
    let text = harmless(&percent_decoded(text));
    text.chars().filter(|c| !marks.contains(c)).collect()
}

fn tag(element: &scraper::node::Element) -> String {
    let name = &element.name;
    match &*name.ns {
        "http://www.w3.org/1999/xhtml" => name.local.to_string(),
        other => format!(
            "{}:{}",
            other.rsplit('/').next().unwrap_or(other),
            name.local
        ),
    }
}

/// A text of the same length, width and lines in which no mark means anything to a browser. `%` stays,
/// for what looks escaped has to look so in both.
pub fn harmless(text: &str) -> String {
    text.chars().map(harmless_letter).collect()
}

fn harmless_letter(letter: char) -> char {
    match letter {
        '<' | '>' | '&' | '"' | '\'' | '`' | '=' | '/' | '\\' | '!' | '?' | '#' | ';' | ':'
        | '{' | '}' | '[' | ']' | '(' | ')' | '$' | '+' | '*' | '|' | '^' | '~' => 'x',
        other => other,
    }
}

/// The same for both a text and its [`harmless`] twin, also where it was escaped for an address; and
/// without what is drawn anew at each showing.
pub fn folded(text: &str) -> String {
    let decoded = percent_decoded(text);
    without_chance(&harmless(&decoded))
}

/// The same for an address that was escaped again and again.
pub fn folded_address(address: &str) -> String {
    folded(&percent_decoded(&percent_decoded(address)))
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// `#` for every run of 32 or more letters, digits, `-` and `_`: identities, tokens, fingerprints.
fn without_chance(text: &str) -> String {
    let is_of_run = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let mut kept = String::with_capacity(text.len());
    let mut run = String::new();
    for letter in text.chars().chain(['\0']) {
        if is_of_run(letter) {
            run.push(letter);
            continue;
        }
        let is_chance = run.len() >= 32 && run.contains(|c: char| c.is_ascii_digit());
        kept.push_str(if is_chance { "#" } else { &run });
        run.clear();
        kept.push(letter);
    }
    kept.pop();
    kept
}

/// Elements that none of our documents has.
const NEVER: [&str; 23] = [
    "applet",
    "audio",
    "base",
    "embed",
    "frame",
    "frameset",
    "iframe",
    "image",
    "img",
    "listing",
    "marquee",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "style",
    "svg:script",
    "template",
    "video",
    "xmp",
];

/// Attributes that name an address.
const ADDRESSES: [&str; 9] = [
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "longdesc",
    "poster",
    "src",
];

/// What stands in a document that stands in none of ours, whatever people wrote.
pub fn foreign(document: &str) -> Vec<String> {
    let html = Html::parse_document(document);
    let mut found = Vec::new();
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let tag = tag(element);
        if NEVER.contains(&tag.as_str()) {
            found.push(format!("<{tag}>"));
        }
        for (name, value) in element.attrs() {
            let is_address = ADDRESSES.contains(&name);
            let says_more = name.starts_with("on")
                || [
                    "style",
                    "srcdoc",
                    "srcset",
                    "ping",
                    "formaction",
                    "http-equiv",
                    "target",
                    "is",
                ]
                .contains(&name)
                || !name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-:_".contains(&b));
            // The one button of ours that sends its form elsewhere.
            let is_discard = (name, value) == ("formaction", "/do/draft/discard");
            if (says_more && !is_discard)
                || (is_address && !is_ours(value))
                || (tag == "link" && name == "rel" && !["icon", "stylesheet"].contains(&value))
            {
                found.push(format!("<{tag} {name}={value:?}>"));
            }
        }
    }
    found
}

/// Whether an address leads to us, or to a forge's page of a pull request.
fn is_ours(address: &str) -> bool {
    let plain = address
        .chars()
        .all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    let own = address.starts_with('/') && !address.starts_with("//");
    let forge = address.strip_prefix("https://").is_some_and(|rest| {
        rest.chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~/%!#".contains(c))
    });
    plain && (own || address.starts_with('#') || address.is_empty() || forge)
}
