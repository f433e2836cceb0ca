//! The quick logs: one line each with sensible defaults, and their fields for changing an entry.

use crate::components::conflict::version_of;
use crate::components::{ActionForm, FieldKind, Selection, chips, field, options, yes_no};
use crate::words::Locale;
use irori_core::domain::activity::{ActivityKind, Intensity};
use irori_core::domain::chat::{ChatKind, Circle};
use irori_core::domain::check_in::Score;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::form::Form;
use irori_core::domain::interruption::{Direction, InterruptionKind};
use irori_core::domain::person::Colleague;
use leptos::prelude::*;

/// How many colleagues are offered as partners of a talk.
const OFFERED_MOST: usize = 40;

/// What is meant by one press on a talk's quick log, after the latest one.
pub fn usual_chat(latest: Option<&Entry>) -> Form {
    match latest {
        Some(Entry::Chat(chat)) => chat.to_form().without(&["day", "learned"]),
        _ => Form::default()
            .with("minutes", "15")
            .with("kind", "small-talk")
            .with("circle", "team"),
    }
}

/// What is meant by one press on movement's quick log, after the latest one.
pub fn usual_activity(latest: Option<&Entry>) -> Form {
    match latest {
        Some(Entry::Activity(activity)) => activity.to_form().without(&["day"]),
        _ => Form::default()
            .with("minutes", "30")
            .with("kind", "walk")
            .with("intensity", "moderate")
            .with("outdoors", "yes"),
    }
}

/// What is meant by one press on an interruption's quick log, after the latest one.
pub fn usual_interruption(direction: Direction, latest: Option<&Entry>) -> Form {
    match (latest, direction) {
        (Some(Entry::Interruption(interruption)), _) => {
            interruption
                .to_form()
                .without(&["day", "start", "agreed", "could-wait", "by-choice"])
        }
        (_, Direction::HomeToWork) => Form::default()
            .with("direction", direction.as_str())
            .with("minutes", "20")
            .with("kind", "chore"),
        (_, Direction::WorkToHome) => Form::default()
            .with("direction", direction.as_str())
            .with("minutes", "10")
            .with("kind", "message"),
    }
}

/// One line: what it is, what one press writes, the press; folded below, the fields to change it.
pub fn quick_log(
    act: &ActionForm,
    title: &str,
    summary: String,
    day: String,
    fields: AnyView,
) -> AnyView {
    let press = format!("{}: {summary}", t!(act, "log-add"));
    let inner = view! {
        {act.hidden("day", day)}
        <div class="log__line">
            <b>{t!(act, title)}</b>
            <span class="soft">{summary}</span>
            <button class="button button--quiet" type="submit" aria-label=press>"+"</button>
        </div>
        <details class="log__more" open=act.typed.trouble.is_some()>
            <summary>{t!(act, "log-change")}</summary>
            <div class="stack">{fields}{act.quiet_button("log-add")}</div>
        </details>
    };
    act.form("log", inner)
}

pub fn chat_fields(act: &ActionForm, colleagues: &[Colleague]) -> AnyView {
    let words = act.words;
    let kinds = options(words, "chat", ChatKind::ALL, ChatKind::as_str);
    let circles = options(words, "circle", Circle::ALL, Circle::as_str);
    html! {
        {minutes(act)}
        {chips(act, "kind", "chat-kind", Selection::One, kinds)}
        {chips(act, "circle", "circle", Selection::One, circles)}
        {partners(act, colleagues)}
        {field::tick(act, "learned", "learned")}
    }
}

fn partners(act: &ActionForm, colleagues: &[Colleague]) -> Option<AnyView> {
    if colleagues.is_empty() {
        return None;
    }
    // One's own teams come first; who was named already stays, however far down.
    let named: Vec<_> = colleagues
        .iter()
        .enumerate()
        .filter(|(n, c)| *n < OFFERED_MOST || act.typed.is("partner", &c.id.to_string()))
        .map(|(_, c)| (c.id.to_string(), c.name.clone()))
        .collect();
    let open = act.typed.form.text("partner").is_some() || act.typed.wrong("partner").is_some();
    Some(html! {
        <details class="partners" open=open>
            <summary>{t!(act, "partners-fold")}</summary>
            {chips(act, "partner", "partners", Selection::Several, named)}
        </details>
    })
}

