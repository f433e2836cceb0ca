//! The organisation whose week is closed: a tree that the store founds, and 10,000 people planted past
//! it, as the rows that it would have written.

use crate::crowd_days::{evening, plant_day};
use crate::rows::{insert, random_id};
use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use chrono_tz::Tz;
use irori_core::domain::day::{ClosingHour, Day, DayEnd, Week};
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::TeamRole;
use irori_core::domain::person::{Email, Language, Password};
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_store::Store;
use server::demo;
use sqlx::{Connection, SqliteConnection};
use uuid::Uuid;

pub const PEOPLE: usize = 10_000;
pub const TEAMS: usize = 900;

/// Each has ten teams and somebody who leads them; everybody else is a member of one team.
const DEPARTMENTS: usize = 90;

/// Everybody belongs to their team since the week before, and writes in all these weeks.
pub async fn plant(store: &Store, past: &mut SqliteConnection, weeks: &[Week]) -> Result<()> {
    let Some(first) = weeks.first() else {
        return Ok(());
    };
    let since = first.back(1).monday();
    let teams = found_teams(store).await?;
    let password = Password::parse(demo::PASSWORD).map_err(|w| anyhow!(w.key))?;
    let hash = store.hash_password(&password).await?;
    let people: Vec<Uuid> = (0..PEOPLE).map(|_| random_id()).collect();
    let mut planting = past.begin().await?;
    plant_people(&mut planting, &people, &hash, since).await?;
    plant_hours(&mut planting, &people).await?;
    plant_memberships(&mut planting, &people, &teams, since).await?;
    // Day by day, as people write.
    for day in weeks.iter().flat_map(|week| week.days().take(5)) {
        plant_day(&mut planting, &people, day).await?;
    }
    planting.commit().await?;
    store.roll_up_missing().await?;
    Ok(())
}

async fn found_teams(store: &Store) -> Result<Vec<TeamId>> {
    let root = store.seed_org("Bench").await?;
    let mut teams = Vec::with_capacity(TEAMS);
    for d in 0..DEPARTMENTS {
        let name = format!("Department {d}");
        let department = store.seed_department(&name, root).await?;
        for t in 0..TEAMS / DEPARTMENTS {
            let plan = TeamPlan {
                name: format!("Team {d}-{t}"),
                department,
                zone: Tz::UTC,
                closing_hour: ClosingHour::default(),
                publishing: Publishing::Joined,
            };
            teams.push(store.seed_team(plan).await?);
        }
    }
    Ok(teams)
}

async fn plant_people(
    past: &mut SqliteConnection,
    people: &[Uuid],
    hash: &str,
    since: Day,
) -> Result<()> {
    let mut named = Vec::with_capacity(people.len());
    for (n, id) in people.iter().enumerate() {
        let email = Email::parse(&format!("person{n}@bench.irori.example"));
        named.push((*id, n, email.map_err(|w| anyhow!(w.key))?));
    }
    let into = "person (id, email, email_key, name, language, zone, day_ends_at, is_admin, is_hr,
        password_hash, created_at)";
    insert(past, into, &named, |mut row, (id, n, email)| {
        row.push_bind(*id)
            .push_bind(email.as_str())
            .push_bind(email.key())
            .push_bind(format!("Person {n}"))
            .push_bind(Language::English.as_str())
            .push_bind(Tz::UTC.name())
            .push_bind(DayEnd::default().minutes())
            .push_bind(false)
            .push_bind(false)
            .push_bind(hash)
            .push_bind(evening(since));
    })
    .await
}

/// Monday to Friday, 9 to 18 o'clock, which is what an account begins with.
async fn plant_hours(past: &mut SqliteConnection, people: &[Uuid]) -> Result<()> {
    let of = |id: &Uuid| (0..5).map(|weekday| (*id, weekday)).collect::<Vec<_>>();
    let pieces: Vec<(Uuid, i64)> = people.iter().flat_map(of).collect();
    let into = "working_piece (person_id, weekday, from_minute, to_minute)";
    insert(past, into, &pieces, |mut row, (id, weekday)| {
        row.push_bind(*id)
            .push_bind(*weekday)
            .push_bind(9 * 60_i64)
            .push_bind(18 * 60_i64);
    })
    .await
}

async fn plant_memberships(
    past: &mut SqliteConnection,
    people: &[Uuid],
    teams: &[TeamId],
    since: Day,
) -> Result<()> {
    let (leads, members) = people.split_at(DEPARTMENTS);
    let led = teams.chunks(TEAMS / DEPARTMENTS).zip(leads);
    let led = led.flat_map(|(teams, lead)| teams.iter().map(|team| (*lead, *team, TeamRole::Lead)));
    let members = members.iter().zip(teams.iter().cycle());
    let members = members.map(|(member, team)| (*member, *team, TeamRole::Member));
    let all: Vec<(Uuid, TeamId, TeamRole)> = led.chain(members).collect();
    let into = "membership (id, person_id, team_id, part, counting, from_day, to_day)";
    insert(past, into, &all, |mut row, (person, team, part)| {
        row.push_bind(random_id())
            .push_bind(*person)
            .push_bind(team.0)
            .push_bind(part.as_str())
            .push_bind(*part == TeamRole::Member)
            .push_bind(since.0)
            .push_bind(None::<NaiveDate>);
    })
    .await
}
