//! The figures of the household sheet with bars that lie: by kind, whether it could have waited, good
//! sides.

use crate::charts::{Caption, ChartRow, Drawing, RowsChart, row_bars};
use crate::components::{FigureTable, figure};
use crate::words::Locale;
use irori_core::families::household::{HouseholdSheet, KindLine};
use irori_core::families::my_weeks::Agreement;
use leptos::prelude::*;

const AGREED: [&str; 3] = ["agreed-yes", "agreed-no", "agreed-not-said"];

/// How often home came into work, and how much of it was agreed.
pub fn kinds_title(words: Locale, sheet: &HouseholdSheet) -> String {
    t!(
        words,
        "household-kinds-title",
        count = sheet.count(),
        agreed = sheet.all.agreed,
        imposed = sheet.all.imposed,
        unsaid = sheet.all.not_said,
        answered = sheet.answered
    )
}

/// Bars by kind: agreed, imposed, not said.
pub fn of_kinds(words: Locale, sheet: &HouseholdSheet) -> AnyView {
    let title = kinds_title(words, sheet);
    let mut about = vec![t!(
        words,
        "household-kinds-about",
        answered = sheet.answered,
        days = sheet.period.days()
    )];
    if sheet.without_check_in > 0 {
        let outside = [("count", sheet.without_check_in.into())];
        about.push(t!(words, "household-outside", ..outside));
    }
    let name = |line: &KindLine| t!(words, &format!("interruption-{}", line.kind.as_str()));
    let rows: Vec<ChartRow> = sheet
        .kinds
        .iter()
        .map(|line| ChartRow {
            name: name(line),
            parts: parts(line.count).map(|n| n as f64).into(),
            note: t!(
                words,
                "household-note",
                count = line.count.total(),
                minutes = line.minutes
            ),
        })
        .collect();
    let cells = |name: String, count: Agreement, minutes: i64| {
        let mut cells = vec![name, count.total().to_string()];
        cells.extend(parts(count).map(|n| n.to_string()));
        cells.push(minutes.to_string());
        cells
    };
    let lines = sheet.kinds.iter();
    let mut table: Vec<_> = lines
        .map(|line| cells(name(line), line.count, line.minutes))
        .collect();
    table.push(cells(t!(words, "household-all"), sheet.all, sheet.minutes));
    let mut head = vec!["household-kind", "household-times"];
    head.extend(AGREED);
    head.push("unit-minutes");
    BarLayout {
        id: "household-kinds",
        title,
        about: about.join(&t!(words, "sentence-gap")),
        head: head.into_iter().map(|key| t!(words, key)).collect(),
        table,
    }
    .rows(words, &AGREED, &rows)
}

/// Agreed, imposed, not said.
fn parts(count: Agreement) -> [usize; 3] {
    [count.agreed, count.imposed, count.not_said]
}

/// One bar: could have waited, could not, not said.
pub fn of_waiting(words: Locale, sheet: &HouseholdSheet) -> AnyView {
    const KEYS: [&str; 3] = [
        "household-wait-yes",
        "household-wait-no",
        "household-wait-unsaid",
    ];
    let waiting = sheet.could_wait;
    let counts = [waiting.yes, waiting.no, waiting.not_said];
    let title = t!(
        words,
        "household-wait-title",
        yes = waiting.yes,
        no = waiting.no,
        unsaid = waiting.not_said
    );
    let about = t!(words, "household-wait-about", count = sheet.count());
    let rows = [ChartRow {
        name: String::new(),
        parts: counts.map(|n| n as f64).into(),
        note: sheet.count().to_string(),
    }];
    let table = KEYS
        .iter()
        .zip(counts)
        .map(|(key, n)| vec![t!(words, key), n.to_string()]);
    BarLayout {
        id: "household-wait",
        title,
        about,
        head: vec![t!(words, "household-wait"), t!(words, "household-times")],
        table: table.collect(),
    }
    .rows(words, &KEYS, &rows)
}

/// Two bars out of the days with a check-in.
pub fn of_good_sides(words: Locale, sheet: &HouseholdSheet) -> AnyView {
    let sides = sheet.good_sides;
    let days = sides.checked_in;
    let title = t!(
        words,
        "household-good-title",
        uninterrupted = sides.uninterrupted,
        family = sides.family_time,
        days
    );
    if days == 0 {
        return html! { <div class="figure"><h2>{title}</h2></div> };
    }
    let about = t!(words, "household-good-about", days);
    let sides = [
        ("good-uninterrupted", sides.uninterrupted),
        ("good-family-time", sides.family_time),
    ];
    let rows = sides.map(|(key, n)| ChartRow {
        name: t!(words, key),
        // Nothing hatched; the outline fills up to all days.
        parts: vec![n as f64, 0.0, days.saturating_sub(n) as f64],
        note: t!(words, "household-good-note", count = n, days),
    });
    let table = sides.map(|(key, n)| vec![t!(words, key), n.to_string(), days.to_string()]);
    BarLayout {
        id: "household-good",
        title,
        about,
        head: ["household-good", "unit-days", "head-checked-in"]
            .map(|key| t!(words, key))
            .into(),
        table: table.into(),
    }
    .rows(words, &[], &rows)
}

/// What stands around bars that lie.
struct BarLayout {
    id: &'static str,
    title: String,
    about: String,
    head: Vec<String>,
    table: Vec<Vec<String>>,
}

impl BarLayout {
    /// With the names of the parts under `keys`.
    fn rows(self, words: Locale, keys: &[&str], rows: &[ChartRow]) -> AnyView {
        let names: Vec<String> = keys.iter().map(|key| t!(words, key)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let caption = Caption::of(self.id, &self.title, &self.about);
        let pair = Drawing::BOTH.map(|drawing| {
            row_bars(&RowsChart {
                caption,
                drawing,
                key: &names,
                rows,
            })
        });
        let numbers = FigureTable {
            caption: self.title.clone(),
            head: self.head,
            rows: self.table,
        };
        figure(words, caption, pair, numbers)
    }
}
