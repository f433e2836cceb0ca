//! A team's week, the same for its lead and its members: evidence of change in steps, never a level;
//! reviews; and what there is to say where nothing is published.

pub(super) mod behind;
pub(super) mod context;
pub(super) mod figures;
mod reviews;
pub(super) mod shared;

use super::follow_ups::beside_week;
use crate::addresses;
use crate::components::{AnnotationOwner, annotations, card, page_head};
use crate::context::RequestContext;
use crate::words::{FluentValue, Locale};
use irori_core::domain::annotation::{Marked, marked};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::weekly_review::HeldReview;
use irori_core::privacy::release::{AnswerCoverage, Family, Panel, is_late};
use irori_core::signals::bands::{Band, Step};
use irori_ports::Answer;
use irori_ports::follow_ups::TeamFollowUps;
use irori_ports::releases::{ReadAs, ReadableWeek, ReleaseStatus};
use leptos::prelude::*;

/// Annotations are listed so many weeks ahead.
const WEEKS_AHEAD: u64 = 53;

/// The week in the address.
pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let week = ctx.parameter("week", Week::parse)?;
    of_team(&ctx, Some(week)).await
}

/// The latest closed week.
pub async fn latest(ctx: RequestContext) -> Answer<AnyView> {
    of_team(&ctx, None).await
}

async fn of_team(ctx: &RequestContext, week: Option<Week>) -> Answer<AnyView> {
    let team = ctx.parameter("team", TeamId::parse)?;
    let (seen, beside_it) = load(ctx, team, week).await?;
    let words = ctx.words;
    let shared = shared::with_me(ctx, &seen.team).await?;
    let shared = shared::card(ctx, seen.team.id, &shared);
    Ok(html! {
        {page_head(Some(kicker(words, &seen)), title(words, &seen), with_whom(words, &seen))}
        {beside(words, &seen)}
        {to_review(words, &seen)}
        {to_digest(words, &seen)}
        {shared}
        {below(ctx, &seen, &beside_it)}
    })
}

/// What stands beside a team's week: annotations, and what came of its weekly reviews.
pub(in crate::pages) struct WeekContext {
    list: Vec<Marked>,
    last: Option<HeldReview>,
    follow_ups: TeamFollowUps,
}

/// A week of a team as it is read, by default the latest that closed, with what stands beside it. It is
/// in the ledger then.
pub(in crate::pages) async fn load(
    ctx: &RequestContext,
    team: TeamId,
    week: Option<Week>,
) -> Answer<(ReadableWeek, WeekContext)> {
    let viewer = ctx.viewer()?;
    let releases = &ctx.ports.releases;
    let seen = releases
        .team_week(viewer, team, week, ReadAs::Page, ctx.now)
        .await?;
    let (first, weeks) = figures::span(&seen);
    // Those to come as well, so that what a lead has just written is there.
    let until = seen.week.on(WEEKS_AHEAD).monday();
    let kept = &ctx.ports.annotations;
    let kept = kept.of_team(viewer, seen.team.id, first.monday(), until);
    let list = marked(kept.await?, first, weeks);
    let (reviews, follow_ups) = (&ctx.ports.weekly_reviews, &ctx.ports.follow_ups);
    let beside = WeekContext {
        list,
        last: reviews.last(viewer, seen.team.id).await?,
        follow_ups: follow_ups.of_team(viewer, seen.team.id, ctx.now).await?,
    };
    Ok((seen, beside))
}

/// Everything below the head: the same for whoever may read it, but for a lead's forms.
pub(in crate::pages) fn below(
    ctx: &RequestContext,
    seen: &ReadableWeek,
    beside: &WeekContext,
) -> AnyView {
    let words = ctx.words;
    let WeekContext {
        list,
        last,
        follow_ups,
    } = beside;
    let follows = beside_week(ctx, last.as_ref(), follow_ups);
    let whose = if seen.team.leads {
        AnnotationOwner::Led(seen.team.id)
    } else {
        AnnotationOwner::Shared(seen.team.id)
    };
    let annotations = annotations(ctx, whose, list);
    let told = match seen.closing {
        ReleaseStatus::Closed { .. } => html! {
            {figures::cards(words, seen, list)}
            {context::card(words, seen)}
        },
        _ => {
            let (_, why) = not_closed(words, seen);
            let why: Vec<_> = why
                .into_iter()
                .map(|text| view! { <p>{text}</p> })
                .collect();
            html! { <section class="empty">{why}</section> }
        }
    };
    html! {
        {grey_note(words, seen)}
        <div class="columns" id="week">
            <div class="stack">{told}</div>
            <aside class="stack">{follows}{annotations}{what_it_tells(words)}{reviews::cards(words, seen)}</aside>
        </div>
    }
}

