//! Forges: the hooks by which pull requests come, and how they fare; beside them whose logins they name.

use super::nav::subnav;
use super::{generated_files, hook_health, logins};
use crate::addresses;
use crate::components::{
    ActionForm, FieldKind, card, field, forge_name, forges, grid_or, notice, page_head, shown_once,
};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{HookLine, Unsigned};
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (admin, words) = (ctx.admin()?, ctx.words);
    let forges = &ctx.ports.forges;
    let hooks = forges.hooks(admin, ctx.now).await?;
    let ties = forges.ties(admin).await?;
    let untied = forges.untied(admin).await?;
    let claims = forges.claims(admin).await?;
    let health = forges.hook_health(admin, ctx.now).await?;
    let generated = forges.generated_paths(admin).await?;
    let people = ctx.ports.org.people(admin).await?;
    let title = t!(words, "forges-title", hooks = hooks.len());
    let lead = t!(words, "forges-lead");
    Ok(html! {
        {page_head(Some(t!(words, "forges")), title, Some(lead))}
        {subnav(&ctx)}
        {made(&ctx, &hooks)}
        <div class="columns">
            <div class="stack">
                {hooks_sheet(&ctx, &hooks)}
                {hook_health::health_card(words, admin.profile.zone, &health)}
                {logins::claims(&ctx, admin, &claims)}
                {logins::ties(&ctx, admin, &ties)}
                {logins::untied(&ctx, admin, &untied)}
            </div>
            <aside class="stack">
                {add_hook(&ctx)}
                {logins::tie(&ctx, &people)}
                {generated_files::card(&ctx, &generated)}
            </aside>
        </div>
    })
}

/// The secret of the hook that was made just now.
fn made(ctx: &RequestContext, hooks: &[HookLine]) -> Option<AnyView> {
    let (form, secret) = ctx.secret("forges/add-hook")?;
    let name = form.text("name").unwrap_or_default().trim();
    let hook = hooks.iter().find(|h| h.name == name)?;
    let title = t!(
        ctx,
        "forges-made",
        name = &hook.name,
        address = address_of(ctx, hook)
    );
    let secret = secret.to_owned();
    Some(shown_once(ctx.words, title, secret, "forges-made-about"))
}

fn address_of(ctx: &RequestContext, hook: &HookLine) -> String {
    ctx.link(&addresses::HOOK.path(hook.forge.as_str(), hook.id))
}

fn hooks_sheet(ctx: &RequestContext, hooks: &[HookLine]) -> AnyView {
    let words = ctx.words;
    let failed = notice::failed(ctx, &["forges/remove-hook", "forges/mark-lost"]);
    let rows: Vec<_> = hooks
        .iter()
        .map(|hook| {
            let last = match hook.last {
                None => t!(words, "forges-nothing-came"),
                Some((at, outcome)) => t!(
                    words,
                    "forges-last",
                    at = ctx.moment(at),
                    outcome = outcome_name(words, outcome.as_str())
                ),
            };
            let week: Vec<_> = hook
                .week
                .iter()
                .map(|(outcome, n)| format!("{} {n}", outcome_name(words, outcome.as_str())))
                .collect();
            html! {
                <tr>
                    <th scope="row"><bdi>{hook.name.clone()}</bdi></th>
                    <td><code>{address_of(ctx, hook)}</code></td>
                    <td>{last}{unsigned(ctx, hook)}</td>
                    <td>{week.join(" · ")}</td>
                    <td>{remove_hook(ctx, hook)}</td>
                </tr>
            }
        })
        .collect();
    let head = [
        "forges-hook",
        "forges-address",
        "forges-last-delivery",
        "forges-week",
        "forges-act",
    ];
    let shown = grid_or(words, "forges-hooks-caption", &head, rows, "forges-no-hook");
    card(t!(words, "forges-hooks"), (failed, shown))
}

/// How many came that were not signed with the hook's secret, and what an admin who knows why does about it.
fn unsigned(ctx: &RequestContext, hook: &HookLine) -> Option<AnyView> {
    let Unsigned { count, first, last } = hook.unsigned.as_ref()?;
    let told = t!(
        ctx,
        "forges-unsigned",
        count = *count,
        first = ctx.moment(*first),
        last = ctx.moment(*last)
    );
    let act = ActionForm::blank(ctx, "forges/mark-lost", 4);
    let label = t!(act, "forges-mark-lost-whose", name = &hook.name);
    let fields = view! {
        {act.hidden("id", hook.id)}
        <button class="link-button" type="submit" aria-label=label>{t!(act, "forges-mark-lost")}</button>
    };
    Some(html! { <p class="small">{told}</p>{act.form("row", fields)} })
}

fn outcome_name(words: Locale, outcome: &str) -> String {
    t!(words, &format!("forges-outcome-{outcome}"))
}

fn remove_hook(ctx: &RequestContext, hook: &HookLine) -> AnyView {
    let act = ActionForm::blank(ctx, "forges/remove-hook", 1);
    let label = t!(act, "forges-remove-whose", name = &hook.name);
    act.row(act.hidden("id", hook.id), "forges-remove", label)
}

fn add_hook(ctx: &RequestContext) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "forges/add-hook", 0);
    let fields = view! {
        <h2>{t!(act, "forges-add-hook")}</h2>
        {field::select(&act, "forge", "forges-forge", None, None, forges(ctx.words))}
        {field::line(&act, "name", "forges-hook-name", Some("forges-hook-name-hint"), FieldKind::Text)}
        <div>{act.submit_button("forges-add-hook-press")}</div>
        <p class="soft small">{t!(act, "forges-add-hook-about")}</p>
        {Forge::ALL.iter().map(|forge| about_forge(ctx.words, *forge)).collect_view()}
    };
    act.form("sheet", fields)
}

/// What to enter on a forge, and where.
fn about_forge(words: Locale, forge: Forge) -> AnyView {
    let about = t!(words, &format!("forges-add-hook-{}", forge.as_str()));
    html! {
        <details>
            <summary>{forge_name(words, forge)}</summary>
            <p class="soft small">{about}</p>
        </details>
    }
}
