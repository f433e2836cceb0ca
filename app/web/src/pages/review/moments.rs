//! Moments that matter: the first review of a lead, people who come and go, a team that is not visible
//! yet.

use super::gathered::ReviewData;
use crate::addresses;
use crate::components::card_with_id;
use crate::context::RequestContext;
use crate::pages::team::team_week;
use crate::words::Locale;
use irori_core::domain::id::TeamId;
use irori_core::domain::weekly_review::{RosterChange, RosterKind};
use irori_ports::releases::ReadableWeek;
use leptos::prelude::*;

/// The sentences of what the numbers can and cannot tell: at most 200 words.
pub const ABOUT: [&str; 6] = [
    "weekly-about-change",
    "weekly-about-people",
    "weekly-about-bands",
    "weekly-about-talk",
    "weekly-about-back",
    "weekly-about-wait",
];

/// What the numbers can tell and what they cannot.
pub fn about(words: Locale, least: u32) -> AnyView {
    let lines = ABOUT
        .into_iter()
        .map(|key| view! { <li>{t!(words, key, least)}</li> });
    html! { <ul>{lines.collect::<Vec<_>>()}</ul> }
}

/// The same for a lead who has never held a review; what comes after it stands below.
pub fn welcome(ctx: &RequestContext, gathered: &ReviewData) -> Option<AnyView> {
    if gathered.desk.has_reviewed {
        return None;
    }
    let words = ctx.words;
    let body = view! {
        {about(words, gathered.seen.thresholds.team)}
        <p class="soft small">{t!(words, "weekly-about-until")}</p>
    };
    Some(card_with_id(
        "welcome",
        t!(words, "weekly-about-title"),
        body,
    ))
}

/// Who came and who left, and what that does to the charts.
pub fn roster(words: Locale, changes: &[RosterChange]) -> Option<AnyView> {
    let of = |kind: RosterKind, about: &str| {
        let names: Vec<_> = changes
            .iter()
            .filter(|change| change.kind == kind)
            .map(|change| {
                let values = [
                    ("name", change.name.as_str().into()),
                    ("day", words.dated(change.day).into()),
                ];
                let key = match kind {
                    RosterKind::Joined => "roster-joined",
                    RosterKind::Left => "roster-left",
                };
                view! { <li>{t!(words, key, ..values)}</li> }
            })
            .collect();
        let about = t!(words, about);
        (!names.is_empty()).then(|| view! { <ul>{names}</ul><p class="soft small">{about}</p> })
    };
    (!changes.is_empty()).then(|| {
        card_with_id(
            "roster",
            t!(words, "roster"),
            (
                of(RosterKind::Joined, "roster-joined-about"),
                of(RosterKind::Left, "roster-left-about"),
            ),
        )
    })
}

/// Why nothing is published of the team.
pub fn not_published(words: Locale, seen: &ReadableWeek) -> AnyView {
    let why = team_week::not_closed(words, seen).1;
    let why = why.into_iter().map(|text| view! { <p>{text}</p> });
    html! { <section class="empty">{why.collect::<Vec<_>>()}</section> }
}

/// What helps a team of which nothing can be told yet.
pub fn what_helps(words: Locale, team: TeamId) -> AnyView {
    let helps = ["why", "time", "never-ask", "follow"].map(|what| {
        view! { <li>{t!(words, &format!("weekly-helps-{what}"))}</li> }
    });
    let reviews = addresses::TEAM_REVIEWS.path(team);
    let body = view! {
        <ul>{helps.into_iter().collect::<Vec<_>>()}</ul>
        <p><a href=reviews>{t!(words, "weekly-helps-reviews")}</a></p>
    };
    card_with_id("helps", t!(words, "weekly-helps"), body)
}