fn named<'v>(words: Locale, seen: &ReadableWeek) -> Vec<(&'v str, FluentValue<'v>)> {
    vec![
        ("team", seen.team.name.clone().into()),
        ("week", words.week(seen.week).into()),
        ("year", seen.week.year().to_string().into()),
    ]
}

/// Which team's week it is and, where it has closed, when it did.
pub(in crate::pages) fn kicker(words: Locale, seen: &ReadableWeek) -> String {
    let ReleaseStatus::Closed { due, closed } = seen.closing else {
        return t!(words, "team-week-kicker-open", ..named(words, seen));
    };
    let key = if is_late(due, closed) {
        "team-week-kicker-late"
    } else {
        "team-week-kicker"
    };
    let mut values = named(words, seen);
    values.push(("closed", words.moment(closed, seen.team.closes.zone).into()));
    let closed = t!(words, key, ..values);
    match seen.coverage {
        None => closed,
        Some((quarter, coverage)) => {
            let told = coverage_of(words, quarter, coverage);
            t!(words, "team-week-kicker-covered", closed, coverage = told)
        }
    }
}

/// `third quarter: 60 to 80 % answered`.
pub(in crate::pages) fn coverage_of(
    words: Locale,
    quarter: Quarter,
    coverage: AnswerCoverage,
) -> String {
    let (from, to) = coverage.percents();
    t!(
        words,
        "coverage-in",
        quarter = words.quarter(quarter),
        from,
        to
    )
}

/// With which teams it is published together, if with any.
pub(in crate::pages) fn with_whom(words: Locale, seen: &ReadableWeek) -> Option<String> {
    let is_closed = matches!(seen.closing, ReleaseStatus::Closed { .. });
    if !is_closed || seen.together.is_empty() {
        return None;
    }
    let others = seen.together.join(&t!(words, "list-gap"));
    Some(t!(words, "team-week-together", others))
}

/// The strongest thing that the week says, or that it is not published.
pub(in crate::pages) fn title(words: Locale, seen: &ReadableWeek) -> String {
    let last = match (&seen.closing, seen.history.last()) {
        (ReleaseStatus::Closed { .. }, Some(last)) => last,
        (ReleaseStatus::Closed { .. }, None) => return t!(words, "team-title-not-yet"),
        _ => return not_closed(words, seen).0,
    };
    let panels = &last.published.panels;
    let band_of = |family: &&Family| panels.of(**family).band();
    for (band, how) in [(Band::Act, "act"), (Band::Watch, "watch")] {
        if let Some(family) = Family::ALL.iter().find(|family| band_of(family) == band) {
            return t!(words, &format!("team-title-{}-{how}", family.as_str()));
        }
        if let Some(title) = context::title(words, seen, band) {
            return title;
        }
    }
    let is_better = |family: &&Family| matches!(panels.of(**family), Panel::Steps { better, .. } if *better > Step::Zero);
    if let Some(family) = Family::ALL.iter().find(is_better) {
        return t!(words, &format!("team-title-{}-better", family.as_str()));
    }
    if Family::ALL
        .iter()
        .all(|family| panels.of(*family).band() == Band::NoData)
    {
        return t!(words, "team-title-not-yet");
    }
    t!(words, "team-title-steady")
}

fn grey_note(words: Locale, seen: &ReadableWeek) -> Option<AnyView> {
    grey(words, seen).map(crate::components::notice::note)
}

/// What grey panels wait for, and until when at the least; `None` where none is grey.
pub(in crate::pages) fn grey(words: Locale, seen: &ReadableWeek) -> Option<String> {
    let panels = &seen.history.last()?.published.panels;
    let is_grey = |family: &Family| panels.of(*family).band() == Band::NoData;
    if !Family::ALL.iter().any(is_grey) {
        return None;
    }
    let (expected, closes) = seen.expected;
    let key = if expected > seen.week {
        "team-grey-until"
    } else {
        "team-grey-still"
    };
    Some(t!(
        words,
        key,
        week = words.week(expected),
        closes = words.moment(closes, seen.team.closes.zone),
        least = seen.thresholds.team
    ))
}

