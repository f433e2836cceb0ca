//! A lead's own notes on a team's weeks.

use super::gathered::ReviewData;
use crate::components::{ActionForm, field};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::form::Form;
use irori_core::domain::weekly_review::KeptNote;
use leptos::prelude::*;

/// The note on this week, and those before it.
pub async fn note(ctx: &RequestContext, gathered: &ReviewData) -> AnyView {
    let words = ctx.words;
    let (team, week) = (gathered.seen.team.id, gathered.seen.week);
    let kept = gathered.desk.note.as_ref();
    let is_it = |typed: &FormState| {
        let is = |name: &str, value: String| typed.form.text(name) == Some(value.as_str());
        is("team", team.to_string()) && is("week", week.to_string())
    };
    let typed = ctx.typed("weekly-review/note").await.filter(is_it);
    let is_conflict = typed
        .as_ref()
        .is_some_and(|typed| typed.wrong("version").is_some());
    let is_open = typed.is_some() || kept.is_some();
    // Nothing can be saved in place of what opens again after proof.
    let is_sealed = ctx
        .viewer
        .as_ref()
        .is_some_and(|viewer| viewer.account.sealed_until.is_some());
    let is_there = kept.is_none_or(|kept| kept.text.is_some());
    let takes_text = typed.is_some() || is_there || !is_sealed;
    let stored = kept.and_then(|kept| kept.text.clone()).unwrap_or_default();
    let act = ActionForm::new(
        ctx,
        "weekly-review/note",
        3,
        typed.unwrap_or_else(|| FormState::of(Form::default().with("text", stored))),
    );
    let conflict = is_conflict.then(|| {
        view! {
            <div class="stack">
                <p>{t!(words, "lead-note-now-reads")}</p>
                {text(words, kept.and_then(|kept| kept.text.as_deref()))}
                <p>{t!(words, "lead-note-yours-below")}</p>
            </div>
        }
    });
    let unreadable = kept
        .is_some_and(|kept| kept.text.is_none())
        .then(|| view! { <p><em>{t!(words, "lead-note-unreadable")}</em></p> });
    let fields = view! {
        <details open=is_open>
            <summary>{t!(words, "lead-note")}</summary>
            <div class="stack">
                {conflict}
                {unreadable}
                {takes_text.then(|| view! {
                    {act.hidden("team", team)}
                    {act.hidden("week", week)}
                    {act.hidden("version", kept.map_or(0, |kept| kept.version))}
                    {field::lines(&act, "text", "lead-note-text", Some("lead-note-hint"), 4)}
                    <div>{act.quiet_button("lead-note-press")}</div>
                })}
            </div>
        </details>
    };
    html! {
        <section class="sheet" id="note">{act.form("stack", fields)}{earlier(words, &gathered.desk.earlier)}</section>
    }
}

fn earlier(words: Locale, notes: &[KeptNote]) -> Option<AnyView> {
    let lines: Vec<_> = notes
        .iter()
        .map(|kept| {
            let text = text(words, kept.text.as_deref());
            view! { <h3>{words.week_first(kept.week)}</h3>{text} }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        html! {
            <details>
                <summary>{t!(words, "lead-notes-earlier")}</summary>
                <div class="stack">{lines}</div>
            </details>
        }
    })
}

fn text(words: Locale, text: Option<&str>) -> AnyView {
    match text {
        Some("") => ().into_any(),
        Some(text) => html! { <p class="note"><bdi>{text.to_owned()}</bdi></p> },
        None => html! { <p><em>{t!(words, "lead-note-unreadable")}</em></p> },
    }
}
