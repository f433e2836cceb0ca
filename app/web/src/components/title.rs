//! The only place that knows `Title` of `leptos_meta`, which writes its text into the head as it is: a name
//! in it would be markup. A test forbids the rest of `leptos_meta` anywhere else.
//!
//! Decided:
//!
//! - 2026-11-30: **A page's title is escaped by us**, in this file. Because: `leptos_meta` writes it as
//!   it is. Whatever writes a text unescaped stands in one file, and `tests/house/sinks.rs` names them
//!   all.

use super::escaped::escaped;
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of the document: what the page found, and whose page it is.
pub fn title(text: &str) -> AnyView {
    html! { <Title text=format!("{} · Irori", escaped(text))/> }
}
