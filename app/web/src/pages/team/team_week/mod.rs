//! A team's week, the same for its lead and its members: evidence of change in steps, never a level;
//! reviews; and what there is to say where nothing is published.

pub(super) mod behind;
pub(super) mod context;
pub(super) mod figures;
mod reviews;
pub(super) mod shared;

use super::follow_ups::beside_week;
use crate::components::annotations::{Whose, annotations};
use crate::components::page_head::page_head;
use crate::context::RequestContext;
use crate::pages::{asking, param};
use crate::words::{FluentValue, Words};
use irori_core::domain::annotation::{Marked, marked};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::weekly_review::HeldReview;
use irori_core::privacy::release::{Coverage, Family, Panel, is_late};
use irori_core::signals::bands::{Band, Step};
use irori_ports::Answer;
use irori_ports::error::AppError;
use irori_ports::follow_ups::TeamFollowUps;
use irori_ports::releases::{Closing, TeamWeek, Way};
use leptos::prelude::*;

/// Annotations are listed so many weeks ahead.
const WEEKS_AHEAD: u64 = 53;

/// The week in the address.
pub fn page() -> AnyView {
    let week = Week::parse(&param("week")).map_err(|_| AppError::NotThere);
    of_team(week.map(Some))
}

/// The latest closed week.
pub fn latest() -> AnyView {
    of_team(Ok(None))
}

fn of_team(week: Answer<Option<Week>>) -> AnyView {
    let team = TeamId::parse(&param("team")).map_err(|_| AppError::NotThere);
    asking(|asked| async move {
        let (seen, beside_it) = ask(&asked, team?, week?).await?;
        let words = asked.words;
        let shared = shared::with_me(&asked, &seen.team).await?;
        let shared = shared::sheet(&asked, seen.team.id, &shared);
        Ok(view! {
            {page_head(Some(kicker(words, &seen)), title(words, &seen), with_whom(words, &seen))}
            {beside(words, &seen)}
            {to_review(words, &seen)}
            {to_digest(words, &seen)}
            {shared}
            {below(&asked, &seen, &beside_it)}
        }
        .into_any())
    })
}

/// What stands beside a team's week: annotations, and what came of its weekly reviews.
pub(in crate::pages) struct Beside {
    list: Vec<Marked>,
    last: Option<HeldReview>,
    follow_ups: TeamFollowUps,
}

/// A week of a team as it is read, by default the latest that closed, with what stands beside it. It is
/// in the ledger then.
pub(in crate::pages) async fn ask(
    asked: &RequestContext,
    team: TeamId,
    week: Option<Week>,
) -> Answer<(TeamWeek, Beside)> {
    let viewer = asked.viewer()?;
    let releases = &asked.ports.releases;
    let seen = releases
        .team_week(viewer, team, week, Way::Page, asked.now)
        .await?;
    let (first, weeks) = figures::span(&seen);
    // Those to come as well, so that what a lead has just written is there.
    let until = seen.week.on(WEEKS_AHEAD).monday();
    let kept = &asked.ports.annotations;
    let kept = kept.of_team(viewer, seen.team.id, first.monday(), until);
    let list = marked(kept.await?, first, weeks);
    let (reviews, follow_ups) = (&asked.ports.weekly_reviews, &asked.ports.follow_ups);
    let beside = Beside {
        list,
        last: reviews.last(viewer, seen.team.id).await?,
        follow_ups: follow_ups.of_team(viewer, seen.team.id, asked.now).await?,
    };
    Ok((seen, beside))
}

