//! A lead's weekly review: the agenda of each of their teams, from what closed last, in ten minutes.

use super::gathered::{ReviewData, gather};
use super::mark::{mark, refused_by};
use super::{agenda, guess, moments, overview, own};
use crate::addresses;
use crate::components::page_head;
use crate::context::RequestContext;
use crate::pages::team::{follow_ups, team_week};
use irori_core::domain::id::TeamId;
use irori_ports::Answer;
use leptos::prelude::*;

/// The teams that one leads; where it is one, its agenda.
pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let leads = &ctx.viewer()?.roles.leads;
    if let [team] = leads[..] {
        let gathered = gather(&ctx, team).await?;
        return show(&ctx, &gathered).await;
    }
    let mut all = Vec::new();
    for team in leads {
        all.push(gather(&ctx, *team).await?);
    }
    all.sort_by_cached_key(|one| (one.seen.team.name.to_lowercase(), one.seen.team.id));
    if all.is_empty() {
        let none = view! { <section class="empty"><p>{t!(ctx, "weekly-none")}</p></section> };
        return Ok(html! { {page_head(None, t!(ctx, "weekly-title"), None)}{none} });
    }
    Ok(overview::overview(&ctx, &all))
}

/// The agenda of one team.
pub async fn of_team(ctx: RequestContext) -> Answer<AnyView> {
    let team = ctx.parameter("team", TeamId::parse);
    let gathered = gather(&ctx, team?).await?;
    show(&ctx, &gathered).await
}

/// What the numbers can tell and what they cannot.
pub async fn about(ctx: RequestContext) -> Answer<AnyView> {
    let thresholds = ctx.ports.rules.thresholds().await?;
    let least = thresholds.in_force(ctx.now).team;
    let words = ctx.words;
    let title = t!(words, "weekly-about-title");
    Ok(html! {
        {page_head(Some(t!(words, "weekly-title")), title, None)}
        <section class="sheet">{moments::about(words, least)}</section>
        <p><a href=addresses::REVIEW.path()>{t!(words, "weekly-about-on")}</a></p>
    })
}

async fn show(ctx: &RequestContext, gathered: &ReviewData) -> Answer<AnyView> {
    let words = ctx.words;
    let seen = &gathered.seen;
    let guessing = guess::before(ctx, gathered);
    let guessed = guess::after(ctx, gathered).await?;
    let follow_ups = follow_ups::card(ctx, seen.team.id, &gathered.follow_ups).await;
    let note = own::note(ctx, gathered).await;
    let mark = gathered.can_be_marked().then(|| mark(ctx, gathered));
    let gone = [
        mark.is_none().then_some("weekly-review/mark"),
        guessing.is_none().then_some("weekly-review/guess"),
    ];
    let gone = gone.into_iter().flatten();
    let refused: Vec<_> = gone.filter_map(|act| refused_by(ctx, act)).collect();
    let (early, late) = match gathered.nothing_changed() {
        true => (mark, None),
        false => (None, mark),
    };
    let (welcome, told) = told(ctx, gathered);
    Ok(html! {
        {page_head(Some(team_week::kicker(words, seen)), agenda::title(words, gathered), agenda::lead(ctx, gathered))}
        {refused}
        {early}
        {welcome}
        <div class="columns">
            <div class="stack">{guessing}{guessed}{told}{follow_ups}{note}{late}</div>
            <aside class="stack">
                {moments::roster(words, &gathered.desk.roster)}
                {agenda::more(words, seen)}
            </aside>
        </div>
    })
}

/// The first page of a new lead, where it heads the agenda; and what there is to tell. Where there is
/// nothing to read yet, what helps comes first.
fn told(ctx: &RequestContext, gathered: &ReviewData) -> (Option<AnyView>, AnyView) {
    let (words, seen) = (ctx.words, &gathered.seen);
    let welcome = moments::welcome(ctx, gathered);
    let helps = || moments::what_helps(words, seen.team.id);
    match &gathered.agenda {
        None => {
            let why = moments::not_published(words, seen);
            (None, html! { {why}{helps()}{welcome} })
        }
        Some(agenda) => {
            let helps = agenda.is_grey().then(helps);
            let cards = agenda::cards(words, seen, agenda);
            (welcome, html! { {cards}{helps} })
        }
    }
}
