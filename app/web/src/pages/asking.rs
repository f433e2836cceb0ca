//! How a page asks the house before it is shown.

use super::trouble::trouble_page;
use crate::components::notice;
use crate::context::{ActionResult, RequestContext};
use irori_ports::Answer;
use leptos::prelude::*;
use std::future::Future;

/// Shows what `page` gives when it has asked, or why there is nothing to show.
pub fn asking<F>(asked: RequestContext, page: impl FnOnce(RequestContext) -> F) -> AnyView
where
    F: Future<Output = Answer<AnyView>> + Send + 'static,
{
    let answer = page(asked.clone());
    Suspend::new(async move {
        match answer.await {
            Ok(view) => {
                if let Some(outcome) = &asked.outcome
                    && let ActionResult::Failed(trouble) = &outcome.came
                {
                    asked.end_with(trouble.status());
                }
                let said = asked.query.text("said").filter(|_| asked.outcome.is_none());
                html! { {notice::said(asked.words, said)}{view} }
            }
            Err(trouble) => trouble_page(&asked, &trouble),
        }
    })
    .into_any()
}
