//! The port [`Signals`]: one's own weeks, references and words of having seen.

use super::db::Line;
use super::error::StoreError;
use super::{
    Store, acknowledgement, calendar, chat, parameters, person, person_reference, policy,
    week_rollup, work_time,
};
use app::domain::day::Week;
use app::domain::entry::{Entry, Kept};
use app::domain::person::Viewer;
use app::error::Trouble;
use app::families::person::{Person, Seen};
use app::families::usual::{due, rebased};
use app::families::{MySignal, PersonalWeek, WorkDay, talk_partners};
use app::ports::signals::Signals;
use app::ports::{Answer, Now};
use async_trait::async_trait;

#[async_trait]
impl Signals for Store {
    async fn person(&self, viewer: &Viewer, now: Now) -> Answer<Person> {
        Ok(person(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn acknowledge(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()> {
        let (me, week) = (viewer.id, viewer.last_complete(now));
        let seen = Seen { signal, week };
        Ok(self
            .write(move |line| Box::pin(acknowledgement::add(line, me, seen, now)))
            .await?)
    }

    async fn rebase(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(move |line| {
            Box::pin(async move {
                person::hold(line, viewer.id).await?;
                freeze_due(line, &viewer, now).await?;
                let all = self::person(line, &viewer, now).await?;
                let frozen = rebased(signal, &all.weeks, &all.estimates)
                    .ok_or_else(|| Trouble::mistake("form", "wrong-too-few-weeks"))?;
                person_reference::add(line, viewer.id, &frozen, now).await
            })
        })
        .await?;
        Ok(())
    }
}

/// Everything that the states of the viewer depend on, up to their last complete week.
pub(super) async fn person(
    line: &mut Line,
    viewer: &Viewer,
    now: Now,
) -> Result<Person, StoreError> {
    person_up_to(line, viewer, viewer.last_complete(now)).await
}

/// Everything that somebody's states depended on once the week `last` was their last complete one, by
/// what is known now.
pub(super) async fn person_up_to(
    line: &mut Line,
    viewer: &Viewer,
    last: Week,
) -> Result<Person, StoreError> {
    let me = viewer.id;
    let Some(first) = week_rollup::first(line, me).await? else {
        return Ok(Person::default());
    };
    let (from, to) = (first.monday(), last.monday().on(6));
    let rollups = week_rollup::of_person(line, me, first, last).await?;
    let off = calendar::days_off(line, me, from).await?;
    let holidays = match viewer.counting_team() {
        Some(team) => calendar::holidays(line, team, from, to).await?,
        None => Vec::new(),
    };
    let (zone, ends_at) = (viewer.profile.zone, viewer.profile.day_ends_at);
    let days = [last.monday().back(1), to];
    let events = work_time::of_person(line, me, zone, ends_at, days).await?;
    let weeks = PersonalWeek::history(rollups, last, &off, &holidays);
    let recent = last.back(talk_partners::WEEKS - 1).monday();
    let talks = chat::between(line, me, recent, to).await?;
    Ok(Person {
        frozen: person_reference::of_person(line, me).await?,
        seen: acknowledgement::of_person(line, me).await?,
        policies: policy::all(line).await?,
        estimates: parameters::in_force(line).await?,
        work_days: WorkDay::of(&events, zone, ends_at),
        partner_minutes: partner_minutes(&talks, &weeks),
        weeks,
    })
}

fn partner_minutes(talks: &[Kept], weeks: &[PersonalWeek]) -> Vec<f64> {
    let talks = talks.iter().filter_map(|kept| match &kept.entry {
        Entry::Chat(chat) => Some(chat),
        _ => None,
    });
    let checked_in = weeks.iter().flat_map(|week| &week.facts.days);
    let checked_in = checked_in.map(|day| day.day).collect();
    talk_partners::counted_minutes(&talks.collect::<Vec<_>>(), &checked_in)
}

/// Freezes what is due by now, before something that is over changes.
pub(super) async fn freeze_due(
    line: &mut Line,
    viewer: &Viewer,
    now: Now,
) -> Result<(), StoreError> {
    let person = person(line, viewer, now).await?;
    for frozen in due(&person.weeks, &person.frozen, &person.estimates) {
        person_reference::add(line, viewer.id, &frozen, now).await?;
    }
    Ok(())
}

/// Freezes what is due, if a week that is written to is complete.
pub(super) async fn freeze_before(
    line: &mut Line,
    viewer: &Viewer,
    week: Week,
    now: Now,
) -> Result<(), StoreError> {
    if week > viewer.last_complete(now) {
        return Ok(());
    }
    freeze_due(line, viewer, now).await
}
