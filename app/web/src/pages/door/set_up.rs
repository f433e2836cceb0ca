//! The first set-up: the organisation and its first admin, behind a one-time link.

use super::account_fields::{about_you, new_account, new_password, stay_signed_in};
use crate::components::{FieldKind, field, page_head};
use crate::context::RequestContext;
use irori_ports::{Answer, AppError, Opens};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let token = ctx.parameters.text("token").unwrap_or_default();
    let Opens::SetUp = ctx.ports.auth.opens(token, ctx.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let act = new_account(&ctx, "set-up");
    let fields = view! {
        {act.hidden("token", token)}
        {field::line(&act, "org-name", "set-up-org", None, FieldKind::Text)}
        {field::line(&act, "name", "your-name", Some("your-name-hint"), FieldKind::Name)}
        {field::line(&act, "email", "door-email", Some("set-up-email-hint"), FieldKind::Email)}
        {new_password(&act)}
        {about_you(&act)}
        {stay_signed_in(&act)}
        {act.submit_button("set-up-press")}
    };
    Ok(html! {
        {page_head(None, t!(ctx, "set-up-title"), Some(t!(ctx, "set-up-lead")))}
        {act.form("sheet", fields)}
    })
}
