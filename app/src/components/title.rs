//! The only place that knows `Title` of `leptos_meta`, which writes its text into the head as it is: a name
//! in it would be markup. A test forbids the rest of `leptos_meta` anywhere else.

use super::escaped::escaped;
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of the document: what the page found, and whose page it is.
pub fn title(text: &str) -> AnyView {
    view! { <Title text=format!("{} · Irori", escaped(text))/> }.into_any()
}
