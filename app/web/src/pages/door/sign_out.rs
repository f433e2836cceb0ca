//! The way out.

use crate::words::Words;
use leptos::prelude::*;

/// The way out, also where the navigation has no room for it.
pub(in crate::pages) fn sign_out(words: Words) -> AnyView {
    view! {
        <form method="post" action="/do/sign-out">
            <button class="button button--quiet" type="submit">{words.say("sign-out")}</button>
        </form>
    }
    .into_any()
}
