//! How a page asks the house before it is shown, and what its address says.

use super::trouble::trouble_page;
use crate::components::notice;
use crate::context::{ActionResult, RequestContext};
use irori_ports::Answer;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::future::Future;

/// A page that asks first: runs `ask`, then shows what it gave, or why there is nothing to show.
pub fn asking<F>(ask: impl FnOnce(RequestContext) -> F) -> AnyView
where
    F: Future<Output = Answer<AnyView>> + Send + 'static,
{
    let asked = match RequestContext::here() {
        Ok(asked) => asked,
        Err(_) => return ().into_any(),
    };
    let answer = ask(asked.clone());
    Suspend::new(async move {
        match answer.await {
            Ok(view) => {
                if let Some(outcome) = &asked.outcome
                    && let ActionResult::Failed(trouble) = &outcome.came
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
