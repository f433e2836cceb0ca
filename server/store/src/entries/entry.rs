//! Entries of any kind: which table keeps them, and what one does to the rest of its Day.

use crate::db::connection::{Conn, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::settings::row_id;
use crate::entries::entry_row::EntryRow;
use crate::entries::{chat, check_in, table, weekly_pulse};
use irori_core::domain::activity::Activity;
use irori_core::domain::chat::Chat;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Entry, EntryKind, StoredEntry};
use irori_core::domain::form::FormVersion;
use irori_core::domain::id::{EntryId, PersonId};
use irori_core::domain::interruption::Interruption;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_crypto::seal::Seal;
use irori_ports::Now;
use irori_ports::error::AppError;

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
pub(crate) async fn add(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    entry: &Entry,
    now: Now,
) -> Result<EntryId, StoreError> {
    let there = match entry {
        Entry::CheckIn(e) => check_in::of_day(conn, person, e.day).await?,
        Entry::WeeklyPulse(e) => weekly_pulse::of_week(conn, person, e.week).await?,
        _ => None,
    };
    if let Some(id) = there {
        let kept = stored(conn, seal, person, id).await?;
        if kept.is_unreadable() {
            return Err(AppError::mistake("form", "wrong-day-unreadable").into());
        }
        check_change(&kept.entry, None, entry)?;
        update(conn, seal, EntryRow { id, person, now }, entry).await?;
        return Ok(id);
    }
    let id = EntryId(row_id(now));
    insert(conn, seal, EntryRow { id, person, now }, entry).await?;
    answer_section(conn, seal, person, entry, now).await?;
    Ok(id)
}

/// Writes an entry in place of one of the same kind.
pub(crate) async fn replace(
    conn: &mut Conn,
    seal: &Seal,
    row: EntryRow,
    seen: Option<&FormVersion>,
    entry: &Entry,
) -> Result<(), StoreError> {
    let taken = match entry {
        Entry::CheckIn(e) => check_in::of_day(conn, row.person, e.day)
            .await?
            .map(|id| (id, "day", "wrong-day-taken")),
        Entry::WeeklyPulse(e) => weekly_pulse::of_week(conn, row.person, e.week)
            .await?
            .map(|id| (id, "week", "wrong-week-taken")),
        _ => None,
    };
    let kept = find(conn, seal, row.person, row.id).await?;
    if kept.entry.kind() != entry.kind() {
        return Err(AppError::NotThere.into());
    }
    if let Some((id, field, key)) = taken
        && id != row.id
    {
        return Err(AppError::mistake(field, key).into());
    }
    check_change(&kept.entry, seen, entry)?;
    update(conn, seal, row, entry).await?;
    answer_section(conn, seal, row.person, entry, row.now).await
}

/// What was changed since it was seen is only written over by the same.
fn check_change(kept: &Entry, seen: Option<&FormVersion>, entry: &Entry) -> Result<(), StoreError> {
    if kept.version() != entry.version() {
        kept.check_seen(seen).map_err(AppError::from)?;
    }
    Ok(())
}

/// An entry that cannot be opened is not the person's to remove.
pub(crate) async fn remove(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    id: EntryId,
    seen: Option<&FormVersion>,
) -> Result<(), StoreError> {
    let kept = find(conn, seal, person, id).await?;
    kept.entry.check_seen(seen).map_err(AppError::from)?;
    match kept.entry.kind() {
        EntryKind::CheckIn => check_in::delete(conn, id, person).await,
        EntryKind::WeeklyPulse => table::delete::<WeeklyPulse>(conn, id, person).await,
        EntryKind::Chat => table::delete::<Chat>(conn, id, person).await,
        EntryKind::Activity => table::delete::<Activity>(conn, id, person).await,
        EntryKind::Interruption => table::delete::<Interruption>(conn, id, person).await,
    }
}

/// One entry; one that cannot be opened is not there.
pub(crate) async fn find(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    id: EntryId,
) -> Result<StoredEntry, StoreError> {
    let kept = stored(conn, seal, person, id).await?;
    match kept.is_unreadable() {
        true => Err(AppError::NotThere.into()),
        false => Ok(kept),
    }
}

