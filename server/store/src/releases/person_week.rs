//! Weeks taken of people at closing, in the database. What is taken once stays as it is.
//!
//! They are taken of the weeks as they are rolled up, and read by closing alone.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow, Json};
use crate::db::row::{OfPerson, by_person};
use crate::entries::week_rollup;
use crate::org::calendar;
use irori_core::domain::day::Week;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::person_week::PersonWeek;
use irori_core::domain::week_rollup::WeekRollup;
use std::collections::{BTreeMap, BTreeSet};

sql! {
    LAST = "SELECT person_id, MAX(week) FROM person_week
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        GROUP BY person_id";
    TAKE = "INSERT INTO person_week (person_id, week, scheduled, connection_sum, connection_days, unplanned,
            home_to_work_days, intrusion_days, work_to_home_days, check_ins, they_tags, i_tags, clear, heard,
            talk_days, business_days, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    OF_TEAM = "SELECT person_id, week, scheduled, connection_sum, connection_days, unplanned,
            home_to_work_days, intrusion_days, work_to_home_days, check_ins, they_tags, i_tags, clear, heard,
            talk_days, business_days, detail
        FROM person_week
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND week <= $2
        ORDER BY person_id, week";
}

impl FromDbRow for PersonWeek {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            week: row.get("week")?,
            scheduled: row.get("scheduled")?,
            connection_sum: row.get("connection_sum")?,
            connection_days: row.get("connection_days")?,
            unplanned: row.get("unplanned")?,
            home_to_work_days: row.get("home_to_work_days")?,
            intrusion_days: row.get("intrusion_days")?,
            work_to_home_days: row.get("work_to_home_days")?,
            check_ins: row.get("check_ins")?,
            they_tags: row.get("they_tags")?,
            i_tags: row.get("i_tags")?,
            clear: row.get("clear")?,
            heard: row.get("heard")?,
            talk_days: row.get("talk_days")?,
            business_days: row.get("business_days")?,
            detail: row.get::<Json<_>>("detail")?.0,
        })
    }
}

/// The weeks taken of everybody who ever counted in a team, through `week`, oldest first.
pub(crate) async fn of_team(
    conn: &mut Conn,
    team: TeamId,
    week: Week,
) -> Result<BTreeMap<PersonId, Vec<PersonWeek>>, StoreError> {
    let found = fetch_all!(conn, OfPerson<PersonWeek>, OF_TEAM, team, week)?;
    Ok(by_person(found))
}

/// Takes what has not been taken of `people`, who count in `team`, from their first answer through
/// `week`, with the entries as they now stand.
pub(crate) async fn take(
    conn: &mut Conn,
    team: TeamId,
    people: &BTreeSet<PersonId>,
    week: Week,
) -> Result<(), StoreError> {
    let last = fetch_all!(conn, (PersonId, Week), LAST, team)?;
    let last: BTreeMap<PersonId, Week> = last.into_iter().collect();
    let starts = if people.iter().all(|person| last.contains_key(person)) {
        BTreeMap::new()
    } else {
        week_rollup::firsts_of_team(conn, team).await?
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
    let rollups = week_rollup::of_team(conn, team, *from, week).await?;
    let (from, to) = (from.monday(), week.monday().on(6));
    let calendars = calendar::of_people_of(conn, team, from, to).await?;
    for (person, first) in missing {
        let calendar = calendars.get(&person);
        let rollups = rollups.get(&person).map_or(&[][..], Vec::as_slice);
        let weeks = (0..).map(|n| first.on(n)).take_while(|next| *next <= week);
        for week in weeks {
            let scheduled = calendar.map_or(0, |calendar| calendar.working_days(week).len());
            let scheduled = scheduled as u32;
            let is_it = |rollup: &&WeekRollup| rollup.week == week;
            let taken = match rollups.iter().find(is_it) {
                Some(rollup) => PersonWeek::of(week, scheduled, &rollup.facts),
                None => PersonWeek::silent(week, scheduled),
            };
            keep(conn, person, &taken).await?;
        }
    }
    Ok(())
}

async fn keep(conn: &mut Conn, person: PersonId, taken: &PersonWeek) -> Result<(), StoreError> {
    let detail = serde_json::to_string(&taken.detail);
    execute!(
        conn,
        TAKE,
        person,
        taken.week,
        taken.scheduled,
        taken.connection_sum,
        taken.connection_days,
        taken.unplanned,
        taken.home_to_work_days,
        taken.intrusion_days,
        taken.work_to_home_days,
        taken.check_ins,
        taken.they_tags,
        taken.i_tags,
        taken.clear,
        taken.heard,
        taken.talk_days,
        taken.business_days,
        detail.map_err(|_| StoreError::Stored("person_week.detail"))?,
    )?;
    Ok(())
}
