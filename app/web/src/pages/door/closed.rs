//! The way to what is left of a closed account: its person's data, to take away or erase.

use super::account_fields::address;
use crate::components::{ActionForm, FieldKind, field, page_head};
use crate::context::RequestContext;
use irori_ports::{Answer, AppError, Opens};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let token = ctx.parameters.text("token").unwrap_or_default();
    let Opens::Closed { email } = ctx.ports.auth.opens(token, ctx.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let words = ctx.words;
    let act = ActionForm::failed_or_empty(&ctx, "closed", 0);
    let fields = view! {
        {act.hidden("token", token)}
        {address(words, &email)}
        {field::line(&act, "proof", "closed-proof", Some("closed-proof-hint"), FieldKind::Password)}
        {act.submit_button("closed-press")}
    };
    Ok(html! {
        {page_head(None, t!(words, "closed-title"), Some(t!(words, "closed-lead")))}
        {act.form("sheet", fields)}
    })
}
