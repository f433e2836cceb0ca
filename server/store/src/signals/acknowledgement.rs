//! "I have seen this", in the database: of a signal, in a week.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use irori_core::domain::id::PersonId;
use irori_core::families::person::SeenSignal;
use irori_ports::Now;

sql! {
    OF_PERSON = "SELECT signal, week FROM acknowledgement WHERE person_id = $1 ORDER BY week, signal";
    ADD = "INSERT INTO acknowledgement (person_id, signal, week, acknowledged_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, signal, week) DO NOTHING";
}

pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<SeenSignal>, StoreError> {
    let seen = fetch_all!(conn, (_, _), OF_PERSON, person)?.into_iter();
    Ok(seen
        .map(|(signal, week)| SeenSignal { signal, week })
        .collect())
}

pub(crate) async fn add(
    conn: &mut Conn,
    person: PersonId,
    seen: SeenSignal,
    now: Now,
) -> Result<(), StoreError> {
    execute!(conn, ADD, person, seen.signal, seen.week, to_micros(now))?;
    Ok(())
}
