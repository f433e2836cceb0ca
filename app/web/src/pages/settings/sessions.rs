//! Where I am signed in and the way to end it; and the one-time links of my account.

use super::nav::settings_subnav;
use crate::components::act::ActionForm;
use crate::components::device::device_name;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::pages::asking;
use irori_core::domain::person::Viewer;
use irori_ports::{LinkFor, MadeLink, Now, SessionLine};
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let words = asked.words;
        let lines = asked
            .ports
            .doors
            .sessions(viewer, &asked.session, asked.now)
            .await?;
        let failed = asked
            .failed("account/end-session")
            .map(|(_, trouble)| notice::trouble(words, trouble));
        let rows: Vec<_> = lines
            .iter()
            .map(|session| line(&asked, viewer, session))
            .collect();
        let made = asked.ports.accounts.made_links(viewer, asked.now).await?;
        let others = lines.iter().any(|session| !session.this);
        let note = if others {
            "sessions-about"
        } else {
            "sessions-only-this"
        };
        Ok(view! {
            {page_head(None, words.say("sessions-title"), None)}
            {settings_subnav(words, "/settings/sessions")}
            <section class="sheet">
                <p class="soft">{words.say(note)}</p>
                {failed}
                <ul class="entries">{rows}</ul>
                {others.then(|| end_others(&asked))}
            </section>
            {links(&asked, viewer, &made)}
        }
        .into_any())
    })
}

fn line(asked: &RequestContext, viewer: &Viewer, session: &SessionLine) -> AnyView {
    let words = asked.words;
    let device = device_name(words, &session.device);
    let moment = |at| words.moment(at, viewer.profile.zone);
    let when = if session.this {
        words.say("session-this")
    } else {
        words.tell("session-seen", &[("moment", moment(session.seen).into())])
    };
    let began = moment(session.began).into();
    let began = if session.network.is_empty() {
        words.tell("session-began", &[("moment", began)])
    } else {
        let network = session.network.as_str().into();
        words.tell(
            "session-began-at",
            &[("moment", began), ("network", network)],
        )
    };
    let end = (!session.this).then(|| {
        let label = words.tell("session-end-label", &[("device", device.clone().into())]);
        let act = ActionForm::new(asked, "account/end-session", 0, FormState::default());
        let fields = view! {
            {act.hidden("id", session.id)}
            <button class="link-button" type="submit" aria-label=label>{act.say("session-end")}</button>
        };
        act.form("row", fields)
    });
    view! {
        <li class="entry">
            <span class="entry__kind">{device}</span>
            <span class="entry__when">{when}</span>
            <span class="entry__when">{began}</span>
            {end}
        </li>
    }
    .into_any()
}

/// The one-time links that concern the account: the one by which it could get a new password, and those
/// one made for others.
fn links(asked: &RequestContext, viewer: &Viewer, made: &[MadeLink]) -> Option<AnyView> {
    let words = asked.words;
    let zone = viewer.profile.zone;
    let line = |key: &str, whom: String, from: Now, until: Now| {
        let values = [
            ("whom", whom.into()),
            ("made", words.moment(from, zone).into()),
            ("until", words.moment(until, zone).into()),
        ];
        let text = words.tell(key, &values);
        view! { <li class="entry"><span>{text}</span></li> }
    };
    let mine = viewer.account.reset.as_ref().map(|reset| {
        let who = reset.name.clone();
        let who = who.unwrap_or_else(|| words.say("account-reset-operator"));
        line("links-reset-of-me", who, reset.made, reset.expires)
    });
    if mine.is_none() && made.is_empty() && !viewer.roles.admin {
        return None;
    }
    let made: Vec<_> = made
        .iter()
        .map(|link| {
            let key = match link.to {
                LinkFor::Join => "links-join-made",
                LinkFor::Reset => "links-reset-made",
            };
            line(key, link.whom.clone(), link.made, link.expires)
        })
        .collect();
    let none = (mine.is_none() && made.is_empty())
        .then(|| view! { <p class="soft">{words.say("links-none")}</p> });
    Some(
        view! {
            <section class="sheet">
                <h2>{words.say("links-title")}</h2>
                <p class="soft small">{words.say("links-about")}</p>
                {none}
                <ul class="entries">{mine}{made}</ul>
            </section>
        }
        .into_any(),
    )
}

fn end_others(asked: &RequestContext) -> AnyView {
    let act = ActionForm::fresh(asked, "account/end-other-sessions", 1);
    act.form("stack", act.quiet_press("sessions-end-others"))
}
