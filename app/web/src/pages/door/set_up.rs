//! The first set-up: the organisation and its first admin, behind a one-time link.

use super::account_fields::{about_you, new_account, new_password};
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::pages::{asking, param};
use irori_ports::Opens;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let token = param("token");
    asking(|asked| async move {
        let Opens::SetUp = asked.ports.doors.opens(&token, asked.now).await? else {
            return Err(AppError::LinkSpent);
        };
        let words = asked.words;
        let act = new_account(&asked, "set-up");
        let fields = view! {
            {act.hidden("token", token)}
            {field::line(&act, "org-name", "set-up-org", None, Kind::Text)}
            {field::line(&act, "name", "your-name", Some("your-name-hint"), Kind::Name)}
            {field::line(&act, "email", "door-email", Some("set-up-email-hint"), Kind::Email)}
            {new_password(&act)}
            {about_you(&act)}
            {act.press("set-up-press")}
        };
        Ok(view! {
            {page_head(None, words.say("set-up-title"), Some(words.say("set-up-lead")))}
            {act.form("sheet", fields)}
        }
        .into_any())
    })
}
