//! Everything that a person's states depend on, and the references that are due.

use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::entries::{chat, week_rollup};
use crate::org::calendar;
use crate::rules::policy;
use crate::signals::{acknowledgement, estimates, reference, work_time};
use irori_core::domain::day::Week;
use irori_core::domain::entry::StoredEntry;
use irori_core::domain::person::Viewer;
use irori_core::families::person::{Person, due};
use irori_core::families::{PersonalWeek, WorkDay, talk_partners};
use irori_ports::Now;

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
        frozen: reference::of_person(conn, me).await?,
        seen: acknowledgement::of_person(conn, me).await?,
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
        reference::add(conn, viewer.id, &frozen, now).await?;
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
