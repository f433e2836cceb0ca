//! Quarterly estimates over everybody's frozen weeks, in the database.
//!
//! Decided:
//!
//! - 2026-11-24: **s0 and ρ̂ are estimated once a quarter**, when the first closing comes to its first
//!   week, from all weeks taken before it; below ten people with twelve weeks what was believed before
//!   stays. A reference keeps what was in force in the quarter of its last week, so later estimates
//!   move no chart. The rates' priors stay those of SIGNALS §2.4.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::Json;
use chrono::NaiveDate;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::PersonId;
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::closing::connection_of;
use irori_core::signals::estimates::{Estimates, History};
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
pub(crate) async fn in_force(conn: &mut Conn) -> Result<History, StoreError> {
    let found = fetch_all!(conn, (Quarter, Json<Estimates>), ALL)?.into_iter();
    Ok(History::new(
        found.map(|(quarter, Json(estimates))| (quarter, estimates)),
    ))
}

/// What the closing of `week` adds: where it is the first of its quarter, the quarter has estimates of
/// its own from here on, made of the weeks before it that have been taken of anybody by now. For a
/// connection that only reads, so that nobody waits to write meanwhile.
pub(crate) async fn estimated_at(
    conn: &mut Conn,
    week: Week,
) -> Result<Option<Estimates>, StoreError> {
    let history = in_force(conn).await?;
    let quarter = Quarter::of(week);
    if week != quarter.first_week() || history.has(quarter) {
        return Ok(None);
    }
    let everybody = everybody_before(conn, week).await?;
    Ok(Some(Estimates::of(&everybody, history.at(quarter))))
}

/// The estimates of every quarter, after `estimated` has become those of the quarter of `week`, if it
/// has none. Within a quarter nothing changes, and neither does what a reference was made with.
pub(crate) async fn in_force_with(
    conn: &mut Conn,
    week: Week,
    estimated: Option<Estimates>,
) -> Result<History, StoreError> {
    if let Some(estimates) = estimated {
        let content = serde_json::to_string(&estimates);
        let content = content.map_err(|_| StoreError::Stored("parameters.content"))?;
        execute!(conn, ADD, Quarter::of(week), content)?;
    }
    in_force(conn).await
}

/// Everybody's weekly means before a week, as far as a reference reaches.
async fn everybody_before(
    conn: &mut Conn,
    week: Week,
) -> Result<Vec<Vec<Option<f64>>>, StoreError> {
    let mut weeks: BTreeMap<PersonId, Vec<Option<f64>>> = BTreeMap::new();
    // Before any week, and not further back than PostgreSQL's dates go.
    let mut last = (PersonId(Uuid::nil()), Day(NaiveDate::default()).week());
    loop {
        type Row = (PersonId, Week, u32, u32, u32);
        let rows = fetch_all!(conn, Row, WEEKS, week, last.0, last.1)?;
        let Some((person, week, ..)) = rows.last() else {
            return Ok(weeks.into_values().collect());
        };
        last = (*person, *week);
        for (person, _, scheduled, sum, days) in rows {
            let of_person = weeks.entry(person).or_default();
            if of_person.iter().flatten().count() < irori_core::signals::reference::FULL_WEEKS {
                of_person.push(connection_of(scheduled, sum, days));
            }
        }
    }
}
