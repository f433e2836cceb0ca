//! Patterns: what goes together with one's energy, and how many remote days the better weeks had.
//! Together with, never because.

mod remote;

use super::nav::me_nav;
use crate::actions::weekly_pulse::calendar_since;
use crate::components::page_head::page_head;
use crate::context::Asked;
use crate::domain::day::Week;
use crate::domain::entry::Entry;
use crate::domain::week_rollup::WeekFacts;
use crate::families::patterns::{HABIT_WEEKS, HabitFinding, LivedWeek, Side, habits, remote_days};
use crate::pages::asking;
use crate::ports::Answer;
use crate::signals::best_days;
use crate::words::Words;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub fn page() -> AnyView {
    asking(|asked| async move {
        let words = asked.words;
        let weeks = lived_weeks(&asked).await?;
        let last = asked.today()?.week().back(1);
        let kicker = words.tell("patterns-kicker", &[("week", last.number().into())]);
        let (title, lead, patterns) = if weeks.is_empty() {
            (words.say("patterns-empty-title"), None, empty(words))
        } else {
            let lead = words.say("patterns-lead");
            // Draws are the same whenever the page is asked for.
            let key = asked.viewer()?.id.to_string();
            (
                words.say("patterns-title"),
                Some(lead),
                show(words, &weeks, &key),
            )
        };
        Ok(view! {
            {page_head(Some(kicker), title, lead)}
            {me_nav(words, "/me/patterns")}
            {patterns}
        }
        .into_any())
    })
}

/// The viewer's last 52 complete weeks, oldest first and without holes, from their first entry on.
async fn lived_weeks(asked: &Asked) -> Answer<Vec<LivedWeek>> {
    let this = asked.today()?.week();
    let first = this.back(best_days::WEEKS as u64).monday();
    let calendar = calendar_since(asked, first).await?;
    let entries = &asked.house.entries;
    let kept = entries
        .between(asked.viewer()?, first, this.monday().back(1))
        .await?;
    let mut by_week: BTreeMap<Week, Vec<Entry>> = BTreeMap::new();
    for kept in kept {
        let week = kept.entry.day().week();
        by_week.entry(week).or_default().push(kept.entry);
    }
    let Some(first) = by_week.keys().next().copied() else {
        return Ok(Vec::new());
    };
    let weeks = (0..).map(|n| first.on(n)).take_while(|week| *week < this);
    Ok(weeks
        .map(|week| {
            let entries = by_week.get(&week).map_or(&[][..], Vec::as_slice);
            let scheduled = calendar.working_days(week).len() as u32;
            (week, scheduled, WeekFacts::of(week, entries))
        })
        .collect())
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

fn show(words: Words, weeks: &[LivedWeek], key: &str) -> AnyView {
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
