//! Security log of one's own account, the latest first.

use super::nav::settings_subnav;
use crate::addresses;
use crate::components::{event_steps, event_table, page_head};
use crate::context::RequestContext;
use irori_core::domain::security_event::EventFilter;
use irori_ports::Answer;
use leptos::prelude::*;

const HERE: &str = addresses::SECURITY.path();

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let words = ctx.words;
    // A place that cannot be read is the latest.
    let filter = EventFilter {
        before: ctx.query.text("before").and_then(|t| t.parse().ok()),
        ..EventFilter::default()
    };
    let found = ctx.ports.security.own_events(viewer, filter).await?;
    let older = found.older.map(|number| format!("{HERE}?before={number}"));
    Ok(html! {
        {page_head(None, t!(words, "security-title"), Some(t!(words, "security-lead")))}
        {settings_subnav(words, HERE)}
        <section class="sheet">
            <p class="soft">
                {t!(words, "security-hint")}" "
                <a href=addresses::SESSIONS.path()>{t!(words, "security-to-sessions")}</a>" · "
                <a href=addresses::SETTINGS.path()>{t!(words, "security-to-password")}</a>
            </p>
            {event_table(words, viewer.profile.zone, &found, |_| None)}
            {event_steps(words, filter.before.is_none(), HERE.to_owned(), older)}
        </section>
    })
}
