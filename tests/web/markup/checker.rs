//! The comparison itself: it finds every element that was smuggled in, and nothing where only texts differ.

use super::attacks::{LINES, naughty_lines, odd};
use tests::markup::{Shape, folded, foreign, harmless};

/// A document with a text in every kind of place, written by `write`.
fn document(text: &str, write: impl Fn(&str, Place) -> String) -> String {
    let told = |place| write(text, place);
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
         <body class=\"house\"><main><!--{}--><h1>{}</h1><a href=\"/x?to={}\" aria-label=\"{}\">x</a>\
         <form method=\"post\" action=\"/do/x\"><input name=\"a\" value='{}'><textarea name=\"b\">\n{}</textarea>\
         <select name=\"c\"><option value=\"1\">{}</option></select></form>\
         <table><tbody><tr><td>{}</td></tr></tbody></table>\
         <svg class=\"chart\"><title>{}</title><text x=\"1\">{}</text></svg></main></body></html>",
        told(Place::Title),
        told(Place::Comment),
        told(Place::Heading),
        told(Place::Query),
        told(Place::Label),
        told(Place::Value),
        told(Place::Area),
        told(Place::Option),
        told(Place::Cell),
        told(Place::Picture),
        told(Place::Word),
    )
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Title,
    Comment,
    Heading,
    Query,
    Label,
    Value,
    Area,
    Option,
    Cell,
    Picture,
    Word,
}

const PLACES: [Place; 11] = [
    Place::Title,
    Place::Comment,
    Place::Heading,
    Place::Query,
    Place::Label,
    Place::Value,
    Place::Area,
    Place::Option,
    Place::Cell,
    Place::Picture,
    Place::Word,
];

fn escaped(text: &str, place: Place) -> String {
    let text = text.replace('\0', "");
    match place {
        // No text of ours stands in a comment.
        Place::Comment => "x".to_owned(),
        Place::Query => irori_core::domain::form::percent_encoded(&text),
        _ => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;"),
    }
}

/// The same, but for one place that writes the text as it is.
fn careless(at: Place) -> impl Fn(&str, Place) -> String {
    move |text, place| match place == at {
        true => text.to_owned(),
        false => escaped(text, place),
    }
}

fn found(plain: &str, told: &str) -> bool {
    !Shape::of(plain).difference(&Shape::of(told)).is_empty() || !foreign(told).is_empty()
}

#[test]
fn texts_alone_make_no_difference() {
    let lines = LINES.map(str::to_owned);
    for text in lines.into_iter().chain(odd()).chain(naughty_lines()) {
        let plain = document(&harmless(&text), escaped);
        let told = document(&text, escaped);
        let difference = Shape::of(&plain).difference(&Shape::of(&told));
        assert_eq!(difference, [""; 0], "{text:?}");
        assert_eq!(foreign(&told), [""; 0], "{text:?}");
    }
}

/// The first attack alone shows every place that does not escape.
#[test]
fn every_place_that_writes_a_text_as_it_is_is_found() {
    for place in PLACES {
        let told = document(LINES[0], careless(place));
        let plain = document(&harmless(LINES[0]), careless(place));
        assert!(found(&plain, &told), "{place:?}");
    }
}

#[test]
fn every_field_has_room_for_every_attack() {
    for text in LINES {
        assert!(
            text.chars().count() <= irori_core::domain::annotation::TEXT_MOST,
            "{text}"
        );
    }
}

/// And each attack is one: somewhere it would do something.
#[test]
fn every_attack_would_be_markup_somewhere() {
    for text in LINES {
        let somewhere = PLACES.iter().any(|place| {
            let told = document(text, careless(*place));
            found(&document(&harmless(text), careless(*place)), &told)
        });
        assert!(somewhere, "{text}");
    }
}

#[test]
fn what_was_smuggled_in_is_found() {
    let plain = document("x", escaped);
    for (from, to) in [
        ("</head>", "<meta name=\"x\" content=\"y\"></head>"),
        ("</head>", "<base href=\"/x\"></head>"),
        ("<h1>", "<h1 title=\"x\">"),
        ("<h1>", "<h1 onclick=\"x\">"),
        ("<main>", "<main><p></p>"),
        ("<main>", "<p></p><main>"),
        ("<main>", "<main><!--x-->"),
        ("method=\"post\"", "method=\"get\""),
        ("action=\"/do/x\"", "action=\"/do/y\""),
        ("<input name=\"a\"", "<input name=\"b\""),
        ("<tr>", "<tr><p></p>"),
        ("<svg class=\"chart\">", "<svg class=\"chart\"><a></a>"),
        ("class=\"house\"", ""),
        ("<!DOCTYPE html>", ""),
        ("<td>", "<td><b>"),
        ("</h1>", ""),
        ("</form>", "</form><form></form>"),
    ] {
        assert!(plain.contains(from), "{from}");
        let told = plain.replacen(from, to, 1);
        assert!(found(&plain, &told), "{from} → {to}");
    }
}

#[test]
fn what_no_document_of_ours_has_is_found_where_both_have_it() {
    for smuggled in [
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"//evil.example\">x</a>",
        "<a href=\" /x\">x</a>",
        "<a href=\"/\\evil.example\">x</a>",
        "<form action=\"https://evil.example/?x\"></form>",
        "<button formaction=\"/do/x\">x</button>",
        "<p style=\"x\">x</p>",
        "<meta http-equiv=\"refresh\" content=\"1\">",
        "<svg><script>1</script></svg>",
        "<link rel=\"import\" href=\"/x\">",
        "<img alt=\"\">",
    ] {
        let told = document("x", escaped).replacen("<main>", &format!("<main>{smuggled}"), 1);
        assert!(!foreign(&told).is_empty(), "{smuggled}");
    }
}

#[test]
fn what_is_drawn_anew_makes_no_difference_and_what_people_read_does() {
    for (one, other) in [
        (
            "7b1f1b9e-2d0f-4e7b-9a5e-0c8f6f3f2d11",
            "0198f1b9-2d0f-7e7b-9a5e-0c8f6f3f2d12",
        ),
        ("/?to=%2Fx%3Ca%3E", "/?to=%2Fxxax"),
    ] {
        assert_eq!(folded(one), folded(other));
    }
    for (one, other) in [
        ("Aki", "Mio"),
        ("&amp;lt;", "&lt;"),
        ("3", "4"),
        ("%253C", "%3C"),
    ] {
        assert_ne!(folded(one), folded(other));
    }
    let plain = document("Aki", escaped);
    assert!(found(&plain, &document("Mio", escaped)));
}
