//! Open pull requests that wait, or are too large to read well: something to do today.

use crate::components::{card_with_id, table};
use crate::words::Locale;
use irori_core::reviews::open::OpenPull;
use leptos::prelude::*;

pub fn card(words: Locale, open: &[OpenPull]) -> AnyView {
    let rows: Vec<_> = open.iter().map(|one| row(words, one)).collect();
    let shown = if rows.is_empty() {
        html! { <p class="soft">{t!(words, "reviews-open-none")}</p> }
    } else {
        let head = ["reviews-pull", "reviews-waits", "reviews-lines"];
        let head = head.map(|key| t!(words, key)).into();
        table(t!(words, "reviews-open-caption"), head, rows)
    };
    let body = view! {
        {shown}
        <p class="soft small">{t!(words, "reviews-open-about")}</p>
    };
    card_with_id("open", t!(words, "reviews-open", open = open.len()), body)
}

fn row(words: Locale, one: &OpenPull) -> AnyView {
    let place = &one.place;
    let waits = match one.waited {
        Some(hours) => t!(words, "reviews-hours", hours = format!("{hours:.0}")),
        None => t!(words, "reviews-answered"),
    };
    let lines = match one.lines {
        Some(lines) => lines.to_string(),
        None => t!(words, "gap"),
    };
    html! {
        <tr>
            <th scope="row"><a href=place.address()><bdi>{place.short()}</bdi></a></th>
            <td class="num">{waits}</td>
            <td class="num">{lines}</td>
        </tr>
    }
}
