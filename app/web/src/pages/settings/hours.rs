//! Working hours of the week, days off, and the public holidays of one's team.

use super::nav::settings_subnav;
use crate::addresses;
use crate::components::conflict::version_of;
use crate::components::{ActionForm, FieldKind, card, entries, field, notice, page_head};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use chrono::Datelike;
use irori_core::domain::calendar::{DayOff, Holiday, WEEKDAYS, WorkingHours, field_of};
use irori_core::domain::day::{BACK_FILL_DAYS, Day};
use irori_ports::Answer;
use leptos::prelude::*;

/// How far ahead public holidays are shown.
const AHEAD_DAYS: u64 = 60;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let today = ctx.today()?;
    let people = &ctx.ports.people;
    let hours = people.working_hours(viewer).await?;
    let off = people.days_off(viewer, today.back(BACK_FILL_DAYS)).await?;
    let holidays = people.holidays(viewer, today, today.on(AHEAD_DAYS)).await?;
    let words = ctx.words;
    Ok(html! {
        {page_head(None, t!(words, "hours-title"), Some(t!(words, "hours-lead")))}
        {settings_subnav(words, addresses::HOURS.path())}
        <div class="columns">
            <div class="stack">{week(&ctx, &hours)}</div>
            <aside class="stack">
                {days_off(&ctx, &off, today)}
                {public_holidays(words, &holidays, today)}
            </aside>
        </div>
    })
}

fn week(ctx: &RequestContext, hours: &WorkingHours) -> AnyView {
    let stored = hours.to_form();
    let act = ActionForm::failed_or(ctx, "calendar/hours", 0, FormState::of(stored.clone()));
    let days = WEEKDAYS.map(|weekday| {
        let field = field_of(weekday);
        field::line(
            &act,
            field,
            &format!("weekday-{field}"),
            None,
            FieldKind::Text,
        )
    });
    let fields = view! {
        {version_of(&act, &stored, stored.version(), None)}
        <h2>{t!(act, "hours-week")}</h2>
        <p class="soft">{t!(act, "hours-week-hint")}</p>
        {days.into_iter().collect::<Vec<_>>()}
        {act.submit_button("hours-save")}
    };
    act.form("sheet", fields)
}

fn days_off(ctx: &RequestContext, off: &[DayOff], today: Day) -> AnyView {
    let failed = notice::failed(ctx, &["calendar/remove-day-off"]);
    let lines: Vec<_> = off
        .iter()
        .map(|day_off| day_off_line(ctx, day_off, today))
        .collect();
    let list = entries(lines, t!(ctx, "days-off-none"));
    let act = ActionForm::failed_or_empty(ctx, "calendar/add-day-off", 1);
    let fields = view! {
        <h3>{t!(act, "days-off-add")}</h3>
        <div class="field-row">
            {field::line(&act, "from", "days-off-from", None, FieldKind::Date)}
            {field::line(&act, "to", "days-off-to", Some("days-off-to-hint"), FieldKind::Date)}
        </div>
        {act.quiet_button("days-off-press")}
    };
    card(
        t!(ctx, "days-off"),
        (failed, list, act.form("stack", fields)),
    )
}

fn day_off_line(ctx: &RequestContext, day_off: &DayOff, today: Day) -> AnyView {
    let words = ctx.words;
    let days = if day_off.from == day_off.to {
        day_in_year(words, day_off.from, today)
    } else {
        let (from, to) = (
            day_in_year(words, day_off.from, today),
            day_in_year(words, day_off.to, today),
        );
        t!(words, "days-off-range", from, to)
    };
    let label = t!(words, "days-off-remove-label", days = days.clone());
    let act = ActionForm::blank(ctx, "calendar/remove-day-off", 2);
    let fields = view! {
        {act.hidden("id", day_off.id)}
        <button class="link-button" type="submit" aria-label=label>{t!(act, "days-off-remove")}</button>
    };
    html! { <li class="entry"><span>{days}</span>{act.form("row", fields)}</li> }
}

fn public_holidays(words: Locale, holidays: &[Holiday], today: Day) -> AnyView {
    let lines: Vec<_> = holidays
        .iter()
        .map(|holiday| {
            let day = day_in_year(words, holiday.day, today);
            view! { <li class="entry"><span class="entry__kind">{day}</span><span>{holiday.name.clone()}</span></li> }
        })
        .collect();
    let list = entries(lines, t!(words, "holidays-none", days = AHEAD_DAYS));
    let body = view! {
        {list}
        <p class="small soft">{t!(words, "holidays-about")}</p>
    };
    card(t!(words, "holidays"), body)
}

/// A day in words, with its year where that is not this one.
fn day_in_year(words: Locale, day: Day, today: Day) -> String {
    match day.0.year() == today.0.year() {
        true => words.long_day(day),
        false => words.long_day_in_year(day),
    }
}
