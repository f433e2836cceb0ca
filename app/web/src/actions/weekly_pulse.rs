//! Saving the two questions of the week.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::calendar::WorkCalendar;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::Entry;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_pulse::{self, WeeklyPulse};
use irori_ports::Answer;

/// The viewer's working days from `since` on.
pub async fn calendar_since(asked: &RequestContext, since: Day) -> Answer<WorkCalendar> {
    let viewer = asked.viewer()?;
    let people = &asked.ports.people;
    Ok(WorkCalendar {
        hours: people.working_hours(viewer).await?,
        off: people.days_off(viewer, since).await?,
        holidays: people
            .holidays(viewer, since, asked.today()?.on(60))
            .await?,
    })
}

/// The weeks whose pulse the viewer can answer now.
pub fn open_weeks(asked: &RequestContext, calendar: &WorkCalendar) -> Answer<Vec<Week>> {
    let viewer = asked.viewer()?;
    Ok(weekly_pulse::open_weeks(
        calendar,
        asked.today()?,
        asked.now,
        |week| viewer.closing_of(week),
    ))
}

/// Saves the pulse of an open week; one that is there already is replaced.
pub async fn save_weekly_pulse(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let calendar = calendar_since(asked, asked.today()?.back(14)).await?;
    let pulse = WeeklyPulse::parse(&asked.form, &open_weeks(asked, &calendar)?)?;
    let (entries, once) = (&asked.ports.entries, asked.idempotency_key()?);
    let pulse = Entry::WeeklyPulse(pulse);
    entries.add(viewer, once, pulse, asked.now).await?;
    Ok(asked.back("said-pulse"))
}