/// That there is no Release of the week, and why, in general terms; names nobody.
pub(in crate::pages) fn not_closed(words: Locale, seen: &ReadableWeek) -> (String, Vec<String>) {
    let mut values = named(words, seen);
    let local = |moment| words.moment(moment, seen.team.closes.zone).into();
    match &seen.closing {
        ReleaseStatus::Open { closes } => {
            values.push(("closes", local(*closes)));
            (
                t!(words, "team-open-title", ..values),
                vec![
                    t!(words, "team-open-why", ..values),
                    t!(words, "team-open-then"),
                ],
            )
        }
        ReleaseStatus::Due { closes } => {
            values.push(("closes", local(*closes)));
            (
                t!(words, "team-due-title", ..values),
                vec![t!(words, "team-due-why", ..values)],
            )
        }
        ReleaseStatus::NoGroupThen => (
            t!(words, "team-then-title", ..values),
            vec![t!(words, "team-then-why")],
        ),
        ReleaseStatus::TooEarly { first } => {
            values.push(("first", words.week(*first).into()));
            (
                t!(words, "team-early-title", ..values),
                vec![t!(words, "team-early-why", ..values)],
            )
        }
        ReleaseStatus::NoGroup { next } => {
            values.push(("quarter", words.quarter(*next).into()));
            let begins = words.long_day(next.first_week().monday());
            values.push(("begins", begins.into()));
            (
                t!(words, "team-alone-title", ..values),
                vec![
                    t!(words, "team-alone-why"),
                    t!(words, "team-alone-when", ..values),
                    t!(words, "team-alone-helps"),
                ],
            )
        }
        ReleaseStatus::NoLongerShown => (
            t!(words, "team-stricter-title", ..values),
            vec![t!(words, "stricter-why")],
        ),
        ReleaseStatus::Nothing | ReleaseStatus::Closed { .. } => (
            t!(words, "team-nothing-title", ..values),
            vec![t!(words, "team-nothing-why"), t!(words, "team-alone-helps")],
        ),
    }
}

/// The weeks before and after.
fn beside(words: Locale, seen: &ReadableWeek) -> AnyView {
    let to = |week: Week| addresses::TEAM_WEEK.path(seen.team.id, week);
    let (before, after) = (seen.week.back(1), seen.week.on(1));
    let before = seen.has_previous.then(|| {
        view! { <a rel="prev" href=to(before)>{t!(words, "week-before", week = words.week(before))}</a> }
    });
    let after = seen.has_next.then(|| {
        view! { <a rel="next" href=to(after)>{t!(words, "week-after", week = words.week(after))}</a> }
    });
    if before.is_none() && after.is_none() {
        return ().into_any();
    }
    html! {
        <nav class="pager" aria-label=t!(words, "weeks")>
            {before}<span>{words.week(seen.week)}</span>{after}
        </nav>
    }
}

/// A lead's way to the agenda.
fn to_review(words: Locale, seen: &ReadableWeek) -> Option<AnyView> {
    seen.team.leads.then(|| {
        let href = addresses::TEAM_REVIEW.path(seen.team.id);
        html! { <p><a href=href>{t!(words, "weekly-open")}</a></p> }
    })
}

/// The same week in a few lines; only of what is published.
fn to_digest(words: Locale, seen: &ReadableWeek) -> Option<AnyView> {
    matches!(seen.closing, ReleaseStatus::Closed { .. }).then(|| {
        let href = addresses::TEAM_DIGEST.path(seen.team.id, seen.week);
        html! { <p><a href=href>{t!(words, "digest-open")}</a></p> }
    })
}

/// What the page can tell, and what it never does.
fn what_it_tells(words: Locale) -> AnyView {
    let body = view! {
        <ul>
            <li>{t!(words, "team-tells-change")}</li>
            <li>{t!(words, "team-tells-several")}</li>
            <li>{t!(words, "team-tells-same")}</li>
            <li>{t!(words, "team-tells-fixed")}</li>
        </ul>
    };
    card(t!(words, "team-tells"), body)
}

#[cfg(test)]
mod tests;
