//! Recovery: one's code for the day the password is lost, and the way back to texts that are sealed.

use super::nav::settings_subnav;
use crate::addresses;
use crate::components::{ActionForm, FieldKind, card, field, notice, page_head};
use crate::context::RequestContext;
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, Now};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let made = ctx.ports.accounts.recovery_code(viewer).await?;
    let words = ctx.words;
    let lead = t!(words, "recovery-lead");
    Ok(html! {
        {page_head(None, t!(words, "recovery-title"), Some(lead))}
        {settings_subnav(words, addresses::RECOVERY.path())}
        {sealed(&ctx, viewer)}
        {shown(&ctx)}
        {code(&ctx, viewer, made)}
    })
}

/// The code that was made just now.
fn shown(ctx: &RequestContext) -> Option<AnyView> {
    let (_, code) = ctx.secret("account/recovery-code")?;
    let body = view! {
        <p><code class="secret">{code.to_owned()}</code></p>
        <p>{t!(ctx, "recovery-made-about")}</p>
    };
    Some(card(t!(ctx, "recovery-made"), body))
}

/// The way back to what was sealed before somebody set the password by a link.
fn sealed(ctx: &RequestContext, viewer: &Viewer) -> Option<AnyView> {
    let until = viewer.account.sealed_until?;
    let act = ActionForm::failed_or_empty(ctx, "account/open-texts", 0);
    let moment = act.words.moment(until, viewer.profile.zone);
    let fields = view! {
        <h2>{t!(act, "recovery-sealed")}</h2>
        <p>{t!(act, "recovery-sealed-about", moment)}</p>
        {field::line(&act, "proof", "recovery-proof", Some("recovery-proof-hint"), FieldKind::Password)}
        <div>{act.submit_button("recovery-open-press")}</div>
    };
    Some(act.form("sheet", fields))
}

fn code(ctx: &RequestContext, viewer: &Viewer, made: Option<Now>) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "account/recovery-code", 1);
    let words = act.words;
    let state = match made {
        Some(made) => {
            let moment = words.moment(made, viewer.profile.zone);
            t!(words, "recovery-there", moment)
        }
        None => t!(words, "recovery-none"),
    };
    let press = if made.is_some() {
        "recovery-again-press"
    } else {
        "recovery-make-press"
    };
    let can_make = viewer.account.sealed_until.is_none();
    let way = if can_make {
        act.submit_button(press)
    } else {
        notice::note(t!(words, "wrong-code-unproven"))
    };
    let fields = view! {
        <h2>{t!(words, "recovery-code")}</h2>
        <p>{state}</p>
        <p class="soft small">{t!(words, "recovery-code-about")}</p>
        <div>{way}</div>
    };
    act.form("sheet", fields)
}
