//! The receipt for an erased account: shown once, to be printed or saved.

use crate::components::page_head::page_head;
use crate::components::table::table;
use crate::words::Words;
use chrono::SecondsFormat;
use irori_core::domain::receipt::Receipt;
use irori_ports::Answer;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// The page of the receipt in `text`, as [`crate::context::Next::Erased`] carries it.
pub fn page(words: Words, text: &str) -> Answer<AnyView> {
    let receipt: Receipt = serde_json::from_str(text).map_err(|_| AppError::Fault)?;
    let kicker = words.say("receipt-kicker");
    Ok(view! {
        {page_head(Some(kicker), words.say("receipt-title"), Some(words.say("receipt-about")))}
        <div class="stack">
            {marks(words, &receipt)}
            {gone(words, &receipt)}
            {stays(words, &receipt)}
            <p><a href="/sign-in">{words.say("receipt-leave")}</a></p>
        </div>
    }
    .into_any())
}

fn marks(words: Words, receipt: &Receipt) -> AnyView {
    let marks = [
        ("receipt-number", receipt.number.clone()),
        ("receipt-instance", receipt.instance.clone()),
        ("receipt-account", receipt.account.to_string()),
        (
            "receipt-time",
            receipt.erased.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        ),
    ];
    let marks = marks.map(|(name, value)| {
        view! { <dt>{words.say(name)}</dt><dd class="secret">{value}</dd> }
    });
    view! {
        <section class="sheet">
            <dl>{Vec::from(marks)}</dl>
            <h2>{words.say("receipt-prove")}</h2>
            <p class="small">{words.say("receipt-prove-about")}</p>
        </section>
    }
    .into_any()
}

fn gone(words: Words, receipt: &Receipt) -> AnyView {
    let rows: Vec<AnyView> = receipt
        .rows
        .iter()
        .filter(|(held, _)| !held.stays())
        .map(|(held, count)| {
            let name = words.say(&format!("held-{}", held.as_str()));
            view! { <tr><th scope="row">{name}</th><td class="num">{*count}</td></tr> }.into_any()
        })
        .collect();
    let what = if rows.is_empty() {
        view! { <p>{words.say("receipt-gone-none")}</p> }.into_any()
    } else {
        let head = vec![words.say("receipt-what"), words.say("receipt-rows")];
        table(words.say("receipt-gone"), head, rows)
    };
    view! { <section class="sheet"><h2>{words.say("receipt-gone")}</h2>{what}</section> }.into_any()
}

fn stays(words: Words, receipt: &Receipt) -> AnyView {
    let named = receipt.rows.iter().filter(|(held, _)| held.stays());
    let named: u64 = named.map(|(_, count)| count).sum();
    view! {
        <section class="sheet">
            <h2>{words.say("receipt-stays")}</h2>
            <ul>
                <li>{words.say("receipt-stays-releases")}</li>
                <li>{words.say("receipt-stays-pull-requests")}</li>
                <li>{words.tell("receipt-stays-named", &[("count", named.into())])}</li>
                <li>{words.say("receipt-stays-backups")}</li>
            </ul>
        </section>
    }
    .into_any()
}
