//! Stretches of movement in the database.

use crate::db::connection::{Conn, execute, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::entries::entry_row::EntryRow;
use crate::entries::table::EntryTable;
use irori_core::domain::activity::Activity;
use irori_core::domain::entry::Entry;

sql! {
    INSERT = "INSERT INTO activity
            (id, person_id, day, kind, minutes, intensity, outdoors, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
    UPDATE = "UPDATE activity
        SET day = $3, kind = $4, minutes = $5, intensity = $6, outdoors = $7, updated_at = $8
        WHERE id = $1 AND person_id = $2";
    DELETE = "DELETE FROM activity WHERE id = $1 AND person_id = $2";
    BETWEEN = "SELECT id, day, kind, minutes, intensity, outdoors FROM activity
        WHERE person_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, id";
}

impl EntryTable for Activity {
    const ENTRY: fn(Self) -> Entry = Entry::Activity;
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
            self.kind,
            self.minutes,
            self.intensity,
            self.outdoors,
            row.now,
        )
    }
}

impl FromDbRow for Activity {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            day: row.get("day")?,
            kind: row.get("kind")?,
            minutes: row.get("minutes")?,
            intensity: row.get("intensity")?,
            outdoors: row.get("outdoors")?,
        })
    }
}
