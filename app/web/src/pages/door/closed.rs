//! The way to what is left of a closed account: its person's data, to take away or erase.

use super::account_fields::address;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::pages::{asking, param};
use irori_ports::Opens;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let token = param("token");
    asking(|asked| async move {
        let Opens::Closed { email } = asked.ports.doors.opens(&token, asked.now).await? else {
            return Err(AppError::LinkSpent);
        };
        let words = asked.words;
        let act = ActionForm::fresh(&asked, "closed", 0);
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
