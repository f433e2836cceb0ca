//! References of people in the database: frozen, superseded, never changed.
//!
//! Decided:
//!
//! - 2026-11-24: **References are frozen by the next write that could move them**, not by a job: a
//!   correction, an entry of a week that is over, a day off. Until then they are worked out at each
//!   reading, which gives the same. Because: two servers cannot differ about it, and nothing has to
//!   run.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::Json;
use crate::db::settings::{row_id, to_micros};
use irori_core::domain::id::PersonId;
use irori_core::families::chart::FrozenReference;
use irori_ports::Now;

sql! {
    OF_PERSON = "SELECT content FROM person_reference WHERE person_id = $1 ORDER BY from_week, frozen_at, id";
    ADD = "INSERT INTO person_reference (id, person_id, signal, from_week, content, frozen_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
}

/// Every reference of a person, oldest first.
pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<FrozenReference>, StoreError> {
    let found = fetch_all!(conn, Json<FrozenReference>, OF_PERSON, person)?.into_iter();
    Ok(found.map(|Json(frozen)| frozen).collect())
}

pub(crate) async fn add(
    conn: &mut Conn,
    person: PersonId,
    frozen: &FrozenReference,
    now: Now,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(frozen);
    let text = text.map_err(|_| StoreError::Stored("person_reference"))?;
    execute!(
        conn,
        ADD,
        row_id(now),
        person,
        frozen.signal,
        frozen.from,
        text,
        to_micros(now)
    )?;
    Ok(())
}
