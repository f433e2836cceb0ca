//! Memberships in the database: who belongs where, from when to when.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{self, DbRow, FromDbRow, OfPerson};
use crate::org::{person, team};
use irori_core::domain::day::Day;
use irori_core::domain::id::{MembershipId, PersonId, TeamId};
use irori_core::domain::membership::{Membership, MembershipPlan, TeamRole};
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

impl FromDbRow for Membership {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            team: row.get("team_id")?,
            part: row.get("part")?,
            counting: row.get("counting")?,
            from: row.get("from_day")?,
            to: row.get("to_day")?,
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
    person::lock_row(conn, person).await?;
    team::check(conn, plan.team).await?;
    check(plan, &of_person(conn, person).await?)?;
    let counting = plan.counting && plan.part != TeamRole::Lead;
    execute!(
        conn, ADD, id, person, plan.team, plan.part, counting, plan.from, plan.to,
    )?;
    Ok(MembershipId(id))
}

/// Sets the last day; a membership that would end before it begins is removed. Gives what it was.
pub(crate) async fn end(
    conn: &mut Conn,
    id: MembershipId,
    last: Day,
) -> Result<Membership, StoreError> {
    let found = fetch_optional!(conn, Membership, FIND, id)?.ok_or(AppError::NotThere)?;
    person::lock_row(conn, found.person).await?;
    if last < found.from {
        execute!(conn, REMOVE, id)?;
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
    execute!(conn, SET_LAST_DAY, id, last)?;
    Ok(found)
}

pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<Membership>, StoreError> {
    fetch_all!(conn, Membership, OF_PERSON, person)
}

pub(crate) async fn all(conn: &mut Conn) -> Result<Vec<Membership>, StoreError> {
    fetch_all!(conn, Membership, ALL)
}

/// The memberships of everybody, by person.
pub(crate) async fn by_person(
    conn: &mut Conn,
) -> Result<BTreeMap<PersonId, Vec<Membership>>, StoreError> {
    Ok(row::by_person(fetch_all!(conn, OfPerson<_>, ALL)?))
}

/// The memberships of everybody who ever counted in a team, by person.
pub(crate) async fn of_people_of(
    conn: &mut Conn,
    team: TeamId,
) -> Result<BTreeMap<PersonId, Vec<Membership>>, StoreError> {
    Ok(row::by_person(fetch_all!(
        conn,
        OfPerson<_>,
        OF_PEOPLE_OF,
        team
    )?))
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
