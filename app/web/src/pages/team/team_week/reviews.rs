//! Reviews beside a team's week: the states, two figures, and the way to the rest.

use crate::addresses;
use crate::components::{band, card_with_id};
use crate::pages::team::team_reviews::{given, waited};
use crate::words::Locale;
use irori_core::reviews::published::ReviewState;
use irori_ports::releases::{ReadableWeek, ReleaseStatus, SeenReviews};
use leptos::prelude::*;

/// The sheets, or why there are none.
pub fn cards(words: Locale, seen: &ReadableWeek) -> Vec<AnyView> {
    if seen.closing == ReleaseStatus::Nothing {
        return Vec::new();
    }
    let Some(reviews) = &seen.reviews else {
        let empty = view! {
            <section class="empty"><h2>{t!(words, "reviews")}</h2><p>{t!(words, "reviews-empty")}</p></section>
        };
        return vec![empty.into_any()];
    };
    let figures = [
        given(words, &reviews.history),
        waited(words, &reviews.history),
    ];
    let figures = figures.map(|figure| html! { <section class="sheet">{figure}</section> });
    [states(words, seen, reviews)]
        .into_iter()
        .chain(figures)
        .collect()
}

fn states(words: Locale, seen: &ReadableWeek, reviews: &SeenReviews) -> AnyView {
    let row = |one: &ReviewState| {
        let name = t!(words, &format!("reviews-{}", one.as_str()));
        view! { <dt>{name}</dt><dd>{band(words, reviews.latest.band(*one))}</dd> }
    };
    let rows: Vec<_> = ReviewState::ALL.iter().map(row).collect();
    let href = addresses::TEAM_REVIEWS.path(seen.team.id);
    let body = view! {
        <dl class="facts">{rows}</dl>
        <p><a href=href>{t!(words, "reviews-to")}</a></p>
    };
    card_with_id("reviews", t!(words, "reviews"), body)
}
