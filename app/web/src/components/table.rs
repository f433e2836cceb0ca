//! A table that scrolls in its own box where it is too wide.

use crate::words::Locale;
use leptos::prelude::*;

/// A table; `rows` are whole `<tr>`.
pub fn table(caption: String, head: Vec<String>, rows: Vec<AnyView>) -> AnyView {
    let head: Vec<_> = head
        .into_iter()
        .map(|text| view! { <th scope="col">{text}</th> })
        .collect();
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="table">
                <caption>{caption.clone()}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A table whose caption and heads are keys; `rows` are whole `<tr>`.
pub fn grid(words: Locale, caption: &str, head: &[&str], rows: Vec<AnyView>) -> AnyView {
    let head = head.iter().map(|key| t!(words, key)).collect();
    table(t!(words, caption), head, rows)
}

/// Like [`grid`]; without rows, the sentence `none`, a key as well.
pub fn grid_or(
    words: Locale,
    caption: &str,
    head: &[&str],
    rows: Vec<AnyView>,
    none: &str,
) -> AnyView {
    match rows.is_empty() {
        true => html! { <p class="empty">{t!(words, none)}</p> },
        false => grid(words, caption, head, rows),
    }
}
