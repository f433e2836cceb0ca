//! A team's reviews: how reviewing goes, with what each figure can and cannot tell. No reviewer and no
//! stamp by pull request; open pull requests that wait are named, without their authors.

mod figures;
mod open;
mod share;
mod states;
#[cfg(test)]
mod tests;

use crate::addresses;
use crate::components::{band, card_with_id, page_head, policy_choice};
use crate::context::RequestContext;
use crate::words::{FluentValue, Locale};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::reviews::published::{ReviewState, TeamReviews};
use irori_core::signals::bands::Band;
use irori_core::signals::censored::WaitTime;
use irori_ports::Answer;
use irori_ports::releases::SeenReviews;
use irori_ports::reviews::ReviewPage;
use leptos::prelude::*;
use share::share_of;

pub use figures::{given, waited};

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let team = ctx.parameter("team", TeamId::parse);
    let reviews = &ctx.ports.reviews;
    let seen = reviews.of_team(ctx.viewer()?, team?, ctx.now).await?;
    Ok(show(&ctx, &seen))
}

fn show(ctx: &RequestContext, seen: &ReviewPage) -> AnyView {
    let words = ctx.words;
    let name: FluentValue<'_> = seen.team.name.as_str().into();
    let back = view! {
        <p><a href=addresses::TEAM.path(seen.team.id)>
            {t!(words, "reviews-back", team = name.clone())}
        </a></p>
    };
    let open = open::card(words, &seen.open);
    let Some(reviews) = &seen.reviews else {
        let why = if seen.is_silent {
            "team-nothing-why"
        } else {
            "reviews-empty"
        };
        return html! {
            {page_head(None, t!(words, "reviews-title-none", team = name), None)}
            <section class="empty"><p>{t!(words, why)}</p></section>
            {(!seen.is_silent).then_some(open)}
            {back}
        };
    };
    let told = match reviews.latest.week.is_covered() {
        true => cards(words, reviews),
        false => uncovered(words, reviews),
    };
    html! {
        {page_head(Some(kicker(words, seen, reviews)), title(words, &reviews.latest), Some(t!(words, "reviews-lead")))}
        <div class="columns">
            <div class="stack">{told}</div>
            <aside class="stack">
                {states::card(words, &reviews.latest)}
                {open}
                {leniency(words, reviews)}
            </aside>
        </div>
        {back}
    }
}

/// Whose reviews, as of when, and how much of the week is known.
fn kicker(words: Locale, seen: &ReviewPage, reviews: &SeenReviews) -> String {
    let week = reviews.latest.week;
    // Only the first begins a phrase.
    let week_told = match reviews.closed {
        Some(_) => words.week_first(week.week),
        None => words.week(week.week),
    };
    let mut values = vec![
        ("team", seen.team.name.clone().into()),
        ("week", week_told.into()),
        ("merged", week.merged.into()),
        ("whole", week.whole.into()),
    ];
    let key = match reviews.closed {
        Some(closed) => {
            values.push(("closed", words.moment(closed, seen.team.closes.zone).into()));
            "reviews-kicker"
        }
        None => "reviews-kicker-now",
    };
    t!(words, key, ..values)
}

/// The worst state in a sentence.
fn title(words: Locale, reviews: &TeamReviews) -> String {
    let worst = |at: Band| {
        let mut all = ReviewState::ALL.iter();
        all.find(|one| reviews.band(**one) == at)
    };
    for at in [Band::Act, Band::Watch] {
        let head = worst(at).and_then(|one| head(words, *one, at, reviews.stamps.onset));
        if let Some(head) = head {
            return head;
        }
    }
    match worst(Band::Ok) {
        Some(_) => t!(words, "reviews-title-ok"),
        None => t!(words, "reviews-title-early"),
    }
}

/// What is said of a state that is WATCH or ACT; stamps tell their `onset`.
pub(super) fn head(
    words: Locale,
    state: ReviewState,
    at: Band,
    onset: Option<Week>,
) -> Option<String> {
    let how = match at {
        Band::Act => "act",
        Band::Watch => "watch",
        Band::Ok | Band::NoData => return None,
    };
    Some(match onset.filter(|_| state == ReviewState::Stamps) {
        Some(week) => t!(
            words,
            &format!("reviews-title-stamps-{how}-since"),
            week = words.week(week)
        ),
        None => t!(words, &format!("reviews-title-{}-{how}", state.as_str())),
    })
}