/// One entry, whether it can be opened or not.
async fn stored(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    id: EntryId,
) -> Result<StoredEntry, StoreError> {
    let (kind, day) = kind(conn, person, id).await?.ok_or(AppError::NotThere)?;
    let of_day = between_of_kind(conn, seal, person, kind, day, day).await?;
    let found = of_day.into_iter().find(|kept| kept.id == id);
    Ok(found.ok_or(AppError::NotThere)?)
}

/// Everything of these Days, in the order of Day and writing.
pub(crate) async fn between(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<StoredEntry>, StoreError> {
    let mut entries = Vec::new();
    for kind in EntryKind::ALL {
        entries.extend(between_of_kind(conn, seal, person, *kind, from, to).await?);
    }
    entries.sort_by_key(|kept| (kept.entry.day(), kept.id));
    Ok(entries)
}

pub(crate) async fn between_of_kind(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    kind: EntryKind,
    from: Day,
    to: Day,
) -> Result<Vec<StoredEntry>, StoreError> {
    match kind {
        EntryKind::CheckIn => check_in::between(conn, seal, person, from, to).await,
        EntryKind::WeeklyPulse => table::between::<WeeklyPulse>(conn, person, from, to).await,
        EntryKind::Chat => chat::between(conn, person, from, to).await,
        EntryKind::Activity => table::between::<Activity>(conn, person, from, to).await,
        EntryKind::Interruption => table::between::<Interruption>(conn, person, from, to).await,
    }
}

pub(crate) async fn first_week(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Option<Week>, StoreError> {
    Ok(first_day(conn, person).await?.map(Day::week))
}

/// The Day of the earliest entry.
pub(crate) async fn first_day(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Option<Day>, StoreError> {
    let firsts = fetch_all!(conn, Option<Day>, FIRST_DAYS, person)?;
    Ok(firsts.into_iter().flatten().min())
}

pub(crate) async fn insert(
    conn: &mut Conn,
    seal: &Seal,
    row: EntryRow,
    entry: &Entry,
) -> Result<(), StoreError> {
    match entry {
        Entry::CheckIn(e) => check_in::insert(conn, seal, row, e).await,
        Entry::WeeklyPulse(e) => table::insert(conn, row, e).await,
        Entry::Chat(e) => chat::insert(conn, row, e).await,
        Entry::Activity(e) => table::insert(conn, row, e).await,
        Entry::Interruption(e) => table::insert(conn, row, e).await,
    }
}

async fn update(
    conn: &mut Conn,
    seal: &Seal,
    row: EntryRow,
    entry: &Entry,
) -> Result<(), StoreError> {
    let there = match entry {
        Entry::CheckIn(e) => check_in::update(conn, seal, row, e).await?,
        Entry::WeeklyPulse(e) => table::update(conn, row, e).await?,
        Entry::Chat(e) => chat::update(conn, row, e).await?,
        Entry::Activity(e) => table::update(conn, row, e).await?,
        Entry::Interruption(e) => table::update(conn, row, e).await?,
    };
    check_there(there)
}

/// Takes back the *none today* that the entry contradicts.
async fn answer_section(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    entry: &Entry,
    now: Now,
) -> Result<(), StoreError> {
    match entry.section() {
        Some(section) => {
            check_in::take_back_none(conn, seal, person, entry.day(), section, now).await
        }
        None => Ok(()),
    }
}

/// The week of an entry; [`AppError::NotThere`] when it is not this person's.
pub(crate) async fn week(
    conn: &mut Conn,
    person: PersonId,
    id: EntryId,
) -> Result<Week, StoreError> {
    let found = kind(conn, person, id).await?;
    let (_, day) = found.ok_or(AppError::NotThere)?;
    Ok(day.week())
}

/// Which table has the entry, and its Day; `None` when it is not this person's.
async fn kind(
    conn: &mut Conn,
    person: PersonId,
    id: EntryId,
) -> Result<Option<(EntryKind, Day)>, StoreError> {
    fetch_optional!(conn, (EntryKind, Day), KIND, id, person)
}
