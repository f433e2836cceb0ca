//! Reviews of a team's pull requests, as figures of the team: no reviewers, no pull requests.

use crate::charts::{Bars, Caption, Drawing, Series, Svg, Week, weekly_bars};
use crate::components::figure::{Numbers, figure};
use crate::ports::releases::{Closing, ReviewWeek, TeamWeek};
use crate::signals::censored::Waited;
use crate::words::Words;
use leptos::prelude::*;

/// Two sheets, or why there are none.
pub fn sheets(words: Words, seen: &TeamWeek) -> Vec<AnyView> {
    if seen.closing == Closing::Nothing {
        return Vec::new();
    }
    if seen.reviews.is_empty() {
        let empty = view! {
            <section class="empty"><h2>{words.say("reviews")}</h2><p>{words.say("reviews-empty")}</p></section>
        };
        return vec![empty.into_any()];
    }
    [given(words, &seen.reviews), waited(words, &seen.reviews)]
        .map(|figure| view! { <section class="sheet">{figure}</section> }.into_any())
        .into()
}

fn given(words: Words, weeks: &[ReviewWeek]) -> AnyView {
    let finding = match weeks.last().map(|last| (last.week, last.reviews)) {
        Some((week, Some(reviews))) => {
            let week = words.week(week);
            words.tell(
                "reviews-finding",
                &[("reviews", reviews.into()), ("week", week.into())],
            )
        }
        _ => words.say("reviews"),
    };
    let about = words.say("reviews-about");
    let values = drawn(words, weeks, |week| week.reviews.map(f64::from));
    let pair = bars(
        words,
        "team-reviews",
        &finding,
        &about,
        "reviews-unit",
        &values,
    );
    let row = |week: &ReviewWeek| {
        let reviews = week.reviews.map(|reviews| reviews.to_string());
        vec![
            words.week(week.week),
            reviews.unwrap_or_else(|| words.say("gap")),
        ]
    };
    let numbers = Numbers {
        caption: words.say("reviews-caption"),
        head: vec![words.say("head-week"), words.say("reviews-unit")],
        rows: weeks.iter().rev().map(row).collect(),
    };
    figure(words, finding, pair, about, numbers)
}

fn waited(words: Words, weeks: &[ReviewWeek]) -> AnyView {
    let last = weeks.last().and_then(|week| week.first_response);
    let finding = match last {
        None => words.say("response-finding-none"),
        Some(waited) => words.tell(
            "response-finding",
            &[("hours", hours(words, waited).into())],
        ),
    };
    let about = words.say("response-about");
    let values = drawn(words, weeks, |week| week.first_response.map(Waited::hours));
    let pair = bars(
        words,
        "team-response",
        &finding,
        &about,
        "response-unit",
        &values,
    );
    let row = |week: &ReviewWeek| {
        let waited = week.first_response.map(|waited| hours(words, waited));
        vec![
            words.week(week.week),
            waited.unwrap_or_else(|| words.say("gap")),
        ]
    };
    let numbers = Numbers {
        caption: words.say("response-caption"),
        head: vec![words.say("head-week"), words.say("response-unit")],
        rows: weeks.iter().rev().map(row).collect(),
    };
    figure(words, finding, pair, about, numbers)
}

/// `3.5`, or `≥ 20` where half are still waiting.
fn hours(words: Words, waited: Waited) -> String {
    let hours = format!("{:.1}", waited.hours());
    match waited {
        Waited::For(_) => hours,
        Waited::AtLeast(_) => words.tell("at-least", &[("hours", hours.into())]),
    }
}

fn drawn(
    words: Words,
    weeks: &[ReviewWeek],
    value: impl Fn(&ReviewWeek) -> Option<f64>,
) -> Vec<Week> {
    weeks
        .iter()
        .map(|week| Week {
            label: words.week_tick(week.week),
            value: value(week),
        })
        .collect()
}

fn bars(words: Words, id: &str, title: &str, about: &str, unit: &str, values: &[Week]) -> [Svg; 2] {
    let unit = words.say(unit);
    Drawing::BOTH.map(|drawing| {
        weekly_bars(&Bars {
            caption: Caption {
                id,
                title,
                description: about,
            },
            drawing,
            unit: &unit,
            label: &|value| format!("{value:.0}"),
            first: Series {
                name: "",
                weeks: values,
            },
            second: None,
        })
    })
}
