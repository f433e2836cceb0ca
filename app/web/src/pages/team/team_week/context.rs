//! Business context on a team's page: a state for each item, as a share of people, never a name.

use super::behind::clear_and_try;
use crate::components::{band, policy_choice};
use crate::words::Locale;
use irori_core::domain::day::Week;
use irori_core::privacy::context::{Context, ContextItem, SharePanel};
use irori_core::signals::bands::Band;
use irori_core::signals::team_share::Certainty;
use irori_ports::releases::ReadableWeek;
use leptos::prelude::*;

/// The sheet with a row for each item.
pub fn card(words: Locale, seen: &ReadableWeek) -> Option<AnyView> {
    let context = &seen.history.last()?.published.context;
    let row = |item: &ContextItem| row(words, seen, *item, context.of(*item));
    let rows: Vec<_> = ContextItem::ALL.iter().map(row).collect();
    let alarm = worst(context).map(|item| {
        let to_try = t!(words, &format!("context-try-{}", item.as_str()));
        clear_and_try(words, t!(words, "context-clears"), to_try)
    });
    Some(html! {
        <section class="sheet" id="context" aria-labelledby="context-title">
            <h2 id="context-title">{t!(words, "context-title")}</h2>
            <div class="states">{rows}</div>
            {alarm}
            <p class="soft small">
                {t!(words, "context-about")}{t!(words, "sentence-gap")}
                {t!(words, "context-policy")}" "{policy_choice(words, "share-ok")}
            </p>
        </section>
    })
}

/// The item that is to be told about first; `None` where none is WATCH or ACT.
fn worst(context: &Context<SharePanel>) -> Option<ContextItem> {
    let at = |band| {
        let mut items = ContextItem::ALL.iter();
        items
            .find(|item| context.of(**item).band() == band)
            .copied()
    };
    at(Band::Act).or_else(|| at(Band::Watch))
}

/// The sentence that may head the page.
pub fn title(words: Locale, seen: &ReadableWeek, at: Band) -> Option<String> {
    let context = &seen.history.last()?.published.context;
    let how = match at {
        Band::Act => "act",
        Band::Watch => "watch",
        Band::Ok | Band::NoData => return None,
    };
    // Two weeks' contact goes up and down too easily to head a page.
    let heads = |item: &&ContextItem| at == Band::Act || **item != ContextItem::Contact;
    let mut items = ContextItem::ALL.iter().filter(heads);
    let item = items.find(|item| context.of(**item).band() == at)?;
    Some(t!(words, &format!("team-title-{}-{how}", item.as_str())))
}

fn row(words: Locale, seen: &ReadableWeek, item: ContextItem, panel: &SharePanel) -> AnyView {
    let name = item.as_str();
    let key = match panel.band() {
        Band::NoData => None,
        Band::Ok => Some("ok"),
        Band::Watch => Some("watch"),
        Band::Act => Some("act"),
    };
    let text = match key {
        None => not_yet(words, seen, item),
        Some(how) => {
            let finding = t!(words, &format!("context-{name}-{how}"));
            let since = panel.since().map(|week| since(words, week));
            let told = [Some(finding), class(words, panel), since];
            let told: Vec<String> = told.into_iter().flatten().collect();
            told.join(&t!(words, "sentence-gap"))
        }
    };
    html! {
        <div class="state state--plain">
            <span class="state__name">{t!(words, &format!("context-{name}"))}</span>
            {band(words, panel.band())}
            <p>{text}</p>
        </div>
    }
}

fn since(words: Locale, week: Week) -> String {
    t!(words, "context-since", week = words.week(week))
}

/// Between which percents the share lies; `None` below ten persons.
pub(in crate::pages) fn class(words: Locale, panel: &SharePanel) -> Option<String> {
    let (from, to) = panel.class()?.percents();
    let key = match panel.certainty()? {
        Certainty::Firm => "context-class-firm",
        Certainty::Uncertain => "context-class-uncertain",
    };
    Some(t!(words, key, from, to))
}

/// The end of the next block, which is the earliest that it can be known.
fn not_yet(words: Locale, seen: &ReadableWeek, item: ContextItem) -> String {
    let since = seen
        .begins
        .map_or(0, |begins| seen.week.weeks_since(begins));
    let done = u64::try_from(since + 1).unwrap_or(0) % item.block();
    let next = seen.week.on(item.block() - done);
    t!(
        words,
        "context-not-yet",
        week = words.week(next),
        least = seen.thresholds.team
    )
}
