//! The teams of a lead of several: how each stands, in a few lines, and the press where nothing changed.

use super::gathered::Gathered;
use super::mark::{mark, refused_by};
use super::{agenda, moments};
use crate::components::band::band;
use crate::components::page_head::page_head;
use crate::context::RequestContext;
use crate::pages::team::agenda_words;
use crate::words::Words;
use leptos::prelude::*;

pub fn overview(asked: &RequestContext, all: &[Gathered]) -> AnyView {
    let words = asked.words;
    let open = all.iter().filter(|one| one.can_be_marked()).count();
    let title = words.tell("weekly-overview-title", &[("open", open.into())]);
    let welcome = all.first().and_then(|one| moments::welcome(asked, one));
    let can_be_marked = |one: &Gathered| one.can_be_marked() && one.nothing_changed();
    let refused = (!all.iter().any(can_be_marked))
        .then(|| refused_by(asked, "weekly-review/mark"))
        .flatten();
    let sheets: Vec<_> = all.iter().map(|one| sheet(asked, one)).collect();
    view! {
        {page_head(None, title, Some(words.say("weekly-overview-lead")))}
        {refused}
        {welcome}
        <div class="figures">{sheets}</div>
        <p class="small"><a href="/review/about">{words.say("weekly-about-title")}</a></p>
    }
    .into_any()
}

fn sheet(asked: &RequestContext, one: &Gathered) -> AnyView {
    let words = asked.words;
    let seen = &one.seen;
    let href = format!("/review/{}", seen.team.id);
    let id = format!("team-{}", seen.team.id);
    let short = (one.can_be_marked() && one.nothing_changed()).then(|| mark(asked, one));
    view! {
        <section class="sheet">
            <div class="row row--apart">
                <h2 id=id.clone()>{seen.team.name.clone()}</h2>
                <span class="soft small">{words.week(seen.week)}</span>
            </div>
            <p>{agenda::title(words, one)}</p>
            {one.agenda.as_ref().map(|_| talk(words, one))}
            <p class="soft small">{agenda::standing(asked, one)}</p>
            <p><a href=href aria-describedby=id>{words.say("weekly-open")}</a></p>
            {short}
        </section>
    }
    .into_any()
}

/// What there is to talk about, each in a line.
fn talk(words: Words, one: &Gathered) -> AnyView {
    let items = one.agenda.as_ref().map(|of| of.to_talk_about().0);
    let lines: Vec<_> = items
        .unwrap_or_default()
        .into_iter()
        .map(|item| {
            let finding = agenda_words::finding(words, item);
            view! { <li class="row">{band(words, item.now.band)}<span>{finding}</span></li> }
        })
        .collect();
    let guess = one
        .block
        .map(|_| view! { <p>{words.say("weekly-guess-waits")}</p> });
    if lines.is_empty() {
        return view! { {guess} }.into_any();
    }
    view! { <ul class="plain">{lines}</ul>{guess} }.into_any()
}
