//! The figure of the household sheet by the hour in which things began.

use crate::charts::{Caption, Drawing, HoursChart, hourly_bars};
use crate::components::{FigureTable, figure};
use crate::words::{FluentValue, Locale};
use irori_core::domain::day::ClockTime;
use irori_core::families::household::HouseholdSheet;
use leptos::prelude::*;

/// Hours are said to be the most frequent from this many with a start on.
const PEAK_LEAST: usize = 5;

/// Bars by the hour in which they began.
pub fn of_hours(words: Locale, sheet: &HouseholdSheet) -> AnyView {
    let all: usize = sheet.hours.iter().sum();
    let title = hours_title(words, sheet, all);
    if all == 0 {
        let none = t!(words, "household-hours-none");
        return html! { <div class="figure"><h2>{title}</h2><p>{none}</p></div> };
    }
    let about = t!(
        words,
        "household-hours-about",
        without = sheet.without_start
    );
    let caption = Caption::of("household-hours", &title, &about);
    let pair = Drawing::BOTH.map(|drawing| {
        hourly_bars(&HoursChart {
            caption,
            drawing,
            unit: &t!(words, "household-times"),
            counts: &sheet.hours,
            label: &|hour| hour.to_string(),
        })
    });
    let used = sheet.hours.iter().enumerate().filter(|(_, n)| **n > 0);
    let mut rows: Vec<_> = used
        .map(|(hour, n)| {
            vec![
                format!("{}–{}", clock(hour), clock(hour + 1)),
                n.to_string(),
            ]
        })
        .collect();
    rows.push(vec![
        t!(words, "household-without-start"),
        sheet.without_start.to_string(),
    ]);
    let numbers = FigureTable {
        caption: t!(words, "household-hours-title"),
        head: vec![t!(words, "household-hour"), t!(words, "household-times")],
        rows,
    };
    figure(words, caption, pair, numbers)
}

/// The most frequent hour, where there is one and there are enough to say so.
fn hours_title(words: Locale, sheet: &HouseholdSheet, all: usize) -> String {
    let most = sheet.hours.iter().copied().max().unwrap_or(0);
    let mut peaks = (0..24).filter(|hour| sheet.hours[*hour] == most);
    match (peaks.next(), peaks.next()) {
        (Some(hour), None) if all >= PEAK_LEAST => {
            let values: [(&str, FluentValue<'_>); 4] = [
                ("from", clock(hour).into()),
                ("to", clock(hour + 1).into()),
                ("count", most.into()),
                ("all", all.into()),
            ];
            t!(words, "household-hours-peak", ..values)
        }
        _ => t!(words, "household-hours-title"),
    }
}

/// `15:00`; midnight after the last hour is `24:00`.
fn clock(hour: usize) -> String {
    ClockTime::from_minutes(hour as i64 * 60)
        .map_or_else(|| "24:00".to_owned(), |time| time.to_string())
}
