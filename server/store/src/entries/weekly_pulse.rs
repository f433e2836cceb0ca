//! Weekly pulses in the database: one a person and week.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::entries::entry_row::EntryRow;
use crate::entries::table::EntryTable;
use irori_core::domain::day::Week;
use irori_core::domain::entry::Entry;
use irori_core::domain::id::{EntryId, PersonId};
use irori_core::domain::weekly_pulse::WeeklyPulse;

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

impl EntryTable for WeeklyPulse {
    const ENTRY: fn(Self) -> Entry = Entry::WeeklyPulse;
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
            self.week,
            Entry::WeeklyPulse(*self).day(),
            self.clear,
            self.heard,
            row.now
        )
    }
}

impl FromDbRow for WeeklyPulse {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            week: row.get("week")?,
            clear: row.get("clear")?,
            heard: row.get("heard")?,
        })
    }
}

/// The pulse of a week, if there is one.
pub(crate) async fn of_week(
    conn: &mut Conn,
    person: PersonId,
    week: Week,
) -> Result<Option<EntryId>, StoreError> {
    fetch_optional!(conn, EntryId, OF_WEEK, person, week)
}
