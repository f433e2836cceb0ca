//! Closing: gathers what a week or a quarter depends on, lets it be closed in the pure rooms, and
//! keeps the Release, all in one transaction. Each closes once, however many servers try.

use super::db::{Line, all, one, run, sql};
use super::error::StoreError;
use super::job::{self, Job};
use super::publishing_group::{self, GroupTeam, Span};
use super::review_week::{self, Of};
use super::reviewed;
use super::{
    Store, consent, department, parameters, person_week, policy, release, team, thresholds,
};
use app::domain::day::{Closes, Day, Week};
use app::domain::id::{DepartmentId, PersonId, Seat, TeamId};
use app::domain::person_week::PersonWeek;
use app::domain::quarter::Quarter;
use app::domain::team::Team;
use app::ports::Now;
use app::privacy::closing::{GroupMember, WeekInputs, close_week};
use app::privacy::quarter_closing::{
    DepartmentReviews, QuarterInputs, QuarterPerson, Waits, close_quarter,
};
use app::privacy::release::is_late;
use app::privacy::thresholds::Terms;
use app::signals::review_weeks::{Asked, waits};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
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
        let mut line = self.db.read().await?;
        let mut unclosed = publishing_group::unclosed(&mut line).await?;
        unclosed.retain(|(_, week)| is_over_somewhere(*week, now));
        let mut teams = BTreeMap::new();
        if !unclosed.is_empty() {
            teams = publishing_group::all_teams(&mut line).await?;
        }
        drop(line);
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
        let mut line = self.db.read().await?;
        let teams = publishing_group::all_teams(&mut line).await?;
        let unclosed = publishing_group::unclosed(&mut line).await?;
        let is_late = |(span, week): &&(Span, Week)| {
            let teams = teams.get(&span.id).map_or(&[][..], Vec::as_slice);
            publishing_group::due(teams, *week).is_some_and(|due| is_late(due, now))
        };
        Ok(unclosed.iter().filter(is_late).count())
    }

    /// Gives up what this process has claimed and not done, so that others need not wait.
    pub async fn release_jobs(&self) -> Result<(), StoreError> {
        let holder = self.holder;
        self.write(move |line| Box::pin(job::release(line, holder)))
            .await
    }

    pub(super) async fn claim(&self, job: Job, now: Now) -> Result<bool, StoreError> {
        let holder = self.holder;
        self.write(move |line| Box::pin(job::claim(line, job, holder, now)))
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
        let draw = self.settings.draw.clone();
        let estimated = parameters::estimated_at(&mut self.db.read().await?, closing.week).await?;
        self.write(move |line| {
            Box::pin(async move {
                publishing_group::hold(line, closing.span.id).await?;
                let last = release::last_week(line, closing.span.id).await?;
                let next = last
                    .as_ref()
                    .map_or(closing.span.from, |(week, _)| week.on(1));
                if next != closing.week {
                    return Ok(false);
                }
                let before = last.map(|(_, before)| before);
                let carried = before.as_ref().map(|before| &before.state);
                let policy = policy::all(line).await?.at(closing.week);
                let history = parameters::in_force_with(line, closing.week, estimated).await?;
                let terms = thresholds::all(line).await?.of_week(closing.week);
                let reviews_of = reviewed::Closing {
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
                    reviews: reviewed::of_teams(line, reviews_of, &teams, carried).await?,
                    members: members(line, closing, &teams, terms, &*draw).await?,
                    before,
                };
                release::add_week(line, closing.span.id, &close_week(inputs)).await?;
                job::done(line, job, closing.now).await?;
                Ok(true)
            })
        })
        .await
    }

    /// Whether there was one to close. It waits until every group has closed its weeks in it.
    async fn close_next_quarter(&self, now: Now, claimed: Now) -> Result<bool, StoreError> {
        let mut line = self.db.read().await?;
        let Some(next) = next_quarter(&mut line).await? else {
            return Ok(false);
        };
        let last = next.last_week();
        if !is_over_somewhere(last, now) {
            return Ok(false);
        }
        let mut due = None;
        let teams = publishing_group::all_teams(&mut line).await?;
        for (group, _) in publishing_group::touching(&mut line, next).await? {
            let teams = teams.get(&group).map_or(&[][..], Vec::as_slice);
            due = due.max(publishing_group::due(teams, last));
        }
        // Where no group is left there is still a quarter, of suppressed rows.
        let due = due.unwrap_or_else(|| last.closes_at(Closes::usually(chrono_tz::UTC)));
        let unclosed = publishing_group::unclosed(&mut line).await?;
        drop(line);
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
        self.write(move |line| {
            Box::pin(async move {
                if next_quarter(line).await? != Some(next) {
                    return Ok(false);
                }
                let (release, written) = close_quarter(&inputs);
                release::add_quarter(line, &release, &written).await?;
                job::done(line, job, now).await?;
                Ok(true)
            })
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
        let mut line = self.db.read().await?;
        let terms = thresholds::all(&mut line).await?.of_quarter(quarter);
        let published = all!(line, (Uuid,), PUBLISHED_SINCE, first.0)?;
        let published: BTreeSet<Uuid> = published.into_iter().map(|(id,)| id).collect();
        let mut teams = team::all(&mut line, last).await?;
        teams.retain(|team| published.contains(&team.id.0));
        let groups = publishing_group::touching(&mut line, quarter).await?;
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
        let stayed = stayed(&mut line, &homes, first, last).await?;
        drop(line);
        let mut persons = Vec::new();
        let mut reviews: BTreeMap<DepartmentId, [Reviews; 2]> = BTreeMap::new();
        for team in &teams {
            let home = homes[&team.id];
            let counts = stayed.iter().filter(|(_, at)| **at == team.id);
            let people: BTreeSet<PersonId> = counts.map(|(person, _)| *person).collect();
            if !people.is_empty() {
                let (id, week, taking) = (team.id, quarter.last_week(), people.clone());
                self.write(move |line| {
                    Box::pin(async move { person_week::take(line, id, &taking, week).await })
                })
                .await?;
            }
            let mut line = self.db.read().await?;
            let mut weeks = person_week::of_team(&mut line, team.id, quarter.last_week()).await?;
            persons.extend(people.iter().map(|person| QuarterPerson {
                department: home,
                weeks: usable(weeks.remove(person), terms),
            }));
            let [this, before] = reviews.entry(home).or_default();
            this.add(&mut line, team, quarter).await?;
            if terms.admit(quarter.before().first_week()) {
                before.add(&mut line, team, quarter.before()).await?;
            }
        }
        let mut line = self.db.read().await?;
        let groups = groups.into_iter();
        let groups = groups.map(|(_, teams)| teams.into_iter().map(|(team, _)| team).collect());
        Ok(QuarterInputs {
            quarter,
            due,
            closed: now,
            thresholds: terms.thresholds,
            history: parameters::in_force(&mut line).await?,
            policy: policy::all(&mut line).await?.at(quarter.last_week()),
            departments: department::all(&mut line).await?,
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
            previous: release::last_quarter(&mut line)
                .await?
                .map(|(_, digest)| digest),
        })
    }
}

/// Whether the Sunday of a week is over anywhere: before, nothing can be due.
fn is_over_somewhere(week: Week, now: Now) -> bool {
    let monday = week.on(1).monday().0.and_time(NaiveTime::MIN).and_utc();
    monday - TimeDelta::hours(14) <= now
}

fn passed_since(started: Instant) -> TimeDelta {
    TimeDelta::from_std(started.elapsed()).unwrap_or_default()
}

#[derive(Clone, Copy)]
struct WeekClosing {
    span: Span,
    week: Week,
    due: Now,
    now: Now,
    /// When the claim begins: a long catching up takes its time.
    claimed: Now,
}

/// Who belonged to the group all week and leads none of its teams, each with the weeks of theirs that
/// may be used and what they share by name.
async fn members(
    line: &mut Line,
    closing: WeekClosing,
    teams: &[GroupTeam],
    terms: Terms,
    draw: &(dyn Fn() -> Uuid + Send + Sync),
) -> Result<Vec<GroupMember>, StoreError> {
    let (group, week) = (closing.span.id, closing.week);
    let mut shares = consent::sharers(line, group, week, closing.due).await?;
    let (first, last) = (week.monday().0, week.monday().on(6).0);
    let mut people: BTreeMap<TeamId, BTreeSet<PersonId>> = BTreeMap::new();
    let mut since: BTreeMap<PersonId, Week> = BTreeMap::new();
    type Found = (Uuid, Uuid, NaiveDate, Option<NaiveDate>);
    for (person, team, from, led) in all!(line, Found, MEMBERS, group.0, first, last)? {
        let person = PersonId(person);
        people.entry(TeamId(team)).or_default().insert(person);
        // The first whole week: the one that begins on the day or after it.
        let from = led.map_or(Day(from), |led| Day(from).max(Day(led).on(1)));
        since.insert(person, from.on(6).week());
    }
    let seats = all!(line, (Uuid, Uuid), SEATS, group.0)?;
    let mut seats: BTreeMap<PersonId, Seat> = seats
        .into_iter()
        .map(|(person, seat)| (PersonId(person), Seat(seat)))
        .collect();
    let mut members = Vec::new();
    for team in teams {
        let Some(people) = people.get(&team.id) else {
            continue;
        };
        person_week::take(line, team.id, people, week).await?;
        let mut weeks = person_week::of_team(line, team.id, week).await?;
        for person in people {
            let seat = match seats.get(person) {
                Some(seat) => *seat,
                None => {
                    let seat = Seat(draw());
                    run!(line, ADD_SEAT, seat.0, group.0, person.0)?;
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
fn usable(weeks: Option<Vec<PersonWeek>>, terms: Terms) -> Vec<PersonWeek> {
    let mut weeks = weeks.unwrap_or_default();
    weeks.retain(|taken| terms.admit(taken.week));
    weeks
}

/// The quarter after the one closed last, or the first in which there was a group.
async fn next_quarter(line: &mut Line) -> Result<Option<Quarter>, StoreError> {
    if let Some((last, _)) = release::last_quarter(line).await? {
        return Ok(Some(last.next()));
    }
    let first = one!(line, (Option<NaiveDate>,), FIRST_GROUP)?.and_then(|(first,)| first);
    Ok(first.map(|first| Quarter::of(Day(first).week())))
}

/// Who counted in teams of one department from the first to the last day, and in which team at the
/// end. Who was anywhere else for a day is left out: they would be a subtraction of one.
async fn stayed(
    line: &mut Line,
    homes: &BTreeMap<TeamId, DepartmentId>,
    first: Day,
    last: Day,
) -> Result<BTreeMap<PersonId, TeamId>, StoreError> {
    type Found = (Uuid, Uuid, NaiveDate, Option<NaiveDate>);
    let mut of_person: BTreeMap<PersonId, Vec<(TeamId, Day, Option<Day>)>> = BTreeMap::new();
    for (person, team, from, to) in all!(line, Found, HOMES, first.0, last.0)? {
        let held = (TeamId(team), Day(from), to.map(Day));
        of_person.entry(PersonId(person)).or_default().push(held);
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
    waits: Vec<app::signals::censored::Waited>,
}

impl Reviews {
    async fn add(
        &mut self,
        line: &mut Line,
        team: &Team,
        quarter: Quarter,
    ) -> Result<(), StoreError> {
        let of = Of {
            team: team.id,
            zone: team.zone,
        };
        let (first, last) = (quarter.first_week(), quarter.last_week());
        let (asked, pieces, [from, until]) = review_week::asked_in(line, of, first, last).await?;
        self.authors.extend(asked.iter().map(|(author, _)| *author));
        let asked: Vec<Asked> = asked.into_iter().map(|(_, asked)| asked).collect();
        self.waits.extend(waits(&asked, from, until, &pieces));
        Ok(())
    }

    fn waits(self) -> Waits {
        Waits {
            authors: u32::try_from(self.authors.len()).unwrap_or(u32::MAX),
            waits: self.waits,
        }
    }
}
