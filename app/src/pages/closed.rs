//! The way to what is left of a closed account: its person's data, to take away or erase.

use super::account_fields::address;
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
        let Opens::Closed { email } = asked.house.doors.opens(&token, asked.now).await? else {
            return Err(Trouble::LinkSpent);
        };
        let words = asked.words;
        let act = Act::fresh(&asked, "closed", 0);
        let fields = view! {
            {act.hidden("token", token)}
            {address(words, &email)}
            {field::line(&act, "proof", "closed-proof", Some("closed-proof-hint"), Kind::Password)}
            {act.press("closed-press")}
        };
        Ok(view! {
            {page_head(None, words.say("closed-title"), Some(words.say("closed-lead")))}
            {act.form("sheet", fields)}
        }
        .into_any())
    })
}
