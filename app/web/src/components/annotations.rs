//! Annotations beside charts: the list that explains their letters, and for who may write the form.

use super::action_form::ActionForm;
use super::field::{self, FieldKind};
use super::notice;
use crate::charts::Note;
use crate::components::card::card_with_id;
use crate::context::RequestContext;
use crate::words::Locale;
use irori_core::domain::annotation::{KeptAnnotation, Marked, On};
use irori_core::domain::id::TeamId;
use leptos::prelude::*;

/// Sets the form apart from the others of a page.
const FORM: u8 = 200;

/// Whose annotations these are, and as what somebody reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotationOwner {
    /// One's own: nobody else reads them.
    Mine,
    /// Those of a team that one leads.
    Led(TeamId),
    /// Those of a team that one belongs to: to be read.
    Shared(TeamId),
}

impl AnnotationOwner {
    fn on(self) -> On {
        match self {
            Self::Mine => On::Mine,
            Self::Led(team) | Self::Shared(team) => On::Team(team),
        }
    }

    fn writes(self) -> bool {
        !matches!(self, Self::Shared(_))
    }
}

/// The notes of a chart whose weeks [`irori_core::domain::annotation::marked`] was given.
pub fn notes(list: &[Marked]) -> Vec<Note<'_>> {
    let marks = list.iter().filter_map(|one| one.mark.as_ref());
    marks
        .map(|mark| Note {
            from: mark.from,
            to: mark.to,
            label: &mark.letter,
        })
        .collect()
}

/// The sheet with the list and, for who may write, ways to remove and to add.
pub fn annotations(ctx: &RequestContext, whose: AnnotationOwner, list: &[Marked]) -> AnyView {
    let lines: Vec<_> = list.iter().map(|one| entry(ctx, whose, one)).collect();
    let shown = if lines.is_empty() {
        let key = match whose {
            AnnotationOwner::Mine => "annotations-none-mine",
            AnnotationOwner::Led(_) => "annotations-none-lead",
            AnnotationOwner::Shared(_) => "annotations-none-member",
        };
        html! { <p class="soft">{t!(ctx, key)}</p> }
    } else {
        html! {
            <ul class="entries">{lines}</ul>
            <p class="soft small">{t!(ctx, "annotations-marked")}</p>
        }
    };
    let failed = notice::failed(ctx, &["annotation/remove"]);
    card_with_id(
        "annotations",
        t!(ctx, "annotations"),
        (failed, shown, whose.writes().then(|| add(ctx, whose))),
    )
}

fn entry(ctx: &RequestContext, whose: AnnotationOwner, one: &Marked) -> AnyView {
    let words = ctx.words;
    let kept = &one.kept;
    let letter = one.mark.as_ref().map(|mark| mark.letter.clone());
    let letter = letter.map(|letter| view! { <b class="annotation__letter">{letter}</b> });
    let text = match &kept.text {
        Some(text) => html! { <bdi class="annotation__text">{text.clone()}</bdi> },
        None => html! { <em class="annotation__text">{t!(words, "annotation-unreadable")}</em> },
    };
    let by = kept.by.as_ref().map(|name| {
        let by = t!(words, "annotation-by", name);
        view! { <span class="entry__when">{by}</span> }
    });
    let remove = whose.writes().then(|| remove(ctx, kept));
    html! {
        <li class="entry">
            {letter}
            <span class="entry__when">{days(words, kept)}</span>
            {text}
            {by}
            {remove}
        </li>
    }
}

fn remove(ctx: &RequestContext, kept: &KeptAnnotation) -> AnyView {
    let act = ActionForm::blank(ctx, "annotation/remove", FORM);
    let days = days(ctx.words, kept);
    let label = t!(ctx, "annotation-remove-label", days);
    act.row(act.hidden("id", kept.id), "annotation-remove", label)
}

fn add(ctx: &RequestContext, whose: AnnotationOwner) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "annotation/add", FORM);
    let team = whose.on().team();
    let hint = match team {
        None => "annotation-text-hint-mine",
        Some(_) => "annotation-text-hint-team",
    };
    let is_open = act.typed.trouble.is_some();
    let fields = view! {
        {team.map(|team| act.hidden("team", team))}
        <details open=is_open>
            <summary>{t!(act, "annotation-add")}</summary>
            <div class="stack">
                <div class="field-row">
                    {field::line(&act, "from", "annotation-from", None, FieldKind::Date)}
                    {field::line(&act, "to", "annotation-to", Some("annotation-to-hint"), FieldKind::Date)}
                </div>
                {field::line(&act, "text", "annotation-text", Some(hint), FieldKind::Text)}
                <div>{act.quiet_button("annotation-press")}</div>
            </div>
        </details>
    };
    act.form("stack", fields)
}

/// `2 November 2026`, or from when to when.
fn days(words: Locale, kept: &KeptAnnotation) -> String {
    let from = words.dated(kept.from);
    if kept.from == kept.to {
        return from;
    }
    t!(words, "annotation-days", from, to = words.dated(kept.to))
}
