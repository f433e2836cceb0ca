//! Idempotency keys of submitted forms: a second press of the same button is the same act.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::StoreError;
use irori_core::domain::id::{EntryId, IdempotencyKey, PersonId};
use irori_ports::Now;

sql! {
    FIND = "SELECT entry_id FROM submission WHERE person_id = $1 AND once = $2";
    KEEP = "INSERT INTO submission (person_id, once, entry_id, created_at) VALUES ($1, $2, $3, $4)";
    PRUNE = "DELETE FROM submission WHERE created_at < $1";
}

/// The entry that this showing made already.
pub(crate) async fn find(
    conn: &mut Conn,
    person: PersonId,
    key: IdempotencyKey,
) -> Result<Option<EntryId>, StoreError> {
    fetch_optional!(conn, EntryId, FIND, person, key)
}

pub(crate) async fn keep(
    conn: &mut Conn,
    person: PersonId,
    key: IdempotencyKey,
    entry: EntryId,
    now: Now,
) -> Result<(), StoreError> {
    execute!(conn, KEEP, person, key, entry, now)?;
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, before: Now) -> Result<u64, StoreError> {
    execute!(conn, PRUNE, before)
}
