//! Check-ins in the database: one a person and Day, the note sealed.
//!
//! Decided:
//!
//! - 2026-11-24: **A check-in whose note does not open is nobody's**: its Day alone is known; it is not
//!   shown, counted, changed or removed. Costs: rows without a sealed text carry no proof of their
//!   owner; one that is moved is found by `verify` where it changes a rollup.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::sealed::{self, SealedColumn};
use crate::entries::entry_row::EntryRow;
use irori_core::domain::check_in::{CheckIn, DaySection};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::id::{EntryId, PersonId};
use irori_crypto::seal::Seal;
use irori_ports::Now;

sql! {
    INSERT = "INSERT INTO check_in
            (id, person_id, day, connection, mood, energy, focus, mode, dressed, went_out, outdoor_minutes,
             uninterrupted, family_time, they_dont_get_us, i_dont_get_them, note,
             none_talk, none_movement, none_home_to_work, none_work_to_home, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21)";
    UPDATE = "UPDATE check_in
        SET day = $3, connection = $4, mood = $5, energy = $6, focus = $7, mode = $8, dressed = $9,
            went_out = $10, outdoor_minutes = $11, uninterrupted = $12, family_time = $13,
            they_dont_get_us = $14, i_dont_get_them = $15, note = $16, none_talk = $17,
            none_movement = $18, none_home_to_work = $19, none_work_to_home = $20, updated_at = $21
        WHERE id = $1 AND person_id = $2";
    DELETE = "DELETE FROM check_in WHERE id = $1 AND person_id = $2";
    OF_DAY = "SELECT id FROM check_in WHERE person_id = $1 AND day = $2";
    BETWEEN = "SELECT id, day, connection, mood, energy, focus, mode, dressed, went_out, outdoor_minutes,
            uninterrupted, family_time, they_dont_get_us, i_dont_get_them, note,
            none_talk, none_movement, none_home_to_work, none_work_to_home
        FROM check_in WHERE person_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, id";
    TALKED = "UPDATE check_in SET none_talk = FALSE, updated_at = $3
        WHERE person_id = $1 AND day = $2 AND none_talk = TRUE";
    MOVED = "UPDATE check_in SET none_movement = FALSE, updated_at = $3
        WHERE person_id = $1 AND day = $2 AND none_movement = TRUE";
    INTERRUPTED_BY_HOME = "UPDATE check_in SET none_home_to_work = FALSE, updated_at = $3
        WHERE person_id = $1 AND day = $2 AND none_home_to_work = TRUE";
    INTERRUPTED_BY_WORK = "UPDATE check_in SET none_work_to_home = FALSE, updated_at = $3
        WHERE person_id = $1 AND day = $2 AND none_work_to_home = TRUE";
    SECTIONS = "SELECT
            EXISTS (SELECT 1 FROM chat WHERE person_id = $1 AND day = $2),
            EXISTS (SELECT 1 FROM activity WHERE person_id = $1 AND day = $2),
            EXISTS (SELECT 1 FROM interruption WHERE person_id = $1 AND day = $2 AND direction = 'home-to-work'),
            EXISTS (SELECT 1 FROM interruption WHERE person_id = $1 AND day = $2 AND direction = 'work-to-home')";
    NOTE_OF_DAY = "SELECT id, note FROM check_in WHERE person_id = $1 AND day = $2 AND note IS NOT NULL";
}

pub(crate) async fn insert(
    conn: &mut Conn,
    seal: &Seal,
    row: EntryRow,
    check_in: &CheckIn,
) -> Result<(), StoreError> {
    let note = close(conn, seal, row, check_in).await?;
    write(conn, INSERT, row, check_in, note).await.map(drop)
}

/// Whether there was such a row. That it opens is seen to before: one that does not is nobody's to change.
pub(crate) async fn update(
    conn: &mut Conn,
    seal: &Seal,
    row: EntryRow,
    check_in: &CheckIn,
) -> Result<bool, StoreError> {
    let note = close(conn, seal, row, check_in).await?;
    write(conn, UPDATE, row, check_in, note).await
}

async fn write(
    conn: &mut Conn,
    sql: &'static str,
    row: EntryRow,
    it: &CheckIn,
    note: Option<Vec<u8>>,
) -> Result<bool, StoreError> {
    let there = sections_with_entries(conn, row.person, it.day).await?;
    let none = |section| it.none_today.contains(&section) && !there.contains(&section);
    let touched = execute!(
        conn,
        sql,
        row.id,
        row.person,
        it.day,
        it.connection,
        it.mood,
        it.energy,
        it.focus,
        it.mode,
        it.dressed,
        it.went_out,
        it.outdoor_minutes,
        it.uninterrupted,
        it.family_time,
        it.they_dont_get_us,
        it.i_dont_get_them,
        note,
        none(DaySection::Talk),
        none(DaySection::Movement),
        none(DaySection::HomeToWork),
        none(DaySection::WorkToHome),
        row.now,
    )?;
    Ok(touched > 0)
}

