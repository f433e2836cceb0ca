//! Patterns: what goes together with one's energy, and how many remote days the better weeks had.
//! Together with, never because.

mod remote;

use super::nav::me_nav;
use crate::addresses;
use crate::components::{card, page_head};
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::families::PersonalWeek;
use irori_core::families::patterns::{HABIT_WEEKS, HabitFinding, Side, habits, remote_days};
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let words = ctx.words;
    let viewer = ctx.viewer()?;
    let weeks = ctx.ports.signals.person(viewer, ctx.now).await?.weeks;
    let last = viewer.last_complete(ctx.now);
    let kicker = t!(words, "patterns-kicker", week = last.number());
    let (title, lead, patterns) = if weeks.is_empty() {
        (t!(words, "patterns-empty-title"), None, empty(words))
    } else {
        let lead = t!(words, "patterns-lead");
        // Draws are the same whenever the page is asked for.
        let key = viewer.id.to_string();
        (
            t!(words, "patterns-title"),
            Some(lead),
            show(words, &weeks, &key),
        )
    };
    Ok(html! {
        {me_nav(words, addresses::PATTERNS.path())}
        {page_head(Some(kicker), title, lead)}
        {patterns}
    })
}

fn empty(words: Locale) -> AnyView {
    html! {
        <section class="empty">
            <p>{t!(words, "patterns-empty")}</p>
            <p><a href=addresses::TODAY.path()>{t!(words, "to-the-check-in")}</a></p>
        </section>
    }
}

fn show(words: Locale, weeks: &[PersonalWeek], key: &str) -> AnyView {
    html! {
        <div class="figures">
            {what_helps(words, &habits(weeks, key))}
            {remote::cards(words, &remote_days(weeks, key))}
        </div>
    }
}

/// The four habits, each with what it shows, that it shows nothing, or what it still needs.
fn what_helps(words: Locale, findings: &[HabitFinding]) -> AnyView {
    let lines: Vec<_> = findings
        .iter()
        .map(|finding| {
            let name = t!(words, &format!("habit-{}", finding.habit.as_str()));
            view! { <dt>{name}</dt><dd>{sentence(words, finding)}</dd> }
        })
        .collect();
    let about = t!(words, "habits-about", weeks = HABIT_WEEKS);
    let body = view! {
        <dl class="findings">{lines}</dl>
        <p class="small soft">{about}</p>
    };
    card(t!(words, helps_title(findings)), body)
}

fn helps_title(findings: &[HabitFinding]) -> &'static str {
    let is_better = |one: &&HabitFinding| one.with.energy > one.without.energy;
    let mut shown = findings.iter().filter(|one| one.shows()).peekable();
    if shown.peek().is_some() {
        if shown.all(|one| is_better(&one)) {
            "habits-title-shows"
        } else {
            "habits-title-goes"
        }
    } else if findings.iter().any(|one| one.adjusted.is_some()) {
        "habits-title-none"
    } else {
        "habits-title-early"
    }
}

fn sentence(words: Locale, finding: &HabitFinding) -> String {
    let mean = |side: Side| {
        side.energy
            .map_or_else(String::new, |mean| format!("{mean:.1}"))
    };
    let mut values = vec![
        ("days", finding.with.days.into()),
        ("others", finding.without.days.into()),
    ];
    if finding.shows() {
        values.push(("with", mean(finding.with).into()));
        values.push(("without", mean(finding.without).into()));
        return t!(
            words,
            &format!("habit-{}-shows", finding.habit.as_str()),
            ..values
        );
    }
    if finding.adjusted.is_some() {
        return t!(words, "habit-tested", ..values);
    }
    let (with, without) = finding.needs();
    let key = match (with, without) {
        (_, 0) => "habit-needs-with",
        (0, _) => "habit-needs-without",
        _ => "habit-needs-both",
    };
    t!(words, key, with, without)
}
