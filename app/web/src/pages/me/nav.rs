//! The rooms of Me, beside each other.

use crate::words::Words;
use leptos::prelude::*;

/// Address and name of every room.
const ROOMS: [(&str, &str); 9] = [
    ("/me", "me-nav-states"),
    ("/me/weeks", "me-nav-weeks"),
    ("/me/patterns", "me-nav-patterns"),
    ("/me/partners", "me-nav-partners"),
    ("/me/household", "me-nav-household"),
    ("/me/reviews", "me-nav-reviews"),
    ("/me/sharing", "me-nav-sharing"),
    ("/me/seen", "me-nav-seen"),
    ("/ledger", "me-nav-ledger"),
];

/// The way to the other rooms of Me; `at` is the address of this one.
pub fn me_nav(words: Words, at: &str) -> AnyView {
    let links: Vec<_> = ROOMS
        .into_iter()
        .map(|(href, key)| {
            let here = (href == at).then_some("page");
            view! { <a href=href aria-current=here>{words.say(key)}</a> }
        })
        .collect();
    view! { <nav class="subnav" aria-label=words.say("me-nav")>{links}</nav> }.into_any()
}
