//! Working hours of the week, days off, and the public holidays of one's team.

use super::nav::settings_subnav;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::notice;
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext};
use crate::pages::asking;
use crate::words::Words;
use chrono::Datelike;
use irori_core::domain::calendar::{DayOff, Holiday, WEEKDAYS, WorkingHours, field_of};
use irori_core::domain::day::{BACK_FILL_DAYS, Day};
use leptos::prelude::*;

/// How far ahead public holidays are shown.
const AHEAD_DAYS: u64 = 60;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let viewer = asked.viewer()?;
        let today = asked.today()?;
        let people = &asked.ports.people;
        let hours = people.working_hours(viewer).await?;
        let off = people.days_off(viewer, today.back(BACK_FILL_DAYS)).await?;
        let holidays = people.holidays(viewer, today, today.on(AHEAD_DAYS)).await?;
        let words = asked.words;
        Ok(view! {
            {page_head(None, words.say("hours-title"), Some(words.say("hours-lead")))}
            {settings_subnav(words, "/settings/hours")}
            <div class="columns">
                <div class="stack">{week(&asked, &hours)}</div>
                <aside class="stack">
                    {days_off(&asked, &off, today)}
                    {public_holidays(words, &holidays, today)}
                </aside>
            </div>
        }
        .into_any())
    })
}

fn week(asked: &RequestContext, hours: &WorkingHours) -> AnyView {
    let act = ActionForm::stored(asked, "calendar/hours", 0, FormState::of(hours.to_form()));
    let days = WEEKDAYS.map(|weekday| {
        let field = field_of(weekday);
        field::line(&act, field, &format!("weekday-{field}"), None, Kind::Text)
    });
    let fields = view! {
        <h2>{act.say("hours-week")}</h2>
        <p class="soft">{act.say("hours-week-hint")}</p>
        {days.into_iter().collect::<Vec<_>>()}
        {act.press("hours-save")}
    };
    act.form("sheet", fields)
}

fn days_off(asked: &RequestContext, off: &[DayOff], today: Day) -> AnyView {
    let words = asked.words;
    let failed = asked
        .failed("calendar/remove-day-off")
        .map(|(_, trouble)| notice::trouble(words, trouble));
    let lines: Vec<_> = off
        .iter()
        .map(|day_off| day_off_line(asked, day_off, today))
        .collect();
    let list = if lines.is_empty() {
        view! { <p class="soft">{words.say("days-off-none")}</p> }.into_any()
    } else {
        view! { <ul class="entries">{lines}</ul> }.into_any()
    };
    let act = ActionForm::fresh(asked, "calendar/add-day-off", 1);
    let fields = view! {
        <h3>{act.say("days-off-add")}</h3>
        <div class="field-row">
            {field::line(&act, "from", "days-off-from", None, Kind::Date)}
            {field::line(&act, "to", "days-off-to", Some("days-off-to-hint"), Kind::Date)}
        </div>
        {act.quiet_press("days-off-press")}
    };
    view! {
        <section class="sheet">
            <h2>{words.say("days-off")}</h2>
            {failed}
            {list}
            {act.form("stack", fields)}
        </section>
    }
    .into_any()
}

fn day_off_line(asked: &RequestContext, day_off: &DayOff, today: Day) -> AnyView {
    let words = asked.words;
    let days = if day_off.from == day_off.to {
        day_in_year(words, day_off.from, today)
    } else {
        let (from, to) = (
            day_in_year(words, day_off.from, today),
            day_in_year(words, day_off.to, today),
        );
        words.tell(
            "days-off-range",
            &[("from", from.into()), ("to", to.into())],
        )
    };
    let label = words.tell("days-off-remove-label", &[("days", days.clone().into())]);
    let act = ActionForm::new(asked, "calendar/remove-day-off", 2, FormState::default());
    let fields = view! {
        {act.hidden("id", day_off.id)}
        <button class="link-button" type="submit" aria-label=label>{act.say("days-off-remove")}</button>
    };
    view! { <li class="entry"><span>{days}</span>{act.form("row", fields)}</li> }.into_any()
}

fn public_holidays(words: Words, holidays: &[Holiday], today: Day) -> AnyView {
    let lines: Vec<_> = holidays
        .iter()
        .map(|holiday| {
            let day = day_in_year(words, holiday.day, today);
            view! { <li class="entry"><span class="entry__kind">{day}</span><span>{holiday.name.clone()}</span></li> }
        })
        .collect();
    let list = if lines.is_empty() {
        view! { <p class="soft">{words.tell("holidays-none", &[("days", AHEAD_DAYS.into())])}</p> }
            .into_any()
    } else {
        view! { <ul class="entries">{lines}</ul> }.into_any()
    };
    view! {
        <section class="sheet">
            <h2>{words.say("holidays")}</h2>
            {list}
            <p class="small soft">{words.say("holidays-about")}</p>
        </section>
    }
    .into_any()
}

/// A day in words, with its year where that is not this one.
fn day_in_year(words: Words, day: Day, today: Day) -> String {
    let text = words.long_day(day);
    if day.0.year() == today.0.year() {
        return text;
    }
    words.tell(
        "day-in-year",
        &[
            ("day", text.into()),
            ("year", day.0.year().to_string().into()),
        ],
    )
}
