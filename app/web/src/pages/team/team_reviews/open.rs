//! Open pull requests that wait, or are too large to read well: something to do today.

use crate::components::table::table;
use crate::words::Words;
use irori_core::reviews::open::OpenPull;
use leptos::prelude::*;

pub fn sheet(words: Words, open: &[OpenPull]) -> AnyView {
    let rows: Vec<_> = open.iter().map(|one| row(words, one)).collect();
    let shown = if rows.is_empty() {
        view! { <p class="soft">{words.say("reviews-open-none")}</p> }.into_any()
    } else {
        let head = ["reviews-pull", "reviews-waits", "reviews-lines"];
        let head = head.map(|key| words.say(key)).into();
        table(words.say("reviews-open-caption"), head, rows)
    };
    view! {
        <section class="sheet" id="open">
            <h2>{words.tell("reviews-open", &[("open", open.len().into())])}</h2>
            {shown}
            <p class="soft small">{words.say("reviews-open-about")}</p>
        </section>
    }
    .into_any()
}

fn row(words: Words, one: &OpenPull) -> AnyView {
    let place = &one.place;
    let waits = match one.waited {
        Some(hours) => words.tell("reviews-hours", &[("hours", format!("{hours:.0}").into())]),
        None => words.say("reviews-answered"),
    };
    let lines = match one.lines {
        Some(lines) => lines.to_string(),
        None => words.say("gap"),
    };
    view! {
        <tr>
            <th scope="row"><a href=place.address()><bdi>{place.short()}</bdi></a></th>
            <td class="num">{waits}</td>
            <td class="num">{lines}</td>
        </tr>
    }
    .into_any()
}
