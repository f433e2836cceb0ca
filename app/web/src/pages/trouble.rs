//! The pages that say what went wrong.

use crate::components::{notice, page_head::page_head};
use crate::context::RequestContext;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// The page for an address that leads nowhere.
pub fn not_there() -> AnyView {
    match RequestContext::here() {
        Ok(asked) => trouble_page(&asked, &AppError::NotThere),
        Err(_) => ().into_any(),
    }
}

/// A page that says what went wrong and links to somewhere that helps.
pub fn trouble_page(asked: &RequestContext, trouble: &AppError) -> AnyView {
    asked.end_with(trouble.status());
    let words = asked.words;
    let (href, key) = match (&asked.viewer, trouble) {
        (Some(_), AppError::Busy | AppError::Fault) => (asked.at.clone(), "try-again"),
        (Some(_), _) => ("/".to_owned(), "back-to-today"),
        (None, _) => ("/sign-in".to_owned(), "to-sign-in"),
    };
    // Where no form of the page shows them.
    let mistakes = match trouble {
        AppError::Invalid(mistakes) => mistakes.iter().collect(),
        _ => Vec::new(),
    };
    let mistakes: Vec<_> = mistakes
        .into_iter()
        .map(|mistake| view! { <p>{words.wrong(&mistake.wrong)}</p> })
        .collect();
    view! {
        {page_head(None, words.say(&format!("{}-title", trouble.key())), None)}
        <section class="sheet">
            <p>{notice::sentence(words, trouble)}</p>
            {mistakes}
            <p><a href=href>{words.say(key)}</a></p>
        </section>
    }
    .into_any()
}
