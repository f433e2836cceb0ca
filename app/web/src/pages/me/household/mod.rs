//! The household sheet of a chosen period: one page to be printed and talked over at home.

mod figures;
mod hours;

use super::nav::me_nav;
use crate::addresses;
use crate::components::{ActionForm, FieldKind, field, page_head};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::Form;
use irori_core::families::household::{HouseholdSheet, Period};
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

/// Its address.
const HERE: &str = addresses::HOUSEHOLD.path();

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let (words, today) = (ctx.words, ctx.today()?);
    let (typed, kicker, sheet) = match Period::parse(&ctx.query, today) {
        Ok(period) => {
            let typed = FormState::of(form_of(period));
            let sheet = load(&ctx, period).await?;
            (typed, Some(kicker(words, period)), show(words, &sheet))
        }
        Err(mistakes) => {
            ctx.end_with(422);
            let typed = FormState::failed(&ctx.query, &AppError::Invalid(mistakes));
            (typed, None, ().into_any())
        }
    };
    let (title, lead) = (t!(words, "household-title"), t!(words, "household-lead"));
    Ok(html! {
        {me_nav(words, HERE)}
        {page_head(kicker, title, Some(lead))}
        {choose(&ctx, typed, today)}
        {sheet}
    })
}

async fn load(ctx: &RequestContext, period: Period) -> Answer<HouseholdSheet> {
    let entries = &ctx.ports.entries;
    let kept = entries
        .between(ctx.viewer()?, period.from, period.to)
        .await?;
    let entries: Vec<Entry> = kept.into_iter().map(|kept| kept.entry).collect();
    Ok(HouseholdSheet::of(period, &entries))
}

fn form_of(period: Period) -> Form {
    Form::default()
        .with("from", period.from.to_string())
        .with("to", period.to.to_string())
}

fn kicker(words: Locale, period: Period) -> String {
    t!(
        words,
        "household-kicker",
        from = words.long_day_in_year(period.from),
        to = words.long_day_in_year(period.to),
        days = period.days()
    )
}

/// Any period by its two dates, and three that are ready.
fn choose(ctx: &RequestContext, typed: FormState, today: Day) -> AnyView {
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
        view! { <li><a href=format!("{HERE}?{query}") aria-current=is_chosen>{t!(ctx, key)}</a></li> }
    })
    .collect();
    let act = ActionForm::new(ctx, "household", 0, typed);
    html! {
        <div class="period">
            <form class="filters" method="get" action=HERE aria-label=t!(ctx, "household-choose")>
                {field::line(&act, "from", "household-from", None, FieldKind::Date)}
                {field::line(&act, "to", "household-to", None, FieldKind::Date)}
                <button class="button button--quiet" type="submit">{t!(ctx, "household-apply")}</button>
            </form>
            <ul class="row" aria-label=t!(ctx, "household-ready")>{ready}</ul>
        </div>
    }
}

fn show(words: Locale, sheet: &HouseholdSheet) -> AnyView {
    if sheet.is_empty() {
        return html! {
            <section class="empty">
                <h2>{t!(words, "household-empty-title")}</h2>
                <p>{t!(words, "household-empty")}</p>
                <p><a href=addresses::TODAY.path()>{t!(words, "to-the-check-in")}</a></p>
            </section>
        };
    }
    let good = figures::of_good_sides(words, sheet);
    if sheet.count() == 0 {
        return html! {
            <div class="sheet household">
                <h2>{figures::kinds_title(words, sheet)}</h2>
                {good}
            </div>
        };
    }
    html! {
        <div class="sheet household">
            {figures::of_kinds(words, sheet)}
            <div class="household__pair">
                {hours::of_hours(words, sheet)}
                <div class="stack">{figures::of_waiting(words, sheet)}{good}</div>
            </div>
        </div>
    }
}
