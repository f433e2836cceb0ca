//! Weekly pulses in the database: one a person and week.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::entries::entry_row::Row;
use chrono::NaiveDate;
use irori_core::domain::check_in::Score;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Entry, Kept};
use irori_core::domain::id::{EntryId, PersonId};
use irori_core::domain::weekly_pulse::WeeklyPulse;
use uuid::Uuid;

sql! {
    INSERT = "INSERT INTO weekly_pulse (id, person_id, week, day, clear, heard, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    UPDATE = "UPDATE weekly_pulse SET week = $3, day = $4, clear = $5, heard = $6, updated_at = $7
        WHERE id = $1 AND person_id = $2";
    DELETE = "DELETE FROM weekly_pulse WHERE id = $1 AND person_id = $2";
    OF_WEEK = "SELECT id FROM weekly_pulse WHERE person_id = $1 AND week = $2";
    BETWEEN = "SELECT id, week, clear, heard FROM weekly_pulse
        WHERE person_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, id";
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    week: NaiveDate,
    clear: Option<i64>,
    heard: Option<i64>,
}

pub(crate) async fn insert(
    conn: &mut Conn,
    row: Row,
    pulse: &WeeklyPulse,
) -> Result<(), StoreError> {
    write(conn, INSERT, row, pulse).await.map(drop)
}

/// Whether there was such a row.
pub(crate) async fn update(
    conn: &mut Conn,
    row: Row,
    pulse: &WeeklyPulse,
) -> Result<bool, StoreError> {
    write(conn, UPDATE, row, pulse).await
}

async fn write(
    conn: &mut Conn,
    sql: &'static str,
    row: Row,
    pulse: &WeeklyPulse,
) -> Result<bool, StoreError> {
    let (monday, sunday) = (pulse.week.monday(), Entry::WeeklyPulse(*pulse).day());
    let (clear, heard) = (
        pulse.clear.map(Score::number),
        pulse.heard.map(Score::number),
    );
    let touched = execute!(
        conn,
        sql,
        row.id.0,
        row.person.0,
        monday.0,
        sunday.0,
        clear,
        heard,
        row.now
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

/// The pulse of a week, if there is one.
pub(crate) async fn of_week(
    conn: &mut Conn,
    person: PersonId,
    week: Week,
) -> Result<Option<EntryId>, StoreError> {
    Ok(
        fetch_optional!(conn, (Uuid,), OF_WEEK, person.0, week.monday().0)?
            .map(|(id,)| EntryId(id)),
    )
}

pub(crate) async fn between(
    conn: &mut Conn,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    fetch_all!(conn, Found, BETWEEN, person.0, from.0, to.0)?
        .into_iter()
        .map(Found::read)
        .collect()
}

impl Found {
    fn read(self) -> Result<Kept, StoreError> {
        let score = |number: Option<i64>| {
            stored("weekly_pulse", number.map(Score::from_number).transpose())
        };
        let pulse = WeeklyPulse {
            week: Day(self.week).week(),
            clear: score(self.clear)?,
            heard: score(self.heard)?,
        };
        Ok(Kept {
            id: EntryId(self.id),
            entry: Entry::WeeklyPulse(pulse),
            unreadable: Vec::new(),
        })
    }
}
