//! The port [`Signals`]: everything that a person's states depend on, their references, frozen, superseded and
//! never changed, and their words of having seen.
//!
//! Decided:
//!
//! - 2026-11-24: **References are frozen by the next write that could move them**, not by a job: a
//!   correction, an entry of a week that is over, a day off. Until then they are worked out at each
//!   reading, which gives the same. Because: two servers cannot differ about it, and nothing has to
//!   run.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::Json;
use crate::db::settings::{row_id, to_micros};
use crate::entries::{chat, week_rollup};
use crate::org::calendar;
use crate::org::person::lock_row;
use crate::rules::policy;
use crate::signals::{estimates, work_time};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::day::Week;
use irori_core::domain::entry::StoredEntry;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_core::families::chart::FrozenReference;
use irori_core::families::person::{Person, SeenSignal, due, rebased};
use irori_core::families::{MySignal, PersonalWeek, WorkDay, talk_partners};
use irori_ports::error::AppError;
use irori_ports::signals::Signals;
use irori_ports::{Answer, Now};

sql! {
    REFERENCES_OF = "SELECT content FROM person_reference WHERE person_id = $1 ORDER BY from_week, frozen_at, id";
    ADD_REFERENCE = "INSERT INTO person_reference (id, person_id, signal, from_week, content, frozen_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SEEN_OF = "SELECT signal, week FROM acknowledgement WHERE person_id = $1 ORDER BY week, signal";
    ADD_SEEN = "INSERT INTO acknowledgement (person_id, signal, week, acknowledged_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, signal, week) DO NOTHING";
}

#[async_trait]
impl Signals for Store {
    async fn person(&self, viewer: &Viewer, now: Now) -> Answer<Person> {
        Ok(person(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn acknowledge(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()> {
        let (me, week) = (viewer.id, viewer.last_complete(now));
        let seen = SeenSignal { signal, week };
        self.write(async move |conn| add_seen(conn, me, seen, now).await)
            .await
    }

    async fn rebase(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(async move |conn| {
            lock_row(conn, viewer.id).await?;
            freeze_due(conn, &viewer, now).await?;
            let all = person(conn, &viewer, now).await?;
            let frozen = rebased(signal, &all.weeks, &all.estimates)
                .ok_or_else(|| AppError::mistake("form", "wrong-too-few-weeks"))?;
            add_reference(conn, viewer.id, &frozen, now).await
        })
        .await
    }
}

/// Everything that the states of the viewer depend on, up to their last complete week.
pub(crate) async fn person(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Now,
) -> Result<Person, StoreError> {
    person_up_to(conn, viewer, viewer.last_complete(now)).await
}

/// Everything that somebody's states depended on once the week `last` was their last complete one, by
/// what is known now.
pub(crate) async fn person_up_to(
    conn: &mut Conn,
    viewer: &Viewer,
    last: Week,
) -> Result<Person, StoreError> {
    let me = viewer.id;
    let Some(first) = week_rollup::first(conn, me).await? else {
        return Ok(Person::default());
    };
    let (from, to) = (first.monday(), last.monday().on(6));
    let rollups = week_rollup::of_person(conn, me, first, last).await?;
    let off = calendar::days_off(conn, me, from).await?;
    let holidays = match viewer.counting_team() {
        Some(team) => calendar::holidays(conn, team, from, to).await?,
        None => Vec::new(),
    };
    let (zone, ends_at) = (viewer.profile.zone, viewer.profile.day_ends_at);
    let days = [last.monday().back(1), to];
    let events = work_time::of_person(conn, me, zone, ends_at, days).await?;
    let weeks = PersonalWeek::history(rollups, last, &off, &holidays);
    let recent = last.back(talk_partners::WEEKS - 1).monday();
    let talks = chat::between(conn, me, recent, to).await?;
    Ok(Person {
        frozen: references_of(conn, me).await?,
        seen: seen_of(conn, me).await?,
        policies: policy::all(conn).await?,
        estimates: estimates::in_force(conn).await?,
        work_days: WorkDay::of(&events, zone, ends_at),
        partner_minutes: partner_minutes(&talks, &weeks),
        weeks,
    })
}

fn partner_minutes(talks: &[StoredEntry], weeks: &[PersonalWeek]) -> Vec<f64> {
    let talks = talks.iter().filter_map(|kept| kept.entry.as_chat());
    let checked_in = weeks.iter().flat_map(|week| &week.facts.days);
    let checked_in = checked_in.map(|day| day.day).collect();
    talk_partners::counted_minutes(&talks.collect::<Vec<_>>(), &checked_in)
}

/// Freezes what is due by now, before something that is over changes.
pub(crate) async fn freeze_due(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Now,
) -> Result<(), StoreError> {
    let person = person(conn, viewer, now).await?;
    for frozen in due(&person.weeks, &person.frozen, &person.estimates) {
        add_reference(conn, viewer.id, &frozen, now).await?;
    }
    Ok(())
}

/// Freezes what is due, if a week that is written to is complete.
pub(crate) async fn freeze_before(
    conn: &mut Conn,
    viewer: &Viewer,
    week: Week,
    now: Now,
) -> Result<(), StoreError> {
    if week > viewer.last_complete(now) {
        return Ok(());
    }
    freeze_due(conn, viewer, now).await
}

/// Every reference of a person, oldest first.
async fn references_of(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<FrozenReference>, StoreError> {
    let found = fetch_all!(conn, Json<FrozenReference>, REFERENCES_OF, person)?.into_iter();
    Ok(found.map(|Json(frozen)| frozen).collect())
}

/// Keeps a reference for good.
async fn add_reference(
    conn: &mut Conn,
    person: PersonId,
    frozen: &FrozenReference,
    now: Now,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(frozen);
    let text = text.map_err(|_| StoreError::Stored("person_reference"))?;
    execute!(
        conn,
        ADD_REFERENCE,
        row_id(now),
        person,
        frozen.signal,
        frozen.from,
        text,
        to_micros(now)
    )?;
    Ok(())
}

/// "I have seen this", of a signal in a week.
async fn seen_of(conn: &mut Conn, person: PersonId) -> Result<Vec<SeenSignal>, StoreError> {
    let seen = fetch_all!(conn, (_, _), SEEN_OF, person)?.into_iter();
    Ok(seen
        .map(|(signal, week)| SeenSignal { signal, week })
        .collect())
}

async fn add_seen(
    conn: &mut Conn,
    person: PersonId,
    seen: SeenSignal,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD_SEEN,
        person,
        seen.signal,
        seen.week,
        to_micros(now)
    )?;
    Ok(())
}
