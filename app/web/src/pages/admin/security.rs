//! Security log of the installation, for admins: by kind, by account, the latest first.

use super::nav::subnav;
use crate::addresses;
use crate::components::{event_steps, event_table, page_head};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::form::Form;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{EventFilter, EventKind};
use irori_ports::Answer;
use leptos::prelude::*;

const HERE: &str = addresses::ADMIN_SECURITY.path();

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let admin = ctx.admin()?;
    let words = ctx.words;
    let filter = filter_of(&ctx.query);
    let found = ctx.ports.security.all_events(admin, filter).await?;
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
                {t!(words, "admin-security-of-one")}" "
                <a href=HERE>{t!(words, "admin-security-of-all")}</a>
            </p>
        }
    });
    Ok(html! {
        {page_head(
            Some(t!(words, "admin-security")),
            t!(words, "admin-security-title"),
            Some(t!(words, "admin-security-lead")),
        )}
        {subnav(&ctx)}
        <section class="sheet">
            {by_kind(words, filter)}
            {one}
            {event_table(words, admin.profile.zone, &found, of_person)}
            {event_steps(words, filter.before.is_none(), address(latest), older)}
        </section>
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

fn address(filter: EventFilter) -> String {
    let questions = [
        filter.kind.map(|kind| ("kind", kind.as_str().to_owned())),
        filter.person.map(|person| ("person", person.to_string())),
        filter.before.map(|number| ("before", number.to_string())),
    ];
    addresses::with_query(HERE, questions)
}

fn of_person(person: PersonId) -> Option<String> {
    Some(address(EventFilter {
        person: Some(person),
        ..EventFilter::default()
    }))
}

fn by_kind(words: Locale, filter: EventFilter) -> AnyView {
    let kinds = EventKind::ALL
        .iter()
        .filter(|kind| **kind != EventKind::OwnExport);
    let options: Vec<_> = kinds
        .map(|kind| {
            let name = t!(words, &format!("event-{}", kind.as_str()));
            let is_it = filter.kind == Some(*kind);
            view! { <option value=kind.as_str() selected=is_it>{name}</option> }
        })
        .collect();
    let person = filter
        .person
        .map(|person| view! { <input type="hidden" name="person" value=person.to_string()/> });
    html! {
        <form class="row" method="get" action=HERE>
            {person}
            <div class="field">
                <label for="security-kind">{t!(words, "admin-security-kind")}</label>
                <select id="security-kind" name="kind">
                    <option value="">{t!(words, "admin-security-all")}</option>
                    {options}
                </select>
            </div>
            <button class="button button--quiet" type="submit">{t!(words, "admin-security-show")}</button>
        </form>
    }
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
