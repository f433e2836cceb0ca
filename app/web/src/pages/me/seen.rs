//! Preview of what my lead sees: the lead's own page of my team, by the same code, and what it never has.

use super::nav::me_nav;
use crate::addresses;
use crate::components::{card, page_head};
use crate::context::RequestContext;
use crate::pages::team::team_week;
use crate::words::Locale;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;
use irori_ports::releases::ReleaseStatus;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let words = ctx.words;
    let shared = shared_by_name(&ctx).await?;
    let Some(team) = viewer.counting_team() else {
        return Ok(html! { {nobody(words)}{shared} });
    };
    let (seen, list) = team_week::load(&ctx, team, None).await?;
    let is_closed = matches!(seen.closing, ReleaseStatus::Closed { .. });
    let (lead, kicker) = match is_closed {
        true => ("seen-lead", Some(team_week::kicker(words, &seen))),
        false => ("seen-lead-nothing", None),
    };
    Ok(html! {
        {me_nav(words, addresses::SEEN.path())}
        {page_head(kicker, t!(words, "seen-title"), Some(t!(words, lead)))}
        <section class="sheet">
            <h2>{team_week::title(words, &seen)}</h2>
            {team_week::with_whom(words, &seen).map(|text| view! { <p>{text}</p> })}
        </section>
        {team_week::below(&ctx, &seen, &list)}
        <div class="stack">{never(words)}{shared}</div>
    })
}

/// What the person shares by name, with whom, and the way to change it.
async fn shared_by_name(ctx: &RequestContext) -> Answer<AnyView> {
    let consents = &ctx.ports.consents;
    let sharing = consents.mine(ctx.viewer()?, ctx.now).await?;
    let lines: Vec<_> = sharing
        .iter()
        .filter(|with| with.is_in_force)
        .flat_map(|with| with.consents.iter().map(move |consent| (with, consent)))
        .map(|(with, consent)| {
            let family = format!("my-family-{}", consent.family.as_str());
            let text = t!(
                ctx,
                "seen-shared-with",
                name = &with.lead.name,
                family = t!(ctx, &family)
            );
            view! { <li>{text}</li> }
        })
        .collect();
    let told = if lines.is_empty() {
        html! { <p>{t!(ctx, "seen-shared-nothing")}</p> }
    } else {
        html! { <ul>{lines}</ul> }
    };
    let body = view! {
        {told}
        <p><a href=addresses::SHARING.path()>{t!(ctx, "seen-sharing")}</a></p>
    };
    Ok(card(t!(ctx, "seen-shared"), body))
}

/// For who counts in no team.
fn nobody(words: Locale) -> AnyView {
    html! {
        {me_nav(words, addresses::SEEN.path())}
        {page_head(None, t!(words, "seen-none-title"), None)}
        <section class="empty">
            <p>{t!(words, "seen-none")}</p>
            <p>{t!(words, "seen-none-then")}</p>
        </section>
    }
}

/// What no lead ever sees.
fn never(words: Locale) -> AnyView {
    let lines = [
        "seen-not-entries",
        "seen-not-level",
        "seen-not-who",
        "seen-not-habits",
        "seen-not-later",
    ];
    let lines = Vec::from(lines.map(|key| view! { <li>{t!(words, key)}</li> }));
    let body = view! {
        <ul>{lines}</ul>
        <p><a href=addresses::LEDGER.path()>{t!(words, "seen-ledger")}</a></p>
    };
    card(t!(words, "seen-not"), body)
}

/// What a lead sees, in a sentence or two, for pages beside this one. Reads nothing, so that opening
/// them is no look at the team.
pub(super) fn in_short(words: Locale, viewer: &Viewer) -> AnyView {
    let text = match viewer.counting_team() {
        Some(_) => "seen-short",
        None => "seen-short-none",
    };
    html! {
        <section class="sheet" aria-labelledby="seen">
            <h2 id="seen">{t!(words, "seen-short-title")}</h2>
            <p>{t!(words, text)}</p>
            <p><a href=addresses::SEEN.path()>{t!(words, "seen-short-open")}</a></p>
        </section>
    }
}
