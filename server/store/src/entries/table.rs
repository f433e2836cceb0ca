//! A table of entries of one kind: what all of them are written, removed and read by.

use crate::db::connection::{Conn, execute, fetch_all};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::entries::entry_row::EntryRow;
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::id::{EntryId, PersonId};

/// A kind of entry that has a table; it is read without its id, which every table calls `id`.
pub(crate) trait EntryTable: FromDbRow + Send {
    const ENTRY: fn(Self) -> Entry;
    /// With the parameters of [`EntryTable::write`].
    const INSERT: &'static str;
    /// With the parameters of [`EntryTable::write`].
    const UPDATE: &'static str;
    /// `$1` the id, `$2` the person.
    const DELETE: &'static str;
    /// `$1` the person, `$2` and `$3` the first and the last Day; in the order of Day and writing.
    const BETWEEN: &'static str;

    /// Runs a statement with every column; gives how many rows it touched.
    async fn write(
        &self,
        conn: &mut Conn,
        sql: &'static str,
        row: EntryRow,
    ) -> Result<u64, StoreError>;
}

pub(crate) async fn insert<T: EntryTable>(
    conn: &mut Conn,
    row: EntryRow,
    entry: &T,
) -> Result<(), StoreError> {
    entry.write(conn, T::INSERT, row).await?;
    Ok(())
}

/// Whether there was such a row.
pub(crate) async fn update<T: EntryTable>(
    conn: &mut Conn,
    row: EntryRow,
    entry: &T,
) -> Result<bool, StoreError> {
    Ok(entry.write(conn, T::UPDATE, row).await? > 0)
}

pub(crate) async fn delete<T: EntryTable>(
    conn: &mut Conn,
    id: EntryId,
    person: PersonId,
) -> Result<(), StoreError> {
    execute!(conn, T::DELETE, id, person)?;
    Ok(())
}

/// The entries of these Days, both ends included.
pub(crate) async fn between<T: EntryTable>(
    conn: &mut Conn,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<StoredEntry>, StoreError> {
    let rows = fetch_all!(conn, Identified<T>, T::BETWEEN, person, from, to)?;
    Ok(rows.into_iter().map(Identified::kept).collect())
}

/// An entry with its id.
struct Identified<T>(EntryId, T);

impl<T: EntryTable> Identified<T> {
    fn kept(self) -> StoredEntry {
        StoredEntry {
            id: self.0,
            entry: T::ENTRY(self.1),
            unreadable: Vec::new(),
        }
    }
}

impl<T: FromDbRow> FromDbRow for Identified<T> {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self(row.get("id")?, T::from_row(row)?))
    }
}
