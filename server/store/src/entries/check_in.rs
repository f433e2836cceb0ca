//! Check-ins in the database: one a person and Day, the note sealed.
//!
//! Decided:
//!
//! - 2026-11-24: **A check-in whose note does not open is nobody's**: its Day alone is known; it is not
//!   shown, counted, changed or removed. Costs: rows without a sealed text carry no proof of their
//!   owner; one that is moved is found by `verify` where it changes a rollup.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::db::sealed;
use crate::entries::entry_row::Row;
use chrono::NaiveDate;
use irori_core::domain::check_in::{CheckIn, Score, Section, Topic, WorkMode};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Entry, Kept};
use irori_core::domain::id::{EntryId, PersonId};
use irori_crypto::seal::{Place, Seal};
use irori_ports::Now;
use uuid::Uuid;

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
    NOTE = "SELECT note FROM check_in WHERE id = $1 AND person_id = $2";
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

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    day: NaiveDate,
    connection: Option<i64>,
    mood: Option<i64>,
    energy: Option<i64>,
    focus: Option<i64>,
    mode: Option<String>,
    dressed: Option<bool>,
    went_out: Option<bool>,
    outdoor_minutes: Option<i64>,
    uninterrupted: bool,
    family_time: bool,
    they_dont_get_us: Option<String>,
    i_dont_get_them: Option<String>,
    note: Option<Vec<u8>>,
    none_talk: bool,
    none_movement: bool,
    none_home_to_work: bool,
    none_work_to_home: bool,
}

pub(crate) async fn insert(
    conn: &mut Conn,
    seal: &Seal,
    row: Row,
    check_in: &CheckIn,
) -> Result<(), StoreError> {
    let note = close(conn, seal, row, check_in).await?;
    write(conn, INSERT, row, check_in, note).await.map(drop)
}

/// Whether there was such a row that opens: one that does not is nobody's to change.
pub(crate) async fn update(
    conn: &mut Conn,
    seal: &Seal,
    row: Row,
    check_in: &CheckIn,
) -> Result<bool, StoreError> {
    if is_unreadable(conn, seal, row.id, row.person).await? {
        return Ok(false);
    }
    let note = close(conn, seal, row, check_in).await?;
    write(conn, UPDATE, row, check_in, note).await
}

/// Whether the check-in has a note that does not open: damaged, or a row that was somebody else's.
pub(crate) async fn is_unreadable(
    conn: &mut Conn,
    seal: &Seal,
    id: EntryId,
    person: PersonId,
) -> Result<bool, StoreError> {
    let kept = fetch_optional!(conn, (Option<Vec<u8>>,), NOTE, id.0, person.0)?;
    let note = kept.and_then(|(note,)| note);
    Ok(note.is_some_and(|note| seal.open(place(person, &id.0), &note).is_err()))
}

async fn write(
    conn: &mut Conn,
    sql: &'static str,
    row: Row,
    it: &CheckIn,
    note: Option<Vec<u8>>,
) -> Result<bool, StoreError> {
    let score = |score: Option<Score>| score.map(Score::number);
    let there = sections_with_entries(conn, row.person, it.day).await?;
    let none = |section| it.none_today.contains(&section) && !there.contains(&section);
    let touched = execute!(
        conn,
        sql,
        row.id.0,
        row.person.0,
        it.day.0,
        score(it.connection),
        score(it.mood),
        score(it.energy),
        score(it.focus),
        it.mode.map(WorkMode::as_str),
        it.dressed,
        it.went_out,
        it.outdoor_minutes,
        it.uninterrupted,
        it.family_time,
        it.they_dont_get_us.map(Topic::as_str),
        it.i_dont_get_them.map(Topic::as_str),
        note,
        none(Section::Talk),
        none(Section::Movement),
        none(Section::HomeToWork),
        none(Section::WorkToHome),
        row.now,
    )?;
    Ok(touched > 0)
}

pub(crate) async fn delete(
    conn: &mut Conn,
    id: EntryId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, DELETE, id.0, person.0)? > 0)
}

/// The check-in of a Day, if there is one.
pub(crate) async fn of_day(
    conn: &mut Conn,
    person: PersonId,
    day: Day,
) -> Result<Option<EntryId>, StoreError> {
    Ok(fetch_optional!(conn, (Uuid,), OF_DAY, person.0, day.0)?.map(|(id,)| EntryId(id)))
}

