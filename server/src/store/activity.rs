//! Stretches of movement in the database.

use super::db::{Line, all, run, sql};
use super::error::{StoreError, stored};
use super::row::Row;
use app::domain::activity::{Activity, ActivityKind, Intensity};
use app::domain::day::Day;
use app::domain::entry::{Entry, Kept};
use app::domain::id::{EntryId, PersonId};
use chrono::NaiveDate;
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

pub(super) async fn insert(
    line: &mut Line,
    row: Row,
    activity: &Activity,
) -> Result<(), StoreError> {
    write(line, INSERT, row, activity).await.map(drop)
}

/// Whether there was such a row.
pub(super) async fn update(
    line: &mut Line,
    row: Row,
    activity: &Activity,
) -> Result<bool, StoreError> {
    write(line, UPDATE, row, activity).await
}

async fn write(
    line: &mut Line,
    sql: &'static str,
    row: Row,
    activity: &Activity,
) -> Result<bool, StoreError> {
    let touched = run!(
        line,
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

pub(super) async fn delete(
    line: &mut Line,
    id: EntryId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(run!(line, DELETE, id.0, person.0)? > 0)
}

pub(super) async fn between(
    line: &mut Line,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    all!(line, Found, BETWEEN, person.0, from.0, to.0)?
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
