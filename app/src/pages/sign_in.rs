//! The door: e-mail and password.

use super::asking;
use super::settings::sign_out;
use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{Asked, own_path};
use crate::domain::person::Viewer;
use crate::words::Words;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        Ok(match &asked.viewer {
            Some(viewer) => inside(asked.words, viewer),
            None => door(&asked),
        })
    })
}

fn door(asked: &Asked) -> AnyView {
    let words = asked.words;
    let act = Act::fresh(asked, "sign-in", 0);
    let to = own_path(act.typed.form.text("to").or(asked.query.text("to")));
    let fields = view! {
        {act.hidden("to", to)}
        {field::line(&act, "email", "door-email", None, Kind::Email)}
        {field::line(&act, "password", "door-password", None, Kind::Password)}
        {act.press("sign-in-press")}
    };
    view! {
        {page_head(None, words.say("sign-in-title"), None)}
        {act.form("sheet", fields)}
        <p class="soft small">{words.say("sign-in-lost")}</p>
    }
    .into_any()
}

/// For somebody who is signed in already.
fn inside(words: Words, viewer: &Viewer) -> AnyView {
    let sentence = words.tell(
        "sign-in-inside",
        &[("name", viewer.profile.name.as_str().into())],
    );
    view! {
        {page_head(None, words.say("sign-in-inside-title"), None)}
        <section class="sheet">
            <p>{sentence}</p>
            <p><a href="/">{words.say("sign-in-to-today")}</a></p>
            {sign_out(words)}
        </section>
    }
    .into_any()
}
