//! A new password for somebody who lost theirs, and the fields in which one is chosen.

use super::account_fields::{address, new_password};
use super::{asking, param};
use crate::components::act::Act;
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
