//! Words on Today: that there are new ones, and the way to them.

use crate::addresses;
use crate::context::RequestContext;
use irori_ports::Answer;
use leptos::prelude::*;

/// For a lead with Words that are not opened yet: how many.
pub(super) async fn new(ctx: &RequestContext) -> Answer<Option<AnyView>> {
    let viewer = ctx.viewer()?;
    if viewer.roles.leads.is_empty() {
        return Ok(None);
    }
    let received = ctx.ports.words.received(viewer).await?;
    let count = received.iter().filter(|word| word.is_new).count();
    let text = t!(ctx, "words-new", count);
    let line = view! { <p class="small"><a href=addresses::WORDS.path()>{text}</a></p> };
    Ok((count > 0).then(|| line.into_any()))
}

/// For who has a lead to write to: the way there.
pub(super) fn way(ctx: &RequestContext) -> Answer<Option<AnyView>> {
    let text = t!(ctx, "words-way");
    let has_team = !ctx.viewer()?.teams.is_empty();
    Ok(has_team.then(|| html! { <p class="small"><a href=addresses::WORDS.path()>{text}</a></p> }))
}
