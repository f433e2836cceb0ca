//! Signals that members share by name with the lead who looks: that they do, and since when. What it says
//! is a page of its own, so that opening that is the look.

use crate::addresses;
use crate::components::card_with_id;
use crate::context::RequestContext;
use irori_core::domain::consent::SharedWithMe;
use irori_core::domain::day::Day;
use irori_core::domain::id::TeamId;
use irori_ports::Answer;
use irori_ports::releases::TeamLine;
use leptos::prelude::*;

/// Nothing for who does not lead the team.
pub(super) async fn with_me(ctx: &RequestContext, team: &TeamLine) -> Answer<Vec<SharedWithMe>> {
    if !team.leads {
        return Ok(Vec::new());
    }
    let consents = &ctx.ports.consents;
    consents.with_me(ctx.viewer()?, team.id, ctx.now).await
}

/// Only where there is something.
pub(super) fn card(ctx: &RequestContext, team: TeamId, shared: &[SharedWithMe]) -> Option<AnyView> {
    let words = ctx.words;
    let zone = ctx.viewer.as_ref()?.profile.zone;
    if shared.is_empty() {
        return None;
    }
    let lines: Vec<_> = shared
        .iter()
        .map(|one| {
            let family = t!(words, &format!("consent-family-{}", one.family.as_str()));
            let text = t!(words, "shared-link", name = &one.name, family);
            let since = words.dated(Day(one.given.with_timezone(&zone).date_naive()));
            let href = addresses::TEAM_SHARED.path(team, one.id);
            view! {
                <li class="entry">
                    <span class="entry__kind"><a href=href>{text}</a></span>
                    <span class="entry__when">{t!(words, "shared-since", day = since)}</span>
                </li>
            }
        })
        .collect();
    let body = view! {
        <p class="soft small">{t!(words, "shared-with-you-about")}</p>
        <ul class="entries">{lines}</ul>
    };
    Some(card_with_id("shared", t!(words, "shared-with-you"), body))
}
