//! A family that somebody shares by name with the lead who looks: bands by week, and what makes them.

use crate::components::band::band;
use crate::components::page_head::page_head;
use crate::components::table::table;
use crate::context::RequestContext;
use crate::pages::{asking, param};
use crate::words::Words;
use irori_core::domain::day::Day;
use irori_core::domain::id::{ConsentId, TeamId};
use irori_core::families::MySignal;
use irori_core::families::shared::{Finding, SharedState, SharedWeek, signals_of};
use irori_ports::Answer;
use irori_ports::consents::SharedSignals;
use irori_ports::error::AppError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let team = TeamId::parse(&param("team"));
    let consent = ConsentId::parse(&param("consent"));
    asking(|asked| async move {
        let (Ok(team), Ok(consent)) = (team, consent) else {
            return Err(AppError::NotThere);
        };
        let (viewer, consents) = (asked.viewer()?, &asked.ports.consents);
        let seen = consents.shared(viewer, team, consent, asked.now).await?;
        show(&asked, &seen, team)
    })
}

fn show(asked: &RequestContext, seen: &SharedSignals, team: TeamId) -> Answer<AnyView> {
    let words = asked.words;
    let zone = asked.viewer()?.profile.zone;
    let since = Day(seen.consent.given.with_timezone(&zone).date_naive());
    let family = words.say(&format!("consent-family-{}", seen.consent.family.as_str()));
    let values = [
        ("name", seen.consent.name.as_str().into()),
        ("family", family.into()),
        ("team", seen.team.as_str().into()),
        ("day", words.dated(since).into()),
    ];
    let kicker = words.tell("shared-kicker", &values);
    let shown = match seen.weeks.last() {
        Some(last) => view! { {latest(words, last)}{by_week(words, seen)} }.into_any(),
        None => {
            let closes = words.moment(seen.first_closes, zone);
            let text = words.tell("shared-early", &[("closes", closes.into())]);
            view! { <section class="empty"><p>{text}</p></section> }.into_any()
        }
    };
    let back = format!("/teams/{team}");
    Ok(view! {
        {page_head(Some(kicker), words.tell("shared-title", &values), Some(words.say("shared-lead")))}
        <div class="stack">
            {shown}
            <section class="sheet">
                <h2>{words.say("shared-is")}</h2>
                <ul>
                    <li>{words.say("shared-is-own")}</li>
                    <li>{words.say("shared-is-only")}</li>
                    <li>{words.tell("shared-is-ledger", &values)}</li>
                    <li>{words.say("shared-is-revocable")}</li>
                </ul>
            </section>
            <p><a href=back>{words.tell("shared-back", &values)}</a></p>
        </div>
    }
    .into_any())
}

fn latest(words: Words, last: &SharedWeek) -> AnyView {
    let rows: Vec<_> = last
        .states
        .iter()
        .map(|state| {
            let finding = finding(words, *state, last);
            view! {
                <div class="state state--plain">
                    <span class="state__name">{signal(words, state.signal)}</span>
                    {band(words, state.band)}
                    <p>{finding}</p>
                </div>
            }
        })
        .collect();
    view! {
        <section class="sheet">
            <h2>{words.week_first(last.week)}</h2>
            <div class="states">{rows}</div>
        </section>
    }
    .into_any()
}

/// The newest week first.
fn by_week(words: Words, seen: &SharedSignals) -> AnyView {
    let signals: Vec<MySignal> = signals_of(seen.consent.family).collect();
    let rows = seen.weeks.iter().rev().map(|week| {
        let cells: Vec<_> = week
            .states
            .iter()
            .map(|state| view! { <td>{band(words, state.band)}</td> })
            .collect();
        view! { <tr><th scope="row">{words.week_and_year(week.week)}</th>{cells}</tr> }.into_any()
    });
    let mut head = vec![words.say("shared-head-week")];
    head.extend(signals.into_iter().map(|one| signal(words, one)));
    view! {
        <section class="sheet">
            <h2>{words.say("shared-weeks")}</h2>
            {table(words.say("shared-caption"), head, rows.collect())}
        </section>
    }
    .into_any()
}

fn signal(words: Words, signal: MySignal) -> String {
    words.say(&format!("signal-{}", signal.as_str()))
}

/// What makes the band of a state one, in a sentence without a number of the person's.
fn finding(words: Words, state: SharedState, at: &SharedWeek) -> String {
    let of = |kind: &str| format!("finding-{}-{kind}", state.signal.as_str());
    let (key, week) = match state.finding {
        Finding::Unknown => ("finding-unknown".to_owned(), at.week),
        Finding::Usual => (of("usual"), at.week),
        Finding::Since(onset) => (of("since"), onset),
        Finding::SinceBefore => (of("before"), at.week),
        Finding::Once => (of("once"), at.week),
        Finding::Rule => (of("rule"), at.week),
    };
    words.tell(&key, &[("week", words.week(week).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::consent::SharedFamily;
    use irori_core::domain::day::Week;
    use irori_core::domain::person::Language;
    use irori_core::signals::bands::Band;

    #[test]
    fn every_finding_has_its_sentence_in_both_languages() {
        let week = Week::parse("2026-W40").unwrap();
        let at = SharedWeek {
            week,
            states: Vec::new(),
        };
        let all = SharedFamily::ALL.iter().flat_map(|f| signals_of(*f));
        for signal in all {
            let mut findings = vec![Finding::Unknown, Finding::Usual];
            if signal.is_charted() {
                findings.extend([Finding::Since(week), Finding::SinceBefore, Finding::Once]);
            }
            // No threshold stands beside interruptions by home.
            if signal != MySignal::HomeToWork {
                findings.push(Finding::Rule);
            }
            for kind in findings {
                let state = SharedState {
                    signal,
                    band: Band::Watch,
                    finding: kind,
                };
                for language in [Language::English, Language::Japanese] {
                    let said = finding(Words(language), state, &at);
                    assert!(!said.starts_with("finding-"), "{said}");
                    let is_dated = matches!(kind, Finding::Since(_));
                    assert!(!is_dated || said.contains("40"), "{said}");
                }
            }
        }
    }
}
