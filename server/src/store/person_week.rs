//! Weeks taken of people at closing, in the database. What is taken once stays as it is.
//!
//! The one file besides those of [`app::ports::Entries`] that reads entries; it reads no text of them,
//! and what it takes is read by closing alone.

use super::calendar;
use super::db::{Line, all, run, sql};
use super::error::{StoreError, stored};
use app::domain::day::{Day, Week};
use app::domain::id::{PersonId, TeamId};
use app::domain::interruption::Direction;
use app::domain::person_week::{Answered, Interrupted, PersonWeek};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

sql! {
    LAST = "SELECT person_id, MAX(week) FROM person_week
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        GROUP BY person_id";
    FIRST_ANSWERS = "SELECT person_id, MIN(day) FROM check_in
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        GROUP BY person_id";
    CHECK_INS = "SELECT person_id, day, connection, none_home_to_work, none_work_to_home FROM check_in
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND day >= $2 AND day <= $3";
    INTERRUPTIONS = "SELECT person_id, day, direction, agreed, by_choice FROM interruption
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND day >= $2 AND day <= $3";
    TAKE = "INSERT INTO person_week (person_id, week, scheduled, connection_sum, connection_days, unplanned,
            home_to_work_days, intrusion_days, work_to_home_days)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_TEAM = "SELECT person_id, week, scheduled, connection_sum, connection_days, unplanned,
            home_to_work_days, intrusion_days, work_to_home_days
        FROM person_week
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND week <= $2
        ORDER BY person_id, week";
}

#[derive(sqlx::FromRow)]
struct Found {
    person_id: Uuid,
    week: NaiveDate,
    scheduled: i64,
    connection_sum: i64,
    connection_days: i64,
    unplanned: i64,
    home_to_work_days: i64,
    intrusion_days: i64,
    work_to_home_days: i64,
}

/// The weeks taken of everybody who ever counted in a team, through `week`, oldest first.
pub(super) async fn of_team(
    line: &mut Line,
    team: TeamId,
    week: Week,
) -> Result<BTreeMap<PersonId, Vec<PersonWeek>>, StoreError> {
    let count = |n: i64| u32::try_from(n).map_err(|_| StoreError::Stored("person_week"));
    let mut weeks: BTreeMap<PersonId, Vec<PersonWeek>> = BTreeMap::new();
    for found in all!(line, Found, OF_TEAM, team.0, week.monday().0)? {
        weeks
            .entry(PersonId(found.person_id))
            .or_default()
            .push(PersonWeek {
                week: Day(found.week).week(),
                scheduled: count(found.scheduled)?,
                connection_sum: count(found.connection_sum)?,
                connection_days: count(found.connection_days)?,
                unplanned: count(found.unplanned)?,
                home_to_work_days: count(found.home_to_work_days)?,
                intrusion_days: count(found.intrusion_days)?,
                work_to_home_days: count(found.work_to_home_days)?,
            });
    }
    Ok(weeks)
}

/// Takes what has not been taken of `people`, who count in `team`, from their first answer through
/// `week`, with the entries as they now stand.
pub(super) async fn take(
    line: &mut Line,
    team: TeamId,
    people: &BTreeSet<PersonId>,
    week: Week,
) -> Result<(), StoreError> {
    let last = dates(all!(line, (Uuid, NaiveDate), LAST, team.0)?);
    let starts = if people.iter().all(|person| last.contains_key(person)) {
        BTreeMap::new()
    } else {
        dates(all!(line, (Uuid, NaiveDate), FIRST_ANSWERS, team.0)?)
    };
    let next = |person: &PersonId| match (last.get(person), starts.get(person)) {
        (Some(last), _) => Some(last.on(1)),
        (None, first) => first.copied(),
    };
    let missing: BTreeMap<PersonId, Week> = people
        .iter()
        .filter_map(|person| Some((*person, next(person)?)))
        .filter(|(_, next)| *next <= week)
        .collect();
    let Some(from) = missing.values().min() else {
        return Ok(());
    };
    let (from, to) = (from.monday(), week.monday().on(6));
    let entries = Entries::read(line, team, from, to).await?;
    let calendars = calendar::of_people_of(line, team, from, to).await?;
    for (person, first) in missing {
        let calendar = calendars.get(&person);
        let weeks = (0..).map(|n| first.on(n)).take_while(|next| *next <= week);
        for week in weeks {
            let scheduled = calendar.map_or(0, |calendar| calendar.working_days(week).len());
            let taken = PersonWeek::of(
                week,
                scheduled as u32,
                entries.check_ins.get(&person).map_or(&[], Vec::as_slice),
                entries
                    .interruptions
                    .get(&person)
                    .map_or(&[], Vec::as_slice),
            );
            keep(line, person, &taken).await?;
        }
    }
    Ok(())
}

fn dates(found: Vec<(Uuid, NaiveDate)>) -> BTreeMap<PersonId, Week> {
    let weeks = found
        .into_iter()
        .map(|(id, day)| (PersonId(id), Day(day).week()));
    weeks.collect()
}

async fn keep(line: &mut Line, person: PersonId, taken: &PersonWeek) -> Result<(), StoreError> {
    run!(
        line,
        TAKE,
        person.0,
        taken.week.monday().0,
        i64::from(taken.scheduled),
        i64::from(taken.connection_sum),
        i64::from(taken.connection_days),
        i64::from(taken.unplanned),
        i64::from(taken.home_to_work_days),
        i64::from(taken.intrusion_days),
        i64::from(taken.work_to_home_days),
    )?;
    Ok(())
}

#[derive(Default)]
struct Entries {
    check_ins: BTreeMap<PersonId, Vec<Answered>>,
    interruptions: BTreeMap<PersonId, Vec<Interrupted>>,
}

impl Entries {
    async fn read(line: &mut Line, team: TeamId, from: Day, to: Day) -> Result<Self, StoreError> {
        type CheckIn = (Uuid, NaiveDate, Option<i64>, bool, bool);
        type Interruption = (Uuid, NaiveDate, String, Option<bool>, Option<bool>);
        let mut entries = Self::default();
        for (person, day, connection, none_home_to_work, none_work_to_home) in
            all!(line, CheckIn, CHECK_INS, team.0, from.0, to.0)?
        {
            let connection = connection.map(u32::try_from).transpose();
            let connection = connection.map_err(|_| StoreError::Stored("check_in.connection"))?;
            entries
                .check_ins
                .entry(PersonId(person))
                .or_default()
                .push(Answered {
                    day: Day(day),
                    connection,
                    none_home_to_work,
                    none_work_to_home,
                });
        }
        for (person, day, direction, agreed, by_choice) in
            all!(line, Interruption, INTERRUPTIONS, team.0, from.0, to.0)?
        {
            entries
                .interruptions
                .entry(PersonId(person))
                .or_default()
                .push(Interrupted {
                    day: Day(day),
                    direction: stored("interruption.direction", Direction::parse(&direction))?,
                    agreed,
                    by_choice,
                });
        }
        Ok(entries)
    }
}
