//! Settings: who I am, my password, the way out; and the way to the rooms beside.

use super::my_logins;
use super::nav::settings_subnav;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::pages::asking;
use crate::pages::door::account_fields::{about_you, new_password};
use crate::pages::door::sign_out::sign_out;
use irori_core::domain::person::Viewer;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let words = asked.words;
        let logins = asked.ports.forges.my_logins(viewer).await?;
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

fn profile(asked: &RequestContext, viewer: &Viewer) -> AnyView {
    let act = ActionForm::stored(
        asked,
        "account/profile",
        0,
        FormState::of(viewer.profile.to_form()),
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

fn password(asked: &RequestContext) -> AnyView {
    let act = ActionForm::fresh(asked, "account/password", 1);
    let fields = view! {
        <h2>{act.say("settings-password")}</h2>
        <p class="soft small">{act.say("settings-password-about")}</p>
        {field::line(&act, "old-password", "old-password", None, Kind::Password)}
        {new_password(&act)}
        {act.quiet_press("settings-password-press")}
    };
    act.form("sheet", fields)
}
