//! Saving the two questions of the week.

use super::check_in::once;
use crate::context::{Asked, Next, own_path};
use crate::domain::calendar::WorkCalendar;
use crate::domain::day::{Day, Week};
use crate::domain::entry::Entry;
use crate::domain::weekly_pulse::{self, WeeklyPulse};
use crate::error::Trouble;
use crate::ports::Answer;
use leptos::prelude::*;

/// The viewer's working days from `since` on.
pub async fn calendar_since(asked: &Asked, since: Day) -> Answer<WorkCalendar> {
    let viewer = asked.viewer()?;
    let people = &asked.house.people;
    Ok(WorkCalendar {
        hours: people.working_hours(viewer).await?,
        off: people.days_off(viewer, since).await?,
        holidays: people
            .holidays(viewer, since, asked.today()?.on(60))
            .await?,
    })
}

/// The weeks whose pulse the viewer can answer now.
pub fn open_weeks(asked: &Asked, calendar: &WorkCalendar) -> Answer<Vec<Week>> {
    let viewer = asked.viewer()?;
    Ok(weekly_pulse::open_weeks(
        calendar,
        asked.today()?,
        asked.now,
        |week| viewer.closing_of(week),
    ))
}

/// Saves the pulse of an open week; one that is there already is replaced.
#[server(endpoint = "weekly-pulse", prefix = "/do")]
pub async fn save_weekly_pulse() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let calendar = calendar_since(&asked, asked.today()?.back(14)).await?;
    let pulse = WeeklyPulse::parse(&asked.form, &open_weeks(&asked, &calendar)?)?;
    asked
        .house
        .entries
        .add(viewer, once(&asked)?, Entry::WeeklyPulse(pulse), asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-pulse"))
}
