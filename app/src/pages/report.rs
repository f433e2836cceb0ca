//! Reports for HR: a closed quarter by department, on the page and as a file. From Releases only.

use super::asking;
use crate::components::page_head::page_head;
use crate::components::table::table;
use crate::context::Asked;
use crate::domain::quarter::Quarter;
use crate::error::Trouble;
use crate::ports::Answer;
use crate::ports::releases::{QuarterLine, Way};
use crate::privacy::quarter_release::{
    Figure, QuarterRelease, Trend, UnitFigures, UnitRow, people_within,
};
use crate::privacy::release::is_late;
use crate::words::Words;
use leptos::prelude::*;

/// The quarter in the address.
pub fn page() -> AnyView {
    let quarter = Quarter::parse(&super::param("quarter")).map_err(|_| Trouble::NotThere);
    of_quarter(quarter.map(Some))
}

/// The latest closed quarter.
pub fn latest() -> AnyView {
    of_quarter(Ok(None))
}

fn of_quarter(quarter: Answer<Option<Quarter>>) -> AnyView {
    asking(|asked| async move {
        let (viewer, releases, words) = (asked.viewer()?, &asked.house.releases, asked.words);
        let closed = releases.quarters(viewer, asked.now).await?;
        let asked_for = quarter?.or_else(|| closed.first().map(|line| line.quarter));
        let Some(quarter) = asked_for else {
            let thresholds = asked.house.rules.thresholds().await?;
            return Ok(nothing_yet(words, thresholds.in_force(asked.now).report));
        };
        match closed.iter().find(|line| line.quarter == quarter) {
            None => return Ok(not_closed(&asked, quarter, &closed)),
            Some(line) if !line.is_shown => return Ok(no_longer_shown(words, quarter, &closed)),
            Some(_) => {}
        }
        let release = releases
            .quarter(viewer, quarter, Way::Page, asked.now)
            .await?;
        Ok(show(words, viewer.profile.zone, &release, &closed))
    })
}

fn show(
    words: Words,
    zone: chrono_tz::Tz,
    release: &QuarterRelease,
    closed: &[QuarterLine],
) -> AnyView {
    let key = if is_late(release.due, release.closed) {
        "report-kicker-late"
    } else {
        "report-kicker"
    };
    let kicker = words.tell(
        key,
        &[("closed", words.moment(release.closed, zone).into())],
    );
    let quarter = words.quarter(release.quarter);
    let title = words.tell("report-title", &[("quarter", quarter.into())]);
    let least = [("least", release.thresholds.report.into())];
    view! {
        {page_head(Some(kicker), title, Some(words.tell("report-lead", &least)))}
        {quarters(words, release.quarter, closed)}
        <section class="sheet">{units(words, release)}</section>
        <div class="columns">
            <section class="sheet">
                <h2>{words.say("report-method")}</h2>
                <ul>
                    <li>{words.tell("report-method-least", &least)}</li>
                    <li>{words.say("report-method-usual")}</li>
                    <li>{words.say("report-method-interval")}</li>
                    <li>{words.tell("report-method-not-told", &least)}</li>
                    <li>{words.tell("report-method-reviews", &least)}</li>
                    <li>{words.say("report-method-fixed")}</li>
                </ul>
            </section>
            <section class="sheet">
                <h2>{words.say("report-file")}</h2>
                <p>{words.say("report-file-about")}</p>
                <div class="row">
                    <a class="button" href=file(release.quarter, "") download="">{words.say("report-csv")}</a>
                    <a href=file(release.quarter, "?bom=yes") download="">{words.say("report-csv-bom")}</a>
                </div>
                <p class="soft small">{words.say("report-file-ledger")}</p>
            </section>
        </div>
    }
    .into_any()
}

/// The address of the file of a quarter.
fn file(quarter: Quarter, query: &str) -> String {
    format!("/exports/{quarter}.csv{query}")
}

