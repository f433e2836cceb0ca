//! My entries: everything one wrote, newest first, narrowed by kind and week, a page at a time.

use super::log::in_short;
use crate::components::act::ActionForm;
use crate::components::choice::options;
use crate::components::field::select;
use crate::components::page_head::page_head;
use crate::components::pager::pager;
use crate::context::{FormState, RequestContext};
use crate::pages::asking;
use crate::words::Words;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Cursor, Entry, EntryFilter, EntryKind, EntryPage, Kept};
use irori_core::domain::form::{Form, FormReader};
use irori_core::domain::person::Colleague;
use irori_ports::Answer;
use irori_ports::error::AppError;
use leptos::prelude::*;
use leptos_router::location::Url;

/// At most this many weeks are offered to narrow the list by; any other can be had by its address.
const WEEKS_MOST: usize = 106;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let seen = Seen::ask(&asked).await?;
        if seen.trouble.is_some() {
            asked.end_with(422);
        }
        let words = asked.words;
        let title = words.tell("entries-title", &[("total", seen.page.total.into())]);
        Ok(view! {
            {page_head(Some(words.say("entries-kicker")), title, None)}
            {filters(&asked, &seen)}
            {list(&asked, &seen)}
        }
        .into_any())
    })
}

/// Everything the list shows.
struct Seen {
    filter: EntryFilter,
    /// What in the address could not be believed; the list is not narrowed by it.
    trouble: Option<AppError>,
    cursor: Cursor,
    page: EntryPage,
    colleagues: Vec<Colleague>,
    /// Weeks to narrow the list by, the running one first.
    weeks: Vec<Week>,
}

impl Seen {
    async fn ask(asked: &RequestContext) -> Answer<Self> {
        let viewer = asked.viewer()?;
        let (filter, trouble) = filter(&asked.query);
        let entries = &asked.ports.entries;
        let mut cursor = cursor(&asked.query);
        let mut page = entries.page(viewer, filter, cursor, asked.now).await?;
        if page.entries.is_empty() && cursor != Cursor::Start {
            // The place is gone, with the last entry of its page.
            cursor = Cursor::Start;
            page = entries.page(viewer, filter, cursor, asked.now).await?;
        }
        Ok(Self {
            filter,
            trouble,
            cursor,
            page,
            colleagues: asked.ports.people.colleagues(viewer).await?,
            weeks: weeks(
                asked.today()?,
                entries.first_week(viewer).await?,
                filter.week,
            ),
        })
    }
}

fn filter(query: &Form) -> (EntryFilter, Option<AppError>) {
    let mut read = FormReader::new(query);
    let filter = EntryFilter {
        kind: read.optional("kind", EntryKind::parse),
        week: read.optional("week", Week::parse),
    };
    (filter, read.finish(Some(())).err().map(AppError::Invalid))
}

/// A place that cannot be read is the first page.
fn cursor(query: &Form) -> Cursor {
    let place = |name| query.text(name).and_then(|t| Cursor::parse_place(t).ok());
    match (place("after"), place("before")) {
        (Some((day, id)), _) => Cursor::After(day, id),
        (None, Some((day, id))) => Cursor::Before(day, id),
        (None, None) => Cursor::Start,
    }
}

fn weeks(today: Day, first: Option<Week>, asked_for: Option<Week>) -> Vec<Week> {
    let first = first.unwrap_or(today.week());
    let steps = std::iter::successors(Some(today.week()), |week| Some(week.back(1)));
    let mut weeks: Vec<Week> = steps
        .take(WEEKS_MOST)
        .take_while(|week| *week >= first)
        .collect();
    if let Some(week) = asked_for.filter(|week| !weeks.contains(week)) {
        weeks.push(week);
    }
    weeks
}

/// The address of a place in the list; every value is safe in an address as it is.
fn address(filter: EntryFilter, cursor: Cursor) -> String {
    let place = match cursor {
        Cursor::Start => None,
        Cursor::After(day, id) => Some(format!("after={}", Cursor::place(day, id))),
        Cursor::Before(day, id) => Some(format!("before={}", Cursor::place(day, id))),
    };
    let parts: Vec<String> = [
        filter.kind.map(|kind| format!("kind={}", kind.as_str())),
        filter.week.map(|week| format!("week={week}")),
        place,
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        "/entries".to_owned()
    } else {
        format!("/entries?{}", parts.join("&"))
    }
}

fn filters(asked: &RequestContext, seen: &Seen) -> AnyView {
    let words = asked.words;
    let act = ActionForm::new(
        asked,
        "entries",
        0,
        FormState {
            form: asked.query.clone(),
            trouble: seen.trouble.clone(),
            ..FormState::default()
        },
    );
    let kinds = options(words, "kind", EntryKind::ALL.iter().map(|k| k.as_str()));
    let weeks = seen.weeks.iter().map(|week| {
        let values = [
            ("week", week.to_string().into()),
            ("monday", words.short_day(week.monday()).into()),
        ];
        (week.to_string(), words.tell("filter-week-option", &values))
    });
    let is_narrowed = seen.filter != EntryFilter::default();
    view! {
        <form class="filters" method="get" action="/entries" aria-label=words.say("filter")>
            {select(&act, "kind", "filter-kind", None, Some(words.say("filter-every-kind")), kinds)}
            {select(&act, "week", "filter-week", None, Some(words.say("filter-every-week")), weeks.collect())}
            <button class="button button--quiet" type="submit">{words.say("filter-apply")}</button>
            {is_narrowed.then(|| view! { <p><a href="/entries">{words.say("filter-clear")}</a></p> })}
        </form>
    }
    .into_any()
}

