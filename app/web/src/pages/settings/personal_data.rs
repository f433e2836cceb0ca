//! My data: the files to take away, how long entries are kept, the way to erase the account.

use super::nav::settings_subnav;
use crate::addresses;
use crate::components::{ActionForm, card, field, page_head};
use crate::context::RequestContext;
use crate::pages::door::account_fields::own_password;
use crate::pages::door::receipt;
use crate::pages::door::sign_out::sign_out;
use crate::words::Locale;
use irori_core::domain::retention::Retention;
use irori_ports::Answer;
use irori_ports::personal_data::PersonalDataFacts;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    // The account is gone by now, and nobody is signed in.
    if let Some((_, text)) = ctx.secret("account/erase") {
        return receipt::page(ctx.words, text);
    }
    let viewer = ctx.viewer()?;
    let facts = ctx.ports.personal_data.facts(viewer, ctx.now).await?;
    let words = ctx.words;
    // Of a closed account's settings this page alone is left, so the way out stands here: on a
    // phone the navigation has no room for it.
    let is_closed = viewer.account.closed;
    let way_out = is_closed.then(|| sign_out(words));
    let subnav = (!is_closed).then(|| settings_subnav(words, addresses::PERSONAL_DATA.path()));
    Ok(html! {
        {page_head(None, t!(words, "mine-title"), None)}
        {subnav}
        <div class="columns">
            <div class="stack">
                {downloads(words)}
                {kept(words, &facts)}
            </div>
            <aside class="stack">{erase(&ctx)}{way_out}</aside>
        </div>
    })
}

fn downloads(words: Locale) -> AnyView {
    let files = [
        (
            addresses::MY_FILE.path("irori.json"),
            "mine-json",
            "mine-json-about",
        ),
        (
            addresses::MY_FILE.path("entries.csv"),
            "mine-csv",
            "mine-csv-about",
        ),
    ];
    let files = files.map(|(href, name, about)| {
        view! {
            <li>
                <a href=href download="">{t!(words, name)}</a>
                <p class="small soft">{t!(words, about)}</p>
            </li>
        }
    });
    let body = view! {
        <p>{t!(words, "mine-download-about")}</p>
        <ul class="stack">{Vec::from(files)}</ul>
        <p class="small"><a href=addresses::MY_FILE_SCHEMA.path()>{t!(words, "mine-schema")}</a></p>
    };
    card(t!(words, "mine-download"), body)
}

fn kept(words: Locale, facts: &PersonalDataFacts) -> AnyView {
    let how_long = match (facts.retention, facts.kept_from) {
        (Retention::Months(months), Some(from)) => {
            t!(words, "mine-kept-months", months, from = words.dated(from))
        }
        _ => t!(words, "mine-kept-for-good"),
    };
    let first = match facts.first {
        Some(day) => t!(words, "mine-first", day = words.dated(day)),
        None => t!(words, "mine-no-entries"),
    };
    let body = view! {
        <p>{how_long}</p>
        <p>{first}</p>
    };
    card(t!(words, "mine-kept"), body)
}

fn erase(ctx: &RequestContext) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "account/erase", 0);
    let inner = view! {
        <h2>{t!(act, "mine-erase")}</h2>
        <p>{t!(act, "mine-erase-about")}</p>
        <p>{t!(act, "mine-erase-stays")}</p>
        <p>{t!(act, "mine-erase-download-first")}</p>
        {own_password(ctx, &act, "mine-erase-password")}
        {field::tick(&act, "sure", "mine-erase-sure")}
        {act.danger_button("mine-erase-press")}
    };
    act.form("sheet dangerous", inner)
}
