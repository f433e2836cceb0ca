//! The states of a team's reviews, each with its base.

use super::share_of;
use crate::components::band::band;
use crate::reviews::published::{CountedBand, TeamReviews};
use crate::words::Words;
use leptos::prelude::*;

/// The three shares that have no figure of their own.
pub fn sheet(words: Words, reviews: &TeamReviews) -> AnyView {
    let reverts = CountedBand {
        band: reviews.reverts.band,
        share: reviews.reverts.share,
    };
    let rows = [
        row(words, "oversize", &reviews.oversize, None),
        row(words, "unreviewed", &reviews.unreviewed, None),
        row(
            words,
            "reverts",
            &reverts,
            reviews.reverts.before.as_ref().map(|before| {
                words.tell(
                    "reviews-reverts-before",
                    &[("share", share_of(words, before).into())],
                )
            }),
        ),
    ];
    view! {
        <section class="sheet" id="shares">
            <h2>{words.say("reviews-shares")}</h2>
            <div class="states">{rows.into_iter().collect::<Vec<_>>()}</div>
        </section>
    }
    .into_any()
}

fn row(words: Words, name: &str, counted: &CountedBand, beside: Option<String>) -> AnyView {
    let told = match &counted.share {
        Some(share) => words.tell(
            "reviews-share-told",
            &[("share", share_of(words, share).into())],
        ),
        None => words.say("reviews-share-few"),
    };
    let told = [
        Some(told),
        beside,
        Some(words.say(&format!("reviews-{name}-caveat"))),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    view! {
        <div class="state state--plain">
            <span class="state__name">{words.say(&format!("reviews-{name}"))}</span>
            {band(words, counted.band)}
            <p>{told.join(&words.say("sentence-gap"))}</p>
        </div>
    }
    .into_any()
}
