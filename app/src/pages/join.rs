//! Joining by an invitation, and the fields that every new account begins with.

use super::account_fields::{address, new_password};
use super::{asking, param};
use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{Asked, Typed};
use crate::domain::form::Form;
use crate::domain::person::Language;
use crate::error::Trouble;
use crate::ports::Opens;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let token = param("token");
    asking(|asked| async move {
        let Opens::Join { email, team } = asked.house.doors.opens(&token, asked.now).await? else {
            return Err(Trouble::LinkSpent);
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

/// The form of a new account: in the language of the page, in Japanese with Japan's time zone.
pub(super) fn new_account(asked: &Asked, name: &'static str) -> Act {
    let language = asked.words.0;
    let zone = (language == Language::Japanese).then_some("Asia/Tokyo");
    let usual = Form::default()
        .with("language", language.as_str())
        .with_some("zone", zone);
    Act::stored(asked, name, 0, Typed::of(usual))
}

/// Language and time zone.
pub(super) fn about_you(act: &Act) -> AnyView {
    let languages = Language::ALL
        .iter()
        .map(|l| {
            (
                l.as_str().to_owned(),
                act.say(&format!("language-{}", l.as_str())),
            )
        })
        .collect();
    view! {
        {field::select(act, "language", "your-language", None, None, languages)}
        {field::zone(act, "zone", "your-zone", Some("your-zone-hint"))}
    }
    .into_any()
}
