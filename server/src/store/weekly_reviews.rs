//! The port [`WeeklyReviews`]: that a review was held is everybody's of the team and in the ledger; what
//! stands on a lead's desk is theirs alone.

use super::db::{Line, all, sql};
use super::error::{StoreError, stored};
use super::view::{self, Viewed, ViewedBy};
use super::{Store, guess, lead_note, person, releases, team, weekly_review};
use app::agenda::guess::{Guess, closed_block};
use app::domain::day::{Day, Week};
use app::domain::id::{PersonId, TeamId};
use app::domain::membership::Part;
use app::domain::person::Viewer;
use app::domain::roster::{Belonging, Stretch, roster_changes};
use app::domain::weekly_review::{HeldReview, LeadNote, RosterChange};
use app::error::Trouble;
use app::ports::weekly_reviews::{Desk, WeeklyReviews};
use app::ports::{Answer, Now};
use app::privacy::rights::{Matter, may_read};
use async_trait::async_trait;
use chrono::NaiveDate;
use uuid::Uuid;

sql! {
    BELONGING = "SELECT m.person_id, p.name, m.part, m.from_day, m.to_day FROM membership m
        JOIN person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND p.closed_at IS NULL ORDER BY m.person_id, m.from_day, m.id";
}

#[async_trait]
impl WeeklyReviews for Store {
    async fn last(&self, viewer: &Viewer, team: TeamId) -> Answer<Option<HeldReview>> {
        if !may_read(viewer, Matter::TeamWeek(team)) {
            return Err(Trouble::NotThere);
        }
        Ok(weekly_review::last(&mut self.db.read().await?, team, None).await?)
    }

    async fn desk(&self, viewer: &Viewer, team: TeamId, week: Week, now: Now) -> Answer<Desk> {
        check_lead(viewer, team)?;
        let mut line = self.db.read().await?;
        let (line, me, seal, of) = (&mut line, viewer.id, &self.seal_of(viewer), (team, week));
        Ok(Desk {
            guesses: guess::of_lead(line, me, team).await?,
            note: lead_note::of_week(line, seal, me, of).await?,
            earlier: lead_note::earlier(line, seal, me, of).await?,
            roster: roster(line, team, week, now).await?,
            before: weekly_review::last(line, team, Some(week)).await?,
            has_reviewed: weekly_review::has_held(line, me).await?,
        })
    }

    async fn mark(&self, viewer: &Viewer, team: TeamId, week: Week, now: Now) -> Answer<()> {
        check_lead(viewer, team)?;
        let me = viewer.id;
        Ok(self
            .write(move |line| Box::pin(mark(line, me, team, week, now)))
            .await?)
    }

    async fn guess(&self, viewer: &Viewer, guess: Guess, now: Now) -> Answer<()> {
        check_lead(viewer, guess.team)?;
        let me = viewer.id;
        Ok(self
            .write(move |line| Box::pin(keep_guess(line, me, guess, now)))
            .await?)
    }

    async fn write(&self, viewer: &Viewer, note: LeadNote, now: Now) -> Answer<()> {
        check_lead(viewer, note.team)?;
        let (me, seal) = (viewer.id, self.seal_of(viewer));
        // The store's own, not this port's.
        Ok(Store::write(self, move |line| {
            Box::pin(async move {
                person::hold(line, me).await?;
                lead_note::write(line, &seal, me, &note, now).await
            })
        })
        .await?)
    }
}

fn check_lead(viewer: &Viewer, team: TeamId) -> Answer<()> {
    match may_read(viewer, Matter::Shared(team)) {
        true => Ok(()),
        false => Err(Trouble::NotThere),
    }
}

/// Marks a week that is shown, and writes into the ledger that it was.
pub(super) async fn mark(
    line: &mut Line,
    lead: PersonId,
    team: TeamId,
    week: Week,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(line, lead).await?;
    let shown = releases::shown(line, team, week, now).await?;
    let (_, release) = shown.ok_or(Trouble::mistake("week", "wrong-week-not-closed"))?;
    if !weekly_review::add(line, team, week, lead, now).await? {
        return Ok(());
    }
    let viewed = Viewed::Review {
        release,
        team,
        week,
    };
    view::add(line, viewed, ViewedBy::Change(lead), now).await
}

/// Keeps a guess at a block that ended with a week that is shown.
async fn keep_guess(
    line: &mut Line,
    lead: PersonId,
    guess: Guess,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(line, lead).await?;
    let shown = releases::shown(line, guess.team, guess.block, now).await?;
    let ends = |begins| closed_block(begins, guess.block) == Some(guess.block);
    if !shown.is_some_and(|(span, _)| ends(span.from)) {
        return Err(Trouble::mistake("block", "wrong-week-not-closed").into());
    }
    guess::add(line, lead, guess, now).await
}

async fn roster(
    line: &mut Line,
    team: TeamId,
    week: Week,
    now: Now,
) -> Result<Vec<RosterChange>, StoreError> {
    type Found = (Uuid, String, String, NaiveDate, Option<NaiveDate>);
    let today = team::today(line, team, now).await?;
    let mut people: Vec<(Uuid, Belonging)> = Vec::new();
    for (id, name, part, from, to) in all!(line, Found, BELONGING, team.0)? {
        let stretch = Stretch {
            part: stored("membership.part", Part::parse(&part))?,
            from: Day(from),
            to: to.map(Day),
        };
        match people.last_mut().filter(|(last, _)| *last == id) {
            Some((_, person)) => person.stretches.push(stretch),
            None => {
                let stretches = vec![stretch];
                people.push((id, Belonging { name, stretches }));
            }
        }
    }
    let people = people.into_iter().map(|(_, person)| person);
    Ok(roster_changes(people, week, today))
}
