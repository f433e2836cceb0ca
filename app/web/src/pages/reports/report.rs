//! Reports for HR: chosen, previewed, printed, taken away. Made of closed quarters and nothing else.

use super::builder::{self, form_of};
use super::shown;
use crate::addresses;
use crate::components::page_head;
use crate::context::{FormState, RequestContext};
use crate::report_text::document;
use crate::words::Locale;
use irori_core::domain::person::Language;
use irori_core::domain::quarter::Quarter;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_ports::releases::{QuarterLine, ReadAs};
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

/// The whole of one quarter, named in the address.
pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let quarter = ctx.parameter("quarter", Quarter::parse);
    let quarter = quarter?;
    let closed = quarters(&ctx).await?;
    match closed.iter().find(|line| line.quarter == quarter) {
        None => Ok(not_closed(&ctx, quarter, &closed)),
        Some(line) if !line.is_shown => Ok(no_longer_shown(ctx.words, quarter, &closed)),
        Some(_) => preview(&ctx, Choice::quarter(quarter), ctx.words.0, &closed).await,
    }
}

/// What was chosen; the latest quarter where nothing was.
pub async fn build(ctx: RequestContext) -> Answer<AnyView> {
    let closed = quarters(&ctx).await?;
    if closed.iter().all(|line| !line.is_shown) {
        if let Some(latest) = closed.first() {
            return Ok(no_longer_shown(ctx.words, latest.quarter, &closed));
        }
        let thresholds = ctx.ports.rules.thresholds().await?;
        let least = thresholds.in_force(ctx.now).report;
        return Ok(nothing_yet(ctx.words, least));
    }
    let made = match Choice::parse(&ctx.query) {
        Ok(choice) => preview(&ctx, choice, ctx.language("language"), &closed).await,
        Err(mistakes) => Err(AppError::Invalid(mistakes)),
    };
    match made {
        Err(AppError::Invalid(mistakes)) => {
            ctx.end_with(422);
            let typed = FormState::failed(&ctx.query, &AppError::Invalid(mistakes));
            let (viewer, releases) = (ctx.viewer()?, &ctx.ports.releases);
            let offered = releases.departments(viewer, ctx.now).await?;
            Ok(html! {
                {head(ctx.words, None)}
                {builder::form(&ctx, typed, &closed, &offered)}
            })
        }
        made => made,
    }
}

/// The same without anything around it, for paper.
pub async fn print(ctx: RequestContext) -> Answer<AnyView> {
    let choice = Choice::parse(&ctx.query).map_err(AppError::Invalid)?;
    let report = read(&ctx, choice).await?;
    let words = Locale(ctx.language("language"));
    let document = document(&report, words);
    let query = builder::query(&report.choice, words.0);
    let back = format!("{}?{query}", addresses::REPORTS.path());
    Ok(html! {
        <nav class="subnav" aria-label=t!(ctx, "nav-reports")>
            <a href=back>{t!(ctx, "report-print-back")}</a>
        </nav>
        <article class="report report--print" lang=words.tag()>
            {page_head(None, document.title.clone(), Some(document.lead.clone()))}
            {shown::facts(&document)}
            {shown::sections(&document)}
        </article>
    })
}

async fn quarters(ctx: &RequestContext) -> Answer<Vec<QuarterLine>> {
    ctx.ports.releases.quarters(ctx.viewer()?, ctx.now).await
}

async fn read(ctx: &RequestContext, choice: Choice) -> Answer<Report> {
    let (viewer, releases) = (ctx.viewer()?, &ctx.ports.releases);
    releases.report(viewer, choice, ReadAs::Page, ctx.now).await
}

async fn preview(
    ctx: &RequestContext,
    choice: Choice,
    language: Language,
    closed: &[QuarterLine],
) -> Answer<AnyView> {
    let report = read(ctx, choice).await?;
    let words = Locale(language);
    let document = document(&report, words);
    let form = form_of(&report.choice, language);
    let (title, lead) = (document.title.clone(), document.lead.clone());
    Ok(html! {
        {head(ctx.words, Some((title, lead, words)))}
        {builder::form(ctx, FormState::of(form), closed, &report.offered)}
        {builder::take_away(ctx.words, &report.choice, language)}
        <article class="report" lang=words.tag()>
            {shown::facts(&document)}
            {shown::contents(ctx.words, &document)}
            {shown::sections(&document)}
        </article>
    })
}

/// With the title and lead of the report, in its own language, where there is one.
fn head(words: Locale, of: Option<(String, String, Locale)>) -> AnyView {
    match of {
        None => page_head(
            Some(t!(words, "report-build-kicker")),
            t!(words, "report-build-title"),
            None,
        ),
        Some((title, lead, inside)) => html! {
            <div lang=inside.tag()>
                {page_head(Some(t!(inside, "report-build-kicker")), title, Some(lead))}
            </div>
        },
    }
}

/// The shown quarters, one press each.
fn links(words: Locale, here: Quarter, closed: &[QuarterLine]) -> AnyView {
    let links: Vec<_> = closed
        .iter()
        .map(|line| {
            let current = (line.quarter == here).then_some("page");
            let name = line.quarter.to_string();
            view! { <a href=addresses::REPORT.path(line.quarter) aria-current=current>{name}</a> }
        })
        .collect();
    html! { <nav class="subnav" aria-label=t!(words, "report-quarters")>{links}</nav> }
}

fn nothing_yet(words: Locale, least: u32) -> AnyView {
    let why = t!(words, "report-none-why", least);
    html! {
        {page_head(None, t!(words, "report-none-title"), None)}
        <section class="empty"><p>{why}</p><p>{t!(words, "report-none-when")}</p></section>
    }
}

/// A quarter that closed under a smaller group size than is in force now.
fn no_longer_shown(words: Locale, quarter: Quarter, closed: &[QuarterLine]) -> AnyView {
    let title = [("quarter", words.quarter(quarter).into())];
    html! {
        {page_head(None, t!(words, "report-stricter-title", ..title), None)}
        {links(words, quarter, closed)}
        <section class="empty"><p>{t!(words, "stricter-why")}</p></section>
    }
}

fn not_closed(ctx: &RequestContext, quarter: Quarter, closed: &[QuarterLine]) -> AnyView {
    let words = ctx.words;
    let last = words.long_day(quarter.last_week().on(1).monday());
    let values = [
        ("quarter", words.quarter(quarter).into()),
        ("after", last.into()),
    ];
    let is_over = quarter.last_week().on(1).monday().0 <= ctx.now.date_naive();
    let is_past = closed.iter().any(|line| quarter < line.quarter);
    let key = match (is_past, is_over) {
        (true, _) => "report-open-past",
        (false, true) => "report-open-over",
        (false, false) => "report-open-running",
    };
    html! {
        {page_head(None, t!(words, "report-open-title", ..values), None)}
        {links(words, quarter, closed)}
        <section class="empty"><p>{t!(words, key, ..values)}</p></section>
    }
}
