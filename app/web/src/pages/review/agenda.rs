//! The agenda in four short lists: to talk about, moved, still open, went well.

use super::gathered::ReviewData;
use crate::addresses;
use crate::components::{band, better, card, card_with_id};
use crate::context::RequestContext;
use crate::pages::team::{agenda_text, follow_ups, team_week};
use crate::words::Locale;
use irori_core::agenda::{Agenda, Item};
use irori_core::signals::bands::Band;
use irori_ports::releases::ReadableWeek;
use leptos::prelude::*;

/// How much moved, in a sentence.
pub fn title(words: Locale, gathered: &ReviewData) -> String {
    let Some(agenda) = &gathered.agenda else {
        return team_week::title(words, &gathered.seen);
    };
    if agenda.is_grey() && agenda.moved().next().is_none() && gathered.block.is_none() {
        return t!(words, "team-title-not-yet");
    }
    let Some(against) = agenda.against else {
        return t!(words, "weekly-title-first");
    };
    t!(
        words,
        "weekly-title-moved",
        moved = agenda.moved().count(),
        week = words.week(against)
    )
}

/// When the team was last reviewed, and what is open.
pub fn lead(ctx: &RequestContext, gathered: &ReviewData) -> Option<String> {
    gathered.agenda.as_ref()?;
    Some(standing(ctx, gathered))
}

/// The same for a line of the overview.
pub fn standing(ctx: &RequestContext, gathered: &ReviewData) -> String {
    let open = gathered
        .agenda
        .as_ref()
        .map_or(0, |agenda| agenda.still_open().len());
    let to_follow = gathered.follow_ups.open.len();
    let open = [("open", open.into()), ("follow", to_follow.into())];
    [
        follow_ups::held(ctx, gathered.last.as_ref()),
        t!(ctx, "weekly-standing", ..open),
    ]
    .join(&t!(ctx, "sentence-gap"))
}

/// What to talk about, and the other lists in short.
pub fn cards(words: Locale, seen: &ReadableWeek, agenda: &Agenda) -> AnyView {
    html! {
        {talk(words, seen, agenda)}
        <section class="sheet" id="changes">
            {moved(words, agenda)}
            {still_open(words, agenda)}
            {went_well(words, agenda)}
        </section>
    }
}

fn talk(words: Locale, seen: &ReadableWeek, agenda: &Agenda) -> AnyView {
    let (items, more) = agenda.to_talk_about();
    let lines: Vec<_> = items
        .iter()
        .map(|item| to_talk(words, seen, item))
        .collect();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="soft">{t!(words, "weekly-talk-none")}</p> });
    let more = (more > 0).then(|| {
        let more = t!(words, "weekly-talk-more", more);
        view! { <p class="soft small">{more}</p> }
    });
    let list = (!lines.is_empty()).then(|| view! { <ol class="agenda">{lines}</ol> });
    card_with_id("talk", t!(words, "weekly-talk"), (none, list, more))
}

fn to_talk(words: Locale, seen: &ReadableWeek, item: &Item) -> AnyView {
    let published = seen.history.last().map(|last| &last.published);
    let told = published.map(|published| {
        let mut told = agenda_text::reasons(words, item, published);
        told.extend(agenda_text::figures(words, item, seen.team.id, published));
        told
    });
    let reasons: Vec<_> = told
        .unwrap_or_default()
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect();
    let to_try = agenda_text::to_try(words, item.topic);
    let more = view! {
        <details>
            <summary>{t!(words, "weekly-why-and-try")}</summary>
            <div class="stack"><div class="why">{reasons}</div><h3>{t!(words, "try")}</h3><p>{to_try}</p></div>
        </details>
    };
    html! {
        <li>
            <div class="row">
                {band(words, item.now.band)}
                <strong>{agenda_text::finding(words, item)}</strong>
            </div>
            {agenda_text::open(words, item).map(|text| view! { <p class="soft small">{text}</p> })}
            {more}
        </li>
    }
}

fn moved(words: Locale, agenda: &Agenda) -> Option<AnyView> {
    let week = words.week(agenda.against?);
    let lines = agenda.moved().map(|(item, _)| {
        let told = agenda_text::moved(words, item, agenda.against);
        line(words, item, told.unwrap_or_default())
    });
    Some(list(
        t!(words, "weekly-moved", week),
        lines.collect(),
        t!(words, "weekly-moved-none"),
    ))
}

fn still_open(words: Locale, agenda: &Agenda) -> AnyView {
    let lines = agenda.still_open().into_iter().map(|item| {
        let told = agenda_text::open(words, item).unwrap_or_default();
        line(words, item, told)
    });
    list(
        t!(words, "weekly-still-open"),
        lines.collect(),
        t!(words, "weekly-still-open-none"),
    )
}

fn went_well(words: Locale, agenda: &Agenda) -> AnyView {
    let lines = agenda
        .went_well()
        .map(|item| line(words, item, agenda_text::finding(words, item)));
    list(
        t!(words, "weekly-well"),
        lines.collect(),
        t!(words, "weekly-well-none"),
    )
}

/// A topic in two lines: its name and band, and what there is to say.
fn line(words: Locale, item: &Item, told: String) -> AnyView {
    let chip = match item.now.band {
        Band::Ok if item.now.better > 0 => better(words),
        of => band(words, of),
    };
    html! {
        <li>
            <div class="row row--apart">
                <span>{agenda_text::name(words, item.topic)}</span>
                {chip}
            </div>
            <p class="soft small">{told}</p>
        </li>
    }
}

fn list(title: String, lines: Vec<AnyView>, none: String) -> AnyView {
    let shown = if lines.is_empty() {
        html! { <p class="soft">{none}</p> }
    } else {
        html! { <ul class="plain">{lines}</ul> }
    };
    html! { <div class="agenda__list"><h2>{title}</h2>{shown}</div> }
}

/// Where there is more of the team.
pub fn more(words: Locale, seen: &ReadableWeek) -> AnyView {
    let ReadableWeek { team, week, .. } = seen;
    let link = |to: String, key: &str| view! { <li><a href=to>{t!(words, key)}</a></li> };
    let body = view! {
        <ul>
            {link(addresses::TEAM_WEEK.path(team.id, *week), "weekly-more-week")}
            {link(addresses::TEAM_REVIEWS.path(team.id), "weekly-more-reviews")}
            {link(addresses::TEAM_DIGEST.path(team.id, *week), "weekly-more-digest")}
            {link(addresses::REVIEW_ABOUT.path().to_owned(), "weekly-about-title")}
        </ul>
    };
    card(t!(words, "weekly-more"), body)
}
