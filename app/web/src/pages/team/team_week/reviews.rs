//! Reviews beside a team's week: the states, two figures, and the way to the rest.

use crate::components::band::band;
use crate::pages::team::team_reviews::{given, waited};
use crate::words::Words;
use irori_core::reviews::published::ReviewState;
use irori_ports::releases::{Closing, SeenReviews, TeamWeek};
use leptos::prelude::*;

/// The sheets, or why there are none.
pub fn sheets(words: Words, seen: &TeamWeek) -> Vec<AnyView> {
    if seen.closing == Closing::Nothing {
        return Vec::new();
    }
    let Some(reviews) = &seen.reviews else {
        let empty = view! {
            <section class="empty"><h2>{words.say("reviews")}</h2><p>{words.say("reviews-empty")}</p></section>
        };
        return vec![empty.into_any()];
    };
    let figures = [
        given(words, &reviews.history),
        waited(words, &reviews.history),
    ];
    let figures =
        figures.map(|figure| view! { <section class="sheet">{figure}</section> }.into_any());
    [states(words, seen, reviews)]
        .into_iter()
        .chain(figures)
        .collect()
}

fn states(words: Words, seen: &TeamWeek, reviews: &SeenReviews) -> AnyView {
    let row = |one: &ReviewState| {
        let name = words.say(&format!("reviews-{}", one.as_str()));
        view! { <dt>{name}</dt><dd>{band(words, reviews.latest.band(*one))}</dd> }
    };
    let rows: Vec<_> = ReviewState::ALL.iter().map(row).collect();
    let href = format!("/teams/{}/reviews", seen.team.id);
    view! {
        <section class="sheet" id="reviews">
            <h2>{words.say("reviews")}</h2>
            <dl class="facts">{rows}</dl>
            <p><a href=href>{words.say("reviews-to")}</a></p>
        </section>
    }
    .into_any()
}
