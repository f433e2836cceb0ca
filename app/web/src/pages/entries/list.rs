//! My entries: everything one wrote, newest first, narrowed by kind and week, a page at a time.

use super::log::in_short;
use crate::addresses;
use crate::components::field::select;
use crate::components::{ActionForm, card, options, page_head, pager};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Cursor, Entry, EntryFilter, EntryKind, EntryPage, StoredEntry};
use irori_core::domain::form::{Form, FormReader, percent_encoded};
use irori_core::domain::person::Colleague;
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

/// At most this many weeks are offered to narrow the list by; any other can be had by its address.
const WEEKS_MOST: usize = 106;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let seen = EntryList::load(&ctx).await?;
    if seen.trouble.is_some() {
        ctx.end_with(422);
    }
    let title = t!(ctx, "entries-title", total = seen.page.total);
    Ok(html! {
        {page_head(Some(t!(ctx, "entries-kicker")), title, None)}
        {filters(&ctx, &seen)}
        {list(&ctx, &seen)}
    })
}

/// Everything the list shows.
struct EntryList {
    filter: EntryFilter,
    /// What in the address could not be believed; the list is not narrowed by it.
    trouble: Option<AppError>,
    cursor: Cursor,
    page: EntryPage,
    colleagues: Vec<Colleague>,
    /// Weeks to narrow the list by, the running one first.
    weeks: Vec<Week>,
}

impl EntryList {
    async fn load(ctx: &RequestContext) -> Answer<Self> {
        let viewer = ctx.viewer()?;
        let (filter, trouble) = filter(&ctx.query);
        let entries = &ctx.ports.entries;
        let mut cursor = cursor(&ctx.query);
        let mut page = entries.page(viewer, filter, cursor, ctx.now).await?;
        if page.entries.is_empty() && cursor != Cursor::Start {
            // The place is gone, with the last entry of its page.
            cursor = Cursor::Start;
            page = entries.page(viewer, filter, cursor, ctx.now).await?;
        }
        Ok(Self {
            filter,
            trouble,
            cursor,
            page,
            colleagues: ctx.ports.people.colleagues(viewer).await?,
            weeks: weeks(ctx.today()?, entries.first_week(viewer).await?, filter.week),
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

/// The address of a place in the list.
fn address(filter: EntryFilter, cursor: Cursor) -> String {
    let place = match cursor {
        Cursor::Start => None,
        Cursor::After(day, id) => Some(("after", Cursor::place(day, id))),
        Cursor::Before(day, id) => Some(("before", Cursor::place(day, id))),
    };
    let kind = filter.kind.map(|kind| ("kind", kind.as_str().to_owned()));
    let week = filter.week.map(|week| ("week", week.to_string()));
    addresses::with_query(addresses::ENTRIES.path(), [kind, week, place])
}

fn filters(ctx: &RequestContext, seen: &EntryList) -> AnyView {
    let words = ctx.words;
    let act = ActionForm::new(
        ctx,
        "entries",
        0,
        FormState {
            form: ctx.query.clone(),
            trouble: seen.trouble.clone(),
            ..FormState::default()
        },
    );
    let kinds = options(words, "kind", EntryKind::ALL, EntryKind::as_str);
    let weeks = seen.weeks.iter().map(|week| {
        (
            week.to_string(),
            t!(
                words,
                "filter-week-option",
                week = week.to_string(),
                monday = words.short_day(week.monday())
            ),
        )
    });
    let is_narrowed = seen.filter != EntryFilter::default();
    html! {
        <form class="filters" method="get" action=addresses::ENTRIES.path() aria-label=t!(words, "filter")>
            {select(&act, "kind", "filter-kind", None, Some(t!(words, "filter-every-kind")), kinds)}
            {select(&act, "week", "filter-week", None, Some(t!(words, "filter-every-week")), weeks.collect())}
            <button class="button button--quiet" type="submit">{t!(words, "filter-apply")}</button>
            {is_narrowed.then(|| view! { <p><a href=addresses::ENTRIES.path()>{t!(words, "filter-clear")}</a></p> })}
        </form>
    }
}

fn list(ctx: &RequestContext, seen: &EntryList) -> AnyView {
    let words = ctx.words;
    let entries = &seen.page.entries;
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        return empty(words, seen.filter);
    };
    let back = percent_encoded(&address(seen.filter, seen.cursor));
    let readable: Vec<&StoredEntry> = entries
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
    html! { {days}{closed}{pager(words, &seen.page, newer, older)} }
}

/// What an entry is called in a list: its section where it has one.
pub fn kind_name(words: Locale, entry: &Entry) -> String {
    match entry.section() {
        Some(section) => t!(words, section.as_str()),
        None => t!(words, &format!("kind-{}", entry.kind().as_str())),
    }
}

fn line(words: Locale, kept: &StoredEntry, colleagues: &[Colleague], back: &str) -> AnyView {
    let name = kind_name(words, &kept.entry);
    let short = in_short(words, &kept.entry, colleagues);
    let href = format!("{}?back={back}", addresses::ENTRY.path(kept.id));
    let label = format!("{} {name}: {short}", t!(words, "edit"));
    let week = match &kept.entry {
        Entry::WeeklyPulse(pulse) => Some(words.week(pulse.week)),
        _ => None,
    };
    let note = match &kept.entry {
        Entry::CheckIn(check_in) => check_in.note.clone(),
        _ => None,
    };
    let note = note.map(|note| {
        view! { <details><summary>{t!(words, "note-fold")}</summary><p class="note">{note}</p></details> }
    });
    html! {
        <li class="entry">
            <span class="entry__kind">{name}</span>
            {week.map(|week| view! { <span class="entry__when">{week}</span> })}
            <span>{short}</span>
            {note}
            <a href=href aria-label=label>{t!(words, "edit")}</a>
        </li>
    }
}

/// A line for each entry that cannot be opened, and nothing of it.
fn unreadable(words: Locale, entries: usize) -> Option<AnyView> {
    let lines: Vec<_> = (0..entries)
        .map(|_| view! { <li class="entry">{t!(words, "unreadable-entry")}</li> })
        .collect();
    (entries > 0).then(|| {
        let body = view! {
            <p class="small soft">{t!(words, "unreadable-about")}</p>
            <ul class="entries">{lines}</ul>
        };
        card(t!(words, "unreadable-title"), body)
    })
}

fn empty(words: Locale, filter: EntryFilter) -> AnyView {
    let (sentence, href, link) = if filter == EntryFilter::default() {
        ("entries-empty", addresses::TODAY.path(), "to-the-check-in")
    } else {
        (
            "entries-none-found",
            addresses::ENTRIES.path(),
            "filter-clear",
        )
    };
    html! {
        <section class="empty">
            <p>{t!(words, sentence)}</p>
            <p><a href=href>{t!(words, link)}</a></p>
        </section>
    }
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
