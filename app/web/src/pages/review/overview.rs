//! The teams of a lead of several: how each stands, in a few lines, and the press where nothing changed.

use super::gathered::ReviewData;
use super::mark::{mark, refused_by};
use super::{agenda, moments};
use crate::addresses;
use crate::components::{band, page_head};
use crate::context::RequestContext;
use crate::pages::team::agenda_text;
use crate::words::Locale;
use leptos::prelude::*;

pub fn overview(ctx: &RequestContext, all: &[ReviewData]) -> AnyView {
    let open = all.iter().filter(|one| one.can_be_marked()).count();
    let title = t!(ctx, "weekly-overview-title", open);
    let welcome = all.first().and_then(|one| moments::welcome(ctx, one));
    let can_be_marked = |one: &ReviewData| one.can_be_marked() && one.nothing_changed();
    let refused = (!all.iter().any(can_be_marked))
        .then(|| refused_by(ctx, "weekly-review/mark"))
        .flatten();
    let cards: Vec<_> = all.iter().map(|one| card(ctx, one)).collect();
    html! {
        {page_head(None, title, Some(t!(ctx, "weekly-overview-lead")))}
        {refused}
        {welcome}
        <div class="figures">{cards}</div>
        <p class="small"><a href=addresses::REVIEW_ABOUT.path()>{t!(ctx, "weekly-about-title")}</a></p>
    }
}

fn card(ctx: &RequestContext, one: &ReviewData) -> AnyView {
    let words = ctx.words;
    let seen = &one.seen;
    let href = addresses::TEAM_REVIEW.path(seen.team.id);
    let id = format!("team-{}", seen.team.id);
    let short = (one.can_be_marked() && one.nothing_changed()).then(|| mark(ctx, one));
    html! {
        <section class="sheet">
            <div class="row row--apart">
                <h2 id=id.clone()>{seen.team.name.clone()}</h2>
                <span class="soft small">{words.week(seen.week)}</span>
            </div>
            <p>{agenda::title(words, one)}</p>
            {one.agenda.as_ref().map(|_| talk(words, one))}
            <p class="soft small">{agenda::standing(ctx, one)}</p>
            <p><a href=href aria-describedby=id>{t!(words, "weekly-open")}</a></p>
            {short}
        </section>
    }
}

/// What there is to talk about, each in a line.
fn talk(words: Locale, one: &ReviewData) -> AnyView {
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