pub(crate) async fn between(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    let found = fetch_all!(conn, Found, BETWEEN, person.0, from.0, to.0)?;
    let found = found.into_iter().map(|found| found.read(seal, person));
    let kept: Vec<Kept> = found.collect::<Result<_, _>>()?;
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
    section: Section,
    now: Now,
) -> Result<(), StoreError> {
    let sql = match section {
        Section::Talk => TALKED,
        Section::Movement => MOVED,
        Section::HomeToWork => INTERRUPTED_BY_HOME,
        Section::WorkToHome => INTERRUPTED_BY_WORK,
    };
    if let Some((id, note)) = fetch_optional!(conn, (Uuid, Vec<u8>), NOTE_OF_DAY, person.0, day.0)?
        && seal
            .for_reckoning()
            .open(place(person, &id), &note)
            .is_err()
    {
        return Ok(());
    }
    execute!(conn, sql, person.0, day.0, now)?;
    Ok(())
}

async fn sections_with_entries(
    conn: &mut Conn,
    person: PersonId,
    day: Day,
) -> Result<Vec<Section>, StoreError> {
    let there = fetch_optional!(conn, (bool, bool, bool, bool), SECTIONS, person.0, day.0)?
        .unwrap_or_default();
    let there = [there.0, there.1, there.2, there.3];
    let sections = [
        Section::Talk,
        Section::Movement,
        Section::HomeToWork,
        Section::WorkToHome,
    ];
    Ok(sections
        .into_iter()
        .zip(there)
        .filter_map(|(s, is)| is.then_some(s))
        .collect())
}

fn place(owner: PersonId, row: &Uuid) -> Place<'_> {
    Place {
        owner,
        table: "check_in",
        row: row.as_bytes(),
        column: "note",
    }
}

async fn close(
    conn: &mut Conn,
    seal: &Seal,
    row: Row,
    check_in: &CheckIn,
) -> Result<Option<Vec<u8>>, StoreError> {
    match &check_in.note {
        None => Ok(None),
        Some(note) => Ok(Some(
            sealed::close(conn, seal, place(row.person, &row.id.0), note).await?,
        )),
    }
}

impl Found {
    /// Of one whose note does not open nothing is read but its Day: it may be somebody else's.
    fn read(self, seal: &Seal, person: PersonId) -> Result<Kept, StoreError> {
        let score =
            |number: Option<i64>| stored("check_in", number.map(Score::from_number).transpose());
        let topic = |text: Option<String>| {
            stored("check_in", text.as_deref().map(Topic::parse).transpose())
        };
        let opened = self
            .note
            .map(|sealed| seal.open(place(person, &self.id), &sealed));
        if matches!(opened, Some(Err(_))) {
            return Ok(Kept {
                id: EntryId(self.id),
                entry: Entry::CheckIn(CheckIn::blank(Day(self.day))),
                unreadable: vec!["note"],
            });
        }
        let none = [
            (self.none_talk, Section::Talk),
            (self.none_movement, Section::Movement),
            (self.none_home_to_work, Section::HomeToWork),
            (self.none_work_to_home, Section::WorkToHome),
        ];
        let check_in = CheckIn {
            day: Day(self.day),
            connection: score(self.connection)?,
            mood: score(self.mood)?,
            energy: score(self.energy)?,
            focus: score(self.focus)?,
            mode: stored(
                "check_in.mode",
                self.mode.as_deref().map(WorkMode::parse).transpose(),
            )?,
            dressed: self.dressed,
            went_out: self.went_out,
            outdoor_minutes: self.outdoor_minutes,
            uninterrupted: self.uninterrupted,
            family_time: self.family_time,
            they_dont_get_us: topic(self.they_dont_get_us)?,
            i_dont_get_them: topic(self.i_dont_get_them)?,
            note: opened.and_then(Result::ok),
            none_today: none
                .into_iter()
                .filter_map(|(said, section)| said.then_some(section))
                .collect(),
        };
        Ok(Kept {
            id: EntryId(self.id),
            entry: Entry::CheckIn(check_in),
            unreadable: Vec::new(),
        })
    }
}
