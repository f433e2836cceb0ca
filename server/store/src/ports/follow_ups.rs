//! The port [`FollowUps`]: agreed by the leads of a team, seen by everybody who belongs to it.

use crate::auth::admin::check_read;
use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::db::settings::{row_id, to_micros};
use crate::org::{person, team};
use crate::store::Store;
use crate::weekly_review::follow_up::{self, FollowUpRow, NewFollowUp};
use async_trait::async_trait;
use irori_core::domain::day::Day;
use irori_core::domain::follow_up::{FollowUp, FollowUpState, OPEN_MOST, Ticks};
use irori_core::domain::form::{FieldError, Form, FormReader, ValidationErrors};
use irori_core::domain::id::{FollowUpId, IdempotencyKey, PersonId, TeamId};
use irori_core::domain::person::Viewer;
use irori_core::privacy::rights::{Resource, may_read};
use irori_crypto::seal::Seal;
use irori_ports::error::AppError;
use irori_ports::follow_ups::{FollowUps, TeamFollowUps};
use irori_ports::{Answer, Now};
use std::collections::BTreeSet;

#[async_trait]
impl FollowUps for Store {
    async fn of_team(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<TeamFollowUps> {
        check_read(viewer, Resource::TeamWeek(team))?;
        let mut conn = self.db.read().await?;
        let people = match leads(viewer, team) {
            true => {
                let today = team::today(&mut conn, team, now).await?;
                team::people(&mut conn, team, today).await?
            }
            false => Vec::new(),
        };
        Ok(TeamFollowUps {
            open: follow_up::open(&mut conn, &self.seal_of(viewer), team).await?,
            settled: follow_up::settled(&mut conn, &self.seal_of(viewer), team, now).await?,
            counts: follow_up::counts(&mut conn, team, now).await?,
            people,
        })
    }

    async fn add(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        team: TeamId,
        follow_up: FollowUp,
        now: Now,
    ) -> Answer<FollowUpId> {
        if !leads(viewer, team) {
            return Err(AppError::NotThere);
        }
        let new = NewFollowUp {
            id: FollowUpId(row_id(to_micros(now))),
            team,
            author: viewer.id,
            key,
            made: now,
        };
        let seal = self.seal_of(viewer);
        self.write(async move |conn| add(conn, &seal, &new, &follow_up).await)
            .await
    }

    async fn change(
        &self,
        viewer: &Viewer,
        id: FollowUpId,
        seen: u32,
        follow_up: FollowUp,
        now: Now,
    ) -> Answer<()> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        self.write(async move |conn| {
            let found = open_of_lead(conn, &viewer, id).await?;
            change(conn, &seal, &found, seen, &follow_up, now).await
        })
        .await
    }

    async fn tick(&self, viewer: &Viewer, ticks: Ticks, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(async move |conn| tick(conn, &viewer, &ticks, now).await)
            .await
    }

    async fn give_up(
        &self,
        viewer: &Viewer,
        id: FollowUpId,
        reason: String,
        now: Now,
    ) -> Answer<()> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        self.write(async move |conn| {
            let found = open_of_lead(conn, &viewer, id).await?;
            follow_up::give_up(conn, &seal, &found, &reason, now).await
        })
        .await
    }
}

fn leads(viewer: &Viewer, team: TeamId) -> bool {
    viewer.roles.leads.contains(&team)
}

/// Whether the viewer may tick it: a lead of its team, or who is to do it while they belong there.
fn may_tick(viewer: &Viewer, found: &FollowUpRow) -> bool {
    let is_theirs = found.who_id == Some(viewer.id);
    leads(viewer, found.team_id) || is_theirs && may_read(viewer, Resource::TeamWeek(found.team_id))
}

