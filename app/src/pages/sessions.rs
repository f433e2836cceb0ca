//! Where I am signed in, and the way to end it.

use super::asking;
use super::settings::settings_subnav;
use crate::components::act::Act;
use crate::components::device::device_name;
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{Asked, Typed};
use crate::domain::person::Viewer;
use crate::ports::SessionLine;
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let words = asked.words;
        let lines = asked
            .house
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
        }
        .into_any())
    })
}

fn line(asked: &Asked, viewer: &Viewer, session: &SessionLine) -> AnyView {
    let words = asked.words;
    let device = device_name(words, &session.device);
    let when = if session.this {
        words.say("session-this")
    } else {
        let moment = words.moment(session.seen, viewer.profile.zone);
        words.tell("session-seen", &[("moment", moment.into())])
    };
    let end = (!session.this).then(|| {
        let label = words.tell("session-end-label", &[("device", device.clone().into())]);
        let act = Act::new(asked, "account/end-session", 0, Typed::default());
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
            {end}
        </li>
    }
    .into_any()
}

fn end_others(asked: &Asked) -> AnyView {
    let act = Act::fresh(asked, "account/end-other-sessions", 1);
    act.form("stack", act.quiet_press("sessions-end-others"))
}
