//! The catalogues are complete: both languages have every key that the source uses.

use super::files;
use irori_web::words::CATALOGUES;
use std::collections::BTreeSet;

/// Keys and the variables of their sentences, in one catalogue.
fn keys(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if begins && let Some((key, _)) = line.split_once(" =") {
            found.push((key.to_owned(), BTreeSet::new()));
        }
        if let Some((_, variables)) = found.last_mut() {
            variables.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
                    .collect()
            }));
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_values_in_them() {
    let [(_, english), (_, japanese)] = CATALOGUES;
    let (english, japanese) = (keys(english), keys(japanese));
    let names = |list: &[(String, BTreeSet<String>)]| -> BTreeSet<String> {
        list.iter().map(|(k, _)| k.clone()).collect()
    };
    assert_eq!(
        names(&english).len(),
        english.len(),
        "a key stands twice in English"
    );
    assert_eq!(
        names(&japanese).len(),
        japanese.len(),
        "a key stands twice in Japanese"
    );
    let missing: Vec<_> = names(&english)
        .symmetric_difference(&names(&japanese))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, variables) in &english {
        let (_, other) = japanese.iter().find(|(k, _)| k == key).unwrap();
        // A language may leave a value out where it says the thing without; it may not invent one.
        let unknown: Vec<_> = other.difference(variables).collect();
        assert!(unknown.is_empty(), "{key}: {unknown:?} only in Japanese");
    }
}

#[test]
fn no_sentence_is_left_in_the_other_language() {
    let [(_, english), (_, japanese)] = CATALOGUES;
    for line in english.lines().filter(|l| !l.starts_with('#')) {
        let foreign = line.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c));
        assert!(!foreign || line.starts_with("language-"), "{line}");
    }
    let plain: Vec<&str> = japanese
        .lines()
        .filter(|l| l.contains(" = "))
        .filter(|l| {
            let sentence = l.split_once(" = ").map_or("", |(_, s)| s);
            let words = sentence
                .split_whitespace()
                .filter(|w| w.chars().all(|c| c.is_ascii_alphabetic()));
            words.count() > 3
        })
        .collect();
    assert!(
        plain.is_empty(),
        "English in the Japanese catalogue: {plain:?}"
    );
}

/// One `t!(words, "key", name = value)` of the source, with a key that is written out.
struct Call {
    key: String,
    /// The names of its values; `None` where they are in a list.
    names: Option<BTreeSet<String>>,
}

/// Every such call in a text of code.
fn sentences(code: &str) -> Vec<Call> {
    let starts = code.match_indices("t!(").map(|(at, _)| at);
    let own = starts.filter(|at| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    own.filter_map(|at| {
        let arguments = arguments(&code[at + 3..]);
        let key = arguments.get(1)?.strip_prefix('"')?.strip_suffix('"')?;
        let values = &arguments[2..];
        let is_list = values.iter().any(|value| value.starts_with(".."));
        let names = values
            .iter()
            .filter_map(|value| value.split([' ', '=']).next());
        Some(Call {
            key: key.to_owned(),
            names: (!is_list).then(|| names.map(str::to_owned).collect()),
        })
    })
    .collect()
}

/// The arguments of a call whose opening parenthesis came just before.
fn arguments(code: &str) -> Vec<&str> {
    let (mut depth, mut from, mut in_text) = (0, 0, false);
    let mut found = Vec::new();
    for (at, c) in code.char_indices() {
        match c {
            '"' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ',' if depth == 0 => {
                found.push(code[from..at].trim());
                from = at + 1;
                if c == ')' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

#[test]
fn every_sentence_is_given_the_values_in_it() {
    let known = keys(CATALOGUES[0].1);
    let mut seen = 0;
    for folder in ["app/web", "server/src"] {
        for (file, text) in files(folder, &["rs"]) {
            for Call { key, names } in sentences(&text) {
                let sentence = known.iter().find(|(known, _)| *known == key);
                if let (Some((_, values)), Some(names)) = (sentence, names) {
                    let missing: Vec<_> = values.difference(&names).collect();
                    assert!(missing.is_empty(), "{file}: {key} lacks {missing:?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 500, "the calls were found: {seen}");
}

/// Every literal of the source that looks like a key and is used as one.
fn used() -> BTreeSet<String> {
    const CALLS: [&str; 18] = [
        "Wrong::new(\"",
        "mistake_at(\"",
        ".press(\"",
        ".quiet_press(\"",
        "Next::go(to, \"",
        "said: Some(\"",
        "wrong(\"wrong-",
        "key: \"",
        "=> \"trouble-",
        "=> \"today-title-",
        "=> \"wrong-",
        "\"said-",
        "\"nav-",
        "\"wrong-",
        "\"trouble-",
        "\"dot-",
        "\"score-",
        "\"none-",
    ];
    let mut keys = BTreeSet::new();
    for folder in ["app", "server"] {
        for (file, text) in files(folder, &["rs"]) {
            if file.contains("/demo/") {
                continue;
            }
            let code = text.split("#[cfg(test)]").next().unwrap();
            keys.extend(sentences(code).into_iter().map(|call| call.key));
            for call in CALLS {
                for (at, _) in code.match_indices(call) {
                    let start = at + call.find('"').unwrap() + 1;
                    let key: String = code[start..].chars().take_while(|c| *c != '"').collect();
                    let plain = key
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                    if plain && key.len() > 2 && !key.ends_with('-') {
                        keys.insert(key);
                    }
                }
            }
        }
    }
    keys
}

/// Literals that the search finds and that are no keys.
const NO_KEYS: &[&str] = &["none-all", "none-hint", "wrong-signature"];

#[test]
fn every_key_the_source_uses_has_its_sentence() {
    let known: BTreeSet<String> = keys(CATALOGUES[0].1).into_iter().map(|(k, _)| k).collect();
    let missing: Vec<_> = used()
        .into_iter()
        .filter(|k| !known.contains(k) && !NO_KEYS.contains(&k.as_str()))
        .collect();
    assert!(missing.is_empty(), "no sentence for {missing:?}");
}
