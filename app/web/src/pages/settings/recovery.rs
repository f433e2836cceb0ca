//! Recovery: one's code for the day the password is lost, and the way back to texts that are sealed.

use super::nav::settings_subnav;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::RequestContext;
use crate::pages::asking;
use irori_core::domain::person::Viewer;
use irori_ports::Now;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let made = asked.ports.accounts.recovery_code(viewer).await?;
        let words = asked.words;
        let lead = words.say("recovery-lead");
        Ok(view! {
            {page_head(None, words.say("recovery-title"), Some(lead))}
            {settings_subnav(words, "/settings/recovery")}
            {sealed(&asked, viewer)}
            {shown(&asked)}
            {code(&asked, viewer, made)}
        }
        .into_any())
    })
}

/// The code that was made just now.
fn shown(asked: &RequestContext) -> Option<AnyView> {
    let (_, code) = asked.secret("account/recovery-code")?;
    let words = asked.words;
    Some(
        view! {
            <section class="sheet">
                <h2>{words.say("recovery-made")}</h2>
                <p><code class="secret">{code.to_owned()}</code></p>
                <p>{words.say("recovery-made-about")}</p>
            </section>
        }
        .into_any(),
    )
}

/// The way back to what was sealed before somebody set the password by a link.
fn sealed(asked: &RequestContext, viewer: &Viewer) -> Option<AnyView> {
    let until = viewer.account.sealed_until?;
    let act = ActionForm::fresh(asked, "account/open-texts", 0);
    let moment = act.words.moment(until, viewer.profile.zone);
    let fields = view! {
        <h2>{act.say("recovery-sealed")}</h2>
        <p>{act.words.tell("recovery-sealed-about", &[("moment", moment.into())])}</p>
        {field::line(&act, "proof", "recovery-proof", Some("recovery-proof-hint"), Kind::Password)}
        <div>{act.press("recovery-open-press")}</div>
    };
    Some(act.form("sheet", fields))
}

fn code(asked: &RequestContext, viewer: &Viewer, made: Option<Now>) -> AnyView {
    let act = ActionForm::fresh(asked, "account/recovery-code", 1);
    let words = act.words;
    let state = match made {
        Some(made) => {
            let moment = words.moment(made, viewer.profile.zone);
            words.tell("recovery-there", &[("moment", moment.into())])
        }
        None => words.say("recovery-none"),
    };
    let press = if made.is_some() {
        "recovery-again-press"
    } else {
        "recovery-make-press"
    };
    let can_make = viewer.account.sealed_until.is_none();
    let way = if can_make {
        act.press(press)
    } else {
        notice::note(words.say("wrong-code-unproven"))
    };
    let fields = view! {
        <h2>{words.say("recovery-code")}</h2>
        <p>{state}</p>
        <p class="soft small">{words.say("recovery-code-about")}</p>
        <div>{way}</div>
    };
    act.form("sheet", fields)
}
