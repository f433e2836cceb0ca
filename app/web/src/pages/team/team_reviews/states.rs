//! The states of a team's reviews, each with its base.

use super::share::{share, share_of};
use crate::components::{band, card_with_id};
use crate::words::Locale;
use irori_core::reviews::published::{CountedBand, TeamReviews};
use leptos::prelude::*;

/// The three shares that have no figure of their own.
pub fn card(words: Locale, reviews: &TeamReviews) -> AnyView {
    let reverts = CountedBand {
        band: reviews.reverts.band,
        share: reviews.reverts.share,
    };
    let rows = [
        row(words, "oversize", &reviews.oversize, None),
        row(words, "unreviewed", &reviews.unreviewed, None),
        row(words, "reverts", &reverts, reverts_before(words, reviews)),
    ];
    let body = view! {
        <div class="states">{rows.into_iter().collect::<Vec<_>>()}</div>
    };
    card_with_id("shares", t!(words, "reviews-shares"), body)
}

/// How much was taken back before.
pub(super) fn reverts_before(words: Locale, reviews: &TeamReviews) -> Option<String> {
    let before = reviews.reverts.before.as_ref()?;
    Some(t!(
        words,
        "reviews-reverts-before",
        share = share_of(words, before)
    ))
}

fn row(words: Locale, name: &str, counted: &CountedBand, beside: Option<String>) -> AnyView {
    let told = [
        Some(share(words, counted.share.as_ref())),
        beside,
        Some(t!(words, &format!("reviews-{name}-caveat"))),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    html! {
        <div class="state state--plain">
            <span class="state__name">{t!(words, &format!("reviews-{name}"))}</span>
            {band(words, counted.band)}
            <p>{told.join(&t!(words, "sentence-gap"))}</p>
        </div>
    }
}
