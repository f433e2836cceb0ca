//! Memberships in the database: who belongs where, from when to when.

use super::db::{Line, all, one, run, sql};
use super::error::{StoreError, stored};
use super::{person, team};
use app::domain::day::Day;
use app::domain::id::{MembershipId, PersonId, TeamId};
use app::domain::membership::{Membership, MembershipPlan, Part};
use app::error::Trouble;
use chrono::NaiveDate;
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
pub(super) async fn add(
    line: &mut Line,
    id: Uuid,
    person: PersonId,
    plan: &MembershipPlan,
) -> Result<MembershipId, StoreError> {
    person::hold(line, person).await?;
    team::check(line, plan.team).await?;
    check(plan, &of_person(line, person).await?)?;
    let counting = plan.counting && plan.part != Part::Lead;
    run!(
        line,
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
pub(super) async fn end(
    line: &mut Line,
    id: MembershipId,
    last: Day,
) -> Result<Membership, StoreError> {
    let found = one!(line, Found, FIND, id.0)?
        .ok_or(Trouble::NotThere)?
        .read()?;
    person::hold(line, found.person).await?;
    if last < found.from {
        run!(line, REMOVE, id.0)?;
        return Ok(found);
    }
    let plan = MembershipPlan {
        team: found.team,
        part: found.part,
        counting: found.counting,
        from: found.from,
        to: Some(last),
    };
    let mut others = of_person(line, found.person).await?;
    others.retain(|m| m.id != id);
    check(&plan, &others)?;
    run!(line, SET_LAST_DAY, id.0, last.0)?;
    Ok(found)
}

pub(super) async fn of_person(
    line: &mut Line,
    person: PersonId,
) -> Result<Vec<Membership>, StoreError> {
    all!(line, Found, OF_PERSON, person.0)?
        .into_iter()
        .map(Found::read)
        .collect()
}

pub(super) async fn all(line: &mut Line) -> Result<Vec<Membership>, StoreError> {
    all!(line, Found, ALL)?
        .into_iter()
        .map(Found::read)
        .collect()
}

/// The memberships of everybody who ever counted in a team, by person.
pub(super) async fn of_people_of(
    line: &mut Line,
    team: TeamId,
) -> Result<BTreeMap<PersonId, Vec<Membership>>, StoreError> {
    let mut memberships: BTreeMap<PersonId, Vec<Membership>> = BTreeMap::new();
    for found in all!(line, Found, OF_PEOPLE_OF, team.0)? {
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
        return Err(Trouble::mistake("team", "wrong-team-twice").into());
    }
    if plan.counting && beside.any(|other| other.counting) {
        return Err(Trouble::mistake("counting", "wrong-counting-twice").into());
    }
    Ok(())
}
