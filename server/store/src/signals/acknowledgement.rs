//! "I have seen this", in the database: of a signal, in a week.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::{StoreError, stored};
use crate::db::settings::cut;
use chrono::NaiveDate;
use irori_core::domain::day::Day;
use irori_core::domain::id::PersonId;
use irori_core::families::MySignal;
use irori_core::families::person::Seen;
use irori_ports::Now;

sql! {
    OF_PERSON = "SELECT signal, week FROM acknowledgement WHERE person_id = $1 ORDER BY week, signal";
    ADD = "INSERT INTO acknowledgement (person_id, signal, week, acknowledged_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, signal, week) DO NOTHING";
}

pub(crate) async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Seen>, StoreError> {
    let found = fetch_all!(conn, (String, NaiveDate), OF_PERSON, person.0)?;
    let read = found.into_iter().map(|(signal, week)| {
        Ok(Seen {
            signal: stored("acknowledgement.signal", MySignal::parse(&signal))?,
            week: Day(week).week(),
        })
    });
    read.collect()
}

pub(crate) async fn add(
    conn: &mut Conn,
    person: PersonId,
    seen: Seen,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD,
        person.0,
        seen.signal.as_str(),
        seen.week.monday().0,
        cut(now)
    )?;
    Ok(())
}
