//! Deliveries that were signed and could not be read: what they lack, and reading them again.

use super::nav::subnav;
use crate::addresses;
use crate::components::{ActionForm, forge_name, grid_or, notice, page_head};
use crate::context::RequestContext;
use irori_core::domain::id::QuarantineId;
use irori_core::domain::quarantine::{QuarantinePage, Quarantined};
use irori_ports::Answer;
use leptos::prelude::*;
use serde_json::Value;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (admin, words) = (ctx.admin()?, ctx.words);
    let before = ctx.query.text("before");
    let before = before.and_then(|id| QuarantineId::parse(id).ok());
    let page = ctx.ports.forges.quarantined(admin, before).await?;
    let title = t!(words, "quarantine-title", kept = page.total);
    let failed = ["forges/replay", "forges/discard"]
        .into_iter()
        .find_map(|act| ctx.failed(act));
    let failed = failed.map(|(_, trouble)| notice::trouble(words, trouble));
    Ok(html! {
        {page_head(Some(t!(words, "forges")), title, Some(t!(words, "quarantine-lead")))}
        {subnav(&ctx)}
        {failed}
        <section class="sheet">
            {list(&ctx, &page)}
            {steps(&ctx, &page, before)}
            <p><a href=addresses::FORGES.path()>{t!(words, "quarantine-back")}</a></p>
        </section>
    })
}

fn list(ctx: &RequestContext, page: &QuarantinePage) -> AnyView {
    let rows = page.kept.iter().map(|kept| row(ctx, kept)).collect();
    let head = [
        "quarantine-when",
        "forges-hook",
        "quarantine-event",
        "quarantine-lacks",
        "forges-act",
    ];
    grid_or(
        ctx.words,
        "quarantine-caption",
        &head,
        rows,
        "quarantine-none",
    )
}

/// The delivery, and under it what is kept of it.
fn row(ctx: &RequestContext, kept: &Quarantined) -> AnyView {
    let words = ctx.words;
    let malformed = &kept.malformed;
    let repository = malformed.repository.clone();
    let repository = repository.map(|r| view! { <span class="small"><bdi>{r}</bdi></span> });
    let stored = match serde_json::from_str::<Value>(&malformed.payload) {
        Ok(json) => html! {
            <details>
                <summary>{t!(words, "quarantine-stored")}</summary>
                <pre class="note">{format!("{json:#}")}</pre>
            </details>
        },
        Err(_) => html! { <p class="soft">{t!(words, "quarantine-nothing-stored")}</p> },
    };
    html! {
        <tr>
            <th scope="row">{ctx.moment(kept.received)}{repository}</th>
            <td><bdi>{kept.hook.clone()}</bdi>" "<span class="small">{forge_name(words, kept.forge)}</span></td>
            <td><code>{malformed.event.clone()}</code></td>
            <td lang="en">{malformed.lacks.clone()}</td>
            <td>
                {row_button(ctx, kept, "forges/replay", 1, "quarantine-replay")}
                {row_button(ctx, kept, "forges/discard", 2, "quarantine-discard")}
            </td>
        </tr>
        <tr><td colspan="5">{stored}</td></tr>
    }
}

fn row_button(
    ctx: &RequestContext,
    kept: &Quarantined,
    name: &'static str,
    n: u8,
    key: &'static str,
) -> AnyView {
    let act = ActionForm::blank(ctx, name, n);
    let delivery = kept.malformed.delivery.as_str().to_owned();
    let label = t!(act, &format!("{key}-which"), delivery);
    act.row(act.hidden("id", kept.id), key, label)
}

/// The ways to later and earlier ones.
fn steps(
    ctx: &RequestContext,
    page: &QuarantinePage,
    before: Option<QuarantineId>,
) -> Option<AnyView> {
    let last = page.kept.last().filter(|_| page.has_more);
    let older = last.map(|kept| format!("{}?before={}", addresses::QUARANTINE.path(), kept.id));
    if older.is_none() && before.is_none() {
        return None;
    }
    let newest = before.map(|_| {
        view! { <a rel="prev" href=addresses::QUARANTINE.path()>{t!(ctx, "quarantine-newest")}</a> }
    });
    let older =
        older.map(|href| view! { <a rel="next" href=href>{t!(ctx, "quarantine-older")}</a> });
    Some(html! { <nav class="pager" aria-label=t!(ctx, "pager")>{newest}{older}</nav> })
}