fn list(asked: &RequestContext, seen: &Seen) -> AnyView {
    let words = asked.words;
    let entries = &seen.page.entries;
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        return empty(words, seen.filter);
    };
    let back = Url::escape(&address(seen.filter, seen.cursor));
    let readable: Vec<&Kept> = entries
        .iter()
        .filter(|kept| !kept.is_unreadable())
        .collect();
    let days: Vec<_> = readable
        .chunk_by(|a, b| a.entry.day() == b.entry.day())
        .map(|of_day| {
            let day = of_day.first().map(|kept| words.long_day(kept.entry.day()));
            let lines: Vec<_> = of_day.iter().map(|kept| line(words, kept, &seen.colleagues, &back)).collect();
            view! { <section class="sheet"><h2>{day}</h2><ul class="entries">{lines}</ul></section> }
        })
        .collect();
    let newer = seen
        .page
        .newer
        .then(|| address(seen.filter, Cursor::Before(first.entry.day(), first.id)));
    let older = seen
        .page
        .older
        .then(|| address(seen.filter, Cursor::After(last.entry.day(), last.id)));
    let closed = unreadable(words, entries.len() - readable.len());
    view! { {days}{closed}{pager(words, &seen.page, newer, older)} }.into_any()
}

/// What an entry is called in a list: its section where it has one.
pub fn kind_name(words: Words, entry: &Entry) -> String {
    match entry.section() {
        Some(section) => words.say(section.as_str()),
        None => words.say(&format!("kind-{}", entry.kind().as_str())),
    }
}

fn line(words: Words, kept: &Kept, colleagues: &[Colleague], back: &str) -> AnyView {
    let name = kind_name(words, &kept.entry);
    let short = in_short(words, &kept.entry, colleagues);
    let href = format!("/entries/{}?back={back}", kept.id);
    let label = format!("{} {name}: {short}", words.say("edit"));
    let week = match &kept.entry {
        Entry::WeeklyPulse(pulse) => Some(words.week(pulse.week)),
        _ => None,
    };
    let note = match &kept.entry {
        Entry::CheckIn(check_in) => check_in.note.clone(),
        _ => None,
    };
    let note = note.map(|note| {
        view! { <details><summary>{words.say("note-fold")}</summary><p class="note">{note}</p></details> }
    });
    view! {
        <li class="entry">
            <span class="entry__kind">{name}</span>
            {week.map(|week| view! { <span class="entry__when">{week}</span> })}
            <span>{short}</span>
            {note}
            <a href=href aria-label=label>{words.say("edit")}</a>
        </li>
    }
    .into_any()
}

/// A line for each entry that cannot be opened, and nothing of it.
fn unreadable(words: Words, entries: usize) -> Option<AnyView> {
    let lines: Vec<_> = (0..entries)
        .map(|_| view! { <li class="entry">{words.say("unreadable-entry")}</li> })
        .collect();
    (entries > 0).then(|| {
        view! {
            <section class="sheet">
                <h2>{words.say("unreadable-title")}</h2>
                <p class="small soft">{words.say("unreadable-about")}</p>
                <ul class="entries">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn empty(words: Words, filter: EntryFilter) -> AnyView {
    let (sentence, href, link) = if filter == EntryFilter::default() {
        ("entries-empty", "/", "to-the-check-in")
    } else {
        ("entries-none-found", "/entries", "filter-clear")
    };
    view! {
        <section class="empty">
            <p>{words.say(sentence)}</p>
            <p><a href=href>{words.say(link)}</a></p>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::id::EntryId;

    fn week(text: &str) -> Week {
        Week::parse(text).unwrap()
    }

    #[test]
    fn an_address_reads_back_as_its_filter_and_place() {
        let id = EntryId::parse("0198f0a0-0000-7000-8000-000000000001").unwrap();
        let day = Day::parse("2026-11-23").unwrap();
        for filter in [
            EntryFilter::default(),
            EntryFilter {
                kind: Some(EntryKind::CheckIn),
                week: Some(week("2026-W48")),
            },
        ] {
            for place in [
                Cursor::Start,
                Cursor::After(day, id),
                Cursor::Before(day, id),
            ] {
                let address = address(filter, place);
                let query = address.split_once('?').map_or("", |(_, query)| query);
                let query = query.split('&').filter_map(|pair| pair.split_once('='));
                let query = Form::new(query.map(|(n, v)| (n.to_owned(), v.to_owned())).collect());
                assert_eq!(
                    (super::filter(&query), cursor(&query)),
                    ((filter, None), place),
                    "{address}"
                );
            }
        }
    }

    #[test]
    fn what_cannot_be_read_in_an_address_narrows_nothing_and_is_said() {
        let query = Form::default()
            .with("kind", "chat")
            .with("week", "next")
            .with("after", "x.y");
        let (filter, trouble) = filter(&query);
        assert_eq!(
            filter,
            EntryFilter {
                kind: Some(EntryKind::Chat),
                week: None
            }
        );
        assert_eq!(trouble, Some(AppError::mistake("week", "wrong-week")));
        assert_eq!(cursor(&query), Cursor::Start);
    }

    #[test]
    fn weeks_since_the_first_entry_are_offered_and_the_one_asked_for() {
        let today = Day::parse("2026-11-23").unwrap();
        assert_eq!(weeks(today, None, None), [week("2026-W48")]);
        assert_eq!(
            weeks(today, Some(week("2026-W47")), None),
            [week("2026-W48"), week("2026-W47")]
        );
        assert_eq!(
            weeks(today, None, Some(week("2020-W01"))),
            [week("2026-W48"), week("2020-W01")]
        );
        assert_eq!(weeks(today, Some(week("2001-W01")), None).len(), WEEKS_MOST);
    }
}
