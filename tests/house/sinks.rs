//! Where Leptos, or we, write a text into a document as it is: each of these stands in one place, which
//! escapes it.

use super::files;

/// What writes text unescaped, the only files it may stand in, and what happens elsewhere. Tags are those
/// whose children Leptos writes as they are, or in which a browser knows no escapes.
const SINKS: [(&str, &[&str], &str); 20] = [
    (
        "leptos_meta",
        &["components/title.rs", "shell.rs", "routes.rs"],
        "it writes a title as it is",
    ),
    (
        "<Title",
        &["components/title.rs"],
        "it is not escaped: use components::title",
    ),
    (
        "<title",
        &["charts/picture.rs"],
        "a document has one title: use components::title",
    ),
    ("<Meta ", &[], "the head is written in shell.rs alone"),
    (
        "<meta",
        &["shell.rs"],
        "the head is written in shell.rs alone",
    ),
    (
        "<textarea",
        &["components/text_area.rs"],
        "its children are not escaped: use text_area",
    ),
    (
        "<script",
        &[],
        "its children are not escaped, and there are no scripts",
    ),
    ("<style", &[], "its children are not escaped"),
    ("<noscript", &[], "its children are not escaped"),
    ("<iframe", &[], "a browser knows no escapes in it"),
    ("<xmp", &[], "a browser knows no escapes in it"),
    ("<noembed", &[], "a browser knows no escapes in it"),
    ("<noframes", &[], "a browser knows no escapes in it"),
    ("<plaintext", &[], "a browser knows no escapes in it"),
    (
        "<template",
        &[],
        "its children are in no tree that a test sees",
    ),
    (
        "inner_html",
        &["components/figure.rs", "components/text_area.rs"],
        "it is not escaped",
    ),
    ("InertElement", &[], "it is not escaped"),
    ("doctype(", &[], "it is not escaped"),
    (
        "tachys",
        &[],
        "elements are made by view! alone, where this test sees them",
    ),
    (
        "leptos::html",
        &[],
        "elements are made by view! alone, where this test sees them",
    ),
];

/// What may be had of `leptos_meta` beside its title, and where.
const OF_THE_HEAD: [(&str, &str); 2] = [
    ("shell.rs", "use leptos_meta::MetaTags;"),
    ("routes.rs", "use leptos_meta::provide_meta_context;"),
];

/// The lines of a file that would write a text as it is.
fn sinks(file: &str, text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with("//"));
    let broken = |line: &str| {
        let found = SINKS.iter().find(|(word, may, _)| {
            line.contains(word) && !may.iter().any(|may| file == format!("app/web/src/{may}"))
        });
        let told = found.map(|(word, _, why)| format!("{file} has {word}, but {why}"));
        told.or_else(|| beyond_the_head(file, line))
    };
    lines.filter_map(broken).collect()
}

fn beyond_the_head(file: &str, line: &str) -> Option<String> {
    let mut places = OF_THE_HEAD.iter();
    let (_, whole) = places.find(|(place, _)| file == format!("app/web/src/{place}"))?;
    let is_more = line.contains("leptos_meta") && line != *whole;
    is_more.then(|| format!("{file} has {line}, but it may have {whole} alone"))
}

#[test]
fn what_is_not_escaped_stands_only_where_we_escape_it() {
    let mut found = Vec::new();
    for (file, text) in files("app/web/src", &["rs"]) {
        if file.ends_with("/tests.rs") {
            continue;
        }
        found.extend(sinks(&file, &text));
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
}

#[test]
fn the_rule_would_notice_every_one_of_them() {
    for (word, _, _) in SINKS {
        let line = format!("    view! {{ {word} name=x>{{text}} }}");
        assert_eq!(sinks("app/web/src/pages/me.rs", &line).len(), 1, "{word}");
        let comment = format!("//! {word}\n#[cfg(test)]\nmod tests {{ {word} }}");
        assert_eq!(
            sinks("app/web/src/pages/me.rs", &comment),
            [""; 0],
            "{word}"
        );
    }
    let glob = "use leptos_meta::*;";
    for file in ["shell.rs", "routes.rs", "pages/me.rs"] {
        assert_eq!(
            sinks(&format!("app/web/src/{file}"), glob).len(),
            1,
            "{file}"
        );
    }
}

/// Each of these has its own tests: a fault in one would be a fault of every page.
#[test]
fn every_place_that_escapes_is_there() {
    let all = files("app/web/src", &["rs"]);
    let places = SINKS
        .iter()
        .flat_map(|(word, may, _)| may.iter().map(move |may| (word, may)));
    for (word, may) in places {
        let named = format!("app/web/src/{may}");
        let file = all.iter().find(|(file, _)| *file == named);
        assert!(
            file.is_some_and(|(_, text)| text.contains(word)),
            "{may} has no {word}"
        );
    }
}

/// Files with a tag in a text, and why.
const MAY_WRITE_TAGS: [(&str, &str); 3] = [
    ("app/web/src/charts/picture.rs", "it escapes every word"),
    (
        "server/src/http/assets.rs",
        "a picture that is the same for everybody",
    ),
    (
        "server/src/http/pages.rs",
        "it looks for the end of a document",
    ),
];

#[test]
fn no_text_is_put_together_into_markup() {
    for folder in ["app", "server"] {
        for (file, text) in files(folder, &["rs"]) {
            if file.ends_with("tests.rs") || MAY_WRITE_TAGS.iter().any(|(may, _)| file == *may) {
                continue;
            }
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let line = code.lines().find(|line| makes_markup(line));
            assert!(line.is_none(), "{file}: {line:?}");
        }
    }
}

/// Whether a line of code writes a tag into a text.
fn makes_markup(line: &str) -> bool {
    let line = line.trim();
    let is_code = !line.starts_with("//");
    let mut quoted = line.split('"').skip(1).step_by(2);
    is_code
        && quoted.any(|text| {
            let mut after = text.match_indices('<').map(|(at, _)| &text[at + 1..]);
            after.any(|rest| {
                rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
            })
        })
}

#[test]
fn the_rule_would_notice_a_tag_in_a_text() {
    assert!(makes_markup(r#"    let html = format!("<b>{name}</b>");"#));
    assert!(makes_markup(r#"    html.push_str("</p>");"#));
    assert!(!makes_markup(r#"    view! { <b class="name">{name}</b> }"#));
    assert!(!makes_markup(r#"    // never "<b>""#));
    assert!(!makes_markup(
        r#"    let told = format!("[{name}](<{href}>)");"#
    ));
}
