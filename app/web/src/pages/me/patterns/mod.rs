//! Patterns: what goes together with one's energy, and how many remote days the better weeks had.
//! Together with, never because.

mod remote;

use super::nav::me_nav;
use crate::components::page_head::page_head;
use crate::pages::asking;
use crate::words::Words;
use irori_core::families::PersonalWeek;
use irori_core::families::patterns::{HABIT_WEEKS, HabitFinding, Side, habits, remote_days};
use leptos::prelude::*;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let words = asked.words;
        let viewer = asked.viewer()?;
        let weeks = asked.ports.signals.person(viewer, asked.now).await?.weeks;
        let last = viewer.last_complete(asked.now);
        let kicker = words.tell("patterns-kicker", &[("week", last.number().into())]);
        let (title, lead, patterns) = if weeks.is_empty() {
            (words.say("patterns-empty-title"), None, empty(words))
        } else {
            let lead = words.say("patterns-lead");
            // Draws are the same whenever the page is asked for.
            let key = viewer.id.to_string();
            (
                words.say("patterns-title"),
                Some(lead),
                show(words, &weeks, &key),
            )
        };
        Ok(view! {
            {me_nav(words, "/me/patterns")}
            {page_head(Some(kicker), title, lead)}
            {patterns}
        }
        .into_any())
    })
}

fn empty(words: Words) -> AnyView {
    view! {
        <section class="empty">
            <p>{words.say("patterns-empty")}</p>
            <p><a href="/">{words.say("to-the-check-in")}</a></p>
        </section>
    }
    .into_any()
}

fn show(words: Words, weeks: &[PersonalWeek], key: &str) -> AnyView {
    view! {
        <div class="figures">
            {what_helps(words, &habits(weeks, key))}
            {remote::sheets(words, &remote_days(weeks, key))}
        </div>
    }
    .into_any()
}

/// The four habits, each with what it shows, that it shows nothing, or what it still needs.
fn what_helps(words: Words, findings: &[HabitFinding]) -> AnyView {
    let lines: Vec<_> = findings
        .iter()
        .map(|finding| {
            let name = words.say(&format!("habit-{}", finding.habit.as_str()));
            view! { <dt>{name}</dt><dd>{sentence(words, finding)}</dd> }
        })
        .collect();
    let about = words.tell("habits-about", &[("weeks", HABIT_WEEKS.into())]);
    view! {
        <section class="sheet">
            <h2>{words.say(helps_title(findings))}</h2>
            <dl class="findings">{lines}</dl>
            <p class="small soft">{about}</p>
        </section>
    }
    .into_any()
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

fn sentence(words: Words, finding: &HabitFinding) -> String {
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
        return words.tell(&format!("habit-{}-shows", finding.habit.as_str()), &values);
    }
    if finding.adjusted.is_some() {
        return words.tell("habit-tested", &values);
    }
    let (with, without) = finding.needs();
    let key = match (with, without) {
        (_, 0) => "habit-needs-with",
        (0, _) => "habit-needs-without",
        _ => "habit-needs-both",
    };
    words.tell(key, &[("with", with.into()), ("without", without.into())])
}
