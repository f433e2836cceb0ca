//! The rooms beside the one that is shown.

use crate::words::Locale;
use leptos::prelude::*;

/// Rooms as address and key; `here` is the address of the one shown, `label` a key.
pub fn subnav(words: Locale, label: &str, rooms: &[(&'static str, &str)], here: &str) -> AnyView {
    let link = |(href, key): &(&'static str, &str)| {
        let current = (*href == here).then_some("page");
        view! { <a href=*href aria-current=current>{t!(words, key)}</a> }
    };
    let links: Vec<_> = rooms.iter().map(link).collect();
    html! { <nav class="subnav" aria-label=t!(words, label)>{links}</nav> }
}
