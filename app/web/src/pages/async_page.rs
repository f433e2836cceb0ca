//! Pages that load before they are shown.

use super::trouble::trouble_page;
use crate::components::notice;
use crate::context::{ActionResult, RequestContext};
use irori_ports::Answer;
use leptos::prelude::*;
use std::future::Future;

/// Shows what `page` gives when it has asked, or why there is nothing to show.
pub fn async_page<F>(ctx: RequestContext, page: impl FnOnce(RequestContext) -> F) -> AnyView
where
    F: Future<Output = Answer<AnyView>> + Send + 'static,
{
    let answer = page(ctx.clone());
    Suspend::new(async move {
        match answer.await {
            Ok(view) => {
                if let Some(outcome) = &ctx.outcome
                    && let ActionResult::Failed(trouble) = &outcome.came
                {
                    ctx.end_with(trouble.status());
                }
                let said = ctx.query.text("said").filter(|_| ctx.outcome.is_none());
                html! { {notice::done(ctx.words, said)}{view} }
            }
            Err(trouble) => trouble_page(&ctx, &trouble),
        }
    })
    .into_any()
}
