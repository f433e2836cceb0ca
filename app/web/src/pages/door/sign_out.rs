//! The way out.

use crate::addresses;
use crate::words::Locale;
use leptos::prelude::*;

/// The way out, also where the navigation has no room for it.
pub(in crate::pages) fn sign_out(words: Locale) -> AnyView {
    html! {
        <form method="post" action=addresses::of_action("sign-out")>
            <button class="button button--quiet" type="submit">{t!(words, "sign-out")}</button>
        </form>
    }
}
