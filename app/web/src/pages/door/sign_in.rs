//! The door: e-mail and password.

use super::account_fields::{entrance, stay_signed_in};
use super::sign_out::sign_out;
use crate::actions::table::is_carried;
use crate::actions::{CARRIED, CARRIED_ACT};
use crate::addresses;
use crate::components::{ActionForm, FieldKind, field, notice, page_head};
use crate::context::{ActionResult, RequestContext, own_path};
use crate::words::Locale;
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    Ok(match &ctx.viewer {
        Some(viewer) => inside(ctx.words, viewer),
        None => door(&ctx),
    })
}

fn door(ctx: &RequestContext) -> AnyView {
    let words = ctx.words;
    let act = entrance(ctx, "sign-in");
    let to = own_path(act.typed.form.text("to").or(ctx.query.text("to")));
    let signed_out = ctx
        .outcome
        .as_ref()
        .is_some_and(|o| matches!(o.came, ActionResult::Failed(AppError::SignedOut)));
    let signed_out = signed_out.then(|| notice::trouble(words, &AppError::SignedOut));
    let carried = carried(ctx, &act);
    let fields = view! {
        {signed_out}
        {carried}
        {act.hidden("to", to)}
        {field::line(&act, "email", "door-email", None, FieldKind::Email)}
        {field::line(&act, "password", "door-password", None, FieldKind::Password)}
        {stay_signed_in(&act)}
        {act.submit_button("sign-in-press")}
    };
    html! {
        {page_head(None, t!(words, "sign-in-title"), None)}
        {act.form("sheet", fields)}
        <p class="soft small">{t!(words, "sign-in-lost")}</p>
    }
}

/// A form that came when nobody was signed in any more travels along, and is a draft afterwards.
fn carried(ctx: &RequestContext, act: &ActionForm) -> Option<AnyView> {
    let form = act
        .typed
        .form
        .text(CARRIED)
        .map(str::to_owned)
        .or_else(|| {
            let outcome = ctx
                .outcome
                .as_ref()
                .filter(|o| is_carried(&o.act, &o.form))?;
            Some(
                outcome
                    .form
                    .clone()
                    .with(CARRIED_ACT, outcome.act.as_str())
                    .to_query(),
            )
        })?;
    Some(html! {
        {notice::note(t!(act, "sign-in-carried"))}
        {act.hidden(CARRIED, form)}
    })
}

/// For somebody who is signed in already.
fn inside(words: Locale, viewer: &Viewer) -> AnyView {
    let sentence = t!(words, "sign-in-inside", name = &viewer.profile.name);
    html! {
        {page_head(None, t!(words, "sign-in-inside-title"), None)}
        <section class="sheet">
            <p>{sentence}</p>
            <p><a href=addresses::TODAY.path()>{t!(words, "sign-in-to-today")}</a></p>
            {sign_out(words)}
        </section>
    }
}
