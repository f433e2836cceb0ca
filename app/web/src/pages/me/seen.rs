//! What my lead sees now: the lead's own page of my team, by the same code, and what it never has.

use super::nav::me_nav;
use crate::components::page_head::page_head;
use crate::context::RequestContext;
use crate::pages::asking;
use crate::pages::team::team_week;
use crate::words::Words;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;
use irori_ports::releases::Closing;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let words = asked.words;
        let shared = shared_by_name(&asked).await?;
        let Some(team) = viewer.counting_team() else {
            return Ok(view! { {nobody(words)}{shared} }.into_any());
        };
        let (seen, list) = team_week::ask(&asked, team, None).await?;
        let is_closed = matches!(seen.closing, Closing::Closed { .. });
        let (lead, kicker) = match is_closed {
            true => ("seen-lead", Some(team_week::kicker(words, &seen))),
            false => ("seen-lead-nothing", None),
        };
        Ok(view! {
            {me_nav(words, "/me/seen")}
            {page_head(kicker, words.say("seen-title"), Some(words.say(lead)))}
            <section class="sheet">
                <h2>{team_week::title(words, &seen)}</h2>
                {team_week::with_whom(words, &seen).map(|text| view! { <p>{text}</p> })}
            </section>
            {team_week::below(&asked, &seen, &list)}
            <div class="stack">{never(words)}{shared}</div>
        }
        .into_any())
    })
}

/// What the person shares by name, with whom, and the way to change it.
async fn shared_by_name(asked: &RequestContext) -> Answer<AnyView> {
    let words = asked.words;
    let consents = &asked.ports.consents;
    let sharing = consents.mine(asked.viewer()?, asked.now).await?;
    let lines: Vec<_> = sharing
        .iter()
        .filter(|with| with.is_in_force)
        .flat_map(|with| with.consents.iter().map(move |consent| (with, consent)))
        .map(|(with, consent)| {
            let family = format!("my-family-{}", consent.family.as_str());
            let values = [
                ("name", with.lead.name.as_str().into()),
                ("family", words.say(&family).into()),
            ];
            view! { <li>{words.tell("seen-shared-with", &values)}</li> }
        })
        .collect();
    let told = if lines.is_empty() {
        view! { <p>{words.say("seen-shared-nothing")}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul> }.into_any()
    };
    Ok(view! {
        <section class="sheet">
            <h2>{words.say("seen-shared")}</h2>
            {told}
            <p><a href="/me/sharing">{words.say("seen-sharing")}</a></p>
        </section>
    }
    .into_any())
}

/// For who counts in no team.
fn nobody(words: Words) -> AnyView {
    view! {
        {me_nav(words, "/me/seen")}
        {page_head(None, words.say("seen-none-title"), None)}
        <section class="empty">
            <p>{words.say("seen-none")}</p>
            <p>{words.say("seen-none-then")}</p>
        </section>
    }
    .into_any()
}

/// What no lead ever sees.
fn never(words: Words) -> AnyView {
    let lines = [
        "seen-not-entries",
        "seen-not-level",
        "seen-not-who",
        "seen-not-habits",
        "seen-not-later",
    ];
    let lines = Vec::from(lines.map(|key| view! { <li>{words.say(key)}</li> }));
    view! {
        <section class="sheet">
            <h2>{words.say("seen-not")}</h2>
            <ul>{lines}</ul>
            <p><a href="/ledger">{words.say("seen-ledger")}</a></p>
        </section>
    }
    .into_any()
}

/// What a lead sees, in a sentence or two, for pages beside this one. Reads nothing, so that opening
/// them is no look at the team.
pub(super) fn in_short(words: Words, viewer: &Viewer) -> AnyView {
    let text = match viewer.counting_team() {
        Some(_) => "seen-short",
        None => "seen-short-none",
    };
    view! {
        <section class="sheet" aria-labelledby="seen">
            <h2 id="seen">{words.say("seen-short-title")}</h2>
            <p>{words.say(text)}</p>
            <p><a href="/me/seen">{words.say("seen-short-open")}</a></p>
        </section>
    }
    .into_any()
}
