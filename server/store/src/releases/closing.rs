//! Closing: gathers what a week depends on, lets it be closed in the pure rooms, and keeps the Release,
//! all in one transaction. Each closes once, however many servers try. Quarters follow their weeks.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::job::{self, Job};
use crate::releases::publishing_group::{self, GroupSpan, GroupTeam};
use crate::releases::{person_week, release, review_inputs};
use crate::rules::{policy, thresholds};
use crate::sharing::consent;
use crate::signals::estimates;
use crate::store::Store;
use chrono::{NaiveTime, TimeDelta};
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::{PersonId, Seat, TeamId};
use irori_core::domain::person_week::PersonWeek;
use irori_core::privacy::closing::{GroupMember, WeekInputs, close_week};
use irori_core::privacy::release::is_late;
use irori_core::privacy::thresholds::Terms;
use irori_ports::Now;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

sql! {
    /// With the day on which they last ceased to lead one of the group's teams, if they ever did.
    MEMBERS = "SELECT m.person_id, m.team_id, m.from_day,
            (SELECT MAX(l.to_day) FROM membership l JOIN publishing_group_team lt ON lt.team_id = l.team_id
                WHERE lt.group_id = $1 AND l.person_id = m.person_id AND l.part = 'lead' AND l.to_day < $2)
        FROM membership m
        JOIN publishing_group_team t ON t.team_id = m.team_id
        JOIN team u ON u.id = t.team_id
        JOIN person p ON p.id = m.person_id
        WHERE t.group_id = $1 AND m.counting = TRUE AND p.closed_at IS NULL
            AND u.publishing = 'joined' AND (u.publishing_since IS NULL OR u.publishing_since < $2)
            AND m.from_day <= $2 AND (m.to_day IS NULL OR m.to_day >= $3)
            AND NOT EXISTS (SELECT 1 FROM membership l JOIN publishing_group_team lt ON lt.team_id = l.team_id
                WHERE lt.group_id = $1 AND l.person_id = m.person_id AND l.part = 'lead'
                    AND l.from_day <= $3 AND (l.to_day IS NULL OR l.to_day >= $2))
        ORDER BY m.person_id";
    SEATS = "SELECT person_id, seat FROM seat WHERE group_id = $1";
    ADD_SEAT = "INSERT INTO seat (seat, group_id, person_id) VALUES ($1, $2, $3)";
}

/// What was closed in one go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closings {
    pub weeks: u32,
    pub quarters: u32,
    /// What could not be closed now and is tried again.
    pub failed: u32,
}

impl Store {
    /// Closes every week that is due and not closed, group by group, each group's earliest first, and
    /// then every quarter, with the entries as they now stand. What fails is logged, and what depends
    /// on it waits.
    pub async fn close_due(&self, now: Now) -> Result<Closings, StoreError> {
        let started = Instant::now();
        self.make_groups(now).await?;
        let mut done = Closings::default();
        let mut conn = self.db.read().await?;
        let mut unclosed = publishing_group::unclosed(&mut conn).await?;
        unclosed.retain(|(_, week)| is_over_somewhere(*week, now));
        let mut teams = BTreeMap::new();
        if !unclosed.is_empty() {
            teams = publishing_group::all_teams(&mut conn).await?;
        }
        drop(conn);
        for (span, first) in unclosed {
            let teams: Arc<[GroupTeam]> = teams.remove(&span.id).unwrap_or_default().into();
            let mut week = first;
            while week <= span.until
                && let Some(due) = publishing_group::due(&teams, week).filter(|due| *due <= now)
            {
                let closing = WeekClosing {
                    span,
                    week,
                    due,
                    now,
                    claimed: now + passed_since(started),
                };
                match self.close_week_of(closing, teams.clone()).await {
                    Ok(true) => done.weeks += 1,
                    Ok(false) => break,
                    Err(error) => {
                        tracing::error!(%error, group = %span.id, %week, "a week could not be closed");
                        done.failed += 1;
                        break;
                    }
                }
                week = week.on(1);
            }
        }
        loop {
            let claimed = now + passed_since(started);
            match self.close_next_quarter(now, claimed).await {
                Ok(true) => done.quarters += 1,
                Ok(false) => return Ok(done),
                Err(error) => {
                    tracing::error!(%error, "a quarter could not be closed");
                    done.failed += 1;
                    return Ok(done);
                }
            }
        }
    }

    /// How many groups have a week that was due an hour ago and has not closed.
    pub async fn overdue(&self, now: Now) -> Result<usize, StoreError> {
        let mut conn = self.db.read().await?;
        let teams = publishing_group::all_teams(&mut conn).await?;
        let unclosed = publishing_group::unclosed(&mut conn).await?;
        let is_late = |(span, week): &&(GroupSpan, Week)| {
            let teams = teams.get(&span.id).map_or(&[][..], Vec::as_slice);
            publishing_group::due(teams, *week).is_some_and(|due| is_late(due, now))
        };
        Ok(unclosed.iter().filter(is_late).count())
    }

    /// Gives up what this process has claimed and not done, so that others need not wait.
    pub async fn release_jobs(&self) -> Result<(), StoreError> {
        let holder = self.holder;
        self.write(async move |conn| job::release(conn, holder).await)
            .await
    }

