//! Details of an alarm of a team's chart: why, what would clear it, one thing to try.

use crate::words::Locale;
use irori_core::privacy::release::{Family, Panel};
use irori_core::privacy::team_reason::TeamReason;
use irori_core::signals::bands::Band;
use irori_core::signals::reference::ReferenceStage;
use leptos::prelude::*;

/// Nothing where the chart is not WATCH or ACT.
pub fn alarm(
    words: Locale,
    family: Family,
    panel: Panel,
    reasons: &[TeamReason],
) -> Option<AnyView> {
    if panel.band() < Band::Watch {
        return None;
    }
    let name = family.as_str();
    let lines: Vec<_> = why(words, panel, reasons)
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect();
    let (clears, to_try) = (format!("team-clears-{name}"), format!("team-try-{name}"));
    Some(html! {
        <div class="why"><h3>{t!(words, "why")}</h3>{lines}</div>
        {clear_and_try(words, t!(words, &clears), t!(words, &to_try))}
    })
}

/// Why a chart is WATCH or ACT, the arithmetic line first; empty where it is neither.
pub(in crate::pages) fn why(words: Locale, panel: Panel, reasons: &[TeamReason]) -> Vec<String> {
    if panel.band() < Band::Watch {
        return Vec::new();
    }
    let mut lines = vec![arithmetic(words, panel)];
    lines.extend(reasons.iter().map(|reason| sentence(words, *reason)));
    if reasons.is_empty() {
        lines.push(t!(words, "team-reason-none"));
    }
    lines
}

/// What would clear an alarm, and one thing to try.
pub fn clear_and_try(words: Locale, clears: String, to_try: String) -> AnyView {
    html! {
        <div class="stack">
            <h3>{t!(words, "clears")}</h3>
            <p>{clears}</p>
            <h3>{t!(words, "try")}</h3>
            <p>{to_try}</p>
        </div>
    }
}

/// The step and since when: all that is ever told in numbers.
fn arithmetic(words: Locale, panel: Panel) -> String {
    let Panel::Steps {
        standing,
        worse,
        worse_since,
        ..
    } = panel
    else {
        return String::new();
    };
    let key = match standing {
        ReferenceStage::Full => "team-arithmetic",
        ReferenceStage::Provisional => "team-arithmetic-provisional",
    };
    let week = worse_since.map(|since| words.week(since));
    t!(
        words,
        key,
        step = worse as u8,
        week = week.unwrap_or_default()
    )
}

fn sentence(words: Locale, reason: TeamReason) -> String {
    let what = |key, name: String| t!(words, key, what = t!(words, &name));
    match reason {
        TeamReason::Days { .. } => t!(words, &format!("team-reason-{}", reason.code())),
        TeamReason::Kind { kind } => what(
            "team-reason-kind",
            format!("interruption-{}", kind.as_str()),
        ),
        TeamReason::Topic { topic } => {
            what("team-reason-topic", format!("topic-{}", topic.as_str()))
        }
    }
}
