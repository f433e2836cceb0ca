//! Lists, each with the sentence that stands where there is nothing in it.

use leptos::prelude::*;

/// Entries, each an `<li class="entry">`.
pub fn entries(lines: Vec<impl IntoView + 'static>, none: String) -> AnyView {
    match lines.is_empty() {
        true => html! { <p class="soft">{none}</p> },
        false => html! { <ul class="entries">{lines}</ul> },
    }
}

/// Pieces of any kind under each other.
pub fn stack(pieces: Vec<AnyView>, none: String) -> AnyView {
    match pieces.is_empty() {
        true => html! { <p class="soft">{none}</p> },
        false => html! { <div class="stack">{pieces}</div> },
    }
}
