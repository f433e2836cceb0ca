//! The figures of Me: drawings, what they show, and the numbers in a table.

use super::findings::sentence;
use crate::charts::{
    AxisScale, Bars, Caption, Drawing, LineChart, Pairing, Series, SeriesWeek, Svg, weekly_bars,
    weekly_line,
};
use crate::components::{FigureTable, annotations, figure};
use crate::words::Locale;
use irori_core::domain::annotation::Marked;
use irori_core::families::my_weeks::finding::finding;
use irori_core::families::my_weeks::{Measure, MeasureUnit, MyWeek, Point, Progress};
use leptos::prelude::*;

/// The figure of one measure.
pub fn of_measure(words: Locale, measure: Measure, weeks: &[MyWeek], list: &[Marked]) -> AnyView {
    let title = sentence(words, measure, finding(weeks, measure));
    let about = about(words, measure, weeks);
    let id = format!("me-{}", measure.as_str());
    let caption = Caption::of(&id, &title, &about);
    let pair = match measure {
        Measure::HomeToWork => home_to_work(words, caption, weeks, list),
        _ if measure.unit() == MeasureUnit::Score => scores(words, caption, measure, weeks, list),
        _ => {
            let values = drawn(words, weeks, |week| week.point(measure).value);
            bars(words, caption, unit_key(measure), &values, None, list)
        }
    };
    let numbers = numbers(words, measure, weeks);
    figure(words, caption, pair, numbers)
}

/// Days with uninterrupted time and with time for family or care.
pub fn of_good_sides(words: Locale, weeks: &[MyWeek], list: &[Marked]) -> AnyView {
    let recent = &weeks[weeks.len().saturating_sub(4)..];
    let sum = |of: fn(&MyWeek) -> usize| recent.iter().map(of).sum::<usize>();
    let title = t!(
        words,
        "finding-good-sides",
        weeks = recent.len(),
        uninterrupted = sum(|w| w.good_sides.uninterrupted),
        family = sum(|w| w.good_sides.family_time),
        days = sum(|w| w.good_sides.checked_in)
    );
    let about = t!(words, "about-good-sides");
    let caption = Caption::of("me-good-sides", &title, &about);
    let days = |week: &MyWeek, days: usize| (week.good_sides.checked_in > 0).then_some(days as f64);
    let uninterrupted = drawn(words, weeks, |week| {
        days(week, week.good_sides.uninterrupted)
    });
    let family_time = drawn(words, weeks, |week| days(week, week.good_sides.family_time));
    let [first, second] = ["good-uninterrupted", "good-family-time"].map(|key| t!(words, key));
    let beside = Pair {
        pairing: Pairing::Beside,
        names: [&first, &second],
        second: &family_time,
    };
    let pair = bars(
        words,
        caption,
        "unit-days",
        &uninterrupted,
        Some(beside),
        list,
    );
    let row = |week: &MyWeek| {
        let sides = week.good_sides;
        let cell = |n: usize| cell(words, MeasureUnit::Count, days(week, n));
        vec![
            name(words, week),
            cell(sides.uninterrupted),
            cell(sides.family_time),
            sides.checked_in.to_string(),
        ]
    };
    let numbers = FigureTable {
        caption: t!(words, "me-good-sides"),
        head: vec![
            t!(words, "head-week"),
            first.clone(),
            second.clone(),
            t!(words, "head-checked-in"),
        ],
        rows: weeks.iter().map(row).collect(),
    };
    figure(words, caption, pair, numbers)
}

/// What is drawn, where it has gaps, and out of how many days and weeks.
fn about(words: Locale, measure: Measure, weeks: &[MyWeek]) -> String {
    let points = || weeks.iter().map(|week| week.point(measure));
    let name = if measure.unit() == MeasureUnit::Score {
        "item"
    } else {
        measure.as_str()
    };
    let between = t!(words, "sentence-gap");
    [
        t!(words, &format!("about-{name}")),
        t!(
            words,
            "about-base",
            days = points().map(|p| p.answered).sum::<usize>(),
            compared = points().filter(|p| p.compares).count(),
            weeks = weeks.len()
        ),
    ]
    .join(&between)
}

fn scores(
    words: Locale,
    caption: Caption<'_>,
    measure: Measure,
    weeks: &[MyWeek],
    list: &[Marked],
) -> [Svg; 2] {
    let values = drawn(words, weeks, |week| week.point(measure).value);
    let unit = t!(words, "unit-score");
    Drawing::BOTH.map(|drawing| {
        weekly_line(&LineChart {
            caption,
            drawing,
            scale: &AxisScale::one_to_five(),
            unit: &unit,
            first: Series::alone(&values),
            second: None,
            usual: None,
            onset: None,
            notes: &annotations::notes(list),
        })
    })
}

