//! Settings: who I am, my password, the way out; and the way to the rooms beside.

use super::my_logins;
use super::nav::settings_subnav;
use crate::addresses;
use crate::components::{ActionForm, FieldKind, field, page_head};
use crate::context::{FormState, RequestContext};
use crate::pages::door::account_fields::{about_you, new_password};
use crate::pages::door::sign_out::sign_out;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(asked: RequestContext) -> Answer<AnyView> {
    let viewer = asked.viewer()?;
    let words = asked.words;
    let logins = asked.ports.forges.my_logins(viewer).await?;
    Ok(html! {
        {page_head(None, t!(words, "settings-title"), None)}
        {settings_subnav(words, addresses::SETTINGS.path())}
        <div class="columns">
            <div class="stack">
                {profile(&asked, viewer)}
                {my_logins::sheet(&asked, viewer, &logins)}
            </div>
            <aside class="stack">
                {password(&asked)}
                <section class="sheet">
                    <h2>{t!(words, "settings-leave")}</h2>
                    <p>{t!(words, "settings-signed-in-as", email = viewer.email.as_str())}</p>
                    {sign_out(words)}
                </section>
            </aside>
        </div>
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
        <h2>{t!(act, "settings-profile")}</h2>
        {field::line(&act, "name", "your-name", Some("your-name-hint"), FieldKind::Name)}
        {about_you(&act)}
        {field::line(&act, "day-ends-at", "your-day-end", Some("your-day-end-hint"), FieldKind::Time)}
        {act.submit_button("settings-save")}
    };
    act.form("sheet", fields)
}

fn password(asked: &RequestContext) -> AnyView {
    let act = ActionForm::fresh(asked, "account/password", 1);
    let fields = view! {
        <h2>{t!(act, "settings-password")}</h2>
        <p class="soft small">{t!(act, "settings-password-about")}</p>
        {field::line(&act, "old-password", "old-password", None, FieldKind::Password)}
        {new_password(&act)}
        {act.quiet_button("settings-password-press")}
    };
    act.form("sheet", fields)
}
