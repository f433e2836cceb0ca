//! Cards: the boxes of which a page is made, each under its heading.

use leptos::prelude::*;

/// A card.
pub fn card(title: impl IntoView + 'static, body: impl IntoView + 'static) -> AnyView {
    html! { <section class="sheet"><h2>{title}</h2>{body}</section> }
}

/// A card that an address can point to.
pub fn card_with_id(
    id: &'static str,
    title: impl IntoView + 'static,
    body: impl IntoView + 'static,
) -> AnyView {
    html! { <section class="sheet" id=id><h2>{title}</h2>{body}</section> }
}
