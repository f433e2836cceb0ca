//! People's weeks rolled up, in the database: written anew in the transaction that writes an entry.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow, Json};
use crate::db::row::{OfPerson, by_person};
use crate::entries::entry;
use crate::org::{calendar, person};
use crate::store::Store;
use chrono::NaiveDate;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::week_rollup::{WeekFacts, WeekRollup, Workdays};
use irori_crypto::seal::Seal;
use std::collections::{BTreeMap, BTreeSet};

sql! {
    REPLACE = "UPDATE week_rollup SET facts = $3 WHERE person_id = $1 AND week = $2";
    ADD = "INSERT INTO week_rollup (person_id, week, workdays, facts) VALUES ($1, $2, $3, $4)";
    REMOVE = "DELETE FROM week_rollup WHERE person_id = $1 AND week = $2";
    SET_WORKDAYS = "UPDATE week_rollup SET workdays = $3 WHERE person_id = $1 AND week >= $2";
    OF_PERSON = "SELECT person_id, week, workdays, facts FROM week_rollup
        WHERE person_id = $1 AND week >= $2 AND week <= $3 ORDER BY week";
    OF_TEAM = "SELECT person_id, week, workdays, facts FROM week_rollup
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
            AND week >= $2 AND week <= $3
        ORDER BY person_id, week";
    FIRST = "SELECT MIN(week) FROM week_rollup WHERE person_id = $1";
    FIRST_ANSWERS = "SELECT person_id, MIN(week) FROM week_rollup
        WHERE person_id IN (SELECT person_id FROM membership WHERE team_id = $1 AND counting = TRUE)
        GROUP BY person_id";
    /// People with answers and without a single week rolled up: from before there were any.
    NEVER_ROLLED_UP = "SELECT id FROM person p
        WHERE NOT EXISTS (SELECT 1 FROM week_rollup w WHERE w.person_id = p.id)
            AND (EXISTS (SELECT 1 FROM check_in c WHERE c.person_id = p.id)
                OR EXISTS (SELECT 1 FROM weekly_pulse w WHERE w.person_id = p.id))
        ORDER BY id";
    WITH_ANSWERS = "SELECT id FROM person p
        WHERE EXISTS (SELECT 1 FROM check_in c WHERE c.person_id = p.id)
            OR EXISTS (SELECT 1 FROM weekly_pulse w WHERE w.person_id = p.id)
            OR EXISTS (SELECT 1 FROM week_rollup w WHERE w.person_id = p.id)
        ORDER BY id";
}

impl FromDbRow for WeekRollup {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            week: row.get("week")?,
            workdays: row.get("workdays")?,
            facts: row.get::<Json<_>>("facts")?.0,
        })
    }
}

impl Store {
    /// Rolls up the weeks of everybody of whom none was, and says how many people that were.
    pub async fn roll_up_missing(&self) -> Result<usize, StoreError> {
        let missing = fetch_all!(self.db.read().await?, PersonId, NEVER_ROLLED_UP)?;
        let people = missing.len();
        for person in missing {
            let seal = self.seal.clone();
            self.write::<_, StoreError>(async move |conn| {
                person::lock_row(conn, person).await?;
                roll_up_all(conn, &seal, person).await
            })
            .await?;
        }
        Ok(people)
    }
}

/// Rolls up one week from the entries as they now stand.
pub(crate) async fn roll_up(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    week: Week,
) -> Result<(), StoreError> {
    let (monday, sunday) = (week.monday(), week.monday().on(6));
    let entries = entries(conn, seal, person, monday, sunday).await?;
    keep(conn, person, week, &WeekFacts::of(week, &entries)).await
}

/// Rolls up every week in which there are entries.
async fn roll_up_all(conn: &mut Conn, seal: &Seal, person: PersonId) -> Result<(), StoreError> {
    for (week, facts) in afresh(conn, seal, person).await? {
        keep(conn, person, week, &facts).await?;
    }
    Ok(())
}

