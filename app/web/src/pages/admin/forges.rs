//! Forges: the hooks by which pull requests come, and how they fare; beside them whose logins they name.

use super::nav::subnav;
use super::{generated_files, hook_health, logins};
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::forge_choice::{forge_name, forges};
use crate::components::notice;
use crate::components::notice::shown_once;
use crate::components::page_head::page_head;
use crate::components::table::grid;
use crate::context::{FormState, RequestContext};
use crate::words::Words;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{HookLine, Unsigned};
use irori_ports::Answer;
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let (admin, words) = (asked.admin()?, asked.words);
        let forges = &asked.ports.forges;
        let hooks = forges.hooks(admin, asked.now).await?;
        let ties = forges.ties(admin).await?;
        let untied = forges.untied(admin).await?;
        let claims = forges.claims(admin).await?;
        let health = forges.hook_health(admin, asked.now).await?;
        let generated = forges.generated_paths(admin).await?;
        let people = asked.ports.org.people(admin).await?;
        let title = words.tell("forges-title", &[("hooks", hooks.len().into())]);
        let lead = words.say("forges-lead");
        Ok(view! {
            {page_head(Some(words.say("forges")), title, Some(lead))}
            {subnav(&asked)}
            {made(&asked, &hooks)}
            <div class="columns">
                <div class="stack">
                    {hooks_sheet(&asked, &hooks)?}
                    {hook_health::sheet(words, admin.profile.zone, &health)}
                    {logins::claims(&asked, admin, &claims)}
                    {logins::ties(&asked, admin, &ties)}
                    {logins::untied(&asked, admin, &untied)}
                </div>
                <aside class="stack">
                    {add_hook(&asked)}
                    {logins::tie(&asked, &people)}
                    {generated_files::sheet(&asked, &generated)?}
                </aside>
            </div>
        }
        .into_any())
    })
}

/// The secret of the hook that was made just now.
fn made(asked: &RequestContext, hooks: &[HookLine]) -> Option<AnyView> {
    let (form, secret) = asked.secret("forges/add-hook")?;
    let name = form.text("name").unwrap_or_default().trim();
    let hook = hooks.iter().find(|h| h.name == name)?;
    let title = asked.words.tell(
        "forges-made",
        &[
            ("name", hook.name.as_str().into()),
            ("address", address_of(asked, hook).into()),
        ],
    );
    let secret = secret.to_owned();
    Some(shown_once(asked.words, title, secret, "forges-made-about"))
}

fn address_of(asked: &RequestContext, hook: &HookLine) -> String {
    asked.link(&format!("/hooks/{}/{}", hook.forge.as_str(), hook.id))
}

fn hooks_sheet(asked: &RequestContext, hooks: &[HookLine]) -> Answer<AnyView> {
    let words = asked.words;
    let zone = asked.admin()?.profile.zone;
    let failed = ["forges/remove-hook", "forges/mark-lost"]
        .into_iter()
        .find_map(|act| asked.failed(act))
        .map(|(_, trouble)| notice::trouble(words, trouble));
    let rows: Vec<_> = hooks
        .iter()
        .map(|hook| {
            let last = match hook.last {
                None => words.say("forges-nothing-came"),
                Some((at, outcome)) => words.tell(
                    "forges-last",
                    &[
                        ("at", words.moment(at, zone).into()),
                        ("outcome", outcome_name(words, outcome.as_str()).into()),
                    ],
                ),
            };
            let week: Vec<_> = hook
                .week
                .iter()
                .map(|(outcome, n)| format!("{} {n}", outcome_name(words, outcome.as_str())))
                .collect();
            view! {
                <tr>
                    <th scope="row"><bdi>{hook.name.clone()}</bdi></th>
                    <td><code>{address_of(asked, hook)}</code></td>
                    <td>{last}{unsigned(asked, zone, hook)}</td>
                    <td>{week.join(" · ")}</td>
                    <td>{remove_hook(asked, hook)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let shown = if rows.is_empty() {
        view! { <p class="empty">{words.say("forges-no-hook")}</p> }.into_any()
    } else {
        let head = [
            "forges-hook",
            "forges-address",
            "forges-last-delivery",
            "forges-week",
            "forges-act",
        ];
        grid(words, "forges-hooks-caption", &head, rows)
    };
    Ok(
        view! { <section class="sheet"><h2>{words.say("forges-hooks")}</h2>{failed}{shown}</section> }
            .into_any(),
    )
}

/// How many came that were not signed with the hook's secret, and what an admin who knows why does about it.
fn unsigned(asked: &RequestContext, zone: Tz, hook: &HookLine) -> Option<AnyView> {
    let Unsigned { count, first, last } = hook.unsigned.as_ref()?;
    let at = |at: DateTime<Utc>| asked.words.moment(at, zone);
    let values = [
        ("count", (*count).into()),
        ("first", at(*first).into()),
        ("last", at(*last).into()),
    ];
    let told = asked.words.tell("forges-unsigned", &values);
    let act = ActionForm::new(asked, "forges/mark-lost", 4, FormState::default());
    let label = act.words.tell(
        "forges-mark-lost-whose",
        &[("name", hook.name.as_str().into())],
    );
    let fields = view! {
        {act.hidden("id", hook.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("forges-mark-lost")}</button>
    };
    Some(view! { <p class="small">{told}</p>{act.form("row", fields)} }.into_any())
}

fn outcome_name(words: Words, outcome: &str) -> String {
    words.say(&format!("forges-outcome-{outcome}"))
}

fn remove_hook(asked: &RequestContext, hook: &HookLine) -> AnyView {
    let act = ActionForm::new(asked, "forges/remove-hook", 1, FormState::default());
    let label = act.words.tell(
        "forges-remove-whose",
        &[("name", hook.name.as_str().into())],
    );
    let fields = view! {
        {act.hidden("id", hook.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("forges-remove")}</button>
    };
    act.form("row", fields)
}

fn add_hook(asked: &RequestContext) -> AnyView {
    let act = ActionForm::fresh(asked, "forges/add-hook", 0);
    let fields = view! {
        <h2>{act.say("forges-add-hook")}</h2>
        {field::select(&act, "forge", "forges-forge", None, None, forges(asked.words))}
        {field::line(&act, "name", "forges-hook-name", Some("forges-hook-name-hint"), Kind::Text)}
        <div>{act.press("forges-add-hook-press")}</div>
        <p class="soft small">{act.say("forges-add-hook-about")}</p>
        {Forge::ALL.iter().map(|forge| about_forge(asked.words, *forge)).collect_view()}
    };
    act.form("sheet", fields)
}

/// What to enter on a forge, and where.
fn about_forge(words: Words, forge: Forge) -> AnyView {
    let about = words.say(&format!("forges-add-hook-{}", forge.as_str()));
    view! {
        <details>
            <summary>{forge_name(words, forge)}</summary>
            <p class="soft small">{about}</p>
        </details>
    }
    .into_any()
}
