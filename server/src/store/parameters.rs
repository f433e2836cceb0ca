//! What is estimated from everybody's frozen weeks once a quarter, in the database.

use super::db::{Line, all, run, sql};
use super::error::StoreError;
use app::domain::day::{Day, Week};
use app::domain::id::PersonId;
use app::domain::quarter::Quarter;
use app::privacy::closing::connection_of;
use app::signals::estimates::{Estimates, History};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use uuid::Uuid;

sql! {
    ALL = "SELECT quarter, content FROM parameters ORDER BY quarter";
    /// Where two closings come to the same quarter, the first counts.
    ADD = "INSERT INTO parameters (quarter, content) VALUES ($1, $2) ON CONFLICT (quarter) DO NOTHING";
    WEEKS = "SELECT person_id, week, scheduled, connection_sum, connection_days FROM person_week
        WHERE week < $1 AND (person_id > $2 OR (person_id = $2 AND week > $3))
        ORDER BY person_id, week LIMIT 10000";
}

/// The estimates of every quarter that has any.
pub(super) async fn in_force(line: &mut Line) -> Result<History, StoreError> {
    let read = |(monday, content): (NaiveDate, String)| {
        let content = serde_json::from_str(&content);
        let content = content.map_err(|_| StoreError::Stored("parameters.content"))?;
        Ok((Quarter::of(Day(monday).week()), content))
    };
    let found = all!(line, (NaiveDate, String), ALL)?;
    let found: Result<Vec<_>, StoreError> = found.into_iter().map(read).collect();
    Ok(History::new(found?))
}

/// What the closing of `week` adds: where it is the first of its quarter, the quarter has estimates of
/// its own from here on, made of the weeks before it that have been taken of anybody by now. For a
/// connection that only reads, so that nobody waits to write meanwhile.
pub(super) async fn estimated_at(
    line: &mut Line,
    week: Week,
) -> Result<Option<Estimates>, StoreError> {
    let history = in_force(line).await?;
    let quarter = Quarter::of(week);
    if week != quarter.first_week() || history.has(quarter) {
        return Ok(None);
    }
    let everybody = everybody_before(line, week).await?;
    Ok(Some(Estimates::of(&everybody, history.at(quarter))))
}

/// The estimates of every quarter, after `estimated` has become those of the quarter of `week`, if it
/// has none. Within a quarter nothing changes, and neither does what a reference was made with.
pub(super) async fn in_force_with(
    line: &mut Line,
    week: Week,
    estimated: Option<Estimates>,
) -> Result<History, StoreError> {
    if let Some(estimates) = estimated {
        let content = serde_json::to_string(&estimates);
        let content = content.map_err(|_| StoreError::Stored("parameters.content"))?;
        run!(
            line,
            ADD,
            Quarter::of(week).first_week().monday().0,
            content
        )?;
    }
    in_force(line).await
}

/// Everybody's weekly means before a week, as far as a reference reaches.
async fn everybody_before(
    line: &mut Line,
    week: Week,
) -> Result<Vec<Vec<Option<f64>>>, StoreError> {
    let count = |n: i64| u32::try_from(n).map_err(|_| StoreError::Stored("person_week"));
    let mut weeks: BTreeMap<PersonId, Vec<Option<f64>>> = BTreeMap::new();
    // Before any week, and not further back than PostgreSQL's dates go.
    let mut last = (Uuid::nil(), NaiveDate::default());
    loop {
        type Found = (Uuid, NaiveDate, i64, i64, i64);
        let found = all!(line, Found, WEEKS, week.monday().0, last.0, last.1)?;
        let Some((person, monday, ..)) = found.last() else {
            return Ok(weeks.into_values().collect());
        };
        last = (*person, *monday);
        for (person, _, scheduled, sum, days) in found {
            let of_person = weeks.entry(PersonId(person)).or_default();
            if of_person.iter().flatten().count() < app::signals::reference::FULL_WEEKS {
                of_person.push(connection_of(count(scheduled)?, count(sum)?, count(days)?));
            }
        }
    }
}
