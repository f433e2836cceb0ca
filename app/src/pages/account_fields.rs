//! The fields that every way to an account shares: its address, and a new password.

use crate::components::act::Act;
use crate::components::field::{self, Kind};
use crate::context::Asked;
use crate::domain::person::Email;
use crate::words::Words;
use leptos::prelude::*;

/// The password of now, once more; of a closed account the recovery code does as well.
pub(super) fn own_password(asked: &Asked, act: &Act, label: &str) -> AnyView {
    let viewer = asked.viewer.as_ref();
    let label = match viewer.is_some_and(|viewer| viewer.account.closed) {
        true => "closed-proof",
        false => label,
    };
    field::line(act, "password", label, None, Kind::Password)
}

/// A new password, twice. It is never shown again, so after a mistake it has to be typed anew.
pub(super) fn new_password(act: &Act) -> AnyView {
    let hint = if act.typed.trouble.is_some() {
        "new-password-anew"
    } else {
        "new-password-hint"
    };
    view! {
        {field::line(act, "password", "new-password", Some(hint), Kind::NewPassword)}
        {field::line(act, "password-again", "new-password-again", None, Kind::NewPassword)}
    }
    .into_any()
}

/// The address of the account: to be read, by people and by their password managers.
pub(super) fn address(words: Words, email: &Email) -> AnyView {
    let email = email.as_str().to_owned();
    view! {
        <div class="field">
            <label for="address">{words.say("door-email")}</label>
            <input id="address" type="email" autocomplete="username" readonly=true value=email/>
        </div>
    }
    .into_any()
}