    pub(crate) async fn claim(&self, job: Job, now: Now) -> Result<bool, StoreError> {
        let holder = self.holder;
        self.write(async move |conn| job::claim(conn, job, holder, now).await)
            .await
    }

    /// Whether this call closed it; another server may have, or has claimed it.
    async fn close_week_of(
        &self,
        closing: WeekClosing,
        teams: Arc<[GroupTeam]>,
    ) -> Result<bool, StoreError> {
        let job = Job {
            kind: "week",
            subject: closing.span.id.0,
            slot: closing.due,
        };
        if !self.claim(job, closing.claimed).await? {
            return Ok(false);
        }
        let random_id = self.settings.random_id.clone();
        let estimated = estimates::estimated_at(&mut self.db.read().await?, closing.week).await?;
        self.write(async move |conn| {
            publishing_group::lock_row(conn, closing.span.id).await?;
            let last = release::last_week(conn, closing.span.id).await?;
            let next = last
                .as_ref()
                .map_or(closing.span.from, |(week, _)| week.on(1));
            if next != closing.week {
                return Ok(false);
            }
            let before = last.map(|(_, before)| before);
            let carried = before.as_ref().map(|before| &before.state);
            let policy = policy::all(conn).await?.at(closing.week);
            let history = estimates::in_force_with(conn, closing.week, estimated).await?;
            let terms = thresholds::all(conn).await?.of_week(closing.week);
            let reviews_of = review_inputs::ClosingScope {
                group: closing.span.id,
                begins: closing.span.from,
                week: closing.week,
                pace: policy.review_pace,
                terms,
            };
            let inputs = WeekInputs {
                group: closing.span.id,
                teams: teams.iter().map(|team| team.id).collect(),
                week: closing.week,
                begins: closing.span.from,
                due: closing.due,
                closed: closing.now,
                thresholds: terms.thresholds,
                history,
                policy,
                reviews: review_inputs::of_teams(conn, reviews_of, &teams, carried).await?,
                members: members(conn, closing, &teams, terms, &*random_id).await?,
                before,
            };
            release::add_week(conn, closing.span.id, &close_week(inputs)).await?;
            job::done(conn, job, closing.now).await?;
            Ok(true)
        })
        .await
    }
}

/// Whether the Sunday of a week is over anywhere: before, nothing can be due.
pub(crate) fn is_over_somewhere(week: Week, now: Now) -> bool {
    let monday = week.on(1).monday().0.and_time(NaiveTime::MIN).and_utc();
    monday - TimeDelta::hours(14) <= now
}

fn passed_since(started: Instant) -> TimeDelta {
    TimeDelta::from_std(started.elapsed()).unwrap_or_default()
}

#[derive(Clone, Copy)]
struct WeekClosing {
    span: GroupSpan,
    week: Week,
    due: Now,
    now: Now,
    /// When the claim begins: a long catching up takes its time.
    claimed: Now,
}

/// Who belonged to the group all week and leads none of its teams, each with the weeks of theirs that
/// may be used and what they share by name.
async fn members(
    conn: &mut Conn,
    closing: WeekClosing,
    teams: &[GroupTeam],
    terms: Terms,
    random_id: &(dyn Fn() -> Uuid + Send + Sync),
) -> Result<Vec<GroupMember>, StoreError> {
    let (group, week) = (closing.span.id, closing.week);
    let mut shares = consent::sharers(conn, group, week, closing.due).await?;
    let (first, last) = (week.monday(), week.monday().on(6));
    let mut people: BTreeMap<TeamId, BTreeSet<PersonId>> = BTreeMap::new();
    let mut since: BTreeMap<PersonId, Week> = BTreeMap::new();
    type Row = (PersonId, TeamId, Day, Option<Day>);
    for (person, team, from, led) in fetch_all!(conn, Row, MEMBERS, group, first, last)? {
        people.entry(team).or_default().insert(person);
        // The first whole week: the one that begins on the day or after it.
        let from = led.map_or(from, |led| from.max(led.on(1)));
        since.insert(person, from.on(6).week());
    }
    let seats = fetch_all!(conn, (PersonId, Seat), SEATS, group)?;
    let mut seats: BTreeMap<PersonId, Seat> = seats.into_iter().collect();
    let mut members = Vec::new();
    for team in teams {
        let Some(people) = people.get(&team.id) else {
            continue;
        };
        person_week::take(conn, team.id, people, week).await?;
        let mut weeks = person_week::of_team(conn, team.id, week).await?;
        for person in people {
            let seat = match seats.get(person) {
                Some(seat) => *seat,
                None => {
                    let seat = Seat(random_id());
                    execute!(conn, ADD_SEAT, seat, group, *person)?;
                    seats.insert(*person, seat);
                    seat
                }
            };
            members.push(GroupMember {
                seat,
                since: since.get(person).copied().unwrap_or(week),
                shares: shares.remove(person).unwrap_or_default(),
                weeks: usable(weeks.remove(person), terms),
            });
        }
    }
    Ok(members)
}

/// What was taken of a person in weeks that may be used.
pub(crate) fn usable(weeks: Option<Vec<PersonWeek>>, terms: Terms) -> Vec<PersonWeek> {
    let mut weeks = weeks.unwrap_or_default();
    weeks.retain(|taken| terms.admit(taken.week));
    weeks
}
