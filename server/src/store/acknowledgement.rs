//! "I have seen this", in the database: of a signal, in a week.

use super::db::{Line, all, run, sql};
use super::error::{StoreError, stored};
use super::settings::cut;
use app::domain::day::Day;
use app::domain::id::PersonId;
use app::families::MySignal;
use app::families::person::Seen;
use app::ports::Now;
use chrono::NaiveDate;

sql! {
    OF_PERSON = "SELECT signal, week FROM acknowledgement WHERE person_id = $1 ORDER BY week, signal";
    ADD = "INSERT INTO acknowledgement (person_id, signal, week, acknowledged_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, signal, week) DO NOTHING";
}

pub(super) async fn of_person(line: &mut Line, person: PersonId) -> Result<Vec<Seen>, StoreError> {
    let found = all!(line, (String, NaiveDate), OF_PERSON, person.0)?;
    let read = found.into_iter().map(|(signal, week)| {
        Ok(Seen {
            signal: stored("acknowledgement.signal", MySignal::parse(&signal))?,
            week: Day(week).week(),
        })
    });
    read.collect()
}

pub(super) async fn add(
    line: &mut Line,
    person: PersonId,
    seen: Seen,
    now: Now,
) -> Result<(), StoreError> {
    run!(
        line,
        ADD,
        person.0,
        seen.signal.as_str(),
        seen.week.monday().0,
        cut(now)
    )?;
    Ok(())
}
