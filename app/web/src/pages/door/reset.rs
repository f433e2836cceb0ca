//! A new password for somebody who lost theirs, and the fields in which one is chosen.

use super::account_fields::{address, entrance, new_password, stay_signed_in};
use crate::components::{FieldKind, field, notice, page_head};
use crate::context::RequestContext;
use irori_ports::{Answer, AppError, Opens};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let token = ctx.parameters.text("token").unwrap_or_default();
    let (email, from) = match ctx.ports.auth.opens(token, ctx.now).await? {
        Opens::Reset { email, from } => (email, from),
        Opens::Admin { email } => (email, ctx.now),
        _ => return Err(AppError::LinkSpent),
    };
    let words = ctx.words;
    let act = entrance(&ctx, "reset");
    let waits = ctx.now < from;
    let hint = if waits {
        "reset-code-needed"
    } else {
        "reset-code-hint"
    };
    // Nobody is signed in, so nobody's zone is known.
    let moment = words.moment(from, chrono_tz::UTC);
    let waits = waits.then(|| {
        let text = t!(words, "reset-waits", moment);
        notice::note(text)
    });
    let fields = view! {
        {act.hidden("token", token)}
        {waits}
        {address(words, &email)}
        {field::line(&act, "recovery-code", "recovery-code", Some(hint), FieldKind::Text)}
        {new_password(&act)}
        {stay_signed_in(&act)}
        {act.submit_button("reset-press")}
    };
    Ok(html! {
        {page_head(None, t!(words, "reset-title"), Some(t!(words, "reset-lead")))}
        {act.form("sheet", fields)}
    })
}