pub fn activity_fields(act: &ActionForm) -> AnyView {
    let words = act.words;
    let kinds = options(words, "activity", ActivityKind::ALL, ActivityKind::as_str);
    let intensities = options(words, "intensity", Intensity::ALL, Intensity::as_str);
    html! {
        {minutes(act)}
        {chips(act, "kind", "activity-kind", Selection::One, kinds)}
        {chips(act, "intensity", "intensity", Selection::One, intensities)}
        {field::tick(act, "outdoors", "outdoors")}
    }
}

pub fn interruption_fields(act: &ActionForm, direction: Direction) -> AnyView {
    let words = act.words;
    let kinds = options(
        words,
        "interruption",
        InterruptionKind::of(direction),
        InterruptionKind::as_str,
    );
    html! {
        {act.hidden("direction", direction.as_str())}
        <div class="field-row">
            {minutes(act)}
            {field::line(act, "start", "start", None, FieldKind::Time)}
        </div>
        {chips(act, "kind", "interruption-kind", Selection::One, kinds)}
        {yes_no(act, "agreed", "agreed")}
        {yes_no(act, "could-wait", "could-wait")}
        {yes_no(act, "by-choice", "by-choice")}
    }
}

fn minutes(act: &ActionForm) -> AnyView {
    field::line(act, "minutes", "minutes", None, FieldKind::Number)
}

/// What a form carries of the entry that it changes, and that entry, where it was changed meanwhile.
pub fn version_of_entry(act: &ActionForm, kept: &StoredEntry, colleagues: &[Colleague]) -> AnyView {
    let entry = &kept.entry;
    let said = in_short(act.words, entry, colleagues);
    version_of(act, &entry.to_form(), entry.version(), Some(said))
}

/// One line that says an entry: `15 min · small talk · Ken Mori`.
pub fn in_short(words: Locale, entry: &Entry, colleagues: &[Colleague]) -> String {
    let join = |parts: Vec<String>| parts.join(" · ");
    let say = |prefix: &str, value: &str| t!(words, &format!("{prefix}-{value}"));
    match entry {
        Entry::Chat(chat) => {
            let names: Vec<&str> = colleagues
                .iter()
                .filter(|c| chat.partners.contains(&c.id))
                .map(|c| c.name.as_str())
                .collect();
            let mut parts = vec![
                t!(words, "n-minutes", n = chat.minutes),
                say("chat", chat.kind.as_str()),
            ];
            parts.push(if names.is_empty() {
                say("circle", chat.circle.as_str())
            } else {
                names.join(", ")
            });
            join(parts)
        }
        Entry::Activity(activity) => {
            let mut parts = vec![
                t!(words, "n-minutes", n = activity.minutes),
                say("activity", activity.kind.as_str()),
            ];
            if activity.outdoors {
                parts.push(t!(words, "outdoors"));
            }
            join(parts)
        }
        Entry::Interruption(interruption) => {
            let mut parts = vec![t!(words, "n-minutes", n = interruption.minutes)];
            parts.push(say("interruption", interruption.kind.as_str()));
            if let Some(agreed) = interruption.agreed {
                parts.push(t!(words, if agreed { "agreed-yes" } else { "agreed-no" }));
            }
            parts.extend(interruption.start.map(|t| t.to_string()));
            join(parts)
        }
        Entry::CheckIn(check_in) => {
            let items = [
                ("item-short-connection", check_in.connection),
                ("item-mood", check_in.mood),
                ("item-energy", check_in.energy),
                ("item-focus", check_in.focus),
            ];
            let mode = check_in.mode.map(|m| say("mode", m.as_str()));
            answered(words, &items, mode)
        }
        Entry::WeeklyPulse(pulse) => {
            let items = [
                ("pulse-clear-short", pulse.clear),
                ("pulse-heard-short", pulse.heard),
            ];
            answered(words, &items, None)
        }
    }
}

/// The answers that were given, each behind its key, and what else there is.
fn answered(words: Locale, items: &[(&str, Option<Score>)], more: Option<String>) -> String {
    let answer = |(key, score): &(&str, Option<Score>)| {
        score.map(|score| format!("{} {}", t!(words, key), score.number()))
    };
    let parts: Vec<String> = items.iter().filter_map(answer).chain(more).collect();
    match parts.is_empty() {
        true => t!(words, "check-in-blank"),
        false => parts.join(" · "),
    }
}
