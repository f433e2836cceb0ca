//! Sharing by name: each of my leads, each family, shared or not; what it shows, and to whom.

use super::nav::me_nav;
use crate::addresses;
use crate::components::{ActionForm, notice, page_head};
use crate::context::RequestContext;
use crate::words::{FluentValue, Locale};
use irori_core::domain::consent::{SharedFamily, SharingWith};
use irori_core::domain::day::Day;
use irori_ports::Answer;
use leptos::prelude::*;

/// Sets these forms apart from the others of a page.
const FORM: u8 = 1;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let consents = &ctx.ports.consents;
    let sharing = consents.mine(ctx.viewer()?, ctx.now).await?;
    show(&ctx, &sharing)
}

fn show(ctx: &RequestContext, sharing: &[SharingWith]) -> Answer<AnyView> {
    let words = ctx.words;
    let zone = ctx.viewer()?.profile.zone;
    let count: usize = sharing.iter().map(|with| with.consents.len()).sum();
    let failed = ["consent/give", "consent/withdraw"]
        .into_iter()
        .filter_map(|act| ctx.failed(act));
    let failed: Vec<_> = failed
        .map(|(_, trouble)| notice::trouble(words, trouble))
        .collect();
    let cards: Vec<_> = sharing
        .iter()
        .zip(1..)
        .map(|(with, n)| card(ctx, with, n, zone))
        .collect();
    let shown = if cards.is_empty() {
        html! { <section class="empty"><p>{t!(words, "consent-nobody")}</p></section> }
    } else {
        cards.into_any()
    };
    Ok(html! {
        {me_nav(words, addresses::SHARING.path())}
        {page_head(
            Some(t!(words, "consent-kicker")),
            t!(words, "consent-title", count),
            Some(t!(words, "consent-lead")),
        )}
        {failed}
        <div class="columns">
            <div class="stack">{shown}</div>
            <aside class="stack">{what_it_shows(words)}</aside>
        </div>
    })
}

fn card(ctx: &RequestContext, with: &SharingWith, n: u32, zone: chrono_tz::Tz) -> AnyView {
    let (id, labelled_by) = (format!("lead-{n}"), format!("lead-{n}"));
    let lines: Vec<_> = SharedFamily::ALL
        .iter()
        .filter_map(|family| line(ctx, with, *family, zone))
        .collect();
    let key = if with.is_in_force {
        "consent-with"
    } else {
        "consent-with-not-in-force"
    };
    html! {
        <section class="sheet" aria-labelledby=labelled_by>
            <h2 id=id>{t!(ctx, "consent-who", ..whom(with))}</h2>
            <p class="soft small">{t!(ctx, key, ..whom(with))}</p>
            <ul class="entries">{lines}</ul>
        </section>
    }
}

/// A family and the one press that shares it or takes it back.
fn line(
    ctx: &RequestContext,
    with: &SharingWith,
    family: SharedFamily,
    zone: chrono_tz::Tz,
) -> Option<AnyView> {
    let words = ctx.words;
    let name = t!(words, &format!("my-family-{}", family.as_str()));
    let consent = with.consents.iter().find(|one| one.family == family);
    let mut values = whom(with);
    values.push(("family", name.clone().into()));
    let (stands, form) = match consent {
        Some(consent) => {
            let day = Day(consent.given.with_timezone(&zone).date_naive());
            let since = t!(words, "shared-since", day = words.dated(day));
            let act = ActionForm::blank(ctx, "consent/withdraw", FORM);
            let label = t!(words, "consent-withdraw-label", ..values);
            let fields = view! {
                {act.hidden("id", consent.id)}
                <button class="button button--quiet" type="submit" aria-label=label>{t!(act, "consent-withdraw")}</button>
            };
            (since, act.form("row", fields))
        }
        None if with.is_in_force => {
            let act = ActionForm::blank(ctx, "consent/give", FORM);
            let label = t!(words, "consent-give-label", ..values);
            let fields = view! {
                {act.hidden("to", with.lead.of)}
                {act.hidden("family", family.as_str())}
                <button class="button button--quiet" type="submit" aria-label=label>{t!(act, "consent-give")}</button>
            };
            (t!(words, "consent-not-shared"), act.form("row", fields))
        }
        None => return None,
    };
    Some(html! {
        <li class="entry">
            <span class="entry__kind">{name}</span>
            <span class="entry__when">{stands}</span>
            {form}
        </li>
    })
}

fn whom(with: &SharingWith) -> Vec<(&'static str, FluentValue<'static>)> {
    vec![
        ("name", with.lead.name.clone().into()),
        ("team", with.lead.team.clone().into()),
    ]
}

fn what_it_shows(words: Locale) -> AnyView {
    let families: Vec<_> = SharedFamily::ALL
        .iter()
        .map(|family| {
            let name = t!(words, &format!("my-family-{}", family.as_str()));
            let shows = t!(words, &format!("consent-shows-{}", family.as_str()));
            view! { <dt>{name}</dt><dd>{shows}</dd> }
        })
        .collect();
    html! {
        <section class="sheet">
            <h2>{t!(words, "consent-shows")}</h2>
            <p>{t!(words, "consent-shows-bands")}</p>
            <dl class="facts">{families}</dl>
            <p>{t!(words, "consent-shows-never")}</p>
        </section>
        <section class="sheet">
            <h2>{t!(words, "consent-how")}</h2>
            <ul>
                <li>{t!(words, "consent-how-from")}</li>
                <li>{t!(words, "consent-how-before")}</li>
                <li>{t!(words, "consent-how-back")}</li>
                <li>{t!(words, "consent-how-ledger")}" "<a href=addresses::LEDGER.path()>{t!(words, "consent-to-ledger")}</a></li>
                <li>{t!(words, "consent-how-k")}</li>
            </ul>
        </section>
        <section class="sheet">
            <h2>{t!(words, "consent-words")}</h2>
            <p>{t!(words, "consent-words-about")}" "<a href=addresses::WORDS.path()>{t!(words, "words-way")}</a></p>
        </section>
    }
}
