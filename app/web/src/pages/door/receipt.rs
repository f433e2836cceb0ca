//! The receipt for an erased account: shown once, to be printed or saved.

use crate::addresses;
use crate::components::{card, page_head, table};
use crate::words::Locale;
use chrono::SecondsFormat;
use irori_core::domain::receipt::Receipt;
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

/// The page of the receipt in `text`, as [`crate::context::NextPage::Erased`] carries it.
pub fn page(words: Locale, text: &str) -> Answer<AnyView> {
    let receipt: Receipt = serde_json::from_str(text).map_err(|_| AppError::Fault)?;
    let kicker = t!(words, "receipt-kicker");
    Ok(html! {
        {page_head(Some(kicker), t!(words, "receipt-title"), Some(t!(words, "receipt-about")))}
        <div class="stack">
            {marks(words, &receipt)}
            {gone(words, &receipt)}
            {stays(words, &receipt)}
            <p><a href=addresses::SIGN_IN.path()>{t!(words, "receipt-leave")}</a></p>
        </div>
    })
}

fn marks(words: Locale, receipt: &Receipt) -> AnyView {
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
        view! { <dt>{t!(words, name)}</dt><dd class="secret">{value}</dd> }
    });
    html! {
        <section class="sheet">
            <dl>{Vec::from(marks)}</dl>
            <h2>{t!(words, "receipt-prove")}</h2>
            <p class="small">{t!(words, "receipt-prove-about")}</p>
        </section>
    }
}

fn gone(words: Locale, receipt: &Receipt) -> AnyView {
    let rows: Vec<AnyView> = receipt
        .rows
        .iter()
        .filter(|(held, _)| !held.stays())
        .map(|(held, count)| {
            let name = t!(words, &format!("held-{}", held.as_str()));
            html! { <tr><th scope="row">{name}</th><td class="num">{*count}</td></tr> }
        })
        .collect();
    let what = if rows.is_empty() {
        html! { <p>{t!(words, "receipt-gone-none")}</p> }
    } else {
        let head = vec![t!(words, "receipt-what"), t!(words, "receipt-rows")];
        table(t!(words, "receipt-gone"), head, rows)
    };
    card(t!(words, "receipt-gone"), what)
}

fn stays(words: Locale, receipt: &Receipt) -> AnyView {
    let named = receipt.rows.iter().filter(|(held, _)| held.stays());
    let named: u64 = named.map(|(_, count)| count).sum();
    let body = view! {
        <ul>
            <li>{t!(words, "receipt-stays-releases")}</li>
            <li>{t!(words, "receipt-stays-pull-requests")}</li>
            <li>{t!(words, "receipt-stays-named", count = named)}</li>
            <li>{t!(words, "receipt-stays-backups")}</li>
        </ul>
    };
    card(t!(words, "receipt-stays"), body)
}
