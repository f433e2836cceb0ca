//! Entries of any kind: which table keeps them, and what one does to the rest of its Day.

use super::db::{Line, all, one, sql};
use super::error::StoreError;
use super::row::Row;
use super::settings::row_id;
use super::{activity, chat, check_in, interruption, weekly_pulse};
use crate::seal::Seal;
use app::domain::day::{Day, Week};
use app::domain::entry::{Entry, EntryKind, Kept};
use app::domain::id::{EntryId, PersonId};
use app::error::Trouble;
use app::ports::Now;
use chrono::NaiveDate;

sql! {
    KIND = "SELECT 'check-in', day FROM check_in WHERE id = $1 AND person_id = $2
        UNION ALL SELECT 'weekly-pulse', day FROM weekly_pulse WHERE id = $1 AND person_id = $2
        UNION ALL SELECT 'chat', day FROM chat WHERE id = $1 AND person_id = $2
        UNION ALL SELECT 'activity', day FROM activity WHERE id = $1 AND person_id = $2
        UNION ALL SELECT 'interruption', day FROM interruption WHERE id = $1 AND person_id = $2";
    FIRST_DAYS = "SELECT MIN(day) FROM check_in WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM weekly_pulse WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM chat WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM activity WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM interruption WHERE person_id = $1";
}

/// Writes a new entry, or in place of the check-in or pulse of its Day or week.
pub(super) async fn add(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    entry: &Entry,
    now: Now,
) -> Result<EntryId, StoreError> {
    let there = match entry {
        Entry::CheckIn(e) => check_in::of_day(line, person, e.day).await?,
        Entry::WeeklyPulse(e) => weekly_pulse::of_week(line, person, e.week).await?,
        _ => None,
    };
    if let Some(id) = there {
        if is_unreadable(line, seal, person, entry.kind(), id).await? {
            return Err(Trouble::mistake("form", "wrong-day-unreadable").into());
        }
        update(line, seal, Row { id, person, now }, entry).await?;
        return Ok(id);
    }
    let id = EntryId(row_id(now));
    insert(line, seal, Row { id, person, now }, entry).await?;
    answer_section(line, seal, person, entry, now).await?;
    Ok(id)
}

/// Writes an entry in place of one of the same kind.
pub(super) async fn replace(
    line: &mut Line,
    seal: &Seal,
    row: Row,
    entry: &Entry,
) -> Result<(), StoreError> {
    let taken = match entry {
        Entry::CheckIn(e) => check_in::of_day(line, row.person, e.day)
            .await?
            .map(|id| (id, "day", "wrong-day-taken")),
        Entry::WeeklyPulse(e) => weekly_pulse::of_week(line, row.person, e.week)
            .await?
            .map(|id| (id, "week", "wrong-week-taken")),
        _ => None,
    };
    let found = kind(line, row.person, row.id).await?;
    if found.map(|(kind, _)| kind) != Some(entry.kind())
        || is_unreadable(line, seal, row.person, entry.kind(), row.id).await?
    {
        return Err(Trouble::NotThere.into());
    }
    if let Some((id, field, key)) = taken
        && id != row.id
    {
        return Err(Trouble::mistake(field, key).into());
    }
    update(line, seal, row, entry).await?;
    answer_section(line, seal, row.person, entry, row.now).await
}

/// An entry that cannot be opened is not the person's to remove.
pub(super) async fn remove(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    id: EntryId,
) -> Result<(), StoreError> {
    let Some((kind, _)) = kind(line, person, id).await? else {
        return Err(Trouble::NotThere.into());
    };
    if is_unreadable(line, seal, person, kind, id).await? {
        return Err(Trouble::NotThere.into());
    }
    match kind {
        EntryKind::CheckIn => check_in::delete(line, id, person).await?,
        EntryKind::WeeklyPulse => weekly_pulse::delete(line, id, person).await?,
        EntryKind::Chat => chat::delete(line, id, person).await?,
        EntryKind::Activity => activity::delete(line, id, person).await?,
        EntryKind::Interruption => interruption::delete(line, id, person).await?,
    };
    Ok(())
}

/// One entry; one that cannot be opened is not there.
pub(super) async fn find(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    id: EntryId,
) -> Result<Kept, StoreError> {
    let Some((kind, day)) = kind(line, person, id).await? else {
        return Err(Trouble::NotThere.into());
    };
    let of_day = between_of_kind(line, seal, person, kind, day, day).await?;
    of_day
        .into_iter()
        .find(|kept| kept.id == id && !kept.is_unreadable())
        .ok_or_else(|| Trouble::NotThere.into())
}

