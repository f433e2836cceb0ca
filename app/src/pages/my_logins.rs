//! One's own logins on forges, as a part of the settings.

use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::context::{Asked, Typed};
use crate::domain::forge_account::{Account, Forge, ForgeAccount};
use crate::pages::admin::forges::{forge_name, forges};
use leptos::prelude::*;

/// `proposed` are logins that commit with the viewer's own address.
pub fn sheet(asked: &Asked, logins: &[ForgeAccount], proposed: &[Account]) -> AnyView {
    let act = Act::fresh(asked, "forges/add-my-login", 2);
    let failed = [
        "forges/remove-my-login",
        "forges/confirm-mine",
        "forges/refuse-mine",
    ]
    .into_iter()
    .find_map(|act| asked.failed(act));
    let failed = failed.map(|(_, trouble)| notice::trouble(asked.words, trouble));
    let lines: Vec<_> = logins
        .iter()
        .map(|account| {
            view! {
                <li class="entry">
                    {named(asked, account.forge, account.login.as_str())}
                    {remove(asked, account)}
                </li>
            }
        })
        .collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="entries">{lines}</ul> });
    let fields = view! {
        {field::select(&act, "forge", "forges-forge", None, None, forges(asked.words))}
        {field::line(&act, "login", "ties-login", Some("forges-mine-hint"), Kind::Text)}
        {act.quiet_press("forges-mine-press")}
    };
    view! {
        <section class="sheet">
            <h2>{act.say("ties-mine")}</h2>
            <p class="soft small">{act.say("forges-mine-about")}</p>
            {failed}
            {list}
            {proposals(asked, proposed)}
            {act.form("stack", fields)}
        </section>
    }
    .into_any()
}

fn named(asked: &Asked, forge: Forge, login: &str) -> AnyView {
    view! {
        <span class="entry__kind"><bdi>{login.to_owned()}</bdi></span>
        <span class="entry__when">{forge_name(asked.words, forge)}</span>
    }
    .into_any()
}

fn proposals(asked: &Asked, proposed: &[Account]) -> Option<AnyView> {
    if proposed.is_empty() {
        return None;
    }
    let lines: Vec<_> = proposed
        .iter()
        .map(|account| {
            view! {
                <li class="entry">
                    {named(asked, account.forge, account.login.as_str())}
                    {answer(asked, account, "forges/confirm-mine", 4, "ties-confirm")}
                    {answer(asked, account, "forges/refuse-mine", 5, "ties-refuse")}
                </li>
            }
        })
        .collect();
    let words = asked.words;
    Some(
        view! {
            <h3>{words.say("ties-proposed")}</h3>
            <p class="soft small">{words.say("ties-proposed-about")}</p>
            <ul class="entries">{lines}</ul>
        }
        .into_any(),
    )
}

/// One of the two answers to a proposal.
fn answer(
    asked: &Asked,
    account: &Account,
    name: &'static str,
    n: u8,
    key: &'static str,
) -> AnyView {
    let act = Act::new(asked, name, n, Typed::default());
    let login = account.login.as_str().to_owned();
    let values = [
        ("login", login.as_str().into()),
        ("forge", forge_name(asked.words, account.forge).into()),
    ];
    let label = act.words.tell(&format!("{key}-which"), &values);
    let fields = view! {
        {act.hidden("forge", account.forge.as_str())}
        {act.hidden("login", login.clone())}
        <button class="link-button" type="submit" aria-label=label>{act.say(key)}</button>
    };
    act.form("row", fields)
}

fn remove(asked: &Asked, account: &ForgeAccount) -> AnyView {
    let act = Act::new(asked, "forges/remove-my-login", 3, Typed::default());
    let login = account.login.as_str().to_owned();
    let label = act
        .words
        .tell("forges-untie-whose", &[("login", login.into())]);
    let fields = view! {
        {act.hidden("id", account.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("forges-untie")}</button>
    };
    act.form("row", fields)
}
