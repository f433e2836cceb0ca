//! What happened at the doors of one's own account, the latest first.

use super::nav::settings_subnav;
use crate::components::event_table::{event_steps, event_table};
use crate::components::page_head::page_head;
use crate::pages::asking;
use irori_core::domain::security_event::EventFilter;
use leptos::prelude::*;

const HERE: &str = "/settings/security";

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let words = asked.words;
        // A place that cannot be read is the latest.
        let filter = EventFilter {
            before: asked.query.text("before").and_then(|t| t.parse().ok()),
            ..EventFilter::default()
        };
        let found = asked.ports.security.own_events(viewer, filter).await?;
        let older = found.older.map(|number| format!("{HERE}?before={number}"));
        Ok(view! {
            {page_head(None, words.say("security-title"), Some(words.say("security-lead")))}
            {settings_subnav(words, HERE)}
            <section class="sheet">
                <p class="soft">
                    {words.say("security-hint")}" "
                    <a href="/settings/sessions">{words.say("security-to-sessions")}</a>" · "
                    <a href="/settings">{words.say("security-to-password")}</a>
                </p>
                {event_table(words, viewer.profile.zone, &found, |_| None)}
                {event_steps(words, filter.before.is_none(), HERE.to_owned(), older)}
            </section>
        }
        .into_any())
    })
}