/// Everything of these Days, in the order of Day and writing.
pub(super) async fn between(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    let mut entries = Vec::new();
    for kind in EntryKind::ALL {
        entries.extend(between_of_kind(line, seal, person, *kind, from, to).await?);
    }
    entries.sort_by_key(|kept| (kept.entry.day(), kept.id));
    Ok(entries)
}

pub(super) async fn between_of_kind(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    kind: EntryKind,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    match kind {
        EntryKind::CheckIn => check_in::between(line, seal, person, from, to).await,
        EntryKind::WeeklyPulse => weekly_pulse::between(line, person, from, to).await,
        EntryKind::Chat => chat::between(line, person, from, to).await,
        EntryKind::Activity => activity::between(line, person, from, to).await,
        EntryKind::Interruption => interruption::between(line, person, from, to).await,
    }
}

pub(super) async fn first_week(
    line: &mut Line,
    person: PersonId,
) -> Result<Option<Week>, StoreError> {
    Ok(first_day(line, person).await?.map(Day::week))
}

/// The Day of the earliest entry.
pub(super) async fn first_day(
    line: &mut Line,
    person: PersonId,
) -> Result<Option<Day>, StoreError> {
    let firsts = all!(line, (Option<NaiveDate>,), FIRST_DAYS, person.0)?;
    Ok(firsts.into_iter().filter_map(|(day,)| day).min().map(Day))
}

pub(super) async fn insert(
    line: &mut Line,
    seal: &Seal,
    row: Row,
    entry: &Entry,
) -> Result<(), StoreError> {
    match entry {
        Entry::CheckIn(e) => check_in::insert(line, seal, row, e).await,
        Entry::WeeklyPulse(e) => weekly_pulse::insert(line, row, e).await,
        Entry::Chat(e) => chat::insert(line, row, e).await,
        Entry::Activity(e) => activity::insert(line, row, e).await,
        Entry::Interruption(e) => interruption::insert(line, row, e).await,
    }
}

async fn update(line: &mut Line, seal: &Seal, row: Row, entry: &Entry) -> Result<(), StoreError> {
    let there = match entry {
        Entry::CheckIn(e) => check_in::update(line, seal, row, e).await?,
        Entry::WeeklyPulse(e) => weekly_pulse::update(line, row, e).await?,
        Entry::Chat(e) => chat::update(line, row, e).await?,
        Entry::Activity(e) => activity::update(line, row, e).await?,
        Entry::Interruption(e) => interruption::update(line, row, e).await?,
    };
    if there {
        Ok(())
    } else {
        Err(Trouble::NotThere.into())
    }
}

async fn is_unreadable(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    kind: EntryKind,
    id: EntryId,
) -> Result<bool, StoreError> {
    match kind {
        EntryKind::CheckIn => check_in::is_unreadable(line, seal, id, person).await,
        _ => Ok(false),
    }
}

/// Takes back the *none today* that the entry contradicts.
async fn answer_section(
    line: &mut Line,
    seal: &Seal,
    person: PersonId,
    entry: &Entry,
    now: Now,
) -> Result<(), StoreError> {
    match entry.section() {
        Some(section) => {
            check_in::take_back_none(line, seal, person, entry.day(), section, now).await
        }
        None => Ok(()),
    }
}

/// The week of an entry; [`Trouble::NotThere`] when it is not this person's.
pub(super) async fn week(
    line: &mut Line,
    person: PersonId,
    id: EntryId,
) -> Result<Week, StoreError> {
    let found = kind(line, person, id).await?;
    let (_, day) = found.ok_or(Trouble::NotThere)?;
    Ok(day.week())
}

/// Which table has the entry, and its Day; `None` when it is not this person's.
async fn kind(
    line: &mut Line,
    person: PersonId,
    id: EntryId,
) -> Result<Option<(EntryKind, Day)>, StoreError> {
    let found = one!(line, (String, NaiveDate), KIND, id.0, person.0)?;
    let found = found.map(|(kind, day)| {
        let kind = EntryKind::parse(&kind).map_err(|_| StoreError::Stored("kind"))?;
        Ok::<_, StoreError>((kind, Day(day)))
    });
    found.transpose()
}
