//! Reviews of a team's pull requests, as figures of the team: no reviewers, no pull requests.

use crate::charts::{Bars, Caption, Drawing, Series, Week, weekly_bars};
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
    by_week(words, weeks, "reviews", finding, |week| {
        let reviews = week.reviews?;
        Some((f64::from(reviews), reviews.to_string()))
    })
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
    by_week(words, weeks, "response", finding, |week| {
        let waited = week.first_response?;
        Some((waited.hours(), hours(words, waited)))
    })
}

/// A figure of bars, each with its number as it is written.
fn by_week(
    words: Words,
    weeks: &[ReviewWeek],
    name: &str,
    finding: String,
    value: impl Fn(&ReviewWeek) -> Option<(f64, String)>,
) -> AnyView {
    let [about, unit, caption] =
        ["about", "unit", "caption"].map(|what| words.say(&format!("{name}-{what}")));
    let id = format!("team-{name}");
    let drawn: Vec<Week> = weeks
        .iter()
        .map(|week| Week {
            label: words.week_tick(week.week),
            value: value(week).map(|(number, _)| number),
        })
        .collect();
    let pair = Drawing::BOTH.map(|drawing| {
        weekly_bars(&Bars {
            caption: Caption {
                id: &id,
                title: &finding,
                description: &about,
            },
            drawing,
            unit: &unit,
            label: &|value| format!("{value:.0}"),
            first: Series {
                name: "",
                weeks: &drawn,
            },
            second: None,
            notes: &[],
        })
    });
    let row = |week: &ReviewWeek| {
        let text = value(week).map(|(_, text)| text);
        vec![
            words.week(week.week),
            text.unwrap_or_else(|| words.say("gap")),
        ]
    };
    let numbers = Numbers {
        caption,
        head: vec![words.say("head-week"), unit.clone()],
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
