//! Thresholds in words: what counts, and what is going to change.

use super::policy::begins;
use crate::addresses;
use crate::components::table;
use crate::words::Locale;
use irori_core::domain::day::Week;
use irori_core::privacy::thresholds::{Preset, ThresholdChange, ThresholdVersions, Thresholds};
use leptos::prelude::*;

/// The notices of every change, seen from a week: from when it is set until the end of the first week
/// in which it counts. `None` where there is nothing to say.
pub(in crate::pages) fn announced(
    words: Locale,
    versions: &ThresholdVersions,
    week: Week,
) -> Option<AnyView> {
    let changes = versions.changes().filter(|change| change.from >= week);
    let notices: Vec<_> = changes.map(|change| notice(words, &change, week)).collect();
    (!notices.is_empty()).then(|| html! { <div class="stack">{notices}</div> })
}

fn notice(words: Locale, change: &ThresholdChange, week: Week) -> AnyView {
    let key = if change.from <= week {
        "thresholds-announced-begun"
    } else {
        "thresholds-announced"
    };
    let of_team = (change.before.team, change.after.team);
    let of_report = (change.before.report, change.after.report);
    let what = [
        told(
            words,
            ["thresholds-team-stricter", "thresholds-team-looser"],
            of_team,
        ),
        told(
            words,
            ["thresholds-report-stricter", "thresholds-report-looser"],
            of_report,
        ),
    ];
    let what: Vec<_> = what.into_iter().flatten().collect();
    html! {
        <section class="notice notice--note">
            <p>{t!(words, key, ..begins(words, change.from))}</p>
            <ul>{what.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>()}</ul>
            <p><a href=addresses::PRIVACY.path()>{t!(words, "thresholds-to-privacy")}</a></p>
        </section>
    }
}

/// What becomes of one number, if it changes.
fn told(
    words: Locale,
    [stricter, looser]: [&str; 2],
    (before, after): (u32, u32),
) -> Option<String> {
    let key = if after > before { stricter } else { looser };
    (before != after).then(|| t!(words, key, before, after))
}

/// Both numbers as they count in a week, as they will, and as the presets have them.
pub(in crate::pages) fn numbers(
    words: Locale,
    versions: &ThresholdVersions,
    week: Week,
) -> AnyView {
    let preset = |preset: Preset| t!(words, &format!("thresholds-preset-{}", preset.as_str()));
    let coming = versions.coming_after(week).map(|version| {
        let from = words.week(version.from);
        let head = t!(words, "thresholds-head-coming", week = from);
        (head, version.thresholds)
    });
    let columns: Vec<(String, Thresholds)> = [
        Some((t!(words, "thresholds-head-now"), versions.at(week))),
        coming,
        Some((preset(Preset::Standard), Thresholds::STANDARD)),
        Some((preset(Preset::Japan), Thresholds::JAPAN)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let row = |key: &'static str, of: fn(&Thresholds) -> u32| {
        let cells = columns.iter().map(|(_, thresholds)| of(thresholds));
        let cells: Vec<_> = cells
            .map(|number| view! { <td class="num">{number}</td> })
            .collect();
        html! { <tr id=key><th scope="row">{t!(words, key)}</th>{cells}</tr> }
    };
    let rows = vec![
        row("thresholds-team", |thresholds| thresholds.team),
        row("thresholds-report", |thresholds| thresholds.report),
    ];
    let names = columns.iter().map(|(name, _)| name.clone());
    let head = [t!(words, "thresholds-head-what")].into_iter().chain(names);
    table(t!(words, "thresholds-caption"), head.collect(), rows)
}