/// Agreed beforehand, and on top of it what was imposed or not said to be agreed.
fn home_to_work(
    words: Locale,
    caption: Caption<'_>,
    weeks: &[MyWeek],
    list: &[Marked],
) -> [Svg; 2] {
    let there = |week: &MyWeek, n: usize| week.point(Measure::HomeToWork).value.map(|_| n as f64);
    let agreed = drawn(words, weeks, |week| there(week, week.agreement.agreed));
    let rest = drawn(words, weeks, |week| {
        there(week, week.agreement.imposed + week.agreement.not_said)
    });
    let [first, second] = ["agreed-yes", "agreed-no-or-not-said"].map(|key| t!(words, key));
    let stacked = Pair {
        pairing: Pairing::Stacked,
        names: [&first, &second],
        second: &rest,
    };
    bars(words, caption, "unit-count", &agreed, Some(stacked), list)
}

/// A second series and the names of both.
#[derive(Clone, Copy)]
struct Pair<'a> {
    pairing: Pairing,
    names: [&'a str; 2],
    second: &'a [SeriesWeek],
}

fn bars(
    words: Locale,
    caption: Caption<'_>,
    unit: &str,
    first: &[SeriesWeek],
    pair: Option<Pair<'_>>,
    list: &[Marked],
) -> [Svg; 2] {
    let unit = t!(words, unit);
    let name = pair.map_or("", |pair| pair.names[0]);
    Drawing::BOTH.map(|drawing| {
        weekly_bars(&Bars {
            caption,
            drawing,
            unit: &unit,
            label: &|value| format!("{value:.0}"),
            first: Series { name, weeks: first },
            second: pair.map(|pair| {
                (
                    pair.pairing,
                    Series {
                        name: pair.names[1],
                        weeks: pair.second,
                    },
                )
            }),
            notes: &annotations::notes(list),
        })
    })
}

fn drawn(
    words: Locale,
    weeks: &[MyWeek],
    value: impl Fn(&MyWeek) -> Option<f64>,
) -> Vec<SeriesWeek> {
    weeks
        .iter()
        .map(|week| SeriesWeek {
            label: words.week_tick(week.week),
            value: value(week),
        })
        .collect()
}

fn unit_key(measure: Measure) -> &'static str {
    match measure.unit() {
        MeasureUnit::Score => "unit-score",
        MeasureUnit::Minutes => "unit-minutes",
        MeasureUnit::Count if measure == Measure::Partners => "unit-people",
        MeasureUnit::Count => "unit-count",
    }
}

fn numbers(words: Locale, measure: Measure, weeks: &[MyWeek]) -> FigureTable {
    let is_split = measure == Measure::HomeToWork;
    let mut head = vec!["head-week", unit_key(measure)];
    if is_split {
        head.extend(["agreed-yes", "agreed-no", "agreed-not-said"]);
    }
    head.extend(["head-answered", "head-working-days"]);
    let row = |week: &MyWeek| {
        let Point {
            value, answered, ..
        } = week.point(measure);
        let mut cells = vec![name(words, week), cell(words, measure.unit(), value)];
        if is_split {
            let split = week.agreement;
            let parts = [split.agreed, split.imposed, split.not_said];
            cells.extend(parts.map(|n| cell(words, MeasureUnit::Count, value.map(|_| n as f64))));
        }
        cells.extend([answered.to_string(), week.working_days.to_string()]);
        cells
    };
    FigureTable {
        caption: t!(words, &format!("me-{}", measure.as_str())),
        head: head.into_iter().map(|key| t!(words, key)).collect(),
        rows: weeks.iter().map(row).collect(),
    }
}

/// The week as a row's name; the running one says that it can still grow.
fn name(words: Locale, week: &MyWeek) -> String {
    let name = words.week(week.week);
    match week.progress {
        Progress::Over => name,
        Progress::Running => t!(words, "week-so-far", week = name),
    }
}

/// A mean with two decimals, minutes and counts whole, a gap in words.
fn cell(words: Locale, unit: MeasureUnit, value: Option<f64>) -> String {
    match (value, unit) {
        (None, _) => t!(words, "gap"),
        (Some(value), MeasureUnit::Score) => format!("{value:.2}"),
        (Some(value), _) => format!("{value:.0}"),
    }
}
