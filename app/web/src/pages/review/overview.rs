//! The teams of a lead of several: how each stands, in a few lines, and the press where nothing changed.

use super::gathered::Gathered;
use super::mark::{mark, refused_by};
use super::{agenda, moments};
use crate::addresses;
use crate::components::{band, page_head};
use crate::context::RequestContext;
use crate::pages::team::agenda_text;
use crate::words::Locale;
use leptos::prelude::*;

pub fn overview(asked: &RequestContext, all: &[Gathered]) -> AnyView {
    let open = all.iter().filter(|one| one.can_be_marked()).count();
    let title = t!(asked, "weekly-overview-title", open);
    let welcome = all.first().and_then(|one| moments::welcome(asked, one));
    let can_be_marked = |one: &Gathered| one.can_be_marked() && one.nothing_changed();
    let refused = (!all.iter().any(can_be_marked))
        .then(|| refused_by(asked, "weekly-review/mark"))
        .flatten();
    let sheets: Vec<_> = all.iter().map(|one| sheet(asked, one)).collect();
    html! {
        {page_head(None, title, Some(t!(asked, "weekly-overview-lead")))}
        {refused}
        {welcome}
        <div class="figures">{sheets}</div>
        <p class="small"><a href=addresses::REVIEW_ABOUT.path()>{t!(asked, "weekly-about-title")}</a></p>
    }
}

fn sheet(asked: &RequestContext, one: &Gathered) -> AnyView {
    let words = asked.words;
    let seen = &one.seen;
    let href = addresses::TEAM_REVIEW.path(seen.team.id);
    let id = format!("team-{}", seen.team.id);
    let short = (one.can_be_marked() && one.nothing_changed()).then(|| mark(asked, one));
    html! {
        <section class="sheet">
            <div class="row row--apart">
                <h2 id=id.clone()>{seen.team.name.clone()}</h2>
                <span class="soft small">{words.week(seen.week)}</span>
            </div>
            <p>{agenda::title(words, one)}</p>
            {one.agenda.as_ref().map(|_| talk(words, one))}
            <p class="soft small">{agenda::standing(asked, one)}</p>
            <p><a href=href aria-describedby=id>{t!(words, "weekly-open")}</a></p>
            {short}
        </section>
    }
}

/// What there is to talk about, each in a line.
fn talk(words: Locale, one: &Gathered) -> AnyView {
    let items = one.agenda.as_ref().map(|of| of.to_talk_about().0);
    let lines: Vec<_> = items
        .unwrap_or_default()
        .into_iter()
        .map(|item| {
            let finding = agenda_text::finding(words, item);
            view! { <li class="row">{band(words, item.now.band)}<span>{finding}</span></li> }
        })
        .collect();
    let guess = one
        .block
        .map(|_| view! { <p>{t!(words, "weekly-guess-waits")}</p> });
    if lines.is_empty() {
        return html! { {guess} };
    }
    html! { <ul class="plain">{lines}</ul>{guess} }
}
