//! The press with which a lead marks a week as reviewed, and why it was refused.

use super::gathered::ReviewData;
use crate::components::{ActionForm, notice};
use crate::context::{FormState, RequestContext};
use leptos::prelude::*;

/// Why something was refused whose form is no longer there.
pub(super) fn refused_by(ctx: &RequestContext, act: &str) -> Option<AnyView> {
    let (_, trouble) = ctx.failed(act)?;
    Some(notice::trouble(ctx.words, trouble))
}

/// The press that says: I have gone through this week.
pub(super) fn mark(ctx: &RequestContext, gathered: &ReviewData) -> AnyView {
    let seen = &gathered.seen;
    let words = ctx.words;
    let typed = ctx
        .failed("weekly-review/mark")
        .filter(|(form, _)| form.text("team") == Some(seen.team.id.to_string().as_str()))
        .map(|(form, trouble)| FormState::failed(form, trouble));
    let act = ActionForm::new(ctx, "weekly-review/mark", 1, typed.unwrap_or_default());
    let about = format!("mark-{}", seen.team.id);
    let key = if gathered.nothing_changed() {
        "weekly-mark-about-nothing"
    } else {
        "weekly-mark-about"
    };
    let press = t!(words, "weekly-mark", week = words.week(seen.week));
    // Guessing comes first, where there is something to guess at.
    let is_quiet = gathered.block.is_some();
    let fields = view! {
        {act.hidden("team", seen.team.id)}
        {act.hidden("week", seen.week)}
        <button class="button" class:button--quiet=is_quiet type="submit">{press}</button>
        <p class="soft small" id=about>{t!(words, key)}</p>
    };
    act.form("row", fields)
}
