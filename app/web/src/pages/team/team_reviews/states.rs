//! The states of a team's reviews, each with its base.

use super::share::{share, share_of};
use crate::components::band::band;
use crate::words::Words;
use irori_core::reviews::published::{CountedBand, TeamReviews};
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
        row(words, "reverts", &reverts, reverts_before(words, reviews)),
    ];
    view! {
        <section class="sheet" id="shares">
            <h2>{words.say("reviews-shares")}</h2>
            <div class="states">{rows.into_iter().collect::<Vec<_>>()}</div>
        </section>
    }
    .into_any()
}

/// How much was taken back before.
pub(super) fn reverts_before(words: Words, reviews: &TeamReviews) -> Option<String> {
    let before = reviews.reverts.before.as_ref()?;
    let values = [("share", share_of(words, before).into())];
    Some(words.tell("reviews-reverts-before", &values))
}

fn row(words: Words, name: &str, counted: &CountedBand, beside: Option<String>) -> AnyView {
    let told = [
        Some(share(words, counted.share.as_ref())),
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
