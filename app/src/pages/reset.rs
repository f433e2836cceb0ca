//! A new password for somebody who lost theirs, and the fields in which one is chosen.

use super::join::address;
use super::{asking, param};
use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::error::Trouble;
use crate::ports::Opens;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let token = param("token");
    asking(|asked| async move {
        let Opens::Reset { email } = asked.house.doors.opens(&token, asked.now).await? else {
            return Err(Trouble::LinkSpent);
        };
        let words = asked.words;
        let act = Act::fresh(&asked, "reset", 0);
        let fields = view! {
            {act.hidden("token", token)}
            {address(words, &email)}
            {new_password(&act)}
            {act.press("reset-press")}
        };
        Ok(view! {
            {page_head(None, words.say("reset-title"), Some(words.say("reset-lead")))}
            {act.form("sheet", fields)}
        }
        .into_any())
    })
}

/// A new password, twice. It is never shown again, so after a mistake it has to be typed anew.
pub(super) fn new_password(act: &Act) -> AnyView {
    let hint = if act.typed.trouble.is_some() {
        "new-password-anew"
    } else {
        "new-password-hint"
    };
    view! {
        {field::line(act, "password", "new-password", Some(hint), Kind::NewPassword)}
        {field::line(act, "password-again", "new-password-again", None, Kind::NewPassword)}
    }
    .into_any()
}
