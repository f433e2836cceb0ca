//! The figures of a team's reviews, by week.

use crate::charts::{
    Bars, Caption, Drawing, Evidence, Line, Pairing, Scale, Series, Svg, Usual, Week, weekly_bars,
    weekly_evidence, weekly_line,
};
use crate::components::figure::{Numbers, figure, table};
use crate::reviews::published::{HourClass, ReviewFigures, SizeClass, TeamReviews};
use crate::signals::censored::Waited;
use crate::words::Words;
use leptos::prelude::*;

/// Evidence from which on stamps are watched, and acted on, in nats (SIGNALS §2.5).
const LEVELS: (f64, f64) = (2.5, 5.0);
/// A week's discussion stands on so many pull requests at least.
const LEAST_PULLS: u32 = 3;

/// The weeks as a series.
fn series(
    words: Words,
    weeks: &[ReviewFigures],
    value: impl Fn(&ReviewFigures) -> Option<f64>,
) -> Vec<Week> {
    let week = |week: &ReviewFigures| Week {
        label: words.week_tick(week.week),
        value: value(week),
    };
    weeks.iter().map(week).collect()
}

/// A figure whose numbers stand in a table, the latest week first.
fn by_week(
    words: Words,
    weeks: &[ReviewFigures],
    name: &str,
    finding: String,
    draw: impl Fn(Caption<'_>, Drawing) -> Svg,
    cells: impl Fn(&ReviewFigures) -> Vec<String>,
) -> AnyView {
    let [about, caption] =
        ["about", "caption"].map(|what| words.say(&format!("reviews-{name}-{what}")));
    let id = format!("reviews-{name}");
    let pair = Drawing::BOTH.map(|drawing| {
        let caption = Caption {
            id: &id,
            title: &finding,
            description: &about,
        };
        draw(caption, drawing)
    });
    let row = |week: &ReviewFigures| [vec![words.week(week.week)], cells(week)].concat();
    let columns = words.say(&format!("reviews-{name}-columns"));
    let columns = columns.split('|').map(|text| text.trim().to_owned());
    let numbers = Numbers {
        caption,
        head: [words.say("head-week")]
            .into_iter()
            .chain(columns)
            .collect(),
        rows: weeks.iter().rev().map(row).collect(),
    };
    figure(words, finding, pair, about, numbers)
}

/// Approvals on which stamps stand, and stamps among them.
pub fn stamps(words: Words, weeks: &[ReviewFigures]) -> AnyView {
    let known = |week: &ReviewFigures| week.is_covered();
    let stamps = series(words, weeks, |w| known(w).then(|| f64::from(w.stamps)));
    let others = series(words, weeks, |w| {
        known(w).then(|| f64::from(w.eligible - w.stamps.min(w.eligible)))
    });
    let (unit, name, rest) = (
        words.say("reviews-stamped-unit"),
        words.say("reviews-stamped"),
        words.say("reviews-read"),
    );
    let draw = |caption: Caption<'_>, drawing| {
        weekly_bars(&Bars {
            caption,
            drawing,
            unit: &unit,
            label: &|value| format!("{value:.0}"),
            first: Series {
                name: &name,
                weeks: &stamps,
            },
            second: Some((
                Pairing::Stacked,
                Series {
                    name: &rest,
                    weeks: &others,
                },
            )),
            notes: &[],
        })
    };
    let finding = words.say("reviews-stamped-finding");
    by_week(words, weeks, "stamped", finding, draw, |week| {
        if week.is_covered() {
            [week.stamps, week.stamps_at_200, week.eligible]
                .map(|n| n.to_string())
                .into()
        } else {
            [(); 3].map(|()| words.say("gap")).into()
        }
    })
}

