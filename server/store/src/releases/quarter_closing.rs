//! Closing of quarters: gathers what a quarter depends on, lets it be closed in the pure rooms, and keeps
//! the Release. It closes once, however many servers try.

use crate::db::connection::{Conn, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::job::{self, Job};
use crate::org::{department, team};
use crate::releases::closing::{is_over_somewhere, usable};
use crate::releases::response_times::{self, TeamScope};
use crate::releases::{person_week, publishing_group, quarter_teams, release};
use crate::rules::{policy, thresholds};
use crate::signals::estimates;
use crate::store::Store;
use irori_core::domain::day::{Closes, Day};
use irori_core::domain::id::{DepartmentId, PersonId, TeamId};
use irori_core::domain::quarter::Quarter;
use irori_core::domain::team::Team;
use irori_core::privacy::quarter_closing::{
    DepartmentReviews, QuarterInputs, QuarterPerson, ResponseWaits, close_quarter,
};
use irori_core::signals::review_weeks::{ReviewRequest, waits};
use irori_ports::Now;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

sql! {
    /// Teams that have been published since before that day.
    PUBLISHED_SINCE = "SELECT id FROM team
        WHERE publishing = 'joined' AND (publishing_since IS NULL OR publishing_since < $1) ORDER BY id";
    FIRST_GROUP = "SELECT MIN(from_week) FROM publishing_group";
    HOMES = "SELECT m.person_id, m.team_id, m.from_day, m.to_day FROM membership m
        JOIN person p ON p.id = m.person_id
        WHERE m.counting = TRUE AND p.closed_at IS NULL
            AND m.from_day <= $2 AND (m.to_day IS NULL OR m.to_day >= $1)
        ORDER BY m.person_id, m.from_day";
}

impl Store {
    /// Whether there was one to close. It waits until every group has closed its weeks in it.
    pub(crate) async fn close_next_quarter(
        &self,
        now: Now,
        claimed: Now,
    ) -> Result<bool, StoreError> {
        let mut conn = self.db.read().await?;
        let Some(next) = next_quarter(&mut conn).await? else {
            return Ok(false);
        };
        let last = next.last_week();
        if !is_over_somewhere(last, now) {
            return Ok(false);
        }
        let mut due = None;
        let teams = publishing_group::all_teams(&mut conn).await?;
        for (group, _) in publishing_group::touching(&mut conn, next).await? {
            let teams = teams.get(&group).map_or(&[][..], Vec::as_slice);
            due = due.max(publishing_group::due(teams, last));
        }
        // Where no group is left there is still a quarter, of suppressed rows.
        let due = due.unwrap_or_else(|| last.closes_at(Closes::usually(chrono_tz::UTC)));
        let unclosed = publishing_group::unclosed(&mut conn).await?;
        drop(conn);
        if now < due || unclosed.iter().any(|(_, week)| *week <= last) {
            return Ok(false);
        }
        let job = Job {
            kind: "quarter",
            subject: Uuid::nil(),
            slot: due,
        };
        if !self.claim(job, claimed).await? {
            return Ok(false);
        }
        let inputs = self.quarter_inputs(next, due, now).await?;
        self.write(async move |conn| {
            if next_quarter(conn).await? != Some(next) {
                return Ok(false);
            }
            let (release, written) = close_quarter(&inputs);
            release::add_quarter(conn, &release, &written).await?;
            job::done(conn, job, now).await?;
            Ok(true)
        })
        .await
    }

    /// Everything a quarter depends on, gathered while others write: nothing of it changes any more,
    /// once each team's missing weeks are taken.
    async fn quarter_inputs(
        &self,
        quarter: Quarter,
        due: Now,
        now: Now,
    ) -> Result<QuarterInputs, StoreError> {
        let (first, last) = (
            quarter.first_week().monday(),
            quarter.last_week().monday().on(6),
        );
        let mut conn = self.db.read().await?;
        let terms = thresholds::all(&mut conn).await?.of_quarter(quarter);
        let published = fetch_all!(conn, TeamId, PUBLISHED_SINCE, first)?;
        let mut teams = team::all(&mut conn, last).await?;
        teams.retain(|team| published.contains(&team.id));
        let groups = publishing_group::touching(&mut conn, quarter).await?;
        let mut homes: BTreeMap<TeamId, DepartmentId> = teams
            .iter()
            .map(|team| (team.id, team.department))
            .collect();
        // Where a team stood when its group was made, it stands for as long as the group lasts; where it
        // was in two, the later counts.
        for (team, department) in groups.iter().flat_map(|(_, teams)| teams) {
            if let (Some(home), Some(department)) = (homes.get_mut(team), department) {
                *home = *department;
            }
        }
        let stayed = stayed(&mut conn, &homes, first, last).await?;
        drop(conn);
        let mut persons = Vec::new();
        let mut reviews: BTreeMap<DepartmentId, [Reviews; 2]> = BTreeMap::new();
        for team in &teams {
            let home = homes[&team.id];
            let counts = stayed.iter().filter(|(_, at)| **at == team.id);
            let people: BTreeSet<PersonId> = counts.map(|(person, _)| *person).collect();
            if !people.is_empty() {
                let (id, week, taking) = (team.id, quarter.last_week(), people.clone());
                self.write::<_, StoreError>(async move |conn| {
                    person_week::take(conn, id, &taking, week).await
                })
                .await?;
            }
            let mut conn = self.db.read().await?;
            let mut weeks = person_week::of_team(&mut conn, team.id, quarter.last_week()).await?;
            persons.extend(people.iter().map(|person| QuarterPerson {
                department: home,
                weeks: usable(weeks.remove(person), terms),
            }));
            let [this, before] = reviews.entry(home).or_default();
            this.add(&mut conn, team, quarter).await?;
            if terms.admit(quarter.before().first_week()) {
                before.add(&mut conn, team, quarter.before()).await?;
            }
        }
        let mut conn = self.db.read().await?;
        let groups = groups.into_iter();
        let groups = groups.map(|(_, teams)| teams.into_iter().map(|(team, _)| team).collect());
        Ok(QuarterInputs {
            quarter,
            due,
            closed: now,
            thresholds: terms.thresholds,
            history: estimates::in_force(&mut conn).await?,
            policy: policy::all(&mut conn).await?.at(quarter.last_week()),
            departments: department::all(&mut conn).await?,
            teams: quarter_teams::of_quarter(&mut conn, homes.keys().copied(), quarter, now)
                .await?,
            homes,
            groups: groups.collect(),
            persons,
            reviews: reviews
                .into_iter()
                .map(|(department, [this, before])| DepartmentReviews {
                    department,
                    this_quarter: this.waits(),
                    quarter_before: before.waits(),
                })
                .collect(),
            previous: release::last_quarter(&mut conn)
                .await?
                .map(|(_, digest)| digest),
        })
    }
}

/// The quarter after the one closed last, or the first in which there was a group.
async fn next_quarter(conn: &mut Conn) -> Result<Option<Quarter>, StoreError> {
    if let Some((last, _)) = release::last_quarter(conn).await? {
        return Ok(Some(last.next()));
    }
    Ok(fetch_optional!(conn, Option<Quarter>, FIRST_GROUP)?.flatten())
}

/// Who counted in teams of one department from the first to the last day, and in which team at the
/// end. Who was anywhere else for a day is left out: they would be a subtraction of one.
async fn stayed(
    conn: &mut Conn,
    homes: &BTreeMap<TeamId, DepartmentId>,
    first: Day,
    last: Day,
) -> Result<BTreeMap<PersonId, TeamId>, StoreError> {
    let mut of_person: BTreeMap<PersonId, Vec<(TeamId, Day, Option<Day>)>> = BTreeMap::new();
    for (person, team, from, to) in fetch_all!(conn, (_, _, _, _), HOMES, first, last)? {
        of_person.entry(person).or_default().push((team, from, to));
    }
    let stays = |held: &[(TeamId, Day, Option<Day>)]| {
        let mut covered = first;
        let mut department = None;
        for (team, from, to) in held {
            let here = homes.get(team)?;
            if *from > covered || department.is_some_and(|before| before != here) {
                return None;
            }
            department = Some(here);
            covered = to.map_or(last.on(1), |to| to.on(1));
        }
        let (team, ..) = held.last()?;
        (covered > last).then_some(*team)
    };
    let stayed = of_person.into_iter();
    Ok(stayed
        .filter_map(|(person, held)| Some((person, stays(&held)?)))
        .collect())
}

/// Waits of one department's pull requests in one quarter.
#[derive(Default)]
struct Reviews {
    authors: BTreeSet<PersonId>,
    waits: Vec<irori_core::signals::censored::WaitTime>,
}

impl Reviews {
    async fn add(
        &mut self,
        conn: &mut Conn,
        team: &Team,
        quarter: Quarter,
    ) -> Result<(), StoreError> {
        let of = TeamScope {
            team: team.id,
            zone: team.zone,
        };
        let (first, last) = (quarter.first_week(), quarter.last_week());
        let (asked, pieces, [from, until]) =
            response_times::asked_in(conn, of, first, last).await?;
        self.authors.extend(asked.iter().map(|(author, _)| *author));
        let asked: Vec<ReviewRequest> = asked.into_iter().map(|(_, asked)| asked).collect();
        self.waits.extend(waits(&asked, from, until, &pieces));
        Ok(())
    }

    fn waits(self) -> ResponseWaits {
        ResponseWaits {
            authors: u32::try_from(self.authors.len()).unwrap_or(u32::MAX),
            waits: self.waits,
        }
    }
}