/// What every week of a person comes to, from their entries.
async fn afresh(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
) -> Result<BTreeMap<Week, WeekFacts>, StoreError> {
    let (first, last) = ever();
    let mut by_week: BTreeMap<Week, Vec<Entry>> = BTreeMap::new();
    for entry in entries(conn, seal, person, first, last).await? {
        by_week.entry(entry.day().week()).or_default().push(entry);
    }
    let weeks = by_week.into_iter();
    let facts = weeks.map(|(week, entries)| (week, WeekFacts::of(week, &entries)));
    Ok(facts.filter(|(_, facts)| !facts.is_empty()).collect())
}

/// All days that an entry can have, in dates that both databases know.
fn ever() -> (Day, Day) {
    let day = |year| Day(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default());
    (day(1999), day(2201))
}

async fn entries(
    conn: &mut Conn,
    seal: &Seal,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Entry>, StoreError> {
    let seal = seal.for_reckoning();
    let kept = entry::between(conn, &seal, person, from, to).await?;
    let kept = kept.into_iter().filter(|kept| !kept.is_unreadable());
    Ok(kept.map(|kept| kept.entry).collect())
}

async fn keep(
    conn: &mut Conn,
    person: PersonId,
    week: Week,
    facts: &WeekFacts,
) -> Result<(), StoreError> {
    if facts.is_empty() {
        execute!(conn, REMOVE, person, week)?;
        return Ok(());
    }
    let text = serde_json::to_string(facts).map_err(|_| StoreError::Stored("week_rollup"))?;
    if execute!(conn, REPLACE, person, week, &text)? == 0 {
        let workdays = Workdays::of(&calendar::working_hours(conn, person).await?);
        execute!(conn, ADD, person, week, workdays, text)?;
    }
    Ok(())
}

/// Says anew on which weekdays the person works, from a week on.
pub(crate) async fn set_workdays(
    conn: &mut Conn,
    person: PersonId,
    from: Week,
    workdays: Workdays,
) -> Result<(), StoreError> {
    execute!(conn, SET_WORKDAYS, person, from, workdays)?;
    Ok(())
}

/// The rolled-up weeks of a person, both ends included, oldest first; weeks without an answer are
/// not there.
pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
    from: Week,
    to: Week,
) -> Result<Vec<WeekRollup>, StoreError> {
    fetch_all!(conn, WeekRollup, OF_PERSON, person, from, to)
}

/// The rolled-up weeks of everybody who ever counted in a team, both ends included, oldest first.
pub(crate) async fn of_team(
    conn: &mut Conn,
    team: TeamId,
    from: Week,
    to: Week,
) -> Result<BTreeMap<PersonId, Vec<WeekRollup>>, StoreError> {
    Ok(by_person(fetch_all!(
        conn,
        OfPerson<_>,
        OF_TEAM,
        team,
        from,
        to
    )?))
}

/// The first week of which there is anything.
pub(crate) async fn first(conn: &mut Conn, person: PersonId) -> Result<Option<Week>, StoreError> {
    Ok(fetch_optional!(conn, Option<Week>, FIRST, person)?.flatten())
}

/// The first week of everybody who ever counted in a team.
pub(crate) async fn firsts_of_team(
    conn: &mut Conn,
    team: TeamId,
) -> Result<BTreeMap<PersonId, Week>, StoreError> {
    let firsts = fetch_all!(conn, (PersonId, Week), FIRST_ANSWERS, team)?;
    Ok(firsts.into_iter().collect())
}

/// Weeks whose rollup is not what the entries come to.
pub(crate) async fn differing(
    conn: &mut Conn,
    seal: &Seal,
) -> Result<Vec<(PersonId, Week)>, StoreError> {
    let mut differing = Vec::new();
    for person in fetch_all!(conn, PersonId, WITH_ANSWERS)? {
        let fresh = afresh(conn, seal, person).await?;
        let (first, last) = ever();
        let kept = fetch_all!(conn, WeekRollup, OF_PERSON, person, first, last)?;
        let kept: BTreeMap<Week, WeekFacts> = kept
            .into_iter()
            .map(|rollup| (rollup.week, rollup.facts))
            .collect();
        let weeks: BTreeSet<Week> = fresh.keys().chain(kept.keys()).copied().collect();
        let differs = weeks
            .into_iter()
            .filter(|week| fresh.get(week) != kept.get(week));
        differing.extend(differs.map(|week| (person, week)));
    }
    Ok(differing)
}
