//! The fields that every way to an account shares: its address, a new password, language and time zone.

use crate::actions::STAY;
use crate::components::{ActionForm, FieldKind, field, options};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::form::Form;
use irori_core::domain::person::{Email, Language};
use leptos::prelude::*;

/// The password of now, once more; of a closed account the recovery code does as well.
pub(in crate::pages) fn own_password(
    ctx: &RequestContext,
    act: &ActionForm,
    label: &str,
) -> AnyView {
    let viewer = ctx.viewer.as_ref();
    let label = match viewer.is_some_and(|viewer| viewer.account.closed) {
        true => "closed-proof",
        false => label,
    };
    field::line(act, "password", label, None, FieldKind::Password)
}

/// A new password, twice. It is never shown again, so after a mistake it has to be typed anew.
pub(in crate::pages) fn new_password(act: &ActionForm) -> AnyView {
    let hint = if act.typed.trouble.is_some() {
        "new-password-anew"
    } else {
        "new-password-hint"
    };
    html! {
        {field::line(act, "password", "new-password", Some(hint), FieldKind::NewPassword)}
        {field::line(act, "password-again", "new-password-again", None, FieldKind::NewPassword)}
    }
}

/// The address of the account: to be read, by people and by their password managers.
pub(in crate::pages) fn address(words: Locale, email: &Email) -> AnyView {
    let email = email.as_str().to_owned();
    html! {
        <div class="field">
            <label for="address">{t!(words, "door-email")}</label>
            <input id="address" type="email" autocomplete="username" readonly=true value=email/>
        </div>
    }
}

/// The form of a new account: in the language of the page, in Japanese with Japan's time zone.
pub(in crate::pages) fn new_account(ctx: &RequestContext, name: &'static str) -> ActionForm {
    let language = ctx.words.0;
    let zone = (language == Language::Japanese).then_some("Asia/Tokyo");
    let usual = Form::default()
        .with("language", language.as_str())
        .with(STAY, "yes")
        .with_some("zone", zone);
    ActionForm::failed_or(ctx, name, 0, FormState::of(usual))
}

/// A form that lets somebody in and has nothing else to begin with: one stays signed in unless one says
/// otherwise.
pub(super) fn entrance(ctx: &RequestContext, name: &'static str) -> ActionForm {
    ActionForm::failed_or(
        ctx,
        name,
        0,
        FormState::of(Form::default().with(STAY, "yes")),
    )
}

/// Whether one stays signed in on this device.
pub(super) fn stay_signed_in(act: &ActionForm) -> AnyView {
    html! {
        {field::tick(act, STAY, "stay-signed-in")}
        <p class="soft small">{t!(act, "stay-signed-in-hint")}</p>
    }
}

/// Language and time zone.
pub(in crate::pages) fn about_you(act: &ActionForm) -> AnyView {
    let languages = options(act.words, "language", Language::ALL, Language::as_str);
    html! {
        {field::select(act, "language", "your-language", None, None, languages)}
        {field::zone(act, "zone", "your-zone", Some("your-zone-hint"))}
    }
}
