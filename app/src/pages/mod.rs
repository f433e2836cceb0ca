//! The pages. Each asks the house, then shows values; none holds a rule of its own.

mod account_fields;
pub mod admin;
pub(crate) mod agenda_words;
pub mod check_in_form;
pub mod closed;
pub mod confirm;
pub mod digest;
pub mod entries;
pub mod entry;
pub mod hours;
pub mod join;
pub mod ledger;
pub mod log;
pub mod me;
pub mod mine;
pub mod my_logins;
pub mod policy;
pub mod privacy;
mod receipt;
pub mod recovery;
pub mod report;
pub mod reset;
pub mod security;
pub mod sessions;
pub mod set_up;
pub mod settings;
pub mod shared;
pub mod sign_in;
pub mod team_reviews;
pub mod team_week;
pub mod teams;
mod thresholds;
pub mod today;
pub mod weekly_review;
pub mod words;

use crate::components::{notice, page_head::page_head};
use crate::context::Asked;
use crate::error::Trouble;
use crate::ports::Answer;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::future::Future;

/// A page that asks first: runs `ask`, then shows what it gave, or why there is nothing to show.
pub fn asking<F>(ask: impl FnOnce(Asked) -> F) -> AnyView
where
    F: Future<Output = Answer<AnyView>> + Send + 'static,
{
    let asked = match Asked::here() {
        Ok(asked) => asked,
        Err(_) => return ().into_any(),
    };
    let answer = ask(asked.clone());
    Suspend::new(async move {
        match answer.await {
            Ok(view) => {
                if let Some(outcome) = &asked.outcome
                    && let crate::context::Came::Failed(trouble) = &outcome.came
                {
                    asked.end_with(trouble.status());
                }
                let said = asked.query.text("said").filter(|_| asked.outcome.is_none());
                view! { {notice::said(asked.words, said)}{view} }.into_any()
            }
            Err(trouble) => trouble_page(&asked, &trouble),
        }
    })
    .into_any()
}

/// A parameter of the address, such as `id` in `/entries/:id`.
pub fn param(name: &str) -> String {
    use_params_map()
        .with_untracked(|params| params.get(name))
        .unwrap_or_default()
}

/// The page for an address that leads nowhere.
pub fn not_there() -> AnyView {
    match Asked::here() {
        Ok(asked) => trouble_page(&asked, &Trouble::NotThere),
        Err(_) => ().into_any(),
    }
}

/// A page that says what went wrong and links to somewhere that helps.
pub fn trouble_page(asked: &Asked, trouble: &Trouble) -> AnyView {
    asked.end_with(trouble.status());
    let words = asked.words;
    let (href, key) = match (&asked.viewer, trouble) {
        (Some(_), Trouble::Busy | Trouble::Fault) => (asked.at.clone(), "try-again"),
        (Some(_), _) => ("/".to_owned(), "back-to-today"),
        (None, _) => ("/sign-in".to_owned(), "to-sign-in"),
    };
    // Where no form of the page shows them.
    let mistakes = match trouble {
        Trouble::Mistakes(mistakes) => mistakes.iter().collect(),
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
