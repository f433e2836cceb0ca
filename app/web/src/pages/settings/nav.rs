//! The rooms of the settings.

use crate::words::Words;
use leptos::prelude::*;

/// The rooms of the settings; `here` is the path of the one shown.
pub(in crate::pages) fn settings_subnav(words: Words, here: &'static str) -> AnyView {
    let rooms = [
        ("/settings", "subnav-settings"),
        ("/settings/hours", "subnav-hours"),
        ("/settings/sessions", "subnav-sessions"),
        ("/settings/recovery", "subnav-recovery"),
        ("/settings/security", "subnav-security"),
        ("/settings/mine", "subnav-mine"),
        ("/ledger", "subnav-ledger"),
    ];
    let rooms = rooms.map(|(href, key)| {
        view! { <a href=href aria-current=(href == here).then_some("page")>{words.say(key)}</a> }
    });
    view! { <nav class="subnav" aria-label=words.say("subnav-settings-label")>{Vec::from(rooms)}</nav> }.into_any()
}
