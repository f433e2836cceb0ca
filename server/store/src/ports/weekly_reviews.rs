//! The port [`WeeklyReviews`]: that a review was held is everybody's of the team and in the ledger; what
//! stands on a lead's desk is theirs alone.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::auth::admin::check_read;
use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::org::{person, team};
use crate::releases::team_week;
use crate::store::Store;
use crate::weekly_review::{guess, held, note};
use async_trait::async_trait;
use irori_core::agenda::guess::{Guess, closed_block};
use irori_core::domain::day::Week;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::person::Viewer;
use irori_core::domain::roster::{DateRange, MemberSpans, roster_changes};
use irori_core::domain::weekly_review::{HeldReview, LeadNote, RosterChange};
use irori_core::privacy::rights::Resource;
use irori_ports::error::AppError;
use irori_ports::weekly_reviews::{LeadDesk, WeeklyReviews};
use irori_ports::{Answer, Now};

sql! {
    BELONGING = "SELECT m.person_id, p.name, m.part, m.from_day, m.to_day FROM membership m
        JOIN person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND p.closed_at IS NULL ORDER BY m.person_id, m.from_day, m.id";
}

#[async_trait]
impl WeeklyReviews for Store {
    async fn last(&self, viewer: &Viewer, team: TeamId) -> Answer<Option<HeldReview>> {
        check_read(viewer, Resource::TeamWeek(team))?;
        Ok(held::last(&mut self.db.read().await?, team, None).await?)
    }

    async fn desk(&self, viewer: &Viewer, team: TeamId, week: Week, now: Now) -> Answer<LeadDesk> {
        check_read(viewer, Resource::Shared(team))?;
        let mut conn = self.db.read().await?;
        let (conn, me, seal, of) = (&mut conn, viewer.id, &self.seal_of(viewer), (team, week));
        Ok(LeadDesk {
            guesses: guess::of_lead(conn, me, team).await?,
            note: note::of_week(conn, seal, me, of).await?,
            earlier: note::earlier(conn, seal, me, of).await?,
            roster: roster(conn, team, week, now).await?,
            before: held::last(conn, team, Some(week)).await?,
            has_reviewed: held::has_held(conn, me).await?,
        })
    }

    async fn mark(&self, viewer: &Viewer, team: TeamId, week: Week, now: Now) -> Answer<()> {
        check_read(viewer, Resource::Shared(team))?;
        let me = viewer.id;
        self.write(async move |conn| mark(conn, me, team, week, now).await)
            .await
    }

    async fn guess(&self, viewer: &Viewer, guess: Guess, now: Now) -> Answer<()> {
        check_read(viewer, Resource::Shared(guess.team))?;
        let me = viewer.id;
        self.write(async move |conn| keep_guess(conn, me, guess, now).await)
            .await
    }

    async fn write(&self, viewer: &Viewer, note: LeadNote, now: Now) -> Answer<()> {
        check_read(viewer, Resource::Shared(note.team))?;
        let (me, seal) = (viewer.id, self.seal_of(viewer));
        // The store's own, not this port's.
        Store::write(self, async move |conn| {
            person::lock_row(conn, me).await?;
            note::write(conn, &seal, me, &note, now).await
        })
        .await
    }
}

/// Marks a week that is shown, and writes into the ledger that it was.
pub(crate) async fn mark(
    conn: &mut Conn,
    lead: PersonId,
    team: TeamId,
    week: Week,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, lead).await?;
    let shown = team_week::shown(conn, team, week, now).await?;
    let (_, release) = shown.ok_or(AppError::mistake("week", "wrong-week-not-closed"))?;
    if !held::add(conn, team, week, lead, now).await? {
        return Ok(());
    }
    let viewed = AuditEvent::Review {
        release,
        team,
        week,
    };
    log::add(conn, viewed, AuditActor::Change(lead), now).await
}

/// Keeps a guess at a block that ended with a week that is shown.
async fn keep_guess(
    conn: &mut Conn,
    lead: PersonId,
    guess: Guess,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, lead).await?;
    let shown = team_week::shown(conn, guess.team, guess.block, now).await?;
    let ends = |begins| closed_block(begins, guess.block) == Some(guess.block);
    if !shown.is_some_and(|(span, _)| ends(span.from)) {
        return Err(AppError::mistake("block", "wrong-week-not-closed").into());
    }
    guess::add(conn, lead, guess, now).await
}

async fn roster(
    conn: &mut Conn,
    team: TeamId,
    week: Week,
    now: Now,
) -> Result<Vec<RosterChange>, StoreError> {
    let today = team::today(conn, team, now).await?;
    let mut people: Vec<(PersonId, MemberSpans)> = Vec::new();
    for (id, name, part, from, to) in fetch_all!(conn, (_, _, _, _, _), BELONGING, team)? {
        let stretch = DateRange { part, from, to };
        match people.last_mut().filter(|(last, _)| *last == id) {
            Some((_, person)) => person.stretches.push(stretch),
            None => {
                let stretches = vec![stretch];
                people.push((id, MemberSpans { name, stretches }));
            }
        }
    }
    let people = people.into_iter().map(|(_, person)| person);
    Ok(roster_changes(people, week, today))
}
