//! A band as people see it: word, shape and colour together.

use crate::words::Locale;
use irori_core::signals::bands::Band;
use leptos::prelude::*;

/// The chip of a band.
pub fn band(words: Locale, band: Band) -> AnyView {
    let (class, key, shape) = match band {
        Band::NoData => ("band band--none", "band-none", None),
        Band::Ok => (
            "band band--ok",
            "band-ok",
            Some("M5 .5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z"),
        ),
        Band::Watch => ("band band--watch", "band-watch", Some("M5 0l5 5-5 5-5-5z")),
        Band::Act => ("band band--act", "band-act", Some("M5 .5l5 9H0z")),
    };
    chip(class, t!(words, key), shape)
}

/// The chip of an OK that could be a WATCH, had more days been answered.
pub fn unconfirmed(words: Locale) -> AnyView {
    chip(
        "band band--none",
        t!(words, "band-unconfirmed"),
        Some("M5 .5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z"),
    )
}

/// The chip of a change for the better, which is no band.
pub fn better(words: Locale) -> AnyView {
    chip(
        "band band--ok",
        t!(words, "band-better"),
        Some("M5 9.5l-5-9h10z"),
    )
}

fn chip(class: &'static str, word: String, shape: Option<&'static str>) -> AnyView {
    let shape = shape.map(|shape| {
        view! { <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false"><path d=shape></path></svg> }
    });
    html! { <span class=class>{shape}{word}</span> }
}
