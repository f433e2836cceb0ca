//! The small network and the minutes by circle.

use crate::charts::{
    Caption, ChartRow, Drawing, NetworkChart, NetworkTie, RowsChart, TIES_MOST, network, row_bars,
};
use crate::components::{FigureTable, figure};
use crate::words::Locale;
use irori_core::domain::chat::Circle;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Colleague;
use irori_core::families::talk_partners::TalkPartners;
use leptos::prelude::*;

/// Me in the middle, partners around; the table has them all.
pub fn of_network(words: Locale, seen: &TalkPartners, colleagues: &[Colleague]) -> AnyView {
    let title = t!(
        words,
        "partners-network-title",
        people = seen.partners.len(),
        minutes = seen.minutes - seen.unnamed
    );
    let about = about(words, seen);
    let caption = Caption::of("partners-network", &title, &about);
    let (middle, ties) = (t!(words, "partners-me"), ties(words, seen, colleagues));
    let pair = Drawing::BOTH.map(|drawing| {
        network(&NetworkChart {
            caption,
            drawing,
            middle: &middle,
            ties: &ties,
        })
    });
    let rows = seen.partners.iter().map(|one| {
        vec![
            name(words, one.id, colleagues),
            one.minutes.to_string(),
            one.talks.to_string(),
            words.short_day(one.last),
        ]
    });
    let numbers = FigureTable {
        caption: title.clone(),
        head: [
            "partners-name",
            "unit-minutes",
            "partners-talks",
            "partners-last",
        ]
        .map(|key| t!(words, key))
        .into(),
        rows: rows.collect(),
    };
    figure(words, caption, pair, numbers)
}

/// What the lines are, what has no line, and out of how many days.
fn about(words: Locale, seen: &TalkPartners) -> String {
    let mut about = vec![t!(words, "partners-network-about")];
    if seen.unnamed > 0 {
        about.push(t!(
            words,
            "partners-unnamed",
            unnamed = seen.unnamed,
            minutes = seen.minutes
        ));
    }
    about.push(base(words, seen));
    about.join(&t!(words, "sentence-gap"))
}

fn base(words: Locale, seen: &TalkPartners) -> String {
    let mut base = vec![t!(words, "partners-base", days = seen.answered)];
    if seen.without_check_in > 0 {
        base.push(t!(
            words,
            "partners-outside",
            minutes = seen.without_check_in
        ));
    }
    base.join(&t!(words, "sentence-gap"))
}

/// As many as are drawn; the last stands for the rest, where there is one.
fn ties(words: Locale, seen: &TalkPartners, colleagues: &[Colleague]) -> Vec<NetworkTie> {
    let room = TIES_MOST - 1;
    let (drawn, rest) = seen.partners.split_at(seen.partners.len().min(room));
    let ties = drawn.iter().map(|one| NetworkTie {
        name: name(words, one.id, colleagues),
        weight: one.minutes as f64,
        is_rest: false,
    });
    let others = (!rest.is_empty()).then(|| NetworkTie {
        name: t!(words, "partners-others", count = rest.len()),
        weight: rest.iter().map(|one| one.minutes).sum::<i64>() as f64,
        is_rest: true,
    });
    ties.chain(others).collect()
}

fn name(words: Locale, id: PersonId, colleagues: &[Colleague]) -> String {
    colleagues
        .iter()
        .find(|one| one.id == id)
        .map_or_else(|| t!(words, "partners-former"), |one| one.name.clone())
}

/// Bars of minutes by circle.
pub fn of_circles(words: Locale, seen: &TalkPartners) -> AnyView {
    let name = |circle: Circle| t!(words, &format!("circle-{}", circle.as_str()));
    // The first of those with the most.
    let most = seen
        .circles
        .iter()
        .rev()
        .max_by_key(|(_, minutes)| *minutes)
        .map_or((Circle::Team, 0), |most| *most);
    let title = t!(
        words,
        "partners-circles-title",
        circle = name(most.0),
        minutes = most.1,
        all = seen.minutes
    );
    let about =
        [t!(words, "partners-circles-about"), base(words, seen)].join(&t!(words, "sentence-gap"));
    let caption = Caption::of("partners-circles", &title, &about);
    let rows: Vec<ChartRow> = seen
        .circles
        .iter()
        .map(|(circle, minutes)| ChartRow {
            name: name(*circle),
            parts: vec![*minutes as f64],
            note: t!(words, "partners-note", minutes = *minutes),
        })
        .collect();
    let pair = Drawing::BOTH.map(|drawing| {
        row_bars(&RowsChart {
            caption,
            drawing,
            key: &[],
            rows: &rows,
        })
    });
    let lines = seen.circles.iter();
    let numbers = FigureTable {
        caption: t!(words, "circle"),
        head: vec![t!(words, "circle"), t!(words, "unit-minutes")],
        rows: lines
            .map(|(circle, minutes)| vec![name(*circle), minutes.to_string()])
            .collect(),
    };
    figure(words, caption, pair, numbers)
}
