//! Saving the two questions of the week.

use super::entry::save;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::calendar::WorkCalendar;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::Entry;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_pulse::{self, WeeklyPulse};
use irori_ports::Answer;

/// The viewer's working days from `since` on.
pub async fn calendar_since(ctx: &RequestContext, since: Day) -> Answer<WorkCalendar> {
    let viewer = ctx.viewer()?;
    let people = &ctx.ports.people;
    Ok(WorkCalendar {
        hours: people.working_hours(viewer).await?,
        off: people.days_off(viewer, since).await?,
        holidays: people.holidays(viewer, since, ctx.today()?.on(60)).await?,
    })
}

/// The weeks whose pulse the viewer can answer now.
pub fn open_weeks(ctx: &RequestContext, calendar: &WorkCalendar) -> Answer<Vec<Week>> {
    let viewer = ctx.viewer()?;
    Ok(weekly_pulse::open_weeks(
        calendar,
        ctx.today()?,
        ctx.now,
        |week| viewer.closing_of(week),
    ))
}

/// Saves the pulse of an open week; one that is there already is replaced.
pub async fn save_weekly_pulse(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let calendar = calendar_since(ctx, ctx.today()?.back(14)).await?;
    let pulse = WeeklyPulse::parse(&ctx.form, &open_weeks(ctx, &calendar)?)?;
    save(ctx, viewer, Entry::WeeklyPulse(pulse)).await?;
    Ok(ctx.back("said-pulse"))
}
