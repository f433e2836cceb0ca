//! Steps through a list: previous, where one is, next.

use crate::words::Locale;
use irori_core::domain::entry::EntryPage;
use leptos::prelude::*;

/// The pager of a page of entries; `newer` and `older` are the addresses of its neighbours.
pub fn pager(
    words: Locale,
    page: &EntryPage,
    newer: Option<String>,
    older: Option<String>,
) -> AnyView {
    let place = t!(
        words,
        "pager-place",
        page = page.number(),
        pages = page.pages(),
        total = page.total
    );
    html! {
        <nav class="pager" aria-label=t!(words, "pager")>
            {newer.map(|href| view! { <a rel="prev" href=href>{t!(words, "pager-newer")}</a> })}
            <span>{place}</span>
            {older.map(|href| view! { <a rel="next" href=href>{t!(words, "pager-older")}</a> })}
        </nav>
    }
}
