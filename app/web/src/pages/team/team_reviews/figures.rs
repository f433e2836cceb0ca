//! The figures of a team's reviews, by week.

use crate::charts::{Caption, Evidence, Line, Scale, Series, Usual, weekly_evidence, weekly_line};
use crate::components::by_week::ByWeek;
use crate::components::figure::{Numbers, table};
use crate::words::Words;
use irori_core::reviews::published::{HourClass, ReviewFigures, SizeClass, TeamReviews};
use irori_core::signals::censored::Waited;
use irori_core::signals::evidence::Chart;
use leptos::prelude::*;

fn by_week<'r>(
    words: Words,
    name: &'r str,
    rows: &'r [ReviewFigures],
) -> ByWeek<'r, ReviewFigures> {
    ByWeek {
        words,
        name,
        rows,
        week: |row| row.week,
    }
}

/// Approvals on which stamps stand, and stamps among them.
pub fn stamps(words: Words, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-stamped", weeks);
    let known = |week: &ReviewFigures, n: u32| week.is_covered().then(|| f64::from(n));
    let stamps = by_week.series(|week| known(week, week.stamps));
    let others = by_week.series(|week| known(week, week.eligible.saturating_sub(week.stamps)));
    let [name, rest, unit, finding] = ["stamped", "read", "stamped-unit", "stamped-finding"]
        .map(|key| words.say(&format!("reviews-{key}")));
    let first = Series {
        name: &name,
        weeks: &stamps,
    };
    let second = Series {
        name: &rest,
        weeks: &others,
    };
    by_week.bars(finding, &unit, first, Some(second), |week| {
        let cells = [week.stamps, week.stamps_at_200, week.eligible];
        let text = |n: u32| by_week.or_gap(week.is_covered().then(|| n.to_string()));
        cells.map(text).into()
    })
}

/// The evidence at the end of each week; none where there is no reference.
pub fn evidence(words: Words, latest: &TeamReviews, weeks: &[ReviewFigures]) -> Option<AnyView> {
    latest.stamps.evidence?;
    let by_week = by_week(words, "reviews-evidence", weeks);
    let drawn = by_week.series(|week| week.evidence);
    let (watch, act) = (words.say("evidence-watch"), words.say("evidence-act"));
    let unit = words.say("reviews-evidence-unit");
    let level = Chart::COUNTS.threshold;
    let draw = |caption: Caption<'_>, drawing| {
        weekly_evidence(&Evidence {
            caption,
            drawing,
            unit: &unit,
            weeks: &drawn,
            watch: (level / 2.0, &watch),
            act: (level, &act),
        })
    };
    let finding = words.say("reviews-evidence-finding");
    Some(by_week.figure(finding, draw, |week| {
        vec![by_week.or_gap(week.evidence.map(one_decimal))]
    }))
}

fn one_decimal(value: f64) -> String {
    format!("{value:.1}")
}

/// The window's approvals by size and hour.
pub fn slices(words: Words, latest: &TeamReviews) -> Option<AnyView> {
    let slices = &latest.stamps.slices;
    if slices.is_empty() {
        return None;
    }
    let cell = |size: SizeClass, hour: HourClass| {
        let found = slices.iter().find(|s| s.size == size && s.hour == hour);
        match found {
            Some(slice) => words.tell(
                "reviews-slice",
                &[("stamps", slice.stamps.into()), ("of", slice.of.into())],
            ),
            None => words.say("gap"),
        }
    };
    let rows = HourClass::ALL.iter().map(|hour| {
        let name = words.say(&format!("reviews-hour-{}", hour.as_str()));
        let cells = SizeClass::ALL.iter().map(|size| cell(*size, *hour));
        [name].into_iter().chain(cells).collect()
    });
    let sizes = SizeClass::ALL.iter();
    let sizes = sizes.map(|size| words.say(&format!("reviews-size-{}", size.as_str())));
    let numbers = Numbers {
        caption: words.say("reviews-slices"),
        head: [words.say("reviews-hour")]
            .into_iter()
            .chain(sizes)
            .collect(),
        rows: rows.collect(),
    };
    Some(
        view! {
            <details class="numbers">
                <summary>{words.say("reviews-slices")}</summary>
                {table(numbers)}
            </details>
        }
        .into_any(),
    )
}

