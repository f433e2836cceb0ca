//! Working calendar: hours of the week, days off.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::calendar::{DayOff, WorkingHours};
use irori_core::domain::id::DayOffId;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Saves the working hours of all seven weekdays.
pub async fn save_hours(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let hours = WorkingHours::parse(&ctx.form)?;
    let people = &ctx.ports.people;
    let stored = people.working_hours(viewer).await?;
    ctx.check_seen(&stored.to_form(), &hours.to_form())?;
    people.save_working_hours(viewer, hours, ctx.now).await?;
    Ok(NextPage::go(addresses::HOURS.path(), "said-hours"))
}

/// Adds a stretch of days off.
pub async fn add_day_off(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let (from, to) = DayOff::parse(&ctx.form)?;
    let people = &ctx.ports.people;
    people.add_day_off(viewer, from, to, ctx.now).await?;
    Ok(NextPage::go(addresses::HOURS.path(), "said-day-off"))
}

/// Takes a stretch of days off back.
pub async fn remove_day_off(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", DayOffId::parse)?;
    let people = &ctx.ports.people;
    people.remove_day_off(viewer, id, ctx.now).await?;
    Ok(NextPage::go(
        addresses::HOURS.path(),
        "said-day-off-removed",
    ))
}