/// Everything below the head: the same for whoever may read it, but for a lead's forms.
pub(in crate::pages) fn below(asked: &RequestContext, seen: &TeamWeek, beside: &Beside) -> AnyView {
    let words = asked.words;
    let Beside {
        list,
        last,
        follow_ups,
    } = beside;
    let follows = beside_week(asked, last.as_ref(), follow_ups);
    let whose = if seen.team.leads {
        Whose::Led(seen.team.id)
    } else {
        Whose::Shared(seen.team.id)
    };
    let annotations = annotations(asked, whose, list);
    let told = match seen.closing {
        Closing::Closed { .. } => view! {
            {figures::sheets(words, seen, list)}
            {context::sheet(words, seen)}
        }
        .into_any(),
        _ => {
            let (_, why) = not_closed(words, seen);
            let why: Vec<_> = why
                .into_iter()
                .map(|text| view! { <p>{text}</p> })
                .collect();
            view! { <section class="empty">{why}</section> }.into_any()
        }
    };
    view! {
        {grey_note(words, seen)}
        <div class="columns" id="week">
            <div class="stack">{told}</div>
            <aside class="stack">{follows}{annotations}{what_it_tells(words)}{reviews::sheets(words, seen)}</aside>
        </div>
    }
    .into_any()
}

fn named<'v>(words: Words, seen: &TeamWeek) -> Vec<(&'v str, FluentValue<'v>)> {
    vec![
        ("team", seen.team.name.clone().into()),
        ("week", words.week(seen.week).into()),
        ("year", seen.week.year().to_string().into()),
    ]
}

/// Which team's week it is and, where it has closed, when it did.
pub(in crate::pages) fn kicker(words: Words, seen: &TeamWeek) -> String {
    let Closing::Closed { due, closed } = seen.closing else {
        return words.tell("team-week-kicker-open", &named(words, seen));
    };
    let key = if is_late(due, closed) {
        "team-week-kicker-late"
    } else {
        "team-week-kicker"
    };
    let mut values = named(words, seen);
    values.push(("closed", words.moment(closed, seen.team.closes.zone).into()));
    let closed = words.tell(key, &values);
    match seen.coverage {
        None => closed,
        Some((quarter, coverage)) => {
            let told = coverage_of(words, quarter, coverage);
            words.tell(
                "team-week-kicker-covered",
                &[("closed", closed.into()), ("coverage", told.into())],
            )
        }
    }
}

/// `third quarter: 60 to 80 % answered`.
pub(in crate::pages) fn coverage_of(words: Words, quarter: Quarter, coverage: Coverage) -> String {
    let (from, to) = coverage.percents();
    let values = [
        ("quarter", words.quarter(quarter).into()),
        ("from", from.into()),
        ("to", to.into()),
    ];
    words.tell("coverage-in", &values)
}

/// With which teams it is published together, if with any.
pub(in crate::pages) fn with_whom(words: Words, seen: &TeamWeek) -> Option<String> {
    let is_closed = matches!(seen.closing, Closing::Closed { .. });
    if !is_closed || seen.together.is_empty() {
        return None;
    }
    let others = seen.together.join(&words.say("list-gap"));
    Some(words.tell("team-week-together", &[("others", others.into())]))
}

/// The strongest thing that the week says, or that it is not published.
pub(in crate::pages) fn title(words: Words, seen: &TeamWeek) -> String {
    let last = match (&seen.closing, seen.history.last()) {
        (Closing::Closed { .. }, Some(last)) => last,
        (Closing::Closed { .. }, None) => return words.say("team-title-not-yet"),
        _ => return not_closed(words, seen).0,
    };
    let panels = &last.published.panels;
    let band_of = |family: &&Family| panels.of(**family).band();
    for (band, how) in [(Band::Act, "act"), (Band::Watch, "watch")] {
        if let Some(family) = Family::ALL.iter().find(|family| band_of(family) == band) {
            return words.say(&format!("team-title-{}-{how}", family.as_str()));
        }
        if let Some(title) = context::title(words, seen, band) {
            return title;
        }
    }
    let is_better = |family: &&Family| matches!(panels.of(**family), Panel::Steps { better, .. } if *better > Step::Zero);
    if let Some(family) = Family::ALL.iter().find(is_better) {
        return words.say(&format!("team-title-{}-better", family.as_str()));
    }
    if Family::ALL
        .iter()
        .all(|family| panels.of(*family).band() == Band::NoData)
    {
        return words.say("team-title-not-yet");
    }
    words.say("team-title-steady")
}

fn grey_note(words: Words, seen: &TeamWeek) -> Option<AnyView> {
    grey(words, seen).map(crate::components::notice::note)
}

