//! One's own logins on forges, as a part of the settings.

use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::context::{Asked, Typed};
use crate::domain::forge_account::ForgeAccount;
use crate::pages::admin::forges::forges;
use leptos::prelude::*;

pub fn sheet(asked: &Asked, logins: &[ForgeAccount]) -> AnyView {
    let act = Act::fresh(asked, "forges/add-my-login", 2);
    let failed = asked
        .failed("forges/remove-my-login")
        .map(|(_, trouble)| notice::trouble(asked.words, trouble));
    let lines: Vec<_> = logins
        .iter()
        .map(|account| {
            view! {
                <li class="entry">
                    <span class="entry__kind"><bdi>{account.login.as_str().to_owned()}</bdi></span>
                    {remove(asked, account)}
                </li>
            }
        })
        .collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="entries">{lines}</ul> });
    let fields = view! {
        {field::select(&act, "forge", "forges-forge", None, None, forges(asked.words))}
        {field::line(&act, "login", "forges-login", Some("forges-mine-hint"), Kind::Text)}
        {act.quiet_press("forges-mine-press")}
    };
    view! {
        <section class="sheet">
            <h2>{act.say("forges-mine")}</h2>
            <p class="soft small">{act.say("forges-mine-about")}</p>
            {failed}
            {list}
            {act.form("stack", fields)}
        </section>
    }
    .into_any()
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