/// Adds a follow-up, unless this showing of the form has made one already.
pub(crate) async fn add(
    conn: &mut Conn,
    seal: &Seal,
    new: &NewFollowUp,
    follow_up: &FollowUp,
) -> Result<FollowUpId, StoreError> {
    person::lock_row(conn, new.author).await?;
    if let Some(made) = follow_up::made(conn, new.author, new.key).await? {
        return Ok(made);
    }
    team::lock_row(conn, new.team).await?;
    check(conn, new.team, follow_up, None, new.made).await?;
    if follow_up::count_open(conn, new.team).await? >= OPEN_MOST {
        return Err(too_many().into());
    }
    follow_up::add(conn, seal, new, follow_up).await?;
    Ok(new.id)
}

fn too_many() -> AppError {
    let wrong = FieldError::new("wrong-follow-ups-most").with("most", OPEN_MOST);
    ValidationErrors::one("form", wrong).into()
}

/// An open follow-up of a team that the viewer leads, held.
async fn open_of_lead(
    conn: &mut Conn,
    viewer: &Viewer,
    id: FollowUpId,
) -> Result<FollowUpRow, StoreError> {
    let found = follow_up::lock_row(conn, id).await?;
    if !leads(viewer, found.team_id) {
        return Err(AppError::NotThere.into());
    }
    match found.state {
        FollowUpState::Open => Ok(found),
        FollowUpState::Done | FollowUpState::Dropped => {
            Err(AppError::mistake("form", "wrong-follow-up-settled").into())
        }
    }
}

async fn change(
    conn: &mut Conn,
    seal: &Seal,
    found: &FollowUpRow,
    seen: u32,
    to: &FollowUp,
    now: Now,
) -> Result<(), StoreError> {
    if found.says(seal, to) {
        return Ok(());
    }
    if found.version != seen {
        return Err(AppError::mistake("version", "wrong-follow-up-changed").into());
    }
    let before = (found.who_id, found.until_day);
    check(conn, found.team_id, to, Some(before), now).await?;
    follow_up::change(conn, seal, found, to).await
}

/// Whether who and until when may be agreed on; what was so `before` may stay.
async fn check(
    conn: &mut Conn,
    team: TeamId,
    follow_up: &FollowUp,
    before: Option<(Option<PersonId>, Day)>,
    now: Now,
) -> Result<(), StoreError> {
    let today = team::today(conn, team, now).await?;
    let form = Form::default();
    let mut read = FormReader::new(&form);
    let is_as_before = before.is_some_and(|(who, _)| who == Some(follow_up.who));
    let people = team::people(conn, team, today).await?;
    if !is_as_before && people.iter().all(|person| person.id != follow_up.who) {
        read.mistake("who", FieldError::new("wrong-not-in-team"));
    }
    if let Err(mistakes) = follow_up.check_day(today, before.map(|(_, until)| until)) {
        for mistake in mistakes.iter() {
            read.mistake(&mistake.field, mistake.wrong.clone());
        }
    }
    Ok(read.finish(Some(())).map_err(AppError::from)?)
}

/// All of it or nothing. Teams are held before their follow-ups, and these in the order of their ids,
/// so that nobody waits for each other.
async fn tick(conn: &mut Conn, viewer: &Viewer, ticks: &Ticks, now: Now) -> Result<(), StoreError> {
    let mut teams = BTreeSet::new();
    for id in &ticks.open {
        teams.insert(follow_up::team_of(conn, *id).await?);
    }
    for team in &teams {
        team::lock_row(conn, *team).await?;
    }
    let done = ticks.done.iter().map(|id| (*id, FollowUpState::Done));
    let open = ticks.open.iter().map(|id| (*id, FollowUpState::Open));
    let mut all: Vec<_> = done.chain(open).collect();
    all.sort_by_key(|(id, _)| *id);
    for (id, state) in all {
        if !may_tick(viewer, &follow_up::lock_row(conn, id).await?) {
            return Err(AppError::NotThere.into());
        }
        match state {
            FollowUpState::Done => follow_up::tick(conn, id, now).await?,
            FollowUpState::Open | FollowUpState::Dropped => follow_up::open_again(conn, id).await?,
        }
    }
    for team in teams {
        if follow_up::count_open(conn, team).await? > OPEN_MOST {
            return Err(too_many().into());
        }
    }
    Ok(())
}
