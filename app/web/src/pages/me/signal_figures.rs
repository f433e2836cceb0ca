//! The figures of one signal: its weeks with the usual range and the onset, and the evidence below.

use super::state_text::{self, USUAL_DAYS, two_decimals};
use crate::charts::{
    AxisScale, Caption, Drawing, EvidenceChart, LineChart, Note, Onset, Series, SeriesWeek,
    UsualRange, weekly_evidence, weekly_line,
};
use crate::components::{FigureTable, annotations, figure, headed_figure};
use crate::words::Locale;
use irori_core::domain::annotation::Marked;
use irori_core::families::MySignal;
use irori_core::families::chart::{ChartWeek, FrozenReference, WeekBaseline, rules};
use irori_core::families::state::SignalState;
use irori_core::signals::bands::Band;
use irori_core::signals::xmr::{self, ProcessLimits};
use leptos::prelude::*;

/// Weeks that are drawn.
pub const WEEKS: usize = 26;

/// A sheet for the values and, where there is a chart, one for the evidence.
pub fn cards(words: Locale, state: &SignalState, list: &[Marked]) -> Vec<AnyView> {
    let mut figures = Vec::new();
    if !state.series.is_empty() {
        figures.push(values(words, state, list));
    }
    if let Some(usual) = state.usual {
        figures.push(evidence(words, state, &usual));
    }
    let sheet = |figure| html! { <section class="sheet">{figure}</section> };
    figures.into_iter().map(sheet).collect()
}

fn values(words: Locale, state: &SignalState, list: &[Marked]) -> AnyView {
    let first = state.series.len().saturating_sub(WEEKS);
    let notes = shifted(list, WEEKS - (state.series.len() - first));
    let weeks: Vec<SeriesWeek> = state.series[first..]
        .iter()
        .map(|(week, value)| SeriesWeek {
            label: words.week_tick(*week),
            value: *value,
        })
        .collect();
    let title = state_text::title(words, state);
    let about = about(words, state);
    let unit = t!(words, unit(state.signal));
    let id = format!("values-{}", state.signal.as_str());
    let highest = weeks
        .iter()
        .filter_map(|week| week.value)
        .fold(0.0, f64::max);
    let usual = range(state);
    let scale = match state.signal {
        MySignal::Connection | MySignal::Clear | MySignal::Heard => AxisScale::one_to_five(),
        MySignal::QuietDays => AxisScale::counts(100.0),
        _ => AxisScale::counts(usual.map_or(highest, |range| highest.max(range.high))),
    };
    let onset = onset(state).and_then(|onset| {
        let at = state.series.iter().position(|(week, _)| *week == onset)?;
        Some((
            at.checked_sub(first)?,
            t!(words, "onset-since", week = words.week(onset)),
        ))
    });
    let pair = Drawing::BOTH.map(|drawing| {
        weekly_line(&LineChart {
            caption: Caption::of(&id, &title, &about),
            drawing,
            scale: &scale,
            unit: &unit,
            first: Series::alone(&weeks),
            second: None,
            usual,
            notes: &notes,
            onset: onset
                .as_ref()
                .map(|(week, label)| Onset { week: *week, label }),
        })
    });
    let head = html! { <h2>{state_text::signal(words, state.signal)}</h2> };
    headed_figure(
        words,
        head,
        pair,
        about.clone(),
        numbers(words, state, first),
    )
}

/// The notes of a chart that is shorter by so many weeks than the list was made for.
fn shifted(list: &[Marked], shorter: usize) -> Vec<Note<'_>> {
    let notes = annotations::notes(list).into_iter();
    let within = notes.filter(|note| note.to >= shorter);
    within
        .map(|note| Note {
            from: note.from.saturating_sub(shorter),
            to: note.to - shorter,
            ..note
        })
        .collect()
}

/// Where the worse weeks began, while they are watched.
fn onset(state: &SignalState) -> Option<irori_core::domain::day::Week> {
    let latest = state.latest()?;
    (latest.band >= Band::Watch).then_some(latest.onset)?
}

/// The usual range: the natural process limits of the reference's weeks, or of the last weeks while
/// there is none (SIGNALS §2.1, §13.3); for counts the usual count of a week with five answered days,
/// two spreads to either side.
fn range(state: &SignalState) -> Option<UsualRange> {
    match state.usual.map(|frozen| frozen.usual) {
        Some(WeekBaseline::Scores(reference)) => {
            let reach = 2.66 * reference.moving_range;
            Some(UsualRange {
                low: (reference.centre - reach).max(1.0),
                middle: reference.centre,
                high: (reference.centre + reach).min(5.0),
            })
        }
        Some(WeekBaseline::Rate(rate)) => {
            let middle = rate.rate * USUAL_DAYS;
            let reach = 2.0 * (rate.dispersion * middle).sqrt();
            Some(UsualRange {
                low: (middle - reach).max(0.0),
                middle,
                high: middle + reach,
            })
        }
        None if state.signal == MySignal::Connection => {
            let before: Vec<Option<f64>> = state.series.iter().map(|(_, value)| *value).collect();
            let (_, before) = before.split_last()?;
            let limits = ProcessLimits::of(&xmr::trailing(before))?;
            Some(UsualRange {
                low: limits.lower.max(1.0),
                middle: limits.centre,
                high: limits.upper.min(5.0),
            })
        }
        None => None,
    }
}

