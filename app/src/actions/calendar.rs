//! When one works: hours of the week, days off.

use crate::context::{Asked, Next};
use crate::domain::calendar::{DayOff, WorkingHours};
use crate::domain::id::DayOffId;
use crate::error::Trouble;
use leptos::prelude::*;

/// Saves the working hours of all seven weekdays.
#[server(endpoint = "calendar/hours", prefix = "/do")]
pub async fn save_hours() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let hours = WorkingHours::parse(&asked.form)?;
    let people = &asked.house.people;
    people.save_working_hours(viewer, hours, asked.now).await?;
    Ok(Next::go("/settings/hours", "said-hours"))
}

/// Adds a stretch of days off.
#[server(endpoint = "calendar/add-day-off", prefix = "/do")]
pub async fn add_day_off() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let (from, to) = DayOff::parse(&asked.form)?;
    let people = &asked.house.people;
    people.add_day_off(viewer, from, to, asked.now).await?;
    Ok(Next::go("/settings/hours", "said-day-off"))
}

/// Takes a stretch of days off back.
#[server(endpoint = "calendar/remove-day-off", prefix = "/do")]
pub async fn remove_day_off() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = asked
        .form
        .text("id")
        .and_then(|t| DayOffId::parse(t).ok())
        .ok_or(Trouble::NotThere)?;
    let people = &asked.house.people;
    people.remove_day_off(viewer, id, asked.now).await?;
    Ok(Next::go("/settings/hours", "said-day-off-removed"))
}