/// That less than nine tenths of what was merged is known in full.
pub(super) fn too_little(words: Locale, reviews: &TeamReviews) -> String {
    let week = reviews.week;
    t!(
        words,
        "reviews-uncovered",
        whole = week.whole,
        merged = week.merged
    )
}

fn uncovered(words: Locale, reviews: &SeenReviews) -> AnyView {
    html! {
        <section class="empty">
            <h2>{t!(words, "reviews-uncovered-title")}</h2>
            <p>{too_little(words, &reviews.latest)}</p>
        </section>
        {figures::given(words, &reviews.history)}
    }
}

fn cards(words: Locale, reviews: &SeenReviews) -> AnyView {
    let latest = &reviews.latest;
    html! {
        <section class="sheet" id="stamps">
            {headed(words, "reviews-stamps", latest.stamps.band())}
            {stamps(words, latest)}
            {figures::stamps(words, &reviews.history)}
            {figures::evidence(words, latest, &reviews.history)}
            {figures::slices(words, latest)}
            {caveat(words, "reviews-stamps-caveat")}
        </section>
        <section class="sheet" id="response">
            {headed(words, "reviews-response", latest.response.band)}
            {figures::waited(words, &reviews.history)}
            <p>{response(words, latest)}</p>
            {caveat(words, "reviews-response-caveat")}
        </section>
        <section class="sheet" id="load">
            {headed(words, "reviews-load", latest.load.band)}
            <p>{load(words, latest)}</p>
            {caveat(words, "reviews-load-caveat")}
        </section>
        <section class="sheet" id="discussion">
            {headed(words, "reviews-discussion", latest.discussion.band)}
            <p>{discussion(words, latest)}</p>
            {figures::discussion(words, latest, &reviews.history)}
            {caveat(words, "reviews-discussion-caveat")}
        </section>
        <section class="sheet" id="given">
            {figures::given(words, &reviews.history)}
        </section>
    }
}

fn headed(words: Locale, key: &str, at: Band) -> AnyView {
    html! { <div class="row row--apart"><h2>{t!(words, key)}</h2>{band(words, at)}</div> }
}

fn caveat(words: Locale, key: &str) -> AnyView {
    html! { <p class="soft small">{t!(words, key)}</p> }
}

/// What a state stands on, with its base, in sentences that may lack their full stop.
pub(super) fn told(words: Locale, state: ReviewState, reviews: &TeamReviews) -> Vec<String> {
    match state {
        ReviewState::Stamps => {
            let (share, evidence) = stamps_told(words, reviews);
            vec![share, evidence]
        }
        ReviewState::Response => vec![
            figures::finding(words, reviews.week.first_response),
            response(words, reviews),
        ],
        ReviewState::Load => vec![load(words, reviews)],
        ReviewState::Discussion => vec![discussion(words, reviews)],
        ReviewState::Unreviewed => vec![share::share(words, reviews.unreviewed.share.as_ref())],
        ReviewState::Oversize => vec![share::share(words, reviews.oversize.share.as_ref())],
        ReviewState::Reverts => {
            let before = states::reverts_before(words, reviews);
            let share = share::share(words, reviews.reverts.share.as_ref());
            std::iter::once(share).chain(before).collect()
        }
    }
}

/// What the share and the evidence of stamps say.
fn stamps_told(words: Locale, reviews: &TeamReviews) -> (String, String) {
    let stamps = &reviews.stamps;
    let share = match stamps.share.as_ref().zip(stamps.share_at_200) {
        Some((share, at_200)) => {
            t!(
                words,
                "reviews-stamps-share",
                share = share_of(words, share),
                pace = stamps.pace,
                at = at_200.yes
            )
        }
        None => t!(words, "reviews-stamps-few"),
    };
    let evidence = match (stamps.usual, stamps.evidence) {
        (Some(usual), Some(evidence)) => {
            t!(
                words,
                "reviews-stamps-evidence",
                usual = format!("{:.0}", 100.0 * usual),
                evidence = format!("{evidence:.1}")
            )
        }
        _ => t!(words, "reviews-stamps-no-usual"),
    };
    (share, evidence)
}