/// The evidence at the end of each week; none where there is no reference.
pub fn evidence(words: Words, latest: &TeamReviews, weeks: &[ReviewFigures]) -> Option<AnyView> {
    latest.stamps.evidence?;
    let drawn = series(words, weeks, |week| week.evidence);
    let (watch, act) = (words.say("evidence-watch"), words.say("evidence-act"));
    let unit = words.say("reviews-evidence-unit");
    let draw = |caption: Caption<'_>, drawing| {
        weekly_evidence(&Evidence {
            caption,
            drawing,
            unit: &unit,
            weeks: &drawn,
            watch: (LEVELS.0, &watch),
            act: (LEVELS.1, &act),
        })
    };
    let finding = words.say("reviews-evidence-finding");
    Some(by_week(words, weeks, "evidence", finding, draw, |week| {
        let text = week.evidence.map(|evidence| format!("{evidence:.1}"));
        vec![text.unwrap_or_else(|| words.say("gap"))]
    }))
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

/// The median of the first response; hatched where half were still waiting.
pub fn waited(words: Words, weeks: &[ReviewFigures]) -> AnyView {
    let of = |week: &ReviewFigures, is_open: bool| {
        let hours = week.first_response?;
        (matches!(hours, Waited::AtLeast(_)) == is_open).then(|| hours.hours())
    };
    let (over, open) = (
        series(words, weeks, |week| of(week, false)),
        series(words, weeks, |week| of(week, true)),
    );
    let last = weeks.last().and_then(|week| week.first_response);
    let finding = match last {
        None => words.say("response-finding-none"),
        Some(waited) => words.tell(
            "response-finding",
            &[("hours", hours(words, waited).into())],
        ),
    };
    let (unit, name, still) = (
        words.say("response-unit"),
        words.say("reviews-waited-over"),
        words.say("reviews-waited-open"),
    );
    let has_open = open.iter().any(|week| week.value.is_some());
    let draw = |caption: Caption<'_>, drawing| {
        let open = Series {
            name: &still,
            weeks: &open,
        };
        weekly_bars(&Bars {
            caption,
            drawing,
            unit: &unit,
            label: &|value| format!("{value:.0}"),
            first: Series {
                name: &name,
                weeks: &over,
            },
            second: has_open.then_some((Pairing::Stacked, open)),
            notes: &[],
        })
    };
    by_week(words, weeks, "waited", finding, draw, |week| {
        let text = week.first_response.map(|waited| hours(words, waited));
        vec![text.unwrap_or_else(|| words.say("gap"))]
    })
}

/// `3.5`, or `≥ 20` where half are still waiting.
fn hours(words: Words, waited: Waited) -> String {
    let hours = format!("{:.1}", waited.hours());
    match waited {
        Waited::For(_) => hours,
        Waited::AtLeast(_) => words.tell("at-least", &[("hours", hours.into())]),
    }
}

/// Reviews that were given.
pub fn given(words: Words, weeks: &[ReviewFigures]) -> AnyView {
    let drawn = series(words, weeks, |week| Some(f64::from(week.reviews)));
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
    let unit = words.say("reviews-unit");
    let draw = |caption: Caption<'_>, drawing| {
        weekly_bars(&Bars {
            caption,
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
    };
    by_week(words, weeks, "given", finding, draw, |week| {
        vec![
            week.reviews.to_string(),
            week.merged.to_string(),
            week.whole.to_string(),
        ]
    })
}

/// Comments of substance for 100 lines, by week, with the range in which they usually lie.
pub fn discussion(words: Words, latest: &TeamReviews, weeks: &[ReviewFigures]) -> AnyView {
    let density = |week: &ReviewFigures| {
        let known = week.is_covered() && week.whole >= LEAST_PULLS && week.lines > 0;
        known.then(|| 100.0 * f64::from(week.comments) / f64::from(week.lines))
    };
    let drawn = series(words, weeks, density);
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
    by_week(words, weeks, "density", finding, draw, |week| {
        let text = density(week).map(|density| format!("{density:.1}"));
        vec![
            text.unwrap_or_else(|| words.say("gap")),
            week.comments.to_string(),
            week.lines.to_string(),
        ]
    })
}
