//! Teams in the database.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromDbRow};
use crate::org::department;
use chrono_tz::Tz;
use irori_core::domain::day::{Closes, Day, DayEnd};
use irori_core::domain::follow_up::TeamPerson;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::team::{Team, TeamPlan};
use irori_ports::Now;
use irori_ports::error::AppError;
use std::collections::HashMap;
use uuid::Uuid;

sql! {
    ADD = "INSERT INTO team (id, department_id, name, zone, publishing, closing_hour)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE = "UPDATE team SET department_id = $2, name = $3, zone = $4, closing_hour = $6,
            publishing_since = CASE WHEN publishing = $5 THEN publishing_since ELSE $7 END, publishing = $5
        WHERE id = $1";
    REMOVE = "DELETE FROM team WHERE id = $1";
    EXISTS = "SELECT 1 FROM team WHERE id = $1";
    ZONE = "SELECT zone FROM team WHERE id = $1";
    PEOPLE = "SELECT DISTINCT p.id, p.name FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND p.closed_at IS NULL
            AND m.from_day <= $2 AND (m.to_day IS NULL OR m.to_day >= $2)";
    WAS_USED = "SELECT 1 FROM membership WHERE team_id = $1
        UNION ALL SELECT 1 FROM publishing_group_team WHERE team_id = $1 LIMIT 1";
    ALL = "SELECT id, department_id, name, zone, publishing, closing_hour FROM team";
    COUNTING = "SELECT m.team_id, COUNT(DISTINCT m.person_id) FROM membership m
        JOIN person p ON p.id = m.person_id
        WHERE m.counting = TRUE AND p.closed_at IS NULL AND m.from_day <= $1 AND (m.to_day IS NULL OR m.to_day >= $1)
        GROUP BY m.team_id";
}

// Two leads at once would each count one too few: on PostgreSQL they take turns.
sql! {
    sqlite {
        LOCK_SQLITE = "SELECT id FROM team WHERE id = $1";
    }
    postgres {
        LOCK_POSTGRES = "SELECT id FROM team WHERE id = $1 FOR NO KEY UPDATE";
    }
}

/// Refuses a team that is not there.
pub(crate) async fn check(conn: &mut Conn, id: TeamId) -> Result<(), StoreError> {
    check_there(exists!(conn, EXISTS, id)?)
}

/// Keeps others from writing what a team has a limited number of, until the transaction ends.
pub(crate) async fn lock_row(conn: &mut Conn, id: TeamId) -> Result<(), StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    check_there(exists!(conn, sql, id)?)
}

/// The Day it is where a team is, as its weeks have it.
pub(crate) async fn today(conn: &mut Conn, id: TeamId, now: Now) -> Result<Day, StoreError> {
    let zone = fetch_optional!(conn, Tz, ZONE, id)?.ok_or(AppError::NotThere)?;
    Ok(Day::of(now, zone, DayEnd::default()))
}

/// The members and leads of a team on a Day whose accounts are open, by name.
pub(crate) async fn people(
    conn: &mut Conn,
    id: TeamId,
    day: Day,
) -> Result<Vec<TeamPerson>, StoreError> {
    let found = fetch_all!(conn, (PersonId, String), PEOPLE, id, day)?.into_iter();
    let mut people: Vec<_> = found.map(|(id, name)| TeamPerson { id, name }).collect();
    people.sort_by_cached_key(|person| (person.name.to_lowercase(), person.id));
    Ok(people)
}

pub(crate) async fn add(conn: &mut Conn, id: Uuid, plan: &TeamPlan) -> Result<TeamId, StoreError> {
    department::check(conn, plan.department).await?;
    execute!(
        conn,
        ADD,
        id,
        plan.department,
        &plan.name,
        plan.zone,
        plan.publishing,
        plan.closing_hour,
    )?;
    Ok(TeamId(id))
}

/// Saves what an admin says; `now` is when publishing changes, if it does.
pub(crate) async fn save(
    conn: &mut Conn,
    id: TeamId,
    plan: &TeamPlan,
    now: Now,
) -> Result<(), StoreError> {
    department::check(conn, plan.department).await?;
    check_there(
        execute!(
            conn,
            SAVE,
            id,
            plan.department,
            &plan.name,
            plan.zone,
            plan.publishing,
            plan.closing_hour,
            now.date_naive(),
        )? > 0,
    )
}

/// Removes a team that never had a member and was never in a publishing group.
pub(crate) async fn remove(conn: &mut Conn, id: TeamId) -> Result<(), StoreError> {
    check(conn, id).await?;
    if exists!(conn, WAS_USED, id)? {
        return Err(AppError::mistake("form", "wrong-not-empty").into());
    }
    execute!(conn, REMOVE, id)?;
    Ok(())
}

/// Every team with the number of people counting there on `today`, by name.
pub(crate) async fn all(conn: &mut Conn, today: Day) -> Result<Vec<Team>, StoreError> {
    let counting = fetch_all!(conn, (TeamId, i64), COUNTING, today)?;
    let counting: HashMap<_, _> = counting.into_iter().collect();
    let mut teams = fetch_all!(conn, Team, ALL)?;
    for team in &mut teams {
        let members = counting.get(&team.id).copied().unwrap_or_default();
        team.counting = u32::try_from(members).unwrap_or(u32::MAX);
    }
    teams.sort_by_cached_key(|t| (t.name.to_lowercase(), t.id));
    Ok(teams)
}

/// When the weeks of a team close, as its row has it.
impl FromDbRow for Closes {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            zone: row.get("zone")?,
            hour: row.get("closing_hour")?,
        })
    }
}

/// A team without who counts there.
impl FromDbRow for Team {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            department: row.get("department_id")?,
            name: row.get("name")?,
            zone: row.get("zone")?,
            closing_hour: row.get("closing_hour")?,
            publishing: row.get("publishing")?,
            counting: 0,
        })
    }
}