/// The median of first responses in a sentence without a full stop.
pub(super) fn finding(words: Words, median: Option<Waited>) -> String {
    match median {
        None => words.say("response-finding-none"),
        Some(waited) => words.tell(
            "response-finding",
            &[("hours", hours(words, waited).into())],
        ),
    }
}

/// The median of the first response; hatched where half were still waiting.
pub fn waited(words: Words, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-waited", weeks);
    let of = |week: &ReviewFigures, is_open: bool| {
        let hours = week.first_response?;
        (matches!(hours, Waited::AtLeast(_)) == is_open).then(|| hours.hours())
    };
    let (over, open) = (
        by_week.series(|week| of(week, false)),
        by_week.series(|week| of(week, true)),
    );
    let last = weeks.last().and_then(|week| week.first_response);
    let finding = finding(words, last);
    let unit = words.say("response-unit");
    let [name, still] = ["over", "open"].map(|which| words.say(&format!("reviews-waited-{which}")));
    let first = Series {
        name: &name,
        weeks: &over,
    };
    let has_open = open.iter().any(|week| week.value.is_some());
    let second = has_open.then_some(Series {
        name: &still,
        weeks: &open,
    });
    by_week.bars(finding, &unit, first, second, |week| {
        vec![by_week.or_gap(week.first_response.map(|waited| hours(words, waited)))]
    })
}

/// `3.5`, or `≥ 20` where half are still waiting.
fn hours(words: Words, waited: Waited) -> String {
    let hours = one_decimal(waited.hours());
    match waited {
        Waited::For(_) => hours,
        Waited::AtLeast(_) => words.tell("at-least", &[("hours", hours.into())]),
    }
}

/// Reviews that were given.
pub fn given(words: Words, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-given", weeks);
    let drawn = by_week.series(|week| Some(f64::from(week.reviews)));
    let finding = match weeks.last() {
        Some(last) => words.tell(
            "reviews-finding",
            &[
                ("reviews", last.reviews.into()),
                ("week", words.week(last.week).into()),
            ],
        ),
        None => words.say("reviews"),
    };
    let first = Series {
        name: "",
        weeks: &drawn,
    };
    by_week.bars(finding, &words.say("reviews-unit"), first, None, |week| {
        [week.reviews, week.merged, week.whole]
            .map(|n| n.to_string())
            .into()
    })
}

/// Comments of substance for 100 lines, by week, with the range in which they usually lie.
pub fn discussion(words: Words, latest: &TeamReviews, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-density", weeks);
    let drawn = by_week.series(ReviewFigures::density);
    let usual = latest.discussion.limits.map(|(low, high)| Usual {
        low,
        middle: f64::midpoint(low, high),
        high,
    });
    let highest = drawn.iter().filter_map(|week| week.value);
    let highest = highest
        .chain(usual.map(|usual| usual.high))
        .fold(1.0, f64::max);
    let scale = Scale::counts(highest);
    let unit = words.say("reviews-density-unit");
    let draw = |caption: Caption<'_>, drawing| {
        weekly_line(&Line {
            caption,
            drawing,
            scale: &scale,
            unit: &unit,
            first: Series {
                name: "",
                weeks: &drawn,
            },
            second: None,
            usual,
            onset: None,
            notes: &[],
        })
    };
    let finding = words.say("reviews-density-finding");
    by_week.figure(finding, draw, |week| {
        vec![
            by_week.or_gap(week.density().map(one_decimal)),
            week.comments.to_string(),
            week.lines.to_string(),
        ]
    })
}
