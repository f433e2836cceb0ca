//! Events of the security log as a table, with the way to older ones.

use crate::components::device::device_name;
use crate::components::table::table;
use crate::words::Locale;
use chrono_tz::Tz;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{EventOutcome, EventPage, EventPerson, SecurityEvent};
use leptos::prelude::*;

/// The table; `of_person` gives the address at which somebody's events are, where there is one.
pub fn event_table(
    words: Locale,
    zone: Tz,
    page: &EventPage,
    of_person: fn(PersonId) -> Option<String>,
) -> AnyView {
    if page.events.is_empty() {
        return html! { <section class="empty"><p>{t!(words, "security-empty")}</p></section> };
    }
    let head = ["when", "what", "who", "where"];
    let head = head
        .iter()
        .map(|name| t!(words, &format!("security-{name}")));
    let rows = page.events.iter();
    let rows = rows.map(|event| row(words, zone, event, of_person));
    table(
        t!(words, "security-caption"),
        head.collect(),
        rows.collect(),
    )
}

fn row(
    words: Locale,
    zone: Tz,
    event: &SecurityEvent,
    of_person: fn(PersonId) -> Option<String>,
) -> AnyView {
    let kind = t!(words, &format!("event-{}", event.kind.as_str()));
    let outcome = (event.outcome != EventOutcome::Done).then(|| {
        let outcome = t!(words, &format!("event-outcome-{}", event.outcome.as_str()));
        view! { <span class="soft">" · "{outcome}</span> }
    });
    let detail = event.detail.clone();
    let detail = detail.map(|detail| view! { " "<code class="small">{detail}</code> });
    let by = match &event.by {
        Some(by) => named(words, by, of_person),
        None => t!(words, "security-someone-else").into_any(),
    };
    let about = event.about.as_ref().filter(|_| event.by != event.about);
    let about = about.map(|about| match about {
        EventPerson::Me => t!(words, "security-about", about = t!(words, "security-me")),
        EventPerson::Named(_, name) => t!(words, "security-about", about = name),
    });
    let about_link = match &event.about {
        Some(EventPerson::Named(id, _)) => of_person(*id),
        _ => None,
    };
    let about = about.map(|text| match about_link {
        Some(href) => html! { ", "<a href=href>{text}</a> },
        None => html! { ", "{text} },
    });
    let place = match &event.place {
        Some(place) => html! {
            <span class="num">{place.network.clone()}</span>
            <br/>
            <span class="soft small">{device_name(words, &place.agent)}</span>
        },
        None => html! { <span class="soft">{t!(words, "security-not-told")}</span> },
    };
    html! {
        <tr>
            <td>{words.moment(event.at, zone)}</td>
            <td>{kind}{outcome}{detail}</td>
            <td>{by}{about}</td>
            <td>{place}</td>
        </tr>
    }
}

fn named(words: Locale, who: &EventPerson, of_person: fn(PersonId) -> Option<String>) -> AnyView {
    match who {
        EventPerson::Me => t!(words, "security-me").into_any(),
        EventPerson::Named(id, name) => match of_person(*id) {
            Some(href) => html! { <a href=href>{name.clone()}</a> },
            None => name.clone().into_any(),
        },
    }
}

/// The way to the latest and to older ones; the addresses are whole but for the place.
pub fn event_steps(
    words: Locale,
    is_latest: bool,
    latest: String,
    older: Option<String>,
) -> AnyView {
    if is_latest && older.is_none() {
        return ().into_any();
    }
    let latest = (!is_latest).then(|| view! { <a href=latest>{t!(words, "security-newest")}</a> });
    let older =
        older.map(|href| view! { <a rel="next" href=href>{t!(words, "security-older")}</a> });
    html! { <nav class="pager" aria-label=t!(words, "pager")>{latest}{older}</nav> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::person::Language;
    use irori_core::domain::security_event::EventKind;

    #[test]
    fn every_kind_and_outcome_has_its_words() {
        let kinds = EventKind::ALL
            .iter()
            .map(|k| format!("event-{}", k.as_str()));
        let outcomes = EventOutcome::ALL
            .iter()
            .filter(|o| **o != EventOutcome::Done);
        let outcomes = outcomes.map(|o| format!("event-outcome-{}", o.as_str()));
        for key in kinds.chain(outcomes) {
            for language in [Language::English, Language::Japanese] {
                assert_ne!(t!(Locale(language), &key), key, "{language:?}");
            }
        }
    }
}
