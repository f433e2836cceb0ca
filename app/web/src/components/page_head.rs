//! The head of a page: a quiet line, the finding, a lead.

use super::title;
use leptos::prelude::*;

/// The head of a page; `title` is what the page found, in a sentence.
pub fn page_head(kicker: Option<String>, title: String, lead: Option<String>) -> AnyView {
    html! {
        {title::title(&title)}
        <header class="page-head">
            {kicker.map(|text| view! { <p class="kicker">{text}</p> })}
            <h1>{title}</h1>
            {lead.map(|text| view! { <p class="lead">{text}</p> })}
        </header>
    }
}