/// The same, and since when.
fn stamps(words: Locale, reviews: &TeamReviews) -> AnyView {
    let (share, evidence) = stamps_told(words, reviews);
    let since = reviews
        .stamps
        .onset
        .map(|week| t!(words, "reviews-stamps-since", week = words.week(week)));
    html! {
        <p>{share}" "{policy_choice(words, "review-pace")}</p>
        <p>{evidence}{since.map(|text| [t!(words, "sentence-gap"), text].concat())}</p>
    }
}

fn response(words: Locale, reviews: &TeamReviews) -> String {
    let response = reviews.response;
    let values = [
        ("of", response.of.into()),
        ("waiting", response.waiting.into()),
    ];
    match response.median {
        None => t!(words, "reviews-response-few", ..values),
        Some(WaitTime::For(_)) => t!(words, "reviews-response-base", ..values),
        Some(WaitTime::AtLeast(_)) => t!(words, "reviews-response-open", ..values),
    }
}

fn load(words: Locale, reviews: &TeamReviews) -> String {
    let load = reviews.load;
    let number = |x: f64| format!("{x:.2}");
    let mut values: Vec<(&str, FluentValue<'_>)> = vec![
        ("reviewers", load.reviewers.into()),
        ("reviews", load.reviews.into()),
    ];
    let (Some(gini), Some(q95), Some(q99)) = (load.gini, load.chance_95, load.chance_99) else {
        return t!(words, "reviews-load-few", ..values);
    };
    values.extend([
        ("gini", number(gini).into()),
        ("often", number(q95).into()),
        ("rarely", number(q99).into()),
    ]);
    t!(words, "reviews-load-told", ..values)
}

fn discussion(words: Locale, reviews: &TeamReviews) -> String {
    let discussion = reviews.discussion;
    let number = |x: f64| format!("{x:.1}");
    let Some(density) = discussion.per_100_lines else {
        return t!(words, "reviews-discussion-few", of = discussion.of);
    };
    let mut values: Vec<(&str, FluentValue<'_>)> = vec![
        ("density", number(density).into()),
        ("of", discussion.of.into()),
    ];
    let Some((low, high)) = discussion.limits else {
        return t!(words, "reviews-discussion-told", ..values);
    };
    values.extend([("low", number(low).into()), ("high", number(high).into())]);
    t!(words, "reviews-discussion-usual", ..values)
}

/// What could be told about reviewing in remote work, twice a year.
fn leniency(words: Locale, reviews: &SeenReviews) -> AnyView {
    use irori_core::signals::leniency::{Bound, LeniencyVerdict};
    let told = match &reviews.leniency {
        None => t!(words, "leniency-not-yet"),
        Some(half) => {
            let bound = |bound: Bound| match bound.ratio() {
                None => t!(words, "leniency-any"),
                Some((n, 1)) => t!(words, "leniency-times", n),
                Some((n, d)) => t!(words, "leniency-part", n, d),
            };
            let key = match (half.leniency.verdict, half.leniency.envelope) {
                (LeniencyVerdict::More, _) => "leniency-more",
                (LeniencyVerdict::Fewer, _) => "leniency-fewer",
                (LeniencyVerdict::NothingLarge, _) => "leniency-nothing-large",
                (LeniencyVerdict::CannotTell, Some(_)) => "leniency-cannot-tell",
                (LeniencyVerdict::CannotTell, None) => "leniency-too-little",
            };
            let weeks = half.last.weeks_since(half.first) + 1;
            let mut values: Vec<(&str, FluentValue<'_>)> = vec![
                ("weeks", weeks.into()),
                ("first", words.week(half.first).into()),
                ("last", words.week_and_year(half.last).into()),
            ];
            if let Some((low, high)) = half.leniency.envelope {
                values.extend([("low", bound(low).into()), ("high", bound(high).into())]);
            }
            t!(words, key, ..values)
        }
    };
    let body = view! {
        <p>{told}</p>
        {caveat(words, "leniency-caveat")}
    };
    card_with_id("leniency", t!(words, "leniency-title"), body)
}
