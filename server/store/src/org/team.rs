//! Teams in the database.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::org::department;
use irori_core::domain::day::{Closes, ClosingHour, Day, DayEnd};
use irori_core::domain::follow_up::TeamPerson;
use irori_core::domain::id::{DepartmentId, PersonId, TeamId};
use irori_core::domain::person::parse_zone;
use irori_core::domain::team::{Publishing, Team, TeamPlan};
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
        HOLD_SQLITE = "SELECT id FROM team WHERE id = $1";
    }
    postgres {
        HOLD_POSTGRES = "SELECT id FROM team WHERE id = $1 FOR NO KEY UPDATE";
    }
}

type Found = (Uuid, Uuid, String, String, String, i64);

/// Refuses a team that is not there.
pub(crate) async fn check(conn: &mut Conn, id: TeamId) -> Result<(), StoreError> {
    match fetch_optional!(conn, (i32,), EXISTS, id.0)? {
        Some(_) => Ok(()),
        None => Err(AppError::NotThere.into()),
    }
}

/// Keeps others from writing what a team has a limited number of, until the transaction ends.
pub(crate) async fn hold(conn: &mut Conn, id: TeamId) -> Result<(), StoreError> {
    let sql = conn.pick(HOLD_SQLITE, HOLD_POSTGRES);
    match fetch_optional!(conn, (Uuid,), sql, id.0)? {
        Some(_) => Ok(()),
        None => Err(AppError::NotThere.into()),
    }
}

/// The Day it is where a team is, as its weeks have it.
pub(crate) async fn today(conn: &mut Conn, id: TeamId, now: Now) -> Result<Day, StoreError> {
    let (zone,) = fetch_optional!(conn, (String,), ZONE, id.0)?.ok_or(AppError::NotThere)?;
    let zone = stored("team.zone", parse_zone(&zone))?;
    Ok(Day::of(now, zone, DayEnd::default()))
}

/// The members and leads of a team on a Day whose accounts are open, by name.
pub(crate) async fn people(
    conn: &mut Conn,
    id: TeamId,
    day: Day,
) -> Result<Vec<TeamPerson>, StoreError> {
    let found = fetch_all!(conn, (Uuid, String), PEOPLE, id.0, day.0)?;
    let person = |(id, name)| TeamPerson {
        id: PersonId(id),
        name,
    };
    let mut people: Vec<_> = found.into_iter().map(person).collect();
    people.sort_by_cached_key(|person| (person.name.to_lowercase(), person.id));
    Ok(people)
}

pub(crate) async fn add(conn: &mut Conn, id: Uuid, plan: &TeamPlan) -> Result<TeamId, StoreError> {
    department::check(conn, plan.department).await?;
    execute!(
        conn,
        ADD,
        id,
        plan.department.0,
        plan.name.as_str(),
        plan.zone.name(),
        plan.publishing.as_str(),
        plan.closing_hour.hours(),
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
    match execute!(
        conn,
        SAVE,
        id.0,
        plan.department.0,
        plan.name.as_str(),
        plan.zone.name(),
        plan.publishing.as_str(),
        plan.closing_hour.hours(),
        now.date_naive(),
    )? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

/// Removes a team that never had a member and was never in a publishing group.
pub(crate) async fn remove(conn: &mut Conn, id: TeamId) -> Result<(), StoreError> {
    check(conn, id).await?;
    if fetch_optional!(conn, (i32,), WAS_USED, id.0)?.is_some() {
        return Err(AppError::mistake("form", "wrong-not-empty").into());
    }
    execute!(conn, REMOVE, id.0)?;
    Ok(())
}

/// Every team with the number of people counting there on `today`, by name.
pub(crate) async fn all(conn: &mut Conn, today: Day) -> Result<Vec<Team>, StoreError> {
    let counting = counting(conn, today).await?;
    let found = fetch_all!(conn, Found, ALL)?;
    let mut teams = found
        .into_iter()
        .map(|f| read(f, &counting))
        .collect::<Result<Vec<_>, _>>()?;
    teams.sort_by_cached_key(|t| (t.name.to_lowercase(), t.id));
    Ok(teams)
}

/// When the weeks of a team close, as its row has it.
pub(crate) fn closes(zone: &str, hour: i64) -> Result<Closes, StoreError> {
    Ok(Closes {
        zone: stored("team.zone", parse_zone(zone))?,
        hour: stored("team.closing_hour", ClosingHour::from_hours(hour))?,
    })
}

async fn counting(conn: &mut Conn, today: Day) -> Result<HashMap<Uuid, i64>, StoreError> {
    Ok(fetch_all!(conn, (Uuid, i64), COUNTING, today.0)?
        .into_iter()
        .collect())
}

fn read(
    (id, department, name, zone, publishing, closing_hour): Found,
    counting: &HashMap<Uuid, i64>,
) -> Result<Team, StoreError> {
    let closes = closes(&zone, closing_hour)?;
    Ok(Team {
        id: TeamId(id),
        department: DepartmentId(department),
        name,
        zone: closes.zone,
        closing_hour: closes.hour,
        publishing: stored("team.publishing", Publishing::parse(&publishing))?,
        counting: counting
            .get(&id)
            .map_or(0, |n| u32::try_from(*n).unwrap_or(u32::MAX)),
    })
}
