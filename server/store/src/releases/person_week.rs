//! Weeks taken of people at closing, in the database. What is taken once stays as it is.
//!
//! They are taken of the weeks as they are rolled up, and read by closing alone.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::entries::week_rollup;
use crate::org::calendar;
use chrono::NaiveDate;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::person_week::PersonWeek;
use irori_core::domain::week_rollup::WeekRollup;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

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
    check_ins: i64,
    they_tags: i64,
    i_tags: i64,
    clear: Option<i64>,
    heard: Option<i64>,
    talk_days: i64,
    business_days: i64,
    detail: String,
}

impl Found {
    fn read(self) -> Result<(PersonId, PersonWeek), StoreError> {
        let broken = || StoreError::Stored("person_week");
        let count = |n: i64| u32::try_from(n).map_err(|_| broken());
        let week = PersonWeek {
            week: Day(self.week).week(),
            scheduled: count(self.scheduled)?,
            connection_sum: count(self.connection_sum)?,
            connection_days: count(self.connection_days)?,
            unplanned: count(self.unplanned)?,
            home_to_work_days: count(self.home_to_work_days)?,
            intrusion_days: count(self.intrusion_days)?,
            work_to_home_days: count(self.work_to_home_days)?,
            check_ins: count(self.check_ins)?,
            they_tags: count(self.they_tags)?,
            i_tags: count(self.i_tags)?,
            clear: self.clear.map(count).transpose()?,
            heard: self.heard.map(count).transpose()?,
            talk_days: count(self.talk_days)?,
            business_days: count(self.business_days)?,
            detail: serde_json::from_str(&self.detail).map_err(|_| broken())?,
        };
        Ok((PersonId(self.person_id), week))
    }
}

/// The weeks taken of everybody who ever counted in a team, through `week`, oldest first.
pub(crate) async fn of_team(
    conn: &mut Conn,
    team: TeamId,
    week: Week,
) -> Result<BTreeMap<PersonId, Vec<PersonWeek>>, StoreError> {
    let mut weeks: BTreeMap<PersonId, Vec<PersonWeek>> = BTreeMap::new();
    for found in fetch_all!(conn, Found, OF_TEAM, team.0, week.monday().0)? {
        let (person, week) = found.read()?;
        weeks.entry(person).or_default().push(week);
    }
    Ok(weeks)
}

/// Takes what has not been taken of `people`, who count in `team`, from their first answer through
/// `week`, with the entries as they now stand.
pub(crate) async fn take(
    conn: &mut Conn,
    team: TeamId,
    people: &BTreeSet<PersonId>,
    week: Week,
) -> Result<(), StoreError> {
    let last = dates(fetch_all!(conn, (Uuid, NaiveDate), LAST, team.0)?);
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

fn dates(found: Vec<(Uuid, NaiveDate)>) -> BTreeMap<PersonId, Week> {
    let weeks = found
        .into_iter()
        .map(|(id, day)| (PersonId(id), Day(day).week()));
    weeks.collect()
}

async fn keep(conn: &mut Conn, person: PersonId, taken: &PersonWeek) -> Result<(), StoreError> {
    let detail = serde_json::to_string(&taken.detail);
    execute!(
        conn,
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
        i64::from(taken.check_ins),
        i64::from(taken.they_tags),
        i64::from(taken.i_tags),
        taken.clear.map(i64::from),
        taken.heard.map(i64::from),
        i64::from(taken.talk_days),
        i64::from(taken.business_days),
        detail.map_err(|_| StoreError::Stored("person_week.detail"))?,
    )?;
    Ok(())
}
