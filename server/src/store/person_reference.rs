//! What is usual for people, in the database: frozen, superseded, never changed.

use super::db::{Line, all, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use app::domain::id::PersonId;
use app::families::frozen::Frozen;
use app::ports::Now;

sql! {
    OF_PERSON = "SELECT content FROM person_reference WHERE person_id = $1 ORDER BY from_week, frozen_at, id";
    ADD = "INSERT INTO person_reference (id, person_id, signal, from_week, content, frozen_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
}

/// Every reference of a person, oldest first.
pub(super) async fn of_person(
    line: &mut Line,
    person: PersonId,
) -> Result<Vec<Frozen>, StoreError> {
    let found = all!(line, (String,), OF_PERSON, person.0)?.into_iter();
    let broken = |_| StoreError::Stored("person_reference");
    let read = found.map(|(text,)| serde_json::from_str(&text).map_err(broken));
    read.collect()
}

pub(super) async fn add(
    line: &mut Line,
    person: PersonId,
    frozen: &Frozen,
    now: Now,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(frozen);
    let text = text.map_err(|_| StoreError::Stored("person_reference"))?;
    run!(
        line,
        ADD,
        row_id(now),
        person.0,
        frozen.signal.as_str(),
        frozen.from.monday().0,
        text,
        cut(now)
    )?;
    Ok(())
}
