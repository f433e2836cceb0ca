//! The figures of a team's reviews, by week.

use crate::charts::{
    AxisScale, Caption, EvidenceChart, LineChart, Series, UsualRange, weekly_evidence, weekly_line,
};
use crate::components::figure::table;
use crate::components::{ByWeek, FigureTable};
use crate::words::Locale;
use irori_core::reviews::published::{HourClass, ReviewFigures, SizeClass, TeamReviews};
use irori_core::signals::censored::WaitTime;
use irori_core::signals::evidence::Chart;
use leptos::prelude::*;

fn by_week<'r>(
    words: Locale,
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
pub fn stamps(words: Locale, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-stamped", weeks);
    let known = |week: &ReviewFigures, n: u32| week.is_covered().then(|| f64::from(n));
    let stamps = by_week.series(|week| known(week, week.stamps));
    let others = by_week.series(|week| known(week, week.eligible.saturating_sub(week.stamps)));
    let [name, rest, unit, finding] = ["stamped", "read", "stamped-unit", "stamped-finding"]
        .map(|key| t!(words, &format!("reviews-{key}")));
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
pub fn evidence(words: Locale, latest: &TeamReviews, weeks: &[ReviewFigures]) -> Option<AnyView> {
    latest.stamps.evidence?;
    let by_week = by_week(words, "reviews-evidence", weeks);
    let drawn = by_week.series(|week| week.evidence);
    let (watch, act) = (t!(words, "evidence-watch"), t!(words, "evidence-act"));
    let unit = t!(words, "reviews-evidence-unit");
    let level = Chart::COUNTS.threshold;
    let draw = |caption: Caption<'_>, drawing| {
        weekly_evidence(&EvidenceChart {
            caption,
            drawing,
            unit: &unit,
            weeks: &drawn,
            watch: (level / 2.0, &watch),
            act: (level, &act),
        })
    };
    let finding = t!(words, "reviews-evidence-finding");
    Some(by_week.figure(finding, draw, |week| {
        vec![by_week.or_gap(week.evidence.map(one_decimal))]
    }))
}

fn one_decimal(value: f64) -> String {
    format!("{value:.1}")
}

/// The window's approvals by size and hour.
pub fn slices(words: Locale, latest: &TeamReviews) -> Option<AnyView> {
    let slices = &latest.stamps.slices;
    if slices.is_empty() {
        return None;
    }
    let cell = |size: SizeClass, hour: HourClass| {
        let found = slices.iter().find(|s| s.size == size && s.hour == hour);
        match found {
            Some(slice) => t!(words, "reviews-slice", stamps = slice.stamps, of = slice.of),
            None => t!(words, "gap"),
        }
    };
    let rows = HourClass::ALL.iter().map(|hour| {
        let name = t!(words, &format!("reviews-hour-{}", hour.as_str()));
        let cells = SizeClass::ALL.iter().map(|size| cell(*size, *hour));
        [name].into_iter().chain(cells).collect()
    });
    let sizes = SizeClass::ALL.iter();
    let sizes = sizes.map(|size| t!(words, &format!("reviews-size-{}", size.as_str())));
    let numbers = FigureTable {
        caption: t!(words, "reviews-slices"),
        head: [t!(words, "reviews-hour")]
            .into_iter()
            .chain(sizes)
            .collect(),
        rows: rows.collect(),
    };
    Some(html! {
        <details class="numbers">
            <summary>{t!(words, "reviews-slices")}</summary>
            {table(numbers)}
        </details>
    })
}

/// The median of first responses in a sentence without a full stop.
pub(super) fn finding(words: Locale, median: Option<WaitTime>) -> String {
    match median {
        None => t!(words, "response-finding-none"),
        Some(waited) => t!(words, "response-finding", hours = hours(words, waited)),
    }
}

/// The median of the first response; hatched where half were still waiting.
pub fn waited(words: Locale, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-waited", weeks);
    let of = |week: &ReviewFigures, is_open: bool| {
        let hours = week.first_response?;
        (matches!(hours, WaitTime::AtLeast(_)) == is_open).then(|| hours.hours())
    };
    let (over, open) = (
        by_week.series(|week| of(week, false)),
        by_week.series(|week| of(week, true)),
    );
    let last = weeks.last().and_then(|week| week.first_response);
    let finding = finding(words, last);
    let unit = t!(words, "response-unit");
    let [name, still] = ["over", "open"].map(|which| t!(words, &format!("reviews-waited-{which}")));
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
fn hours(words: Locale, waited: WaitTime) -> String {
    let hours = one_decimal(waited.hours());
    match waited {
        WaitTime::For(_) => hours,
        WaitTime::AtLeast(_) => t!(words, "at-least", hours),
    }
}

/// Reviews that were given.
pub fn given(words: Locale, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-given", weeks);
    let drawn = by_week.series(|week| Some(f64::from(week.reviews)));
    let finding = match weeks.last() {
        Some(last) => t!(
            words,
            "reviews-finding",
            reviews = last.reviews,
            week = words.week(last.week)
        ),
        None => t!(words, "reviews"),
    };
    let first = Series::alone(&drawn);
    by_week.bars(finding, &t!(words, "reviews-unit"), first, None, |week| {
        [week.reviews, week.merged, week.whole]
            .map(|n| n.to_string())
            .into()
    })
}

/// Comments of substance for 100 lines, by week, with the range in which they usually lie.
pub fn discussion(words: Locale, latest: &TeamReviews, weeks: &[ReviewFigures]) -> AnyView {
    let by_week = by_week(words, "reviews-density", weeks);
    let drawn = by_week.series(ReviewFigures::density);
    let usual = latest.discussion.limits.map(|(low, high)| UsualRange {
        low,
        middle: f64::midpoint(low, high),
        high,
    });
    let highest = drawn.iter().filter_map(|week| week.value);
    let highest = highest
        .chain(usual.map(|usual| usual.high))
        .fold(1.0, f64::max);
    let scale = AxisScale::counts(highest);
    let unit = t!(words, "reviews-density-unit");
    let draw = |caption: Caption<'_>, drawing| {
        weekly_line(&LineChart {
            caption,
            drawing,
            scale: &scale,
            unit: &unit,
            first: Series::alone(&drawn),
            second: None,
            usual,
            onset: None,
            notes: &[],
        })
    };
    let finding = t!(words, "reviews-density-finding");
    by_week.figure(finding, draw, |week| {
        vec![
            by_week.or_gap(week.density().map(one_decimal)),
            week.comments.to_string(),
            week.lines.to_string(),
        ]
    })
}
