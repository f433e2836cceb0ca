//! Stretches of movement in the database.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::{StoreError, stored};
use crate::entries::entry_row::Row;
use chrono::NaiveDate;
use irori_core::domain::activity::{Activity, ActivityKind, Intensity};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Entry, Kept};
use irori_core::domain::id::{EntryId, PersonId};
use uuid::Uuid;

sql! {
    INSERT = "INSERT INTO activity
            (id, person_id, day, kind, minutes, intensity, outdoors, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
    UPDATE = "UPDATE activity
        SET day = $3, kind = $4, minutes = $5, intensity = $6, outdoors = $7, updated_at = $8
        WHERE id = $1 AND person_id = $2";
    DELETE = "DELETE FROM activity WHERE id = $1 AND person_id = $2";
    BETWEEN = "SELECT id, day, kind, minutes, intensity, outdoors FROM activity
        WHERE person_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, id";
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    day: NaiveDate,
    kind: String,
    minutes: i64,
    intensity: String,
    outdoors: bool,
}

pub(crate) async fn insert(
    conn: &mut Conn,
    row: Row,
    activity: &Activity,
) -> Result<(), StoreError> {
    write(conn, INSERT, row, activity).await.map(drop)
}

/// Whether there was such a row.
pub(crate) async fn update(
    conn: &mut Conn,
    row: Row,
    activity: &Activity,
) -> Result<bool, StoreError> {
    write(conn, UPDATE, row, activity).await
}

async fn write(
    conn: &mut Conn,
    sql: &'static str,
    row: Row,
    activity: &Activity,
) -> Result<bool, StoreError> {
    let touched = execute!(
        conn,
        sql,
        row.id.0,
        row.person.0,
        activity.day.0,
        activity.kind.as_str(),
        activity.minutes,
        activity.intensity.as_str(),
        activity.outdoors,
        row.now,
    )?;
    Ok(touched > 0)
}

pub(crate) async fn delete(
    conn: &mut Conn,
    id: EntryId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, DELETE, id.0, person.0)? > 0)
}

pub(crate) async fn between(
    conn: &mut Conn,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    fetch_all!(conn, Found, BETWEEN, person.0, from.0, to.0)?
        .into_iter()
        .map(Found::read)
        .collect()
}

impl Found {
    fn read(self) -> Result<Kept, StoreError> {
        let activity = Activity {
            day: Day(self.day),
            kind: stored("activity.kind", ActivityKind::parse(&self.kind))?,
            minutes: self.minutes,
            intensity: stored("activity.intensity", Intensity::parse(&self.intensity))?,
            outdoors: self.outdoors,
        };
        Ok(Kept {
            id: EntryId(self.id),
            entry: Entry::Activity(activity),
            unreadable: Vec::new(),
        })
    }
}