/// What grey panels wait for, and until when at the least; `None` where none is grey.
pub(in crate::pages) fn grey(words: Words, seen: &TeamWeek) -> Option<String> {
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
    let values = [
        ("week", words.week(expected).into()),
        ("closes", words.moment(closes, seen.team.closes.zone).into()),
        ("least", seen.thresholds.team.into()),
    ];
    Some(words.tell(key, &values))
}

/// That there is no Release of the week, and why, in general terms; names nobody.
pub(in crate::pages) fn not_closed(words: Words, seen: &TeamWeek) -> (String, Vec<String>) {
    let mut values = named(words, seen);
    let local = |moment| words.moment(moment, seen.team.closes.zone).into();
    match &seen.closing {
        Closing::Open { closes } => {
            values.push(("closes", local(*closes)));
            (
                words.tell("team-open-title", &values),
                vec![
                    words.tell("team-open-why", &values),
                    words.say("team-open-then"),
                ],
            )
        }
        Closing::Due { closes } => {
            values.push(("closes", local(*closes)));
            (
                words.tell("team-due-title", &values),
                vec![words.tell("team-due-why", &values)],
            )
        }
        Closing::NoGroupThen => (
            words.tell("team-then-title", &values),
            vec![words.say("team-then-why")],
        ),
        Closing::TooEarly { first } => {
            values.push(("first", words.week(*first).into()));
            (
                words.tell("team-early-title", &values),
                vec![words.tell("team-early-why", &values)],
            )
        }
        Closing::NoGroup { next } => {
            values.push(("quarter", words.quarter(*next).into()));
            let begins = words.long_day(next.first_week().monday());
            values.push(("begins", begins.into()));
            (
                words.tell("team-alone-title", &values),
                vec![
                    words.say("team-alone-why"),
                    words.tell("team-alone-when", &values),
                    words.say("team-alone-helps"),
                ],
            )
        }
        Closing::NoLongerShown => (
            words.tell("team-stricter-title", &values),
            vec![words.say("stricter-why")],
        ),
        Closing::Nothing | Closing::Closed { .. } => (
            words.tell("team-nothing-title", &values),
            vec![words.say("team-nothing-why"), words.say("team-alone-helps")],
        ),
    }
}

/// The weeks before and after.
fn beside(words: Words, seen: &TeamWeek) -> AnyView {
    let to = |week: Week| format!("/teams/{}/weeks/{week}", seen.team.id);
    let (before, after) = (seen.week.back(1), seen.week.on(1));
    let before = seen.has_previous.then(|| {
        view! { <a rel="prev" href=to(before)>{words.tell("week-before", &[("week", words.week(before).into())])}</a> }
    });
    let after = seen.has_next.then(|| {
        view! { <a rel="next" href=to(after)>{words.tell("week-after", &[("week", words.week(after).into())])}</a> }
    });
    if before.is_none() && after.is_none() {
        return ().into_any();
    }
    view! {
        <nav class="pager" aria-label=words.say("weeks")>
            {before}<span>{words.week(seen.week)}</span>{after}
        </nav>
    }
    .into_any()
}

/// A lead's way to the agenda.
fn to_review(words: Words, seen: &TeamWeek) -> Option<AnyView> {
    seen.team.leads.then(|| {
        let href = format!("/review/{}", seen.team.id);
        view! { <p><a href=href>{words.say("weekly-open")}</a></p> }.into_any()
    })
}

/// The same week in a few lines; only of what is published.
fn to_digest(words: Words, seen: &TeamWeek) -> Option<AnyView> {
    matches!(seen.closing, Closing::Closed { .. }).then(|| {
        let href = format!("/teams/{}/weeks/{}/digest", seen.team.id, seen.week);
        view! { <p><a href=href>{words.say("digest-open")}</a></p> }.into_any()
    })
}

/// What the page can tell, and what it never does.
fn what_it_tells(words: Words) -> AnyView {
    view! {
        <section class="sheet">
            <h2>{words.say("team-tells")}</h2>
            <ul>
                <li>{words.say("team-tells-change")}</li>
                <li>{words.say("team-tells-several")}</li>
                <li>{words.say("team-tells-same")}</li>
                <li>{words.say("team-tells-fixed")}</li>
            </ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
