//! Steps through a list: previous, where one is, next.

use crate::words::Words;
use irori_core::domain::entry::EntryPage;
use leptos::prelude::*;

/// The pager of a page of entries; `newer` and `older` are the addresses of its neighbours.
pub fn pager(
    words: Words,
    page: &EntryPage,
    newer: Option<String>,
    older: Option<String>,
) -> AnyView {
    let place = words.tell(
        "pager-place",
        &[
            ("page", page.number().into()),
            ("pages", page.pages().into()),
            ("total", page.total.into()),
        ],
    );
    view! {
        <nav class="pager" aria-label=words.say("pager")>
            {newer.map(|href| view! { <a rel="prev" href=href>{words.say("pager-newer")}</a> })}
            <span>{place}</span>
            {older.map(|href| view! { <a rel="next" href=href>{words.say("pager-older")}</a> })}
        </nav>
    }
    .into_any()
}