fn about(words: Locale, state: &SignalState) -> String {
    let key = match state.signal {
        MySignal::Connection => "values-connection",
        MySignal::HomeToWork | MySignal::WorkToHome => "values-counts",
        MySignal::QuietDays => return t!(words, "values-quiet-days"),
        MySignal::Movement | MySignal::Outdoors => return t!(words, "values-minutes"),
        _ => return t!(words, "values-answers"),
    };
    match state.usual {
        None => t!(words, "values-no-usual"),
        Some(FrozenReference {
            made_of: (from, to),
            ..
        }) => t!(words, key, from = words.week(from), to = words.week(to)),
    }
}

fn unit(signal: MySignal) -> &'static str {
    match signal {
        MySignal::Connection => "unit-score",
        MySignal::HomeToWork => "unit-count",
        MySignal::WorkToHome => "unit-days",
        MySignal::QuietDays => "unit-percent",
        MySignal::Movement | MySignal::Outdoors => "unit-minutes",
        _ => "unit-answer",
    }
}

fn numbers(words: Locale, state: &SignalState, first: usize) -> FigureTable {
    let gap = || t!(words, "gap");
    let number = |value: Option<f64>| value.map_or_else(gap, |value| short(state.signal, value));
    let charted = state.signal.is_charted();
    let mut head = vec![t!(words, "head-week"), t!(words, unit(state.signal))];
    if charted {
        head.extend(["head-usual", "head-deviation", "head-evidence"].map(|key| t!(words, key)));
    }
    let row = |(at, (week, value)): (usize, &(irori_core::domain::day::Week, Option<f64>))| {
        let mut cells = vec![words.week(*week), number(*value)];
        if charted {
            let chart = state.chart.get(first + at);
            let of = |number: fn(&ChartWeek) -> Option<f64>| {
                chart.and_then(number).map_or_else(gap, two_decimals)
            };
            cells.extend([
                of(|week| week.usual.map(|usual| middle(&usual))),
                of(|week| week.deviation),
                of(|week| week.evidence),
            ]);
        }
        cells
    };
    FigureTable {
        caption: state_text::signal(words, state.signal),
        head,
        rows: state.series[first..].iter().enumerate().map(row).collect(),
    }
}

fn middle(usual: &WeekBaseline) -> f64 {
    match usual {
        WeekBaseline::Scores(reference) => reference.centre,
        WeekBaseline::Rate(rate) => rate.rate * USUAL_DAYS,
    }
}

fn short(signal: MySignal, value: f64) -> String {
    match signal {
        MySignal::Connection => two_decimals(value),
        _ => format!("{value:.0}"),
    }
}

fn evidence(words: Locale, state: &SignalState, usual: &FrozenReference) -> AnyView {
    let first = state.chart.len().saturating_sub(WEEKS);
    let weeks: Vec<SeriesWeek> = state.chart[first..]
        .iter()
        .map(|week| SeriesWeek {
            label: words.week_tick(week.week),
            value: week.evidence,
        })
        .collect();
    let act = rules(&usual.usual).threshold;
    let name = state.signal.as_str();
    let title = t!(words, &format!("evidence-title-{name}"));
    let about = t!(
        words,
        "evidence-about",
        watch = state_text::one_decimal(act / 2.0),
        act = state_text::one_decimal(act)
    );
    let (unit, watch, alarm) = (
        t!(words, "evidence-unit"),
        t!(words, "evidence-watch"),
        t!(words, "evidence-act"),
    );
    let id = format!("evidence-{name}");
    let caption = Caption::of(&id, &title, &about);
    let pair = Drawing::BOTH.map(|drawing| {
        weekly_evidence(&EvidenceChart {
            caption,
            drawing,
            unit: &unit,
            weeks: &weeks,
            watch: (act / 2.0, &watch),
            act: (act, &alarm),
        })
    });
    let rows = state.chart[first..].iter().map(|week| {
        let evidence = week.evidence.map_or_else(|| t!(words, "gap"), two_decimals);
        vec![words.week(week.week), evidence]
    });
    let numbers = FigureTable {
        caption: title.clone(),
        head: vec![t!(words, "head-week"), t!(words, "head-evidence")],
        rows: rows.collect(),
    };
    figure(words, caption, pair, numbers)
}
