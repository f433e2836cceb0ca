//! Forges: the hooks by which pull requests come, how they fare, and whose logins they name.

use super::{generated_files, grid, hook_health, shown_once, subnav};
use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{Asked, Typed};
use crate::domain::forge_account::{Forge, Untied};
use crate::domain::hook::HookLine;
use crate::ports::{Answer, PersonLine, TieLine};
use crate::words::Words;
use leptos::prelude::*;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let (admin, words) = (asked.admin()?, asked.words);
        let forges = &asked.house.forges;
        let hooks = forges.hooks(admin, asked.now).await?;
        let ties = forges.ties(admin).await?;
        let untied = forges.untied(admin).await?;
        let health = forges.hook_health(admin, asked.now).await?;
        let generated = forges.generated_paths(admin).await?;
        let people = asked.house.org.people(admin).await?;
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
                    {ties_sheet(&asked, &ties)}
                    {untied_sheet(&asked, &untied)?}
                </div>
                <aside class="stack">
                    {add_hook(&asked)}
                    {tie(&asked, &people)}
                    {generated_files::sheet(&asked, &generated)?}
                </aside>
            </div>
        }
        .into_any())
    })
}

/// The secret of the hook that was made just now.
fn made(asked: &Asked, hooks: &[HookLine]) -> Option<AnyView> {
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

fn address_of(asked: &Asked, hook: &HookLine) -> String {
    asked.link(&format!("/hooks/{}/{}", hook.forge.as_str(), hook.id))
}

/// Every forge by name, for a field in which one is chosen.
pub fn forges(words: Words) -> Vec<(String, String)> {
    Forge::ALL
        .iter()
        .map(|forge| (forge.as_str().to_owned(), forge_name(words, *forge)))
        .collect()
}

pub fn forge_name(words: Words, forge: Forge) -> String {
    words.say(&format!("forge-{}", forge.as_str()))
}

fn hooks_sheet(asked: &Asked, hooks: &[HookLine]) -> Answer<AnyView> {
    let words = asked.words;
    let zone = asked.admin()?.profile.zone;
    let failed = asked
        .failed("forges/remove-hook")
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
                    <td>{last}</td>
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

fn outcome_name(words: Words, outcome: &str) -> String {
    words.say(&format!("forges-outcome-{outcome}"))
}

fn remove_hook(asked: &Asked, hook: &HookLine) -> AnyView {
    let act = Act::new(asked, "forges/remove-hook", 1, Typed::default());
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

fn add_hook(asked: &Asked) -> AnyView {
    let act = Act::fresh(asked, "forges/add-hook", 0);
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

fn ties_sheet(asked: &Asked, ties: &[TieLine]) -> AnyView {
    let words = asked.words;
    let failed = asked
        .failed("forges/untie")
        .map(|(_, trouble)| notice::trouble(words, trouble));
    let rows: Vec<_> = ties
        .iter()
        .map(|tie| {
            let person = format!("/admin/people/{}", tie.account.person);
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{tie.account.login.as_str().to_owned()}</bdi>
                        <span class="small">{forge_name(words, tie.account.forge)}</span>
                    </th>
                    <td><a href=person>{tie.name.clone()}</a></td>
                    <td>{untie(asked, tie)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let shown = if rows.is_empty() {
        view! { <p class="empty">{words.say("forges-no-tie")}</p> }.into_any()
    } else {
        let head = ["ties-login", "forges-person", "forges-act"];
        grid(words, "forges-ties-caption", &head, rows)
    };
    view! { <section class="sheet"><h2>{words.say("forges-ties")}</h2>{failed}{shown}</section> }
        .into_any()
}

fn untie(asked: &Asked, tie: &TieLine) -> AnyView {
    let act = Act::new(asked, "forges/untie", 2, Typed::default());
    let login = tie.account.login.as_str().to_owned();
    let label = act
        .words
        .tell("forges-untie-whose", &[("login", login.into())]);
    let fields = view! {
        {act.hidden("id", tie.account.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("forges-untie")}</button>
    };
    act.form("row", fields)
}

fn untied_sheet(asked: &Asked, untied: &[Untied]) -> Answer<AnyView> {
    let words = asked.words;
    let zone = asked.admin()?.profile.zone;
    let lines: Vec<_> = untied
        .iter()
        .map(|seen| {
            let when = words.tell(
                "forges-seen",
                &[("at", words.moment(seen.seen, zone).into())],
            );
            view! {
                <li class="entry">
                    <span class="entry__kind"><bdi>{seen.login.as_str().to_owned()}</bdi></span>
                    <span class="entry__when">{forge_name(words, seen.forge)}" · "{when}</span>
                </li>
            }
        })
        .collect();
    let shown = if lines.is_empty() {
        view! { <p class="soft">{words.say("forges-none-untied")}</p> }.into_any()
    } else {
        view! {
            <p class="soft small">{words.say("forges-untied-about")}</p>
            <ul class="entries">{lines}</ul>
        }
        .into_any()
    };
    Ok(
        view! { <section class="sheet"><h2>{words.say("forges-untied")}</h2>{shown}</section> }
            .into_any(),
    )
}

fn tie(asked: &Asked, people: &[PersonLine]) -> AnyView {
    let act = Act::fresh(asked, "forges/tie", 3);
    let options = people
        .iter()
        .filter(|p| !p.closed)
        .map(|p| {
            (
                p.id.to_string(),
                format!("{} ({})", p.name, p.email.as_str()),
            )
        })
        .collect();
    let choose = act.say("admin-choose-team");
    let fields = view! {
        <h2>{act.say("forges-tie")}</h2>
        {field::select(&act, "forge", "forges-forge", None, None, forges(asked.words))}
        {field::line(&act, "login", "ties-login", None, Kind::Text)}
        {field::select(&act, "person", "forges-person", None, Some(choose), options)}
        <div>{act.quiet_press("forges-tie-press")}</div>
    };
    act.form("sheet", fields)
}
