//! The figures of a team's week: steps of evidence for each family, with their numbers in a table.

use super::behind;
use crate::charts::{Caption, Drawing, Onset, StepWeek, Steps, weekly_steps};
use crate::components::{FigureTable, band, better, headed_figure, notes};
use crate::words::Locale;
use irori_core::agenda::TopicStatus;
use irori_core::domain::annotation::Marked;
use irori_core::domain::day::Week;
use irori_core::privacy::release::{Family, HistoryWeek, Panel};
use irori_core::signals::bands::{Band, Step};
use irori_core::signals::reference::ReferenceStage;
use irori_ports::releases::ReadableWeek;
use leptos::prelude::*;

/// A chart shows at least so many weeks.
const YOUNG: u64 = 13;

/// The first week that is drawn, and how many are; where nothing is published, those that would be.
pub fn span(seen: &ReadableWeek) -> (Week, usize) {
    let weeks = seen.history.len() as u64 + unknown_before(seen);
    let first = seen.week.back(weeks.saturating_sub(1));
    let drawn = if seen.history.is_empty() { 0 } else { weeks };
    (first, usize::try_from(drawn).unwrap_or(0))
}

/// A sheet for each family, with what stands behind an alarm.
pub fn cards(words: Locale, seen: &ReadableWeek, list: &[Marked]) -> Vec<AnyView> {
    let last = seen.history.last().map(|last| &last.published);
    let sheet = |family: &Family| {
        let id = family.as_str();
        let alarm = last.and_then(|last| {
            let panel = *last.panels.of(*family);
            behind::alarm(words, *family, panel, last.reasons.of(*family))
        });
        html! { <section class="sheet" id=id>{of_family(words, seen, *family, list)}{alarm}</section> }
    };
    Family::ALL.iter().map(sheet).collect()
}

fn of_family(words: Locale, seen: &ReadableWeek, family: Family, list: &[Marked]) -> AnyView {
    let last = seen
        .history
        .last()
        .map(|week| *week.published.panels.of(family));
    let panel = last.unwrap_or_default();
    let finding = finding(words, family, panel.into());
    let notes = notes(list);
    let mut about = about(words, family, panel);
    if !notes.is_empty() {
        about = [about, t!(words, "annotations-letters")].join(&t!(words, "sentence-gap"));
    }
    let weeks = weeks(words, seen, family);
    let since = worse_since(panel).and_then(|since| {
        let first = seen.history.first()?.week;
        // What began before the chart does is told in the finding.
        let at = u64::try_from(since.weeks_since(first)).ok()? + unknown_before(seen);
        Some((usize::try_from(at).ok()?, since))
    });
    let label = since.map(|(_, since)| t!(words, "team-onset", week = words.week(since)));
    let unit = t!(words, &format!("team-unit-{}", family.as_str()));
    let (usual, not_known) = (t!(words, "team-usual"), t!(words, "team-not-known"));
    let id = format!("team-{}", family.as_str());
    let pair = Drawing::BOTH.map(|drawing| {
        weekly_steps(&Steps {
            caption: Caption::of(&id, &finding, &about),
            drawing,
            unit: &unit,
            usual: &usual,
            weeks: &weeks,
            not_known: &not_known,
            onset: since
                .zip(label.as_deref())
                .map(|((week, _), label)| Onset { week, label }),
            notes: &notes,
        })
    });
    let chip = match panel {
        Panel::Steps { better: up, .. } if up > Step::Zero && panel.band() == Band::Ok => {
            better(words)
        }
        _ => band(words, panel.band()),
    };
    let numbers = numbers(words, seen, family, list);
    if is_folded(panel) {
        let figure = headed_figure(words, ().into_any(), pair, about, numbers);
        return html! {
            <details class="folded">
                <summary><h2>{finding}</h2>{chip}</summary>
                {figure}
            </details>
        };
    }
    let head = view! { <div class="figure__head"><h2>{finding.clone()}</h2>{chip}</div> };
    headed_figure(words, head.into_any(), pair, about, numbers)
}

/// A chart that says nothing now is one line, until it is opened.
fn is_folded(panel: Panel) -> bool {
    let is_better = matches!(panel, Panel::Steps { better, .. } if better > Step::Zero);
    panel.band() <= Band::Ok && !is_better
}

