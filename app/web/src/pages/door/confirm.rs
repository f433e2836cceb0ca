//! The password once more, before something that gives others a way in.

use super::account_fields::own_password;
use crate::actions::table::{ACTIONS, Action};
use crate::actions::{CARRIED, CARRIED_ACT};
use crate::components::{ActionForm, page_head};
use crate::context::{ActionResult, RequestContext, own_path};
use irori_core::domain::form::Form;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let act = ActionForm::failed_or_empty(&ctx, "account/confirm", 0);
    let to = own_path(act.typed.form.text("to").or(ctx.query.text("to")));
    let carried = carried(&ctx, &act);
    let what = carried.as_ref().map(|(what, _)| {
        let key = format!("confirm-{}", what.replace('/', "-"));
        view! { <p>{t!(ctx, &key)}</p> }
    });
    let fields = view! {
        {what}
        {carried.map(|(_, form)| act.hidden(CARRIED, form))}
        {act.hidden("to", to)}
        <p class="soft small">
            {t!(ctx, "settings-signed-in-as", email = viewer.email.as_str())}
        </p>
        {own_password(&ctx, &act, "old-password")}
        {act.submit_button("confirm-press")}
    };
    Ok(html! {
        {page_head(None, t!(ctx, "confirm-title"), Some(t!(ctx, "confirm-lead")))}
        {act.form("sheet", fields)}
    })
}

/// The form that waits for the password, and its action; it travels along until it is done.
fn carried(ctx: &RequestContext, act: &ActionForm) -> Option<(&'static str, String)> {
    let form = match (act.typed.form.text(CARRIED), &ctx.outcome) {
        (Some(carried), _) => carried.to_owned(),
        (None, Some(outcome)) if matches!(outcome.came, ActionResult::Unconfirmed) => {
            let form: Form = outcome.form.clone();
            form.with(CARRIED_ACT, outcome.act.as_str()).to_query()
        }
        _ => return None,
    };
    let is_carried = |action: &&Action| {
        let field = Form::default().with(CARRIED_ACT, action.name).to_query();
        form.split('&').any(|pair| pair == field)
    };
    let mut guarded = ACTIONS.iter().filter(|action| action.needs_password);
    let what = guarded.find(is_carried)?;
    Some((what.name, form))
}
