//! How far what is known of pull requests can be relied on: coverage by repository and week, and when
//! deliveries may have been lost. Names of repositories and hooks alone.

use crate::components::forge_choice::forge_name;
use crate::components::table::table;
use crate::words::Words;
use chrono_tz::Tz;
use irori_core::reviews::coverage::{Coverage, HookHealth, Outage, RepositoryCoverage};
use leptos::prelude::*;

/// How many outages are listed.
const OUTAGES_SHOWN: usize = 20;

/// The sheet; moments are told in `zone`.
pub fn sheet(words: Words, zone: Tz, health: &HookHealth) -> AnyView {
    view! {
        <section class="sheet">
            <h2>{words.say("health")}</h2>
            <p class="soft small">{words.say("health-about")}</p>
            {repositories(words, health)}
            <h3>{words.say("health-outages")}</h3>
            {outages(words, zone, &health.outages)}
            <p><a href="/admin/forges/quarantine">{words.say("quarantine")}</a></p>
        </section>
    }
    .into_any()
}

fn repositories(words: Words, health: &HookHealth) -> AnyView {
    if health.repositories.is_empty() {
        return view! { <p class="empty">{words.say("health-no-repository")}</p> }.into_any();
    }
    let weeks = health.weeks.iter().map(|week| words.week_tick(*week));
    let head = std::iter::once(words.say("health-repository")).chain(weeks);
    let rows = health.repositories.iter().map(|of| row(words, of));
    table(words.say("health-caption"), head.collect(), rows.collect())
}

fn row(words: Words, of: &RepositoryCoverage) -> AnyView {
    let weeks = of.weeks.iter().map(|week| cell(words, *week));
    let weeks: Vec<_> = weeks
        .map(|text| view! { <td class="num">{text}</td> })
        .collect();
    view! {
        <tr>
            <th scope="row">
                <bdi>{of.repository.clone()}</bdi>
                <span class="small">{forge_name(words, of.forge)}</span>
            </th>
            {weeks}
        </tr>
    }
    .into_any()
}

fn cell(words: Words, week: Coverage) -> String {
    let key = match week {
        Coverage { merged: 0, .. } => "health-none",
        week if week.is_enough() => "health-of",
        _ => "health-too-few",
    };
    let values = [("whole", week.whole.into()), ("merged", week.merged.into())];
    words.tell(key, &values)
}

fn outages(words: Words, zone: Tz, outages: &[Outage]) -> AnyView {
    if outages.is_empty() {
        return view! { <p class="soft">{words.say("health-no-outage")}</p> }.into_any();
    }
    let shown = outages.iter().take(OUTAGES_SHOWN);
    let lines: Vec<_> = shown
        .map(|outage| view! { <li>{sentence(words, zone, outage)}</li> })
        .collect();
    let more = outages.len().saturating_sub(OUTAGES_SHOWN);
    let more = (more > 0).then(
        || view! { <p class="soft">{words.tell("health-more", &[("more", more.into())])}</p> },
    );
    view! { <ul>{lines}</ul>{more} }.into_any()
}

fn sentence(words: Words, zone: Tz, outage: &Outage) -> String {
    let from = words.moment(outage.from, zone);
    let when = match outage.to {
        Some(to) => {
            let values = [("from", from.into()), ("to", words.moment(to, zone).into())];
            words.tell("health-from-to", &values)
        }
        None => words.tell("health-since", &[("from", from.into())]),
    };
    let hook = match &outage.hook {
        Some(name) => words.tell("health-hook", &[("name", name.as_str().into())]),
        None => words.say("health-gone-hook"),
    };
    let values = [
        ("when", when.into()),
        ("hook", hook.into()),
        (
            "repository",
            outage.repository.as_deref().unwrap_or("").into(),
        ),
    ];
    let key = match &outage.repository {
        Some(_) => "health-outage-malformed-of".to_owned(),
        None => format!("health-outage-{}", outage.cause.as_str()),
    };
    words.tell(&key, &values)
}
