//! Settings: who I am, my password, the way out; and the way to the rooms beside.

use super::my_logins;
use super::nav::settings_subnav;
use crate::addresses;
use crate::components::conflict::version_of;
use crate::components::{ActionForm, FieldKind, field, page_head};
use crate::context::{FormState, RequestContext};
use crate::pages::door::account_fields::{about_you, new_password};
use crate::pages::door::sign_out::sign_out;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let words = ctx.words;
    let logins = ctx.ports.forges.my_logins(viewer).await?;
    Ok(html! {
        {page_head(None, t!(words, "settings-title"), None)}
        {settings_subnav(words, addresses::SETTINGS.path())}
        <div class="columns">
            <div class="stack">
                {profile(&ctx, viewer)}
                {my_logins::logins_card(&ctx, viewer, &logins)}
            </div>
            <aside class="stack">
                {password(&ctx)}
                <section class="sheet">
                    <h2>{t!(words, "settings-leave")}</h2>
                    <p>{t!(words, "settings-signed-in-as", email = viewer.email.as_str())}</p>
                    {sign_out(words)}
                </section>
            </aside>
        </div>
    })
}

fn profile(ctx: &RequestContext, viewer: &Viewer) -> AnyView {
    let stored = viewer.profile.to_form();
    let act = ActionForm::failed_or(ctx, "account/profile", 0, FormState::of(stored.clone()));
    let fields = view! {
        {version_of(&act, &stored, stored.version(), None)}
        <h2>{t!(act, "settings-profile")}</h2>
        {field::line(&act, "name", "your-name", Some("your-name-hint"), FieldKind::Name)}
        {about_you(&act)}
        {field::line(&act, "day-ends-at", "your-day-end", Some("your-day-end-hint"), FieldKind::Time)}
        {act.submit_button("settings-save")}
    };
    act.form("sheet", fields)
}

fn password(ctx: &RequestContext) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "account/password", 1);
    let fields = view! {
        <h2>{t!(act, "settings-password")}</h2>
        <p class="soft small">{t!(act, "settings-password-about")}</p>
        {field::line(&act, "old-password", "old-password", None, FieldKind::Password)}
        {new_password(&act)}
        {act.quiet_button("settings-password-press")}
    };
    act.form("sheet", fields)
}
