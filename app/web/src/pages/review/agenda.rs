//! The agenda in four short lists: to talk about, moved, still open, went well.

use super::gathered::Gathered;
use crate::components::band::{band, better};
use crate::context::RequestContext;
use crate::pages::team::{agenda_words, follow_ups, team_week};
use crate::words::Words;
use irori_core::agenda::{Agenda, Item};
use irori_core::domain::id::TeamId;
use irori_core::signals::bands::Band;
use irori_ports::releases::TeamWeek;
use leptos::prelude::*;

/// How much moved, in a sentence.
pub fn title(words: Words, gathered: &Gathered) -> String {
    let Some(agenda) = &gathered.agenda else {
        return team_week::title(words, &gathered.seen);
    };
    if agenda.is_grey() && agenda.moved().next().is_none() && gathered.block.is_none() {
        return words.say("team-title-not-yet");
    }
    let Some(against) = agenda.against else {
        return words.say("weekly-title-first");
    };
    let values = [
        ("moved", agenda.moved().count().into()),
        ("week", words.week(against).into()),
    ];
    words.tell("weekly-title-moved", &values)
}

/// When the team was last reviewed, and what is open.
pub fn lead(asked: &RequestContext, gathered: &Gathered) -> Option<String> {
    gathered.agenda.as_ref()?;
    Some(standing(asked, gathered))
}

/// The same for a line of the overview.
pub fn standing(asked: &RequestContext, gathered: &Gathered) -> String {
    let words = asked.words;
    let open = gathered
        .agenda
        .as_ref()
        .map_or(0, |agenda| agenda.still_open().len());
    let to_follow = gathered.follow_ups.open.len();
    let open = [("open", open.into()), ("follow", to_follow.into())];
    [
        follow_ups::held(asked, gathered.last.as_ref()),
        words.tell("weekly-standing", &open),
    ]
    .join(&words.say("sentence-gap"))
}

/// What to talk about, and the other lists in short.
pub fn sheets(words: Words, seen: &TeamWeek, agenda: &Agenda) -> AnyView {
    view! {
        {talk(words, seen, agenda)}
        <section class="sheet" id="changes">
            {moved(words, agenda)}
            {still_open(words, agenda)}
            {went_well(words, agenda)}
        </section>
    }
    .into_any()
}

fn talk(words: Words, seen: &TeamWeek, agenda: &Agenda) -> AnyView {
    let (items, more) = agenda.to_talk_about();
    let lines: Vec<_> = items
        .iter()
        .map(|item| to_talk(words, seen, item))
        .collect();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="soft">{words.say("weekly-talk-none")}</p> });
    let more = (more > 0).then(|| {
        let more = words.tell("weekly-talk-more", &[("more", more.into())]);
        view! { <p class="soft small">{more}</p> }
    });
    let list = (!lines.is_empty()).then(|| view! { <ol class="agenda">{lines}</ol> });
    view! {
        <section class="sheet" id="talk">
            <h2>{words.say("weekly-talk")}</h2>
            {none}{list}{more}
        </section>
    }
    .into_any()
}

fn to_talk(words: Words, seen: &TeamWeek, item: &Item) -> AnyView {
    let published = seen.history.last().map(|last| &last.published);
    let told = published.map(|published| {
        let mut told = agenda_words::reasons(words, item, published);
        told.extend(agenda_words::figures(words, item, seen.team.id, published));
        told
    });
    let reasons: Vec<_> = told
        .unwrap_or_default()
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect();
    let to_try = agenda_words::to_try(words, item.topic);
    let more = view! {
        <details>
            <summary>{words.say("weekly-why-and-try")}</summary>
            <div class="stack"><div class="why">{reasons}</div><h3>{words.say("try")}</h3><p>{to_try}</p></div>
        </details>
    };
    view! {
        <li>
            <div class="row">
                {band(words, item.now.band)}
                <strong>{agenda_words::finding(words, item)}</strong>
            </div>
            {agenda_words::open(words, item).map(|text| view! { <p class="soft small">{text}</p> })}
            {more}
        </li>
    }
    .into_any()
}

fn moved(words: Words, agenda: &Agenda) -> Option<AnyView> {
    let week = words.week(agenda.against?);
    let lines = agenda.moved().map(|(item, _)| {
        let told = agenda_words::moved(words, item, agenda.against);
        line(words, item, told.unwrap_or_default())
    });
    Some(list(
        words.tell("weekly-moved", &[("week", week.into())]),
        lines.collect(),
        words.say("weekly-moved-none"),
    ))
}

fn still_open(words: Words, agenda: &Agenda) -> AnyView {
    let lines = agenda.still_open().into_iter().map(|item| {
        let told = agenda_words::open(words, item).unwrap_or_default();
        line(words, item, told)
    });
    list(
        words.say("weekly-still-open"),
        lines.collect(),
        words.say("weekly-still-open-none"),
    )
}

fn went_well(words: Words, agenda: &Agenda) -> AnyView {
    let lines = agenda
        .went_well()
        .map(|item| line(words, item, agenda_words::finding(words, item)));
    list(
        words.say("weekly-well"),
        lines.collect(),
        words.say("weekly-well-none"),
    )
}

/// A topic in two lines: its name and band, and what there is to say.
fn line(words: Words, item: &Item, told: String) -> AnyView {
    let chip = match item.now.band {
        Band::Ok if item.now.better > 0 => better(words),
        of => band(words, of),
    };
    view! {
        <li>
            <div class="row row--apart">
                <span>{agenda_words::name(words, item.topic)}</span>
                {chip}
            </div>
            <p class="soft small">{told}</p>
        </li>
    }
    .into_any()
}

fn list(title: String, lines: Vec<AnyView>, none: String) -> AnyView {
    let shown = if lines.is_empty() {
        view! { <p class="soft">{none}</p> }.into_any()
    } else {
        view! { <ul class="plain">{lines}</ul> }.into_any()
    };
    view! { <div class="agenda__list"><h2>{title}</h2>{shown}</div> }.into_any()
}

/// Where there is more of the team.
pub fn more(words: Words, seen: &TeamWeek) -> AnyView {
    let TeamWeek { team, week, .. } = seen;
    let link = |to: String, key: &str| view! { <li><a href=to>{words.say(key)}</a></li> };
    let of = |team: TeamId, page: &str| format!("/teams/{team}/{page}");
    view! {
        <section class="sheet">
            <h2>{words.say("weekly-more")}</h2>
            <ul>
                {link(of(team.id, &format!("weeks/{week}")), "weekly-more-week")}
                {link(of(team.id, "reviews"), "weekly-more-reviews")}
                {link(of(team.id, &format!("weeks/{week}/digest")), "weekly-more-digest")}
                {link("/review/about".to_owned(), "weekly-about-title")}
            </ul>
        </section>
    }
    .into_any()
}