fn quarters(words: Words, shown: Quarter, closed: &[QuarterLine]) -> AnyView {
    let links: Vec<_> = closed
        .iter()
        .map(|line| {
            let current = (line.quarter == shown).then_some("page");
            let name = line.quarter.to_string();
            view! { <a href=format!("/reports/{}", line.quarter) aria-current=current>{name}</a> }
        })
        .collect();
    view! { <nav class="subnav" aria-label=words.say("report-quarters")>{links}</nav> }.into_any()
}

fn units(words: Words, release: &QuarterRelease) -> AnyView {
    let head = [
        "report-unit",
        "report-coverage",
        "report-isolation",
        "report-home-to-work",
        "report-work-to-home",
        "report-reviews",
        "report-people",
    ];
    let head = head.iter().map(|key| words.say(key)).collect();
    let least = release.thresholds.report;
    let rows = release.units.iter().map(|unit| row(words, unit, least));
    let rows = rows.collect();
    table(words.say("report-caption"), head, rows)
}

fn row(words: Words, unit: &UnitRow, least: u32) -> AnyView {
    let name = unit.names.join(&words.say("list-gap"));
    let depth = words.tell("report-depth", &[("depth", unit.depth.into())]);
    let name = view! { <th scope="row">{name}<span class="small soft">{depth}</span></th> };
    match &unit.figures {
        None => {
            let why = words.tell("report-suppressed", &[("least", least.into())]);
            view! { <tr>{name}<td colspan="6">{why}</td></tr> }.into_any()
        }
        Some(figures) => {
            let cells = cells(words, figures).map(|text| view! { <td>{text}</td> });
            view! { <tr>{name}{cells.into_iter().collect::<Vec<_>>()}</tr> }.into_any()
        }
    }
}

fn cells(words: Words, figures: &UnitFigures) -> [String; 6] {
    let coverage = figures.coverage.map(|coverage| {
        let (from, to) = coverage.percents();
        words.tell("coverage", &[("from", from.into()), ("to", to.into())])
    });
    let range = |rounded: u32| {
        let (from, to) = people_within(rounded);
        words.tell(
            "report-people-from",
            &[("from", from.into()), ("to", to.into())],
        )
    };
    let people = match figures.compared {
        None => range(figures.people.unwrap_or_default()),
        Some(compared) => {
            let values = [
                ("people", range(figures.people.unwrap_or_default()).into()),
                ("compared", range(compared).into()),
            ];
            words.tell("report-people-compared", &values)
        }
    };
    let gap = || words.say("gap");
    [
        coverage.unwrap_or_else(gap),
        figure(words, figures.isolation),
        figure(words, figures.home_to_work),
        figure(words, figures.work_to_home),
        words.say(match figures.reviews {
            Trend::Shorter => "trend-shorter",
            Trend::AboutTheSame => "trend-same",
            Trend::Longer => "trend-longer",
            Trend::NotKnown => "trend-not-known",
        }),
        people,
    ]
}

fn figure(words: Words, figure: Figure) -> String {
    match figure {
        Figure::NotTold => words.say("report-not-told"),
        Figure::Known(estimate) => {
            let [value, low, high] = [estimate.value, estimate.low, estimate.high]
                .map(|number| format!("{number:.2}").replace('-', "\u{2212}"));
            words.tell(
                "report-estimate",
                &[
                    ("value", value.into()),
                    ("low", low.into()),
                    ("high", high.into()),
                ],
            )
        }
    }
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
        {quarters(words, quarter, closed)}
        <section class="empty"><p>{words.say("stricter-why")}</p></section>
    }
    .into_any()
}

fn not_closed(asked: &Asked, quarter: Quarter, closed: &[QuarterLine]) -> AnyView {
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
        {quarters(words, quarter, closed)}
        <section class="empty"><p>{words.tell(key, &values)}</p></section>
    }
    .into_any()
}
