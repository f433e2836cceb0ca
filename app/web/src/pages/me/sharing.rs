//! Sharing by name: each of my leads, each family, shared or not; what it shows, and to whom.

use super::nav::me_nav;
use crate::components::act::ActionForm;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::pages::asking;
use crate::words::{FluentValue, Words};
use irori_core::domain::consent::{SharedFamily, SharingWith};
use irori_core::domain::day::Day;
use irori_ports::Answer;
use leptos::prelude::*;

/// Sets these forms apart from the others of a page.
const FORM: u8 = 1;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let consents = &asked.ports.consents;
        let sharing = consents.mine(asked.viewer()?, asked.now).await?;
        show(&asked, &sharing)
    })
}

fn show(asked: &RequestContext, sharing: &[SharingWith]) -> Answer<AnyView> {
    let words = asked.words;
    let zone = asked.viewer()?.profile.zone;
    let count: usize = sharing.iter().map(|with| with.consents.len()).sum();
    let failed = ["consent/give", "consent/withdraw"]
        .into_iter()
        .filter_map(|act| asked.failed(act));
    let failed: Vec<_> = failed
        .map(|(_, trouble)| notice::trouble(words, trouble))
        .collect();
    let sheets: Vec<_> = sharing
        .iter()
        .zip(1..)
        .map(|(with, n)| sheet(asked, with, n, zone))
        .collect();
    let shown = if sheets.is_empty() {
        view! { <section class="empty"><p>{words.say("consent-nobody")}</p></section> }.into_any()
    } else {
        sheets.into_any()
    };
    Ok(view! {
        {me_nav(words, "/me/sharing")}
        {page_head(
            Some(words.say("consent-kicker")),
            words.tell("consent-title", &[("count", count.into())]),
            Some(words.say("consent-lead")),
        )}
        {failed}
        <div class="columns">
            <div class="stack">{shown}</div>
            <aside class="stack">{what_it_shows(words)}</aside>
        </div>
    }
    .into_any())
}

fn sheet(asked: &RequestContext, with: &SharingWith, n: u32, zone: chrono_tz::Tz) -> AnyView {
    let words = asked.words;
    let (id, labelled_by) = (format!("lead-{n}"), format!("lead-{n}"));
    let lines: Vec<_> = SharedFamily::ALL
        .iter()
        .filter_map(|family| line(asked, with, *family, zone))
        .collect();
    let key = if with.is_in_force {
        "consent-with"
    } else {
        "consent-with-not-in-force"
    };
    view! {
        <section class="sheet" aria-labelledby=labelled_by>
            <h2 id=id>{words.tell("consent-who", &whom(with))}</h2>
            <p class="soft small">{words.tell(key, &whom(with))}</p>
            <ul class="entries">{lines}</ul>
        </section>
    }
    .into_any()
}

/// A family and the one press that shares it or takes it back.
fn line(
    asked: &RequestContext,
    with: &SharingWith,
    family: SharedFamily,
    zone: chrono_tz::Tz,
) -> Option<AnyView> {
    let words = asked.words;
    let name = words.say(&format!("my-family-{}", family.as_str()));
    let consent = with.consents.iter().find(|one| one.family == family);
    let mut values = whom(with);
    values.push(("family", name.clone().into()));
    let (stands, form) = match consent {
        Some(consent) => {
            let day = Day(consent.given.with_timezone(&zone).date_naive());
            let since = words.tell("shared-since", &[("day", words.dated(day).into())]);
            let act = ActionForm::new(asked, "consent/withdraw", FORM, FormState::default());
            let label = words.tell("consent-withdraw-label", &values);
            let fields = view! {
                {act.hidden("id", consent.id)}
                <button class="button button--quiet" type="submit" aria-label=label>{act.say("consent-withdraw")}</button>
            };
            (since, act.form("row", fields))
        }
        None if with.is_in_force => {
            let act = ActionForm::new(asked, "consent/give", FORM, FormState::default());
            let label = words.tell("consent-give-label", &values);
            let fields = view! {
                {act.hidden("to", with.lead.of)}
                {act.hidden("family", family.as_str())}
                <button class="button button--quiet" type="submit" aria-label=label>{act.say("consent-give")}</button>
            };
            (words.say("consent-not-shared"), act.form("row", fields))
        }
        None => return None,
    };
    Some(
        view! {
            <li class="entry">
                <span class="entry__kind">{name}</span>
                <span class="entry__when">{stands}</span>
                {form}
            </li>
        }
        .into_any(),
    )
}

fn whom(with: &SharingWith) -> Vec<(&'static str, FluentValue<'static>)> {
    vec![
        ("name", with.lead.name.clone().into()),
        ("team", with.lead.team.clone().into()),
    ]
}

fn what_it_shows(words: Words) -> AnyView {
    let families: Vec<_> = SharedFamily::ALL
        .iter()
        .map(|family| {
            let name = words.say(&format!("my-family-{}", family.as_str()));
            let shows = words.say(&format!("consent-shows-{}", family.as_str()));
            view! { <dt>{name}</dt><dd>{shows}</dd> }
        })
        .collect();
    view! {
        <section class="sheet">
            <h2>{words.say("consent-shows")}</h2>
            <p>{words.say("consent-shows-bands")}</p>
            <dl class="facts">{families}</dl>
            <p>{words.say("consent-shows-never")}</p>
        </section>
        <section class="sheet">
            <h2>{words.say("consent-how")}</h2>
            <ul>
                <li>{words.say("consent-how-from")}</li>
                <li>{words.say("consent-how-before")}</li>
                <li>{words.say("consent-how-back")}</li>
                <li>{words.say("consent-how-ledger")}" "<a href="/ledger">{words.say("consent-to-ledger")}</a></li>
                <li>{words.say("consent-how-k")}</li>
            </ul>
        </section>
        <section class="sheet">
            <h2>{words.say("consent-words")}</h2>
            <p>{words.say("consent-words-about")}" "<a href="/words">{words.say("words-way")}</a></p>
        </section>
    }
    .into_any()
}
