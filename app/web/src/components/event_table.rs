//! Events of the security log as a table, with the way to older ones.

use crate::components::device::device_name;
use crate::components::table::table;
use crate::words::Words;
use chrono_tz::Tz;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{EventOutcome, EventPage, SecurityEvent, Someone};
use leptos::prelude::*;

/// The table; `of_person` gives the address at which somebody's events are, where there is one.
pub fn event_table(
    words: Words,
    zone: Tz,
    page: &EventPage,
    of_person: fn(PersonId) -> Option<String>,
) -> AnyView {
    if page.events.is_empty() {
        return view! { <section class="empty"><p>{words.say("security-empty")}</p></section> }
            .into_any();
    }
    let head = ["when", "what", "who", "where"];
    let head = head
        .iter()
        .map(|name| words.say(&format!("security-{name}")));
    let rows = page.events.iter();
    let rows = rows.map(|event| row(words, zone, event, of_person));
    table(
        words.say("security-caption"),
        head.collect(),
        rows.collect(),
    )
}

fn row(
    words: Words,
    zone: Tz,
    event: &SecurityEvent,
    of_person: fn(PersonId) -> Option<String>,
) -> AnyView {
    let kind = words.say(&format!("event-{}", event.kind.as_str()));
    let outcome = (event.outcome != EventOutcome::Done).then(|| {
        let outcome = words.say(&format!("event-outcome-{}", event.outcome.as_str()));
        view! { <span class="soft">" · "{outcome}</span> }
    });
    let detail = event.detail.clone();
    let detail = detail.map(|detail| view! { " "<code class="small">{detail}</code> });
    let by = match &event.by {
        Some(by) => named(words, by, of_person),
        None => words.say("security-someone-else").into_any(),
    };
    let about = event.about.as_ref().filter(|_| event.by != event.about);
    let about = about.map(|about| match about {
        Someone::Me => words.tell(
            "security-about",
            &[("about", words.say("security-me").into())],
        ),
        Someone::Named(_, name) => words.tell("security-about", &[("about", name.as_str().into())]),
    });
    let about_link = match &event.about {
        Some(Someone::Named(id, _)) => of_person(*id),
        _ => None,
    };
    let about = about.map(|text| match about_link {
        Some(href) => view! { ", "<a href=href>{text}</a> }.into_any(),
        None => view! { ", "{text} }.into_any(),
    });
    let place = match &event.place {
        Some(place) => view! {
            <span class="num">{place.network.clone()}</span>
            <br/>
            <span class="soft small">{device_name(words, &place.agent)}</span>
        }
        .into_any(),
        None => view! { <span class="soft">{words.say("security-not-told")}</span> }.into_any(),
    };
    view! {
        <tr>
            <td>{words.moment(event.at, zone)}</td>
            <td>{kind}{outcome}{detail}</td>
            <td>{by}{about}</td>
            <td>{place}</td>
        </tr>
    }
    .into_any()
}

fn named(words: Words, who: &Someone, of_person: fn(PersonId) -> Option<String>) -> AnyView {
    match who {
        Someone::Me => words.say("security-me").into_any(),
        Someone::Named(id, name) => match of_person(*id) {
            Some(href) => view! { <a href=href>{name.clone()}</a> }.into_any(),
            None => name.clone().into_any(),
        },
    }
}

/// The way to the latest and to older ones; the addresses are whole but for the place.
pub fn event_steps(
    words: Words,
    is_latest: bool,
    latest: String,
    older: Option<String>,
) -> AnyView {
    if is_latest && older.is_none() {
        return ().into_any();
    }
    let latest = (!is_latest).then(|| view! { <a href=latest>{words.say("security-newest")}</a> });
    let older =
        older.map(|href| view! { <a rel="next" href=href>{words.say("security-older")}</a> });
    view! { <nav class="pager" aria-label=words.say("pager")>{latest}{older}</nav> }.into_any()
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
                assert_ne!(Words(language).say(&key), key, "{language:?}");
            }
        }
    }
}
