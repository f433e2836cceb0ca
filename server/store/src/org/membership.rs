//! Memberships in the database: who belongs where, from when to when.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::org::{person, team};
use chrono::NaiveDate;
use irori_core::domain::day::Day;
use irori_core::domain::id::{MembershipId, PersonId, TeamId};
use irori_core::domain::membership::{Membership, MembershipPlan, Part};
use irori_ports::error::AppError;
use std::collections::BTreeMap;
use uuid::Uuid;

sql! {
    ADD = "INSERT INTO membership (id, person_id, team_id, part, counting, from_day, to_day)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT id, person_id, team_id, part, counting, from_day, to_day FROM membership WHERE id = $1";
    OF_PERSON = "SELECT id, person_id, team_id, part, counting, from_day, to_day FROM membership
        WHERE person_id = $1 ORDER BY from_day, id";
    OF_PEOPLE_OF = "SELECT id, person_id, team_id, part, counting, from_day, to_day FROM membership
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        ORDER BY person_id, from_day, id";
    ALL = "SELECT id, person_id, team_id, part, counting, from_day, to_day FROM membership ORDER BY from_day, id";
    SET_LAST_DAY = "UPDATE membership SET to_day = $2 WHERE id = $1";
    REMOVE = "DELETE FROM membership WHERE id = $1";
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    person_id: Uuid,
    team_id: Uuid,
    part: String,
    counting: bool,
    from_day: NaiveDate,
    to_day: Option<NaiveDate>,
}

impl Found {
    fn read(self) -> Result<Membership, StoreError> {
        Ok(Membership {
            id: MembershipId(self.id),
            person: PersonId(self.person_id),
            team: TeamId(self.team_id),
            part: stored("membership.part", Part::parse(&self.part))?,
            counting: self.counting,
            from: Day(self.from_day),
            to: self.to_day.map(Day),
        })
    }
}

/// Adds a membership that contradicts none of the person's others.
pub(crate) async fn add(
    conn: &mut Conn,
    id: Uuid,
    person: PersonId,
    plan: &MembershipPlan,
) -> Result<MembershipId, StoreError> {
    person::hold(conn, person).await?;
    team::check(conn, plan.team).await?;
    check(plan, &of_person(conn, person).await?)?;
    let counting = plan.counting && plan.part != Part::Lead;
    execute!(
        conn,
        ADD,
        id,
        person.0,
        plan.team.0,
        plan.part.as_str(),
        counting,
        plan.from.0,
        plan.to.map(|day| day.0),
    )?;
    Ok(MembershipId(id))
}

/// Sets the last day; a membership that would end before it begins is removed. Gives what it was.
pub(crate) async fn end(
    conn: &mut Conn,
    id: MembershipId,
    last: Day,
) -> Result<Membership, StoreError> {
    let found = fetch_optional!(conn, Found, FIND, id.0)?
        .ok_or(AppError::NotThere)?
        .read()?;
    person::hold(conn, found.person).await?;
    if last < found.from {
        execute!(conn, REMOVE, id.0)?;
        return Ok(found);
    }
    let plan = MembershipPlan {
        team: found.team,
        part: found.part,
        counting: found.counting,
        from: found.from,
        to: Some(last),
    };
    let mut others = of_person(conn, found.person).await?;
    others.retain(|m| m.id != id);
    check(&plan, &others)?;
    execute!(conn, SET_LAST_DAY, id.0, last.0)?;
    Ok(found)
}

pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<Membership>, StoreError> {
    fetch_all!(conn, Found, OF_PERSON, person.0)?
        .into_iter()
        .map(Found::read)
        .collect()
}

pub(crate) async fn all(conn: &mut Conn) -> Result<Vec<Membership>, StoreError> {
    fetch_all!(conn, Found, ALL)?
        .into_iter()
        .map(Found::read)
        .collect()
}

/// The memberships of everybody who ever counted in a team, by person.
pub(crate) async fn of_people_of(
    conn: &mut Conn,
    team: TeamId,
) -> Result<BTreeMap<PersonId, Vec<Membership>>, StoreError> {
    let mut memberships: BTreeMap<PersonId, Vec<Membership>> = BTreeMap::new();
    for found in fetch_all!(conn, Found, OF_PEOPLE_OF, team.0)? {
        let membership = found.read()?;
        memberships
            .entry(membership.person)
            .or_default()
            .push(membership);
    }
    Ok(memberships)
}

fn check(plan: &MembershipPlan, others: &[Membership]) -> Result<(), StoreError> {
    let mut beside = others.iter().filter(|other| plan.overlaps(other));
    if beside.clone().any(|other| other.team == plan.team) {
        return Err(AppError::mistake("team", "wrong-team-twice").into());
    }
    if plan.counting && beside.any(|other| other.counting) {
        return Err(AppError::mistake("counting", "wrong-counting-twice").into());
    }
    Ok(())
}
