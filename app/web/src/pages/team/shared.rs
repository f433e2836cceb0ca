//! A family that somebody shares by name with the lead who looks: bands by week, and what makes them.

use crate::addresses;
use crate::components::{band, card, page_head, table};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::day::Day;
use irori_core::domain::id::{ConsentId, TeamId};
use irori_core::families::MySignal;
use irori_core::families::shared::{BandCause, SharedState, SharedWeek, signals_of};
use irori_ports::consents::SharedSignals;
use irori_ports::{Answer, AppError};
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let team = ctx.parameter("team", TeamId::parse);
    let consent = ctx.parameter("consent", ConsentId::parse);
    let (Ok(team), Ok(consent)) = (team, consent) else {
        return Err(AppError::NotThere);
    };
    let (viewer, consents) = (ctx.viewer()?, &ctx.ports.consents);
    let seen = consents.shared(viewer, team, consent, ctx.now).await?;
    show(&ctx, &seen, team)
}

fn show(ctx: &RequestContext, seen: &SharedSignals, team: TeamId) -> Answer<AnyView> {
    let words = ctx.words;
    let zone = ctx.viewer()?.profile.zone;
    let since = Day(seen.consent.given.with_timezone(&zone).date_naive());
    let family = t!(
        words,
        &format!("consent-family-{}", seen.consent.family.as_str())
    );
    let values = [
        ("name", seen.consent.name.as_str().into()),
        ("family", family.into()),
        ("team", seen.team.as_str().into()),
        ("day", words.dated(since).into()),
    ];
    let kicker = t!(words, "shared-kicker", ..values);
    let shown = match seen.weeks.last() {
        Some(last) => html! { {latest(words, last)}{by_week(words, seen)} },
        None => {
            let closes = words.moment(seen.first_closes, zone);
            let text = t!(words, "shared-early", closes);
            html! { <section class="empty"><p>{text}</p></section> }
        }
    };
    let back = addresses::TEAM.path(team);
    Ok(html! {
        {page_head(Some(kicker), t!(words, "shared-title", ..values), Some(t!(words, "shared-lead")))}
        <div class="stack">
            {shown}
            <section class="sheet">
                <h2>{t!(words, "shared-is")}</h2>
                <ul>
                    <li>{t!(words, "shared-is-own")}</li>
                    <li>{t!(words, "shared-is-only")}</li>
                    <li>{t!(words, "shared-is-ledger", ..values)}</li>
                    <li>{t!(words, "shared-is-revocable")}</li>
                </ul>
            </section>
            <p><a href=back>{t!(words, "shared-back", ..values)}</a></p>
        </div>
    })
}

fn latest(words: Locale, last: &SharedWeek) -> AnyView {
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
    let body = view! {
        <div class="states">{rows}</div>
    };
    card(words.week_first(last.week), body)
}

/// The newest week first.
fn by_week(words: Locale, seen: &SharedSignals) -> AnyView {
    let signals: Vec<MySignal> = signals_of(seen.consent.family).collect();
    let rows = seen.weeks.iter().rev().map(|week| {
        let cells: Vec<_> = week
            .states
            .iter()
            .map(|state| view! { <td>{band(words, state.band)}</td> })
            .collect();
        html! { <tr><th scope="row">{words.week_and_year(week.week)}</th>{cells}</tr> }
    });
    let mut head = vec![t!(words, "shared-head-week")];
    head.extend(signals.into_iter().map(|one| signal(words, one)));
    card(
        t!(words, "shared-weeks"),
        table(t!(words, "shared-caption"), head, rows.collect()),
    )
}

fn signal(words: Locale, signal: MySignal) -> String {
    t!(words, &format!("signal-{}", signal.as_str()))
}

/// What makes the band of a state one, in a sentence without a number of the person's.
fn finding(words: Locale, state: SharedState, at: &SharedWeek) -> String {
    let of = |kind: &str| format!("finding-{}-{kind}", state.signal.as_str());
    let (key, week) = match state.finding {
        BandCause::Unknown => ("finding-unknown".to_owned(), at.week),
        BandCause::Usual => (of("usual"), at.week),
        BandCause::Since(onset) => (of("since"), onset),
        BandCause::SinceBefore => (of("before"), at.week),
        BandCause::Once => (of("once"), at.week),
        BandCause::Rule => (of("rule"), at.week),
    };
    t!(words, &key, week = words.week(week))
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
            let mut findings = vec![BandCause::Unknown, BandCause::Usual];
            if signal.is_charted() {
                findings.extend([
                    BandCause::Since(week),
                    BandCause::SinceBefore,
                    BandCause::Once,
                ]);
            }
            // No threshold stands beside interruptions by home.
            if signal != MySignal::HomeToWork {
                findings.push(BandCause::Rule);
            }
            for kind in findings {
                let state = SharedState {
                    signal,
                    band: Band::Watch,
                    finding: kind,
                };
                for language in [Language::English, Language::Japanese] {
                    let said = finding(Locale(language), state, &at);
                    assert!(!said.starts_with("finding-"), "{said}");
                    let is_dated = matches!(kind, BandCause::Since(_));
                    assert!(!is_dated || said.contains("40"), "{said}");
                }
            }
        }
    }
}
