//! Security notices of one's account, on top of every page until one says that one has seen it.

use crate::addresses;
use crate::components::action_form::ActionForm;
use crate::components::device::device_name;
use crate::context::RequestContext;
use crate::words::Locale;
use chrono_tz::Tz;
use irori_core::domain::security_event::{EventAt, WrongTries};
use leptos::prelude::*;

/// Sets its form apart from those of the page.
const FORM: u8 = 251;
/// More new devices than this are not told one by one.
const DEVICES_MOST: usize = 3;

/// The notices; nothing where there is no news.
pub fn security_notices(ctx: &RequestContext) -> Option<AnyView> {
    let (news, viewer) = (ctx.news.as_ref()?, ctx.viewer.as_ref()?);
    let (words, zone) = (ctx.words, viewer.profile.zone);
    let wrong = news.wrong.as_ref().map(|wrong| tried(words, zone, wrong));
    let devices = news.devices.iter().take(DEVICES_MOST);
    let devices: Vec<_> = devices
        .map(|event| happened(words, zone, "news-device", event))
        .collect();
    let codes = news.codes.iter().take(1);
    let codes: Vec<_> = codes
        .map(|event| happened(words, zone, "news-code", event))
        .collect();
    let act = ActionForm::failed_or_empty(ctx, "security/seen", FORM);
    let fields = view! {
        {act.hidden("up-to", news.up_to)}
        {act.quiet_button("news-seen")}
    };
    Some(html! {
        <aside class="notice notice--note" aria-label=t!(words, "news-label")>
            <div class="stack">
                {wrong}
                {devices}
                {codes}
                <p>
                    {t!(words, "news-advice")}" "
                    <a href=addresses::SESSIONS.path()>{t!(words, "security-to-sessions")}</a>" · "
                    <a href=addresses::SETTINGS.path()>{t!(words, "security-to-password")}</a>" · "
                    <a href=addresses::SECURITY.path()>{t!(words, "news-all")}</a>
                </p>
                {act.form("row", fields)}
            </div>
        </aside>
    })
}

fn tried(words: Locale, zone: Tz, wrong: &WrongTries) -> AnyView {
    let text = t!(
        words,
        "news-wrong",
        tries = wrong.tries,
        networks = wrong.networks,
        moment = words.moment(wrong.since, zone)
    );
    html! { <p>{text}</p> }
}

fn happened(words: Locale, zone: Tz, key: &str, event: &EventAt) -> AnyView {
    let values = [
        ("device", device_name(words, &event.place.agent).into()),
        ("network", event.place.network.as_str().into()),
        ("moment", words.moment(event.at, zone).into()),
    ];
    html! { <p>{t!(words, key, ..values)}</p> }
}
