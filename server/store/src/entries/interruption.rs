//! Interruptions in the database.

use crate::db::connection::{Conn, execute, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::entries::entry_row::EntryRow;
use crate::entries::table::EntryTable;
use irori_core::domain::day::ClockTime;
use irori_core::domain::entry::Entry;
use irori_core::domain::interruption::Interruption;

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

impl EntryTable for Interruption {
    const ENTRY: fn(Self) -> Entry = Entry::Interruption;
    const INSERT: &'static str = INSERT;
    const UPDATE: &'static str = UPDATE;
    const DELETE: &'static str = DELETE;
    const BETWEEN: &'static str = BETWEEN;

    async fn write(
        &self,
        conn: &mut Conn,
        sql: &'static str,
        row: EntryRow,
    ) -> Result<u64, StoreError> {
        execute!(
            conn,
            sql,
            row.id,
            row.person,
            self.day,
            self.direction(),
            self.kind,
            self.minutes,
            self.start,
            self.agreed,
            self.could_wait,
            self.by_choice,
            row.now,
        )
    }
}

impl FromDbRow for Interruption {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let start: Option<i64> = row.get("start_minute")?;
        Ok(Self {
            day: row.get("day")?,
            kind: row.get("kind")?,
            minutes: row.get("minutes")?,
            start: start.and_then(ClockTime::from_minutes),
            agreed: row.get("agreed")?,
            could_wait: row.get("could_wait")?,
            by_choice: row.get("by_choice")?,
        })
    }
}
