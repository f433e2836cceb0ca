//! Joining by an invitation.

use super::account_fields::{about_you, address, new_account, new_password};
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::pages::{asking, param};
use irori_ports::Opens;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let token = param("token");
    asking(|asked| async move {
        let Opens::Join { email, team } = asked.ports.doors.opens(&token, asked.now).await? else {
            return Err(AppError::LinkSpent);
        };
        let words = asked.words;
        let act = new_account(&asked, "join");
        let team = team.map(|team| words.tell("join-team", &[("team", team.into())]));
        let fields = view! {
            {act.hidden("token", token)}
            {address(words, &email)}
            {field::line(&act, "name", "your-name", Some("your-name-hint"), Kind::Name)}
            {new_password(&act)}
            {about_you(&act)}
            {act.press("join-press")}
        };
        Ok(view! {
            {page_head(team, words.say("join-title"), Some(words.say("join-lead")))}
            {act.form("sheet", fields)}
        }
        .into_any())
    })
}