fn worse_since(panel: Panel) -> Option<Week> {
    match panel {
        Panel::NotYet => None,
        Panel::Steps { worse_since, .. } => worse_since,
    }
}

/// What the latest week of a family says, in a sentence.
pub(in crate::pages) fn finding(words: Locale, family: Family, stand: TopicStatus) -> String {
    let name = family.as_str();
    let how = match stand {
        _ if stand.band == Band::NoData => "not-yet",
        _ if stand.strength > 0 => "worse",
        _ if stand.better > 0 => "better",
        _ => "steady",
    };
    let week = stand.since.map(|since| words.week(since));
    t!(
        words,
        &format!("team-{name}-{how}"),
        week = week.unwrap_or_default()
    )
}

fn about(words: Locale, family: Family, panel: Panel) -> String {
    let about = t!(words, &format!("team-{}-about", family.as_str()));
    match panel {
        Panel::Steps {
            standing: ReferenceStage::Provisional,
            ..
        } => [about, t!(words, "team-provisional")].join(&t!(words, "sentence-gap")),
        _ => about,
    }
}

/// The weeks as drawn.
fn weeks(words: Locale, seen: &ReadableWeek, family: Family) -> Vec<StepWeek> {
    let week = |one: &HistoryWeek| StepWeek {
        label: words.week_tick(one.week),
        steps: steps(one, family).map(|(worse, better)| (worse as u8, better as u8)),
        acts_from: one
            .published
            .panels
            .of(family)
            .acts_from()
            .map(|step| step as u8),
    };
    let before = (1..=unknown_before(seen)).rev().map(|n| StepWeek {
        label: words.week_tick(seen.week.back(n + seen.history.len() as u64 - 1)),
        steps: None,
        acts_from: None,
    });
    before.chain(seen.history.iter().map(week)).collect()
}

/// Weeks before the group's first that are drawn as not known, so that a young chart shows where it
/// begins.
fn unknown_before(seen: &ReadableWeek) -> u64 {
    YOUNG.saturating_sub(seen.history.len() as u64)
}

fn steps(one: &HistoryWeek, family: Family) -> Option<(Step, Step)> {
    match one.published.panels.of(family) {
        Panel::Steps { worse, better, .. } => Some((*worse, *better)),
        Panel::NotYet => None,
    }
}

/// The steps week by week, and what is noted beside each, where something is.
fn numbers(words: Locale, seen: &ReadableWeek, family: Family, list: &[Marked]) -> FigureTable {
    let before = usize::try_from(unknown_before(seen)).unwrap_or(0);
    let is_noted = list.iter().any(|one| one.mark.is_some());
    let row = |(n, one): (usize, &HistoryWeek)| {
        let cells = match steps(one, family) {
            None => [t!(words, "team-not-known"), t!(words, "team-not-known")],
            Some((worse, better)) => {
                [worse, better].map(|step| t!(words, "team-step", step = step as u8))
            }
        };
        let noted = is_noted.then(|| noted(words, list, before + n));
        let week = [words.week(one.week)].into_iter();
        week.chain(cells).chain(noted).collect()
    };
    let head = ["head-week", "team-head-worse", "team-head-better"];
    let noted = is_noted.then_some("annotations");
    FigureTable {
        caption: t!(words, &format!("team-{}-caption", family.as_str())),
        head: head
            .into_iter()
            .chain(noted)
            .map(|key| t!(words, key))
            .collect(),
        rows: seen.history.iter().enumerate().rev().map(row).collect(),
    }
}

/// What is noted beside the week at a place of the chart: `a: Release freeze`.
fn noted(words: Locale, list: &[Marked], at: usize) -> String {
    let texts: Vec<String> = list
        .iter()
        .filter_map(|one| Some((one.mark.as_ref()?, &one.kept.text)))
        .filter(|(mark, _)| (mark.from..=mark.to).contains(&at))
        .map(|(mark, text)| {
            let text = text.clone();
            let text = text.unwrap_or_else(|| t!(words, "annotation-unreadable"));
            format!("{}: {text}", mark.letter)
        })
        .collect();
    texts.join(&t!(words, "list-gap"))
}
