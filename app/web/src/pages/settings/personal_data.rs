//! My data: the files to take away, how long entries are kept, the way to erase the account.

use super::nav::settings_subnav;
use crate::components::act::ActionForm;
use crate::components::field;
use crate::components::page_head::page_head;
use crate::context::RequestContext;
use crate::pages::asking;
use crate::pages::door::account_fields::own_password;
use crate::pages::door::receipt;
use crate::pages::door::sign_out::sign_out;
use crate::words::Words;
use irori_core::domain::retention::Retention;
use irori_ports::mine::MineFacts;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        // The account is gone by now, and nobody is signed in.
        if let Some((_, text)) = asked.secret("account/erase") {
            return receipt::page(asked.words, text);
        }
        let viewer = asked.viewer()?;
        let facts = asked.ports.mine.facts(viewer, asked.now).await?;
        let words = asked.words;
        // Of a closed account's settings this page alone is left, so the way out stands here: on a
        // phone the navigation has no room for it.
        let is_closed = viewer.account.closed;
        let subnav = (!is_closed).then(|| settings_subnav(words, "/settings/mine"));
        let way_out = is_closed.then(|| sign_out(words));
        Ok(view! {
            {page_head(None, words.say("mine-title"), None)}
            {subnav}
            <div class="columns">
                <div class="stack">
                    {downloads(words)}
                    {kept(words, &facts)}
                </div>
                <aside class="stack">{erase(&asked)}{way_out}</aside>
            </div>
        }
        .into_any())
    })
}

fn downloads(words: Words) -> AnyView {
    let files = [
        ("/mine/irori.json", "mine-json", "mine-json-about"),
        ("/mine/entries.csv", "mine-csv", "mine-csv-about"),
    ];
    let files = files.map(|(href, name, about)| {
        view! {
            <li>
                <a href=href download="">{words.say(name)}</a>
                <p class="small soft">{words.say(about)}</p>
            </li>
        }
    });
    view! {
        <section class="sheet">
            <h2>{words.say("mine-download")}</h2>
            <p>{words.say("mine-download-about")}</p>
            <ul class="stack">{Vec::from(files)}</ul>
            <p class="small"><a href="/schemas/mine.json">{words.say("mine-schema")}</a></p>
        </section>
    }
    .into_any()
}

fn kept(words: Words, facts: &MineFacts) -> AnyView {
    let how_long = match (facts.retention, facts.kept_from) {
        (Retention::Months(months), Some(from)) => {
            let values = [
                ("months", months.into()),
                ("from", words.dated(from).into()),
            ];
            words.tell("mine-kept-months", &values)
        }
        _ => words.say("mine-kept-for-good"),
    };
    let first = match facts.first {
        Some(day) => words.tell("mine-first", &[("day", words.dated(day).into())]),
        None => words.say("mine-no-entries"),
    };
    view! {
        <section class="sheet">
            <h2>{words.say("mine-kept")}</h2>
            <p>{how_long}</p>
            <p>{first}</p>
        </section>
    }
    .into_any()
}

fn erase(asked: &RequestContext) -> AnyView {
    let act = ActionForm::fresh(asked, "account/erase", 0);
    let inner = view! {
        <h2>{act.say("mine-erase")}</h2>
        <p>{act.say("mine-erase-about")}</p>
        <p>{act.say("mine-erase-stays")}</p>
        <p>{act.say("mine-erase-download-first")}</p>
        {own_password(asked, &act, "mine-erase-password")}
        {field::tick(&act, "sure", "mine-erase-sure")}
        <button class="button button--danger" type="submit">{act.say("mine-erase-press")}</button>
    };
    act.form("sheet dangerous", inner)
}
