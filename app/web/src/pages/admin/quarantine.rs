//! Deliveries that were signed and could not be read: what they lack, and reading them again.

use super::nav::subnav;
use crate::components::act::ActionForm;
use crate::components::forge_choice::forge_name;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::components::table::grid;
use crate::context::{FormState, RequestContext};
use irori_core::domain::id::QuarantineId;
use irori_core::domain::quarantine::{QuarantinePage, Quarantined};
use irori_ports::Answer;
use leptos::prelude::*;
use serde_json::Value;

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let (admin, words) = (asked.admin()?, asked.words);
        let before = asked.query.text("before");
        let before = before.and_then(|id| QuarantineId::parse(id).ok());
        let page = asked.ports.forges.quarantined(admin, before).await?;
        let title = words.tell("quarantine-title", &[("kept", page.total.into())]);
        let failed = ["forges/replay", "forges/discard"]
            .into_iter()
            .find_map(|act| asked.failed(act));
        let failed = failed.map(|(_, trouble)| notice::trouble(words, trouble));
        Ok(view! {
            {page_head(Some(words.say("forges")), title, Some(words.say("quarantine-lead")))}
            {subnav(&asked)}
            {failed}
            <section class="sheet">
                {list(&asked, &page)?}
                {steps(&asked, &page, before)}
                <p><a href="/admin/forges">{words.say("quarantine-back")}</a></p>
            </section>
        }
        .into_any())
    })
}

fn list(asked: &RequestContext, page: &QuarantinePage) -> Answer<AnyView> {
    if page.kept.is_empty() {
        let none = asked.words.say("quarantine-none");
        return Ok(view! { <p class="empty">{none}</p> }.into_any());
    }
    let rows: Answer<Vec<_>> = page.kept.iter().map(|kept| row(asked, kept)).collect();
    let head = [
        "quarantine-when",
        "forges-hook",
        "quarantine-event",
        "quarantine-lacks",
        "forges-act",
    ];
    Ok(grid(asked.words, "quarantine-caption", &head, rows?))
}

/// The delivery, and under it what is kept of it.
fn row(asked: &RequestContext, kept: &Quarantined) -> Answer<AnyView> {
    let (words, zone) = (asked.words, asked.admin()?.profile.zone);
    let malformed = &kept.malformed;
    let repository = malformed.repository.clone();
    let repository = repository.map(|r| view! { <span class="small"><bdi>{r}</bdi></span> });
    let stored = match serde_json::from_str::<Value>(&malformed.payload) {
        Ok(json) => view! {
            <details>
                <summary>{words.say("quarantine-stored")}</summary>
                <pre class="note">{format!("{json:#}")}</pre>
            </details>
        }
        .into_any(),
        Err(_) => view! { <p class="soft">{words.say("quarantine-nothing-stored")}</p> }.into_any(),
    };
    Ok(view! {
        <tr>
            <th scope="row">{words.moment(kept.received, zone)}{repository}</th>
            <td><bdi>{kept.hook.clone()}</bdi>" "<span class="small">{forge_name(words, kept.forge)}</span></td>
            <td><code>{malformed.event.clone()}</code></td>
            <td lang="en">{malformed.lacks.clone()}</td>
            <td>
                {press(asked, kept, "forges/replay", 1, "quarantine-replay")}
                {press(asked, kept, "forges/discard", 2, "quarantine-discard")}
            </td>
        </tr>
        <tr><td colspan="5">{stored}</td></tr>
    }
    .into_any())
}

fn press(
    asked: &RequestContext,
    kept: &Quarantined,
    name: &'static str,
    n: u8,
    key: &'static str,
) -> AnyView {
    let act = ActionForm::new(asked, name, n, FormState::default());
    let delivery = kept.malformed.delivery.as_str().to_owned();
    let label = act
        .words
        .tell(&format!("{key}-which"), &[("delivery", delivery.into())]);
    let fields = view! {
        {act.hidden("id", kept.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say(key)}</button>
    };
    act.form("row", fields)
}

/// The ways to later and earlier ones.
fn steps(
    asked: &RequestContext,
    page: &QuarantinePage,
    before: Option<QuarantineId>,
) -> Option<AnyView> {
    let words = asked.words;
    let last = page.kept.last().filter(|_| page.has_more);
    let older = last.map(|kept| format!("/admin/forges/quarantine?before={}", kept.id));
    if older.is_none() && before.is_none() {
        return None;
    }
    let newest = before.map(|_| {
        view! { <a rel="prev" href="/admin/forges/quarantine">{words.say("quarantine-newest")}</a> }
    });
    let older =
        older.map(|href| view! { <a rel="next" href=href>{words.say("quarantine-older")}</a> });
    Some(
        view! { <nav class="pager" aria-label=words.say("pager")>{newest}{older}</nav> }.into_any(),
    )
}
