//! Settings: who I am, my password, the way out; and the way to the rooms beside.

use super::account_fields::new_password;
use super::asking;
use super::join::about_you;
use super::my_logins;
use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{Asked, Typed};
use crate::domain::person::Viewer;
use crate::words::Words;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let words = asked.words;
        let logins = asked.house.forges.my_logins(viewer).await?;
        Ok(view! {
            {page_head(None, words.say("settings-title"), None)}
            {settings_subnav(words, "/settings")}
            <div class="columns">
                <div class="stack">
                    {profile(&asked, viewer)}
                    {my_logins::sheet(&asked, viewer, &logins)}
                </div>
                <aside class="stack">
                    {password(&asked)}
                    <section class="sheet">
                        <h2>{words.say("settings-leave")}</h2>
                        <p>{words.tell("settings-signed-in-as", &[("email", viewer.email.as_str().into())])}</p>
                        {sign_out(words)}
                    </section>
                </aside>
            </div>
        }
        .into_any())
    })
}

/// The rooms of the settings; `here` is the path of the one shown.
pub(super) fn settings_subnav(words: Words, here: &'static str) -> AnyView {
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
    view! { <nav class="subnav" aria-label=words.say("subnav-settings-label")>{rooms.to_vec()}</nav> }.into_any()
}

/// The way out, also where the navigation has no room for it.
pub(super) fn sign_out(words: Words) -> AnyView {
    view! {
        <form method="post" action="/do/sign-out">
            <button class="button button--quiet" type="submit">{words.say("sign-out")}</button>
        </form>
    }
    .into_any()
}

fn profile(asked: &Asked, viewer: &Viewer) -> AnyView {
    let act = Act::stored(
        asked,
        "account/profile",
        0,
        Typed::of(viewer.profile.to_form()),
    );
    let fields = view! {
        <h2>{act.say("settings-profile")}</h2>
        {field::line(&act, "name", "your-name", Some("your-name-hint"), Kind::Name)}
        {about_you(&act)}
        {field::line(&act, "day-ends-at", "your-day-end", Some("your-day-end-hint"), Kind::Time)}
        {act.press("settings-save")}
    };
    act.form("sheet", fields)
}

fn password(asked: &Asked) -> AnyView {
    let act = Act::fresh(asked, "account/password", 1);
    let fields = view! {
        <h2>{act.say("settings-password")}</h2>
        <p class="soft small">{act.say("settings-password-about")}</p>
        {field::line(&act, "old-password", "old-password", None, Kind::Password)}
        {new_password(&act)}
        {act.quiet_press("settings-password-press")}
    };
    act.form("sheet", fields)
}
