//! When one works: hours of the week, days off.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::calendar::{DayOff, WorkingHours};
use irori_core::domain::id::DayOffId;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Saves the working hours of all seven weekdays.
pub async fn save_hours(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let hours = WorkingHours::parse(&asked.form)?;
    let people = &asked.ports.people;
    people.save_working_hours(viewer, hours, asked.now).await?;
    Ok(NextPage::go(addresses::HOURS.path(), "said-hours"))
}

/// Adds a stretch of days off.
pub async fn add_day_off(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let (from, to) = DayOff::parse(&asked.form)?;
    let people = &asked.ports.people;
    people.add_day_off(viewer, from, to, asked.now).await?;
    Ok(NextPage::go(addresses::HOURS.path(), "said-day-off"))
}

/// Takes a stretch of days off back.
pub async fn remove_day_off(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = asked.id_in("id", DayOffId::parse)?;
    let people = &asked.ports.people;
    people.remove_day_off(viewer, id, asked.now).await?;
    Ok(NextPage::go(
        addresses::HOURS.path(),
        "said-day-off-removed",
    ))
}
