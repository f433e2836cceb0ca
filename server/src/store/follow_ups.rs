//! The port [`FollowUps`]: agreed by the leads of a team, seen by everybody who belongs to it.

use super::db::Line;
use super::error::StoreError;
use super::follow_up::{Found, New};
use super::settings::{cut, row_id};
use super::{Store, follow_up, person, team};
use crate::seal::Seal;
use app::domain::day::Day;
use app::domain::follow_up::{FollowUp, FollowUpState, OPEN_MOST, Ticks};
use app::domain::form::{Form, Mistakes, Reader, Wrong};
use app::domain::id::{FollowUpId, Once, PersonId, TeamId};
use app::domain::person::Viewer;
use app::error::Trouble;
use app::ports::follow_ups::{FollowUps, TeamFollowUps};
use app::ports::{Answer, Now};
use app::privacy::rights::{Matter, may_read};
use async_trait::async_trait;
use std::collections::BTreeSet;

#[async_trait]
impl FollowUps for Store {
    async fn of_team(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<TeamFollowUps> {
        if !may_read(viewer, Matter::TeamWeek(team)) {
            return Err(Trouble::NotThere);
        }
        let mut line = self.db.read().await?;
        let people = match leads(viewer, team) {
            true => {
                let today = team::today(&mut line, team, now).await?;
                team::people(&mut line, team, today).await?
            }
            false => Vec::new(),
        };
        Ok(TeamFollowUps {
            open: follow_up::open(&mut line, &self.seal_of(viewer), team).await?,
            settled: follow_up::settled(&mut line, &self.seal_of(viewer), team, now).await?,
            counts: follow_up::counts(&mut line, team, now).await?,
            people,
        })
    }

    async fn add(
        &self,
        viewer: &Viewer,
        once: Once,
        team: TeamId,
        follow_up: FollowUp,
        now: Now,
    ) -> Answer<FollowUpId> {
        if !leads(viewer, team) {
            return Err(Trouble::NotThere);
        }
        let new = New {
            id: FollowUpId(row_id(cut(now))),
            team,
            author: viewer.id,
            once,
            made: now,
        };
        let seal = self.seal_of(viewer);
        Ok(self
            .write(move |line| Box::pin(async move { add(line, &seal, &new, &follow_up).await }))
            .await?)
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
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    let found = open_of_lead(line, &viewer, id).await?;
                    change(line, &seal, &found, seen, &follow_up, now).await
                })
            })
            .await?)
    }

    async fn tick(&self, viewer: &Viewer, ticks: Ticks, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        Ok(self
            .write(move |line| Box::pin(async move { tick(line, &viewer, &ticks, now).await }))
            .await?)
    }

    async fn give_up(
        &self,
        viewer: &Viewer,
        id: FollowUpId,
        reason: String,
        now: Now,
    ) -> Answer<()> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    let found = open_of_lead(line, &viewer, id).await?;
                    follow_up::give_up(line, &seal, &found, &reason, now).await
                })
            })
            .await?)
    }
}

fn leads(viewer: &Viewer, team: TeamId) -> bool {
    viewer.roles.leads.contains(&team)
}

/// Whether the viewer may tick it: a lead of its team, or who is to do it while they belong there.
fn may_tick(viewer: &Viewer, found: &Found) -> bool {
    let is_theirs = found.who() == Some(viewer.id);
    leads(viewer, found.team()) || is_theirs && may_read(viewer, Matter::TeamWeek(found.team()))
}

/// Adds a follow-up, unless this showing of the form has made one already.
pub(super) async fn add(
    line: &mut Line,
    seal: &Seal,
    new: &New,
    follow_up: &FollowUp,
) -> Result<FollowUpId, StoreError> {
    person::hold(line, new.author).await?;
    if let Some(made) = follow_up::made(line, new.author, new.once).await? {
        return Ok(made);
    }
    team::hold(line, new.team).await?;
    check(line, new.team, follow_up, None, new.made).await?;
    if follow_up::count_open(line, new.team).await? >= OPEN_MOST {
        return Err(too_many().into());
    }
    follow_up::add(line, seal, new, follow_up).await?;
    Ok(new.id)
}

fn too_many() -> Trouble {
    let wrong = Wrong::new("wrong-follow-ups-most").with("most", OPEN_MOST);
    Mistakes::one("form", wrong).into()
}

/// An open follow-up of a team that the viewer leads, held.
async fn open_of_lead(
    line: &mut Line,
    viewer: &Viewer,
    id: FollowUpId,
) -> Result<Found, StoreError> {
    let found = follow_up::hold(line, id).await?;
    if !leads(viewer, found.team()) {
        return Err(Trouble::NotThere.into());
    }
    match found.is_open() {
        true => Ok(found),
        false => Err(Trouble::mistake("form", "wrong-follow-up-settled").into()),
    }
}

async fn change(
    line: &mut Line,
    seal: &Seal,
    found: &Found,
    seen: u32,
    to: &FollowUp,
    now: Now,
) -> Result<(), StoreError> {
    if found.says(seal, to) {
        return Ok(());
    }
    if !found.has_version(seen) {
        return Err(Trouble::mistake("version", "wrong-follow-up-changed").into());
    }
    let before = (found.who(), found.until());
    check(line, found.team(), to, Some(before), now).await?;
    follow_up::change(line, seal, found, to).await
}

/// Whether who and until when may be agreed on; what was so `before` may stay.
async fn check(
    line: &mut Line,
    team: TeamId,
    follow_up: &FollowUp,
    before: Option<(Option<PersonId>, Day)>,
    now: Now,
) -> Result<(), StoreError> {
    let today = team::today(line, team, now).await?;
    let form = Form::default();
    let mut read = Reader::new(&form);
    let is_as_before = before.is_some_and(|(who, _)| who == Some(follow_up.who));
    let people = team::people(line, team, today).await?;
    if !is_as_before && people.iter().all(|person| person.id != follow_up.who) {
        read.mistake("who", Wrong::new("wrong-not-in-team"));
    }
    if let Err(mistakes) = follow_up.check_day(today, before.map(|(_, until)| until)) {
        for mistake in mistakes.iter() {
            read.mistake(&mistake.field, mistake.wrong.clone());
        }
    }
    Ok(read.finish(Some(())).map_err(Trouble::from)?)
}

/// All of it or nothing. Teams are held before their follow-ups, and these in the order of their ids,
/// so that nobody waits for each other.
async fn tick(line: &mut Line, viewer: &Viewer, ticks: &Ticks, now: Now) -> Result<(), StoreError> {
    let mut teams = BTreeSet::new();
    for id in &ticks.open {
        teams.insert(follow_up::team_of(line, *id).await?);
    }
    for team in &teams {
        team::hold(line, *team).await?;
    }
    let done = ticks.done.iter().map(|id| (*id, FollowUpState::Done));
    let open = ticks.open.iter().map(|id| (*id, FollowUpState::Open));
    let mut all: Vec<_> = done.chain(open).collect();
    all.sort_by_key(|(id, _)| *id);
    for (id, state) in all {
        if !may_tick(viewer, &follow_up::hold(line, id).await?) {
            return Err(Trouble::NotThere.into());
        }
        match state {
            FollowUpState::Done => follow_up::tick(line, id, now).await?,
            FollowUpState::Open | FollowUpState::Dropped => follow_up::open_again(line, id).await?,
        }
    }
    for team in teams {
        if follow_up::count_open(line, team).await? > OPEN_MOST {
            return Err(too_many().into());
        }
    }
    Ok(())
}
