//! The figures of the household sheet with bars that lie: by kind, whether it could have waited, good
//! sides.

use crate::charts::{Caption, Drawing, Row, Rows, row_bars};
use crate::components::figure::{Numbers, figure};
use crate::words::Words;
use irori_core::domain::household::{HouseholdSheet, KindLine, total};
use irori_core::domain::my_weeks::Agreement;
use leptos::prelude::*;

const AGREED: [&str; 3] = ["agreed-yes", "agreed-no", "agreed-not-said"];

/// How often home came into work, and how much of it was agreed.
pub fn kinds_title(words: Words, sheet: &HouseholdSheet) -> String {
    let values = [
        ("count", sheet.count().into()),
        ("agreed", sheet.all.agreed.into()),
        ("imposed", sheet.all.imposed.into()),
        ("unsaid", sheet.all.not_said.into()),
        ("answered", sheet.answered.into()),
    ];
    words.tell("household-kinds-title", &values)
}

/// Bars by kind: agreed, imposed, not said.
pub fn of_kinds(words: Words, sheet: &HouseholdSheet) -> AnyView {
    let title = kinds_title(words, sheet);
    let base = [
        ("answered", sheet.answered.into()),
        ("days", sheet.period.days().into()),
    ];
    let mut about = vec![words.tell("household-kinds-about", &base)];
    if sheet.without_check_in > 0 {
        let outside = [("count", sheet.without_check_in.into())];
        about.push(words.tell("household-outside", &outside));
    }
    let name = |line: &KindLine| words.say(&format!("interruption-{}", line.kind.as_str()));
    let rows: Vec<Row> = sheet
        .kinds
        .iter()
        .map(|line| Row {
            name: name(line),
            parts: parts(line.count).map(|n| n as f64).into(),
            note: words.tell(
                "household-note",
                &[
                    ("count", total(line.count).into()),
                    ("minutes", line.minutes.into()),
                ],
            ),
        })
        .collect();
    let cells = |name: String, count: Agreement, minutes: i64| {
        let mut cells = vec![name, total(count).to_string()];
        cells.extend(parts(count).map(|n| n.to_string()));
        cells.push(minutes.to_string());
        cells
    };
    let lines = sheet.kinds.iter();
    let mut table: Vec<_> = lines
        .map(|line| cells(name(line), line.count, line.minutes))
        .collect();
    table.push(cells(words.say("household-all"), sheet.all, sheet.minutes));
    let mut head = vec!["household-kind", "household-times"];
    head.extend(AGREED);
    head.push("unit-minutes");
    Drawn {
        id: "household-kinds",
        title,
        about: about.join(&words.say("sentence-gap")),
        head: head.into_iter().map(|key| words.say(key)).collect(),
        table,
    }
    .rows(words, &AGREED, &rows)
}

/// Agreed, imposed, not said.
fn parts(count: Agreement) -> [usize; 3] {
    [count.agreed, count.imposed, count.not_said]
}

/// One bar: could have waited, could not, not said.
pub fn of_waiting(words: Words, sheet: &HouseholdSheet) -> AnyView {
    const KEYS: [&str; 3] = [
        "household-wait-yes",
        "household-wait-no",
        "household-wait-unsaid",
    ];
    let waiting = sheet.could_wait;
    let counts = [waiting.yes, waiting.no, waiting.not_said];
    let values = [
        ("yes", waiting.yes.into()),
        ("no", waiting.no.into()),
        ("unsaid", waiting.not_said.into()),
    ];
    let title = words.tell("household-wait-title", &values);
    let about = words.tell("household-wait-about", &[("count", sheet.count().into())]);
    let rows = [Row {
        name: String::new(),
        parts: counts.map(|n| n as f64).into(),
        note: sheet.count().to_string(),
    }];
    let table = KEYS
        .iter()
        .zip(counts)
        .map(|(key, n)| vec![words.say(key), n.to_string()]);
    Drawn {
        id: "household-wait",
        title,
        about,
        head: vec![words.say("household-wait"), words.say("household-times")],
        table: table.collect(),
    }
    .rows(words, &KEYS, &rows)
}

/// Two bars out of the days with a check-in.
pub fn of_good_sides(words: Words, sheet: &HouseholdSheet) -> AnyView {
    let sides = sheet.good_sides;
    let days = sides.checked_in;
    let values = [
        ("uninterrupted", sides.uninterrupted.into()),
        ("family", sides.family_time.into()),
        ("days", days.into()),
    ];
    let title = words.tell("household-good-title", &values);
    if days == 0 {
        return view! { <div class="figure"><h2>{title}</h2></div> }.into_any();
    }
    let about = words.tell("household-good-about", &[("days", days.into())]);
    let sides = [
        ("good-uninterrupted", sides.uninterrupted),
        ("good-family-time", sides.family_time),
    ];
    let rows = sides.map(|(key, n)| Row {
        name: words.say(key),
        // Nothing hatched; the outline fills up to all days.
        parts: vec![n as f64, 0.0, days.saturating_sub(n) as f64],
        note: words.tell(
            "household-good-note",
            &[("count", n.into()), ("days", days.into())],
        ),
    });
    let table = sides.map(|(key, n)| vec![words.say(key), n.to_string(), days.to_string()]);
    Drawn {
        id: "household-good",
        title,
        about,
        head: ["household-good", "unit-days", "head-checked-in"]
            .map(|key| words.say(key))
            .into(),
        table: table.into(),
    }
    .rows(words, &[], &rows)
}

/// What stands around bars that lie.
struct Drawn {
    id: &'static str,
    title: String,
    about: String,
    head: Vec<String>,
    table: Vec<Vec<String>>,
}

impl Drawn {
    /// With the names of the parts under `keys`.
    fn rows(self, words: Words, keys: &[&str], rows: &[Row]) -> AnyView {
        let names: Vec<String> = keys.iter().map(|key| words.say(key)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let caption = Caption {
            id: self.id,
            title: &self.title,
            description: &self.about,
        };
        let pair = Drawing::BOTH.map(|drawing| {
            row_bars(&Rows {
                caption,
                drawing,
                key: &names,
                rows,
            })
        });
        let numbers = Numbers {
            caption: self.title.clone(),
            head: self.head,
            rows: self.table,
        };
        figure(words, self.title, pair, self.about, numbers)
    }
}
