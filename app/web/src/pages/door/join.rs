//! Joining by an invitation.

use super::account_fields::{about_you, address, new_account, new_password, stay_signed_in};
use crate::components::{FieldKind, field, page_head};
use crate::context::RequestContext;
use irori_ports::{Answer, AppError, Opens};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let token = ctx.parameters.text("token").unwrap_or_default();
    let Opens::Join { email, team } = ctx.ports.auth.opens(token, ctx.now).await? else {
        return Err(AppError::LinkSpent);
    };
    let words = ctx.words;
    let act = new_account(&ctx, "join");
    let team = team.map(|team| t!(words, "join-team", team));
    let fields = view! {
        {act.hidden("token", token)}
        {address(words, &email)}
        {field::line(&act, "name", "your-name", Some("your-name-hint"), FieldKind::Name)}
        {new_password(&act)}
        {about_you(&act)}
        {stay_signed_in(&act)}
        {act.submit_button("join-press")}
    };
    Ok(html! {
        {page_head(team, t!(words, "join-title"), Some(t!(words, "join-lead")))}
        {act.form("sheet", fields)}
    })
}
