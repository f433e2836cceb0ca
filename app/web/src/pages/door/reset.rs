//! A new password for somebody who lost theirs, and the fields in which one is chosen.

use super::account_fields::{address, new_password};
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::pages::{asking, param};
use irori_ports::Opens;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let token = param("token");
    asking(|asked| async move {
        let (email, from) = match asked.ports.doors.opens(&token, asked.now).await? {
            Opens::Reset { email, from } => (email, from),
            Opens::Admin { email } => (email, asked.now),
            _ => return Err(AppError::LinkSpent),
        };
        let words = asked.words;
        let act = ActionForm::fresh(&asked, "reset", 0);
        let waits = asked.now < from;
        let hint = if waits {
            "reset-code-needed"
        } else {
            "reset-code-hint"
        };
        // Nobody is signed in, so nobody's zone is known.
        let moment = words.moment(from, chrono_tz::UTC);
        let waits = waits.then(|| {
            let text = words.tell("reset-waits", &[("moment", moment.into())]);
            notice::note(text)
        });
        let fields = view! {
            {act.hidden("token", token)}
            {waits}
            {address(words, &email)}
            {field::line(&act, "recovery-code", "recovery-code", Some(hint), Kind::Text)}
            {new_password(&act)}
            {act.press("reset-press")}
        };
        Ok(view! {
            {page_head(None, words.say("reset-title"), Some(words.say("reset-lead")))}
            {act.form("sheet", fields)}
        }
        .into_any())
    })
}