pub(crate) async fn delete(
    conn: &mut Conn,
    id: EntryId,
    person: PersonId,
) -> Result<(), StoreError> {
    execute!(conn, DELETE, id, person)?;
    Ok(())
}

/// The check-in of a Day, if there is one.
pub(crate) async fn of_day(
    conn: &mut Conn,
    person: PersonId,
    day: Day,
) -> Result<Option<EntryId>, StoreError> {
    fetch_optional!(conn, EntryId, OF_DAY, person, day)
}

pub(crate) async fn between(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<StoredEntry>, StoreError> {
    let rows = fetch_all!(conn, CheckInRow, BETWEEN, person, from, to)?;
    let kept = rows.into_iter().map(|row| row.open(seal, person));
    let kept: Vec<StoredEntry> = kept.collect::<Result<_, _>>()?;
    for kept in kept.iter().filter(|kept| kept.is_unreadable()) {
        sealed::report(conn, seal, "check_in", &kept.id.to_string(), person).await?;
    }
    Ok(kept)
}

/// Takes back *none today* of a section of a Day, where it was said.
pub(crate) async fn take_back_none(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    day: Day,
    section: DaySection,
    now: Now,
) -> Result<(), StoreError> {
    let sql = match section {
        DaySection::Talk => TALKED,
        DaySection::Movement => MOVED,
        DaySection::HomeToWork => INTERRUPTED_BY_HOME,
        DaySection::WorkToHome => INTERRUPTED_BY_WORK,
    };
    if let Some((id, note)) = fetch_optional!(conn, (EntryId, Vec<u8>), NOTE_OF_DAY, person, day)?
        && seal
            .for_reckoning()
            .open(TEXT.place(person, &id.0), &note)
            .is_err()
    {
        return Ok(());
    }
    execute!(conn, sql, person, day, now)?;
    Ok(())
}

async fn sections_with_entries(
    conn: &mut Conn,
    person: PersonId,
    day: Day,
) -> Result<Vec<DaySection>, StoreError> {
    let there = fetch_optional!(conn, (bool, bool, bool, bool), SECTIONS, person, day)?;
    let (talk, movement, home_to_work, work_to_home) = there.unwrap_or_default();
    Ok(sections([talk, movement, home_to_work, work_to_home]))
}

/// Those of talks, movement, interruptions by home and by work that are true.
fn sections(are: [bool; 4]) -> Vec<DaySection> {
    let sections = [
        DaySection::Talk,
        DaySection::Movement,
        DaySection::HomeToWork,
        DaySection::WorkToHome,
    ];
    let sections = sections.into_iter().zip(are);
    sections
        .filter_map(|(section, is)| is.then_some(section))
        .collect()
}

pub(crate) const TEXT: SealedColumn = SealedColumn {
    table: "check_in",
    column: "note",
};

async fn close(
    conn: &mut Conn,
    seal: &Seal,
    row: EntryRow,
    check_in: &CheckIn,
) -> Result<Option<Vec<u8>>, StoreError> {
    match &check_in.note {
        None => Ok(None),
        Some(note) => Ok(Some(
            TEXT.close(conn, seal, (row.person, row.id.0), note).await?,
        )),
    }
}

/// A check-in before its note is opened: of one whose note does not open nothing is read but its Day, for it
/// may be somebody else's.
struct CheckInRow {
    id: EntryId,
    day: Day,
    note: Option<Vec<u8>>,
    /// Without its note.
    rest: Result<CheckIn, StoreError>,
}

impl FromDbRow for CheckInRow {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            day: row.get("day")?,
            note: row.get("note")?,
            rest: read(row),
        })
    }
}

fn read(row: &DbRow) -> Result<CheckIn, StoreError> {
    Ok(CheckIn {
        day: row.get("day")?,
        connection: row.get("connection")?,
        mood: row.get("mood")?,
        energy: row.get("energy")?,
        focus: row.get("focus")?,
        mode: row.get("mode")?,
        dressed: row.get("dressed")?,
        went_out: row.get("went_out")?,
        outdoor_minutes: row.get("outdoor_minutes")?,
        uninterrupted: row.get("uninterrupted")?,
        family_time: row.get("family_time")?,
        they_dont_get_us: row.get("they_dont_get_us")?,
        i_dont_get_them: row.get("i_dont_get_them")?,
        note: None,
        none_today: sections([
            row.get("none_talk")?,
            row.get("none_movement")?,
            row.get("none_home_to_work")?,
            row.get("none_work_to_home")?,
        ]),
    })
}

impl CheckInRow {
    fn open(self, seal: &Seal, person: PersonId) -> Result<StoredEntry, StoreError> {
        let note = self
            .note
            .map(|note| seal.open(TEXT.place(person, &self.id.0), &note));
        let (check_in, unreadable) = match note.transpose() {
            Ok(note) => (CheckIn { note, ..self.rest? }, Vec::new()),
            Err(_) => (CheckIn::blank(self.day), vec!["note"]),
        };
        Ok(StoredEntry {
            id: self.id,
            entry: Entry::CheckIn(check_in),
            unreadable,
        })
    }
}
