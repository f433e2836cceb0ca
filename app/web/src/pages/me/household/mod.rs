//! The household sheet of a chosen period: one page to be printed and talked over at home.

mod figures;
mod hours;

use super::nav::me_nav;
use crate::components::act::ActionForm;
use crate::components::field::{self, Kind};
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext, Source};
use crate::pages::asking;
use crate::words::Words;
use chrono::Datelike;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::Form;
use irori_core::domain::household::{HouseholdSheet, Period};
use irori_ports::Answer;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// Its address.
const HERE: &str = "/me/household";

pub fn page() -> AnyView {
    asking(|asked| async move {
        let (words, today) = (asked.words, asked.today()?);
        let (typed, kicker, sheet) = match Period::parse(&asked.query, today) {
            Ok(period) => {
                let typed = FormState::of(form_of(period));
                let sheet = ask(&asked, period).await?;
                (typed, Some(kicker(words, period)), show(words, &sheet))
            }
            Err(mistakes) => {
                asked.end_with(422);
                let typed = FormState {
                    form: asked.query.clone(),
                    trouble: Some(AppError::Invalid(mistakes)),
                    source: Source::Submitted,
                };
                (typed, None, ().into_any())
            }
        };
        let (title, lead) = (words.say("household-title"), words.say("household-lead"));
        Ok(view! {
            {me_nav(words, HERE)}
            {page_head(kicker, title, Some(lead))}
            {choose(&asked, typed, today)}
            {sheet}
        }
        .into_any())
    })
}

async fn ask(asked: &RequestContext, period: Period) -> Answer<HouseholdSheet> {
    let entries = &asked.ports.entries;
    let kept = entries
        .between(asked.viewer()?, period.from, period.to)
        .await?;
    let entries: Vec<Entry> = kept.into_iter().map(|kept| kept.entry).collect();
    Ok(HouseholdSheet::of(period, &entries))
}

fn form_of(period: Period) -> Form {
    Form::default()
        .with("from", period.from.to_string())
        .with("to", period.to.to_string())
}

fn kicker(words: Words, period: Period) -> String {
    let values = [
        ("from", dated(words, period.from).into()),
        ("to", dated(words, period.to).into()),
        ("days", period.days().into()),
    ];
    words.tell("household-kicker", &values)
}

/// A day with its year.
fn dated(words: Words, day: Day) -> String {
    let values = [
        ("day", words.long_day(day).into()),
        ("year", day.0.year().to_string().into()),
    ];
    words.tell("day-in-year", &values)
}

/// Any period by its two dates, and three that are ready.
fn choose(asked: &RequestContext, typed: FormState, today: Day) -> AnyView {
    let words = asked.words;
    let chosen = typed.form.to_query();
    let ready: Vec<_> = [
        ("household-weeks-4", Period::weeks(today, 4)),
        ("household-weeks-13", Period::weeks(today, 13)),
        ("household-year", Period::this_year(today)),
    ]
    .into_iter()
    .map(|(key, period)| {
        let query = form_of(period).to_query();
        let is_chosen = (query == chosen).then_some("true");
        view! { <li><a href=format!("{HERE}?{query}") aria-current=is_chosen>{words.say(key)}</a></li> }
    })
    .collect();
    let act = ActionForm::new(asked, "household", 0, typed);
    view! {
        <div class="period">
            <form class="filters" method="get" action=HERE aria-label=words.say("household-choose")>
                {field::line(&act, "from", "household-from", None, Kind::Date)}
                {field::line(&act, "to", "household-to", None, Kind::Date)}
                <button class="button button--quiet" type="submit">{words.say("household-apply")}</button>
            </form>
            <ul class="row" aria-label=words.say("household-ready")>{ready}</ul>
        </div>
    }
    .into_any()
}

fn show(words: Words, sheet: &HouseholdSheet) -> AnyView {
    if sheet.is_empty() {
        return view! {
            <section class="empty">
                <h2>{words.say("household-empty-title")}</h2>
                <p>{words.say("household-empty")}</p>
                <p><a href="/">{words.say("to-the-check-in")}</a></p>
            </section>
        }
        .into_any();
    }
    let good = figures::of_good_sides(words, sheet);
    if sheet.count() == 0 {
        return view! {
            <div class="sheet household">
                <h2>{figures::kinds_title(words, sheet)}</h2>
                {good}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="sheet household">
            {figures::of_kinds(words, sheet)}
            <div class="household__pair">
                {hours::of_hours(words, sheet)}
                <div class="stack">{figures::of_waiting(words, sheet)}{good}</div>
            </div>
        </div>
    }
    .into_any()
}
