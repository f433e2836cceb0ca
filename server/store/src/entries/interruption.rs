//! Interruptions in the database.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::{StoreError, stored};
use crate::entries::entry_row::Row;
use chrono::NaiveDate;
use irori_core::domain::day::{ClockTime, Day};
use irori_core::domain::entry::{Entry, Kept};
use irori_core::domain::id::{EntryId, PersonId};
use irori_core::domain::interruption::{Interruption, InterruptionKind};
use uuid::Uuid;

sql! {
    INSERT = "INSERT INTO interruption
            (id, person_id, day, direction, kind, minutes, start_minute, agreed, could_wait, by_choice,
             created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";
    UPDATE = "UPDATE interruption
        SET day = $3, direction = $4, kind = $5, minutes = $6, start_minute = $7, agreed = $8,
            could_wait = $9, by_choice = $10, updated_at = $11
        WHERE id = $1 AND person_id = $2";
    DELETE = "DELETE FROM interruption WHERE id = $1 AND person_id = $2";
    BETWEEN = "SELECT id, day, kind, minutes, start_minute, agreed, could_wait, by_choice FROM interruption
        WHERE person_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, id";
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    day: NaiveDate,
    kind: String,
    minutes: i64,
    start_minute: Option<i64>,
    agreed: Option<bool>,
    could_wait: Option<bool>,
    by_choice: Option<bool>,
}

pub(crate) async fn insert(
    conn: &mut Conn,
    row: Row,
    interruption: &Interruption,
) -> Result<(), StoreError> {
    write(conn, INSERT, row, interruption).await.map(drop)
}

/// Whether there was such a row.
pub(crate) async fn update(
    conn: &mut Conn,
    row: Row,
    interruption: &Interruption,
) -> Result<bool, StoreError> {
    write(conn, UPDATE, row, interruption).await
}

async fn write(
    conn: &mut Conn,
    sql: &'static str,
    row: Row,
    it: &Interruption,
) -> Result<bool, StoreError> {
    let start = it.start.map(ClockTime::minutes);
    let touched = execute!(
        conn,
        sql,
        row.id.0,
        row.person.0,
        it.day.0,
        it.direction().as_str(),
        it.kind.as_str(),
        it.minutes,
        start,
        it.agreed,
        it.could_wait,
        it.by_choice,
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
        let interruption = Interruption {
            day: Day(self.day),
            kind: stored("interruption.kind", InterruptionKind::parse(&self.kind))?,
            minutes: self.minutes,
            start: self.start_minute.and_then(ClockTime::from_minutes),
            agreed: self.agreed,
            could_wait: self.could_wait,
            by_choice: self.by_choice,
        };
        Ok(Kept {
            id: EntryId(self.id),
            entry: Entry::Interruption(interruption),
            unreadable: Vec::new(),
        })
    }
}
