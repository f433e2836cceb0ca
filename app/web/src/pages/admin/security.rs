//! What happened at the doors of the installation, for admins: by kind, by account, the latest first.

use super::nav::subnav;
use crate::components::event_table::{event_steps, event_table};
use crate::components::page_head::page_head;
use crate::words::Words;
use irori_core::domain::form::Form;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{EventFilter, EventKind};
use leptos::prelude::*;

const HERE: &str = "/admin/security";

pub fn page() -> AnyView {
    crate::pages::asking(|asked| async move {
        let admin = asked.admin()?;
        let words = asked.words;
        let filter = filter_of(&asked.query);
        let found = asked.ports.security.all_events(admin, filter).await?;
        let latest = EventFilter {
            before: None,
            ..filter
        };
        let older = found.older.map(|number| {
            address(EventFilter {
                before: Some(number),
                ..filter
            })
        });
        let one = filter.person.map(|_| {
            view! {
                <p class="small">
                    {words.say("admin-security-of-one")}" "
                    <a href=HERE>{words.say("admin-security-of-all")}</a>
                </p>
            }
        });
        Ok(view! {
            {page_head(
                Some(words.say("admin-security")),
                words.say("admin-security-title"),
                Some(words.say("admin-security-lead")),
            )}
            {subnav(&asked)}
            <section class="sheet">
                {by_kind(words, filter)}
                {one}
                {event_table(words, admin.profile.zone, &found, of_person)}
                {event_steps(words, filter.before.is_none(), address(latest), older)}
            </section>
        }
        .into_any())
    })
}

/// What the address asks for; what cannot be read narrows nothing down.
fn filter_of(query: &Form) -> EventFilter {
    let text = |field| query.text(field).unwrap_or_default();
    EventFilter {
        before: text("before").parse().ok(),
        kind: EventKind::parse(text("kind")).ok(),
        person: PersonId::parse(text("person")).ok(),
    }
}

/// Every value is safe in an address as it is.
fn address(filter: EventFilter) -> String {
    let parts = [
        filter.kind.map(|kind| format!("kind={}", kind.as_str())),
        filter.person.map(|person| format!("person={person}")),
        filter.before.map(|number| format!("before={number}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => HERE.to_owned(),
        false => format!("{HERE}?{}", parts.join("&")),
    }
}

fn of_person(person: PersonId) -> Option<String> {
    Some(address(EventFilter {
        person: Some(person),
        ..EventFilter::default()
    }))
}

fn by_kind(words: Words, filter: EventFilter) -> AnyView {
    let kinds = EventKind::ALL
        .iter()
        .filter(|kind| **kind != EventKind::OwnExport);
    let options: Vec<_> = kinds
        .map(|kind| {
            let name = words.say(&format!("event-{}", kind.as_str()));
            let is_it = filter.kind == Some(*kind);
            view! { <option value=kind.as_str() selected=is_it>{name}</option> }
        })
        .collect();
    let person = filter
        .person
        .map(|person| view! { <input type="hidden" name="person" value=person.to_string()/> });
    view! {
        <form class="row" method="get" action=HERE>
            {person}
            <div class="field">
                <label for="security-kind">{words.say("admin-security-kind")}</label>
                <select id="security-kind" name="kind">
                    <option value="">{words.say("admin-security-all")}</option>
                    {options}
                </select>
            </div>
            <button class="button button--quiet" type="submit">{words.say("admin-security-show")}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_address_reads_back_as_what_it_asks_for() {
        let person = Some(PersonId(Uuid::from_u128(7)));
        for filter in [
            EventFilter::default(),
            EventFilter {
                before: Some(12),
                kind: Some(EventKind::SignIn),
                person,
            },
            EventFilter {
                person,
                ..EventFilter::default()
            },
        ] {
            let address = address(filter);
            let query = address.split_once('?').map_or("", |(_, query)| query);
            let query = query.split('&').filter_map(|pair| pair.split_once('='));
            let query = Form::new(query.map(|(n, v)| (n.to_owned(), v.to_owned())).collect());
            assert_eq!(filter_of(&query), filter, "{address}");
        }
    }
}
