//! When one works: hours of the week, days off.

use crate::context::{Next, RequestContext};
use irori_core::domain::calendar::{DayOff, WorkingHours};
use irori_core::domain::id::DayOffId;
use irori_ports::error::AppError;

/// Saves the working hours of all seven weekdays.
pub async fn save_hours(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let hours = WorkingHours::parse(&asked.form)?;
    let people = &asked.ports.people;
    people.save_working_hours(viewer, hours, asked.now).await?;
    Ok(Next::go("/settings/hours", "said-hours"))
}

/// Adds a stretch of days off.
pub async fn add_day_off(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let (from, to) = DayOff::parse(&asked.form)?;
    let people = &asked.ports.people;
    people.add_day_off(viewer, from, to, asked.now).await?;
    Ok(Next::go("/settings/hours", "said-day-off"))
}

/// Takes a stretch of days off back.
pub async fn remove_day_off(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let id = asked
        .form
        .text("id")
        .and_then(|t| DayOffId::parse(t).ok())
        .ok_or(AppError::NotThere)?;
    let people = &asked.ports.people;
    people.remove_day_off(viewer, id, asked.now).await?;
    Ok(Next::go("/settings/hours", "said-day-off-removed"))
}
