//! Health of hooks: coverage by repository and week, and when deliveries may have been lost. Names of
//! repositories and hooks alone.

use crate::addresses;
use crate::components::{card, forge_name, table};
use crate::words::Locale;
use chrono_tz::Tz;
use irori_core::reviews::coverage::{HookHealth, Outage, PullRequestCoverage, RepositoryCoverage};
use leptos::prelude::*;

/// How many outages are listed.
const OUTAGES_SHOWN: usize = 20;

/// The sheet; moments are told in `zone`.
pub fn health_card(words: Locale, zone: Tz, health: &HookHealth) -> AnyView {
    let body = view! {
        <p class="soft small">{t!(words, "health-about")}</p>
        {repositories(words, health)}
        <h3>{t!(words, "health-outages")}</h3>
        {outages(words, zone, &health.outages)}
        <p><a href=addresses::QUARANTINE.path()>{t!(words, "quarantine")}</a></p>
    };
    card(t!(words, "health"), body)
}

fn repositories(words: Locale, health: &HookHealth) -> AnyView {
    if health.repositories.is_empty() {
        return html! { <p class="empty">{t!(words, "health-no-repository")}</p> };
    }
    let weeks = health.weeks.iter().map(|week| words.week_tick(*week));
    let head = std::iter::once(t!(words, "health-repository")).chain(weeks);
    let rows = health.repositories.iter().map(|of| row(words, of));
    table(t!(words, "health-caption"), head.collect(), rows.collect())
}

fn row(words: Locale, of: &RepositoryCoverage) -> AnyView {
    let weeks = of.weeks.iter().map(|week| cell(words, *week));
    let weeks: Vec<_> = weeks
        .map(|text| view! { <td class="num">{text}</td> })
        .collect();
    html! {
        <tr>
            <th scope="row">
                <bdi>{of.repository.clone()}</bdi>
                <span class="small">{forge_name(words, of.forge)}</span>
            </th>
            {weeks}
        </tr>
    }
}

fn cell(words: Locale, week: PullRequestCoverage) -> String {
    let key = match week {
        PullRequestCoverage { merged: 0, .. } => "health-none",
        week if week.is_enough() => "health-of",
        _ => "health-too-few",
    };
    t!(words, key, whole = week.whole, merged = week.merged)
}

fn outages(words: Locale, zone: Tz, outages: &[Outage]) -> AnyView {
    if outages.is_empty() {
        return html! { <p class="soft">{t!(words, "health-no-outage")}</p> };
    }
    let shown = outages.iter().take(OUTAGES_SHOWN);
    let lines: Vec<_> = shown
        .map(|outage| view! { <li>{sentence(words, zone, outage)}</li> })
        .collect();
    let more = outages.len().saturating_sub(OUTAGES_SHOWN);
    let more = (more > 0).then(|| view! { <p class="soft">{t!(words, "health-more", more)}</p> });
    html! { <ul>{lines}</ul>{more} }
}

fn sentence(words: Locale, zone: Tz, outage: &Outage) -> String {
    let from = words.moment(outage.from, zone);
    let when = match outage.to {
        Some(to) => {
            t!(words, "health-from-to", from, to = words.moment(to, zone))
        }
        None => t!(words, "health-since", from),
    };
    let hook = match &outage.hook {
        Some(name) => t!(words, "health-hook", name),
        None => t!(words, "health-gone-hook"),
    };
    let key = match &outage.repository {
        Some(_) => "health-outage-malformed-of".to_owned(),
        None => format!("health-outage-{}", outage.cause.as_str()),
    };
    t!(
        words,
        &key,
        when,
        hook,
        repository = outage.repository.as_deref().unwrap_or("")
    )
}
