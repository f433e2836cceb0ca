//! Reports for HR: chosen, previewed, printed, taken away. Made of closed quarters and nothing else.

use super::builder::{self, form_of};
use super::shown;
use crate::components::page_head::page_head;
use crate::context::{FormState, RequestContext, Source};
use crate::pages::{asking, param};
use crate::report_text::document;
use crate::words::Words;
use irori_core::domain::person::Language;
use irori_core::domain::quarter::Quarter;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_ports::Answer;
use irori_ports::error::AppError;
use irori_ports::releases::{QuarterLine, Taken};
use leptos::prelude::*;

/// The whole of one quarter, named in the address.
pub fn page() -> AnyView {
    let quarter = Quarter::parse(&param("quarter")).map_err(|_| AppError::NotThere);
    asking(|asked| async move {
        let quarter = quarter?;
        let closed = quarters(&asked).await?;
        match closed.iter().find(|line| line.quarter == quarter) {
            None => Ok(not_closed(&asked, quarter, &closed)),
            Some(line) if !line.is_shown => Ok(no_longer_shown(asked.words, quarter, &closed)),
            Some(_) => preview(&asked, Choice::quarter(quarter), asked.words.0, &closed).await,
        }
    })
}

/// What was chosen; the latest quarter where nothing was.
pub fn build() -> AnyView {
    asking(|asked| async move {
        let closed = quarters(&asked).await?;
        if closed.iter().all(|line| !line.is_shown) {
            if let Some(latest) = closed.first() {
                return Ok(no_longer_shown(asked.words, latest.quarter, &closed));
            }
            let thresholds = asked.ports.rules.thresholds().await?;
            let least = thresholds.in_force(asked.now).report;
            return Ok(nothing_yet(asked.words, least));
        }
        let made = match Choice::parse(&asked.query) {
            Ok(choice) => preview(&asked, choice, asked.language("language"), &closed).await,
            Err(mistakes) => Err(AppError::Invalid(mistakes)),
        };
        match made {
            Err(AppError::Invalid(mistakes)) => {
                asked.end_with(422);
                let typed = FormState {
                    form: asked.query.clone(),
                    trouble: Some(AppError::Invalid(mistakes)),
                    source: Source::Submitted,
                };
                let (viewer, releases) = (asked.viewer()?, &asked.ports.releases);
                let offered = releases.departments(viewer, asked.now).await?;
                Ok(view! {
                    {head(asked.words, None)}
                    {builder::form(&asked, typed, &closed, &offered)}
                }
                .into_any())
            }
            made => made,
        }
    })
}

/// The same without anything around it, for paper.
pub fn print() -> AnyView {
    asking(|asked| async move {
        let choice = Choice::parse(&asked.query).map_err(AppError::Invalid)?;
        let report = read(&asked, choice).await?;
        let words = Words(asked.language("language"));
        let document = document(&report, words);
        let back = format!("/reports?{}", builder::query(&report.choice, words.0));
        Ok(view! {
            <nav class="subnav" aria-label=asked.words.say("nav-reports")>
                <a href=back>{asked.words.say("report-print-back")}</a>
            </nav>
            <article class="report report--print" lang=words.tag()>
                {page_head(None, document.title.clone(), Some(document.lead.clone()))}
                {shown::facts(&document)}
                {shown::sections(&document)}
            </article>
        }
        .into_any())
    })
}

async fn quarters(asked: &RequestContext) -> Answer<Vec<QuarterLine>> {
    asked
        .ports
        .releases
        .quarters(asked.viewer()?, asked.now)
        .await
}

async fn read(asked: &RequestContext, choice: Choice) -> Answer<Report> {
    let (viewer, releases) = (asked.viewer()?, &asked.ports.releases);
    releases
        .report(viewer, choice, Taken::Page, asked.now)
        .await
}

async fn preview(
    asked: &RequestContext,
    choice: Choice,
    language: Language,
    closed: &[QuarterLine],
) -> Answer<AnyView> {
    let report = read(asked, choice).await?;
    let words = Words(language);
    let document = document(&report, words);
    let form = form_of(&report.choice, language);
    let (title, lead) = (document.title.clone(), document.lead.clone());
    Ok(view! {
        {head(asked.words, Some((title, lead, words)))}
        {builder::form(asked, FormState::of(form), closed, &report.offered)}
        {builder::take_away(asked.words, &report.choice, language)}
        <article class="report" lang=words.tag()>
            {shown::facts(&document)}
            {shown::contents(asked.words, &document)}
            {shown::sections(&document)}
        </article>
    }
    .into_any())
}

/// With the title and lead of the report, in its own language, where there is one.
fn head(words: Words, of: Option<(String, String, Words)>) -> AnyView {
    match of {
        None => page_head(
            Some(words.say("report-build-kicker")),
            words.say("report-build-title"),
            None,
        ),
        Some((title, lead, inside)) => view! {
            <div lang=inside.tag()>
                {page_head(Some(inside.say("report-build-kicker")), title, Some(lead))}
            </div>
        }
        .into_any(),
    }
}

/// The shown quarters, one press each.
fn links(words: Words, here: Quarter, closed: &[QuarterLine]) -> AnyView {
    let links: Vec<_> = closed
        .iter()
        .map(|line| {
            let current = (line.quarter == here).then_some("page");
            let name = line.quarter.to_string();
            view! { <a href=format!("/reports/{}", line.quarter) aria-current=current>{name}</a> }
        })
        .collect();
    view! { <nav class="subnav" aria-label=words.say("report-quarters")>{links}</nav> }.into_any()
}

fn nothing_yet(words: Words, least: u32) -> AnyView {
    let why = words.tell("report-none-why", &[("least", least.into())]);
    view! {
        {page_head(None, words.say("report-none-title"), None)}
        <section class="empty"><p>{why}</p><p>{words.say("report-none-when")}</p></section>
    }
    .into_any()
}

/// A quarter that closed under a smaller group size than is in force now.
fn no_longer_shown(words: Words, quarter: Quarter, closed: &[QuarterLine]) -> AnyView {
    let title = [("quarter", words.quarter(quarter).into())];
    view! {
        {page_head(None, words.tell("report-stricter-title", &title), None)}
        {links(words, quarter, closed)}
        <section class="empty"><p>{words.say("stricter-why")}</p></section>
    }
    .into_any()
}

fn not_closed(asked: &RequestContext, quarter: Quarter, closed: &[QuarterLine]) -> AnyView {
    let words = asked.words;
    let last = words.long_day(quarter.last_week().on(1).monday());
    let values = [
        ("quarter", words.quarter(quarter).into()),
        ("after", last.into()),
    ];
    let is_over = quarter.last_week().on(1).monday().0 <= asked.now.date_naive();
    let is_past = closed.iter().any(|line| quarter < line.quarter);
    let key = match (is_past, is_over) {
        (true, _) => "report-open-past",
        (false, true) => "report-open-over",
        (false, false) => "report-open-running",
    };
    view! {
        {page_head(None, words.tell("report-open-title", &values), None)}
        {links(words, quarter, closed)}
        <section class="empty"><p>{words.tell(key, &values)}</p></section>
    }
    .into_any()
}
