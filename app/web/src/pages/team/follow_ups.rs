//! Follow-ups of a team: boxes to tick, ways to change and drop for its leads, and what members see.

use crate::components::{ActionForm, FieldKind, card_with_id, field};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use chrono::TimeDelta;
use irori_core::domain::follow_up::{
    COUNTED_WEEKS, FollowUpCounts, FollowUpState, KeptFollowUp, TeamPerson,
};
use irori_core::domain::id::TeamId;
use irori_core::domain::weekly_review::HeldReview;
use irori_ports::follow_ups::TeamFollowUps;
use leptos::prelude::*;

/// For so many days a box that was ticked is still shown.
const OPENED_AGAIN_DAYS: i64 = 8;
/// Sets the forms of follow-ups apart from others of a page.
const FORM: u8 = 100;

/// Everything about a team's follow-ups, for a lead of it.
pub async fn card(ctx: &RequestContext, team: TeamId, of: &TeamFollowUps) -> AnyView {
    let words = ctx.words;
    let lost = lost(ctx, of);
    let add = add(ctx, team, of, lost).await;
    let body = view! {
        {ticks(ctx, of, true)}
        <p class="soft small">{counts(words, of.counts)}</p>
        {settled(words, of)}
        {add}
    };
    card_with_id("follow-ups", t!(words, "follow-ups"), body)
}

/// Beside a team's week, the same for its leads and its members: when it was last reviewed, and what is to
/// follow. One's own can be ticked.
pub fn beside_week(ctx: &RequestContext, last: Option<&HeldReview>, of: &TeamFollowUps) -> AnyView {
    let words = ctx.words;
    let body = view! {
        <p>{held(ctx, last)}</p>
        {ticks(ctx, of, false)}
        <p class="soft small">{counts(words, of.counts)}</p>
        {settled(words, of)}
    };
    card_with_id("follow-ups", t!(words, "follow-ups-of-review"), body)
}

/// When a team was last reviewed, and by whom.
pub fn held(ctx: &RequestContext, last: Option<&HeldReview>) -> String {
    let words = ctx.words;
    let Some(held) = last else {
        return t!(words, "weekly-held-never");
    };
    let at = ctx.moment(held.at);
    let by = held.by.clone().unwrap_or_else(|| t!(words, "ledger-gone"));
    t!(words, "weekly-held", week = words.week(held.week), at, by)
}

fn counts(words: Locale, counts: FollowUpCounts) -> String {
    t!(
        words,
        "follow-ups-counts",
        weeks = COUNTED_WEEKS,
        all = counts.all(),
        done = counts.done,
        open = counts.open,
        dropped = counts.dropped
    )
}

/// The boxes: a lead's are all of the team's, a member's are their own.
fn ticks(ctx: &RequestContext, of: &TeamFollowUps, leads: bool) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "follow-up/tick", FORM);
    let me = ctx.viewer.as_ref().map(|viewer| viewer.id);
    let may_tick = |one: &KeptFollowUp| leads || one.who.as_ref().map(|who| who.id) == me;
    // What was ticked since the last review can be opened again.
    let since = ctx.now - TimeDelta::days(OPENED_AGAIN_DAYS);
    let done = of
        .settled
        .iter()
        .filter(|one| one.state == FollowUpState::Done && one.settled > Some(since));
    let ticked: Vec<&KeptFollowUp> = done.filter(|one| may_tick(one)).collect();
    let mine: Vec<&KeptFollowUp> = of.open.iter().filter(|one| may_tick(one)).collect();
    let hidden: Vec<_> = [("was-open", &mine), ("was-done", &ticked)]
        .into_iter()
        .flat_map(|(name, list)| list.iter().map(move |one| (name, one.id)))
        .map(|(name, id)| act.hidden(name, id))
        .collect();
    let can_tick = !hidden.is_empty();
    let (form, press) = act.form_with_id(
        "row",
        view! { {hidden}{can_tick.then(|| act.quiet_button("follow-ups-save"))} },
    );
    let open = of.open.iter().enumerate().map(|(n, one)| {
        let boxed = may_tick(one).then(|| form.clone());
        let change = leads.then(|| change(ctx, of, one, n));
        html! { <li>{line(ctx, one, boxed)}{change}</li> }
    });
    let ticked = ticked
        .iter()
        .map(|one| html! { <li>{line(ctx, one, Some(form.clone()))}</li> });
    let lines: Vec<AnyView> = open.chain(ticked).collect();
    if lines.is_empty() {
        return html! { <p class="soft">{t!(ctx, "follow-ups-none")}</p> };
    }
    let press = can_tick.then_some(press);
    html! { <ul class="follow-ups">{lines}</ul>{press} }
}

/// A follow-up as a line; with the id of a form it has a box of it.
fn line(ctx: &RequestContext, one: &KeptFollowUp, form: Option<String>) -> AnyView {
    let words = ctx.words;
    let today = ctx.today().ok();
    let is_done = one.state == FollowUpState::Done;
    let what = text(words, one.what.as_deref());
    let when = about(words, one);
    let is_late = today.is_some_and(|today| one.is_overdue(today));
    let late =
        is_late.then(|| view! { <b class="follow-up__late">{t!(words, "follow-up-late")}</b> });
    let told = view! {
        <span class="follow-up"><span>{what}</span>" "<span class="soft small">{when}</span>" "{late}</span>
    };
    match form {
        Some(form) => html! {
            <label class="tick">
                <input type="checkbox" name="done" value=one.id.to_string() checked=is_done form=form/>
                {told}
            </label>
        },
        None => told.into_any(),
    }
}

fn text(words: Locale, text: Option<&str>) -> AnyView {
    match text {
        Some(text) => html! { <bdi>{text.to_owned()}</bdi> },
        None => html! { <em>{t!(words, "follow-up-unreadable")}</em> },
    }
}

/// Who does it, until when.
fn about(words: Locale, one: &KeptFollowUp) -> String {
    let who = one.who.as_ref().map(|who| who.name.clone());
    t!(
        words,
        "follow-up-about",
        who = who.unwrap_or_else(|| t!(words, "follow-up-nobody")),
        until = words.dated(one.until)
    )
}

/// What was dropped, with its reason.
fn settled(words: Locale, of: &TeamFollowUps) -> Option<AnyView> {
    let lines: Vec<_> = of
        .settled
        .iter()
        .filter(|one| one.state == FollowUpState::Dropped)
        .map(|one| {
            view! {
                <li>
                    <span>{text(words, one.what.as_deref())}</span>
                    <br/>
                    <span class="soft small">{t!(words, "follow-up-dropped-because")}" "{text(words, one.reason.as_deref())}</span>
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        html! {
            <details>
                <summary>{t!(words, "follow-ups-dropped", count = lines.len())}</summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}

/// What was typed into the form of `act` about this very follow-up and failed.
fn failed_of(ctx: &RequestContext, act: &str, one: &KeptFollowUp) -> Option<FormState> {
    let (form, trouble) = ctx.failed(act)?;
    let is_it = form.text("id") == Some(one.id.to_string().as_str());
    is_it.then(|| FormState::failed(form, trouble))
}

fn change(ctx: &RequestContext, of: &TeamFollowUps, one: &KeptFollowUp, n: usize) -> AnyView {
    let words = ctx.words;
    let changed = failed_of(ctx, "follow-up/change", one);
    let dropped = failed_of(ctx, "follow-up/drop", one);
    let is_open = changed.is_some() || dropped.is_some();
    let is_conflict = changed
        .as_ref()
        .is_some_and(|typed| typed.wrong("version").is_some());
    let mark = FORM + 1 + u8::try_from(n).unwrap_or(u8::MAX - FORM - 1);
    let act = ActionForm::new(
        ctx,
        "follow-up/change",
        mark,
        changed.unwrap_or_else(|| FormState::of(one.to_form())),
    );
    // Who has left since may keep it.
    let gone = one.who.clone().filter(|who| !of.people.contains(who));
    let people: Vec<TeamPerson> = of.people.iter().cloned().chain(gone).collect();
    // The text that the other lead wrote stands in the line above; this one would take its place.
    let conflict = is_conflict.then(|| {
        view! {
            <div class="stack">
                <p>{t!(words, "follow-up-now-reads", about = about(words, one))}</p>
                <p class="note">{text(words, one.what.as_deref())}</p>
                <p>{t!(words, "follow-up-yours-below")}</p>
            </div>
        }
    });
    let fields = view! {
        {conflict}
        {act.hidden("id", one.id)}
        {act.hidden("version", one.version)}
        {fields(&act, &people)}
        <div>{act.quiet_button("follow-up-change")}</div>
    };
    let drop = ActionForm::new(ctx, "follow-up/drop", mark, dropped.unwrap_or_default());
    let reason = view! {
        {drop.hidden("id", one.id)}
        {field::line(&drop, "reason", "follow-up-reason", Some("follow-up-reason-hint"), FieldKind::Text)}
        <div>{drop.quiet_button("follow-up-drop")}</div>
    };
    let label = one.what.clone().unwrap_or_default();
    let label = t!(words, "follow-up-change-label", what = label);
    html! {
        <details open=is_open>
            <summary aria-label=label>{t!(words, "follow-up-change-or-drop")}</summary>
            {act.form("stack", fields)}
            {drop.form("stack", reason)}
        </details>
    }
}

fn fields(act: &ActionForm, people: &[TeamPerson]) -> AnyView {
    let options = people
        .iter()
        .map(|one| (one.id.to_string(), one.name.clone()))
        .collect();
    let blank = Some(t!(act, "follow-up-who-blank"));
    html! {
        {field::line(act, "what", "follow-up-what", Some("follow-up-what-hint"), FieldKind::Text)}
        <div class="field-row">
            {field::select(act, "who", "follow-up-who", None, blank, options)}
            {field::line(act, "until", "follow-up-until", None, FieldKind::Date)}
        </div>
    }
}

/// A change that could not be kept because its follow-up is no longer open: nothing typed is lost, it can
/// be added anew.
fn lost(ctx: &RequestContext, of: &TeamFollowUps) -> Option<FormState> {
    let (form, trouble) = ctx.failed("follow-up/change")?;
    let is_there = of
        .open
        .iter()
        .any(|one| form.text("id") == Some(one.id.to_string().as_str()));
    (!is_there).then(|| FormState::failed(form, trouble))
}

async fn add(
    ctx: &RequestContext,
    team: TeamId,
    of: &TeamFollowUps,
    lost: Option<FormState>,
) -> AnyView {
    let own = |typed: &FormState| typed.form.text("team") == Some(team.to_string().as_str());
    let typed = match lost {
        Some(lost) => Some(lost),
        None => ctx.typed("follow-up/add").await.filter(own),
    };
    let is_open = typed.is_some() || of.open.is_empty();
    let act = ActionForm::new(ctx, "follow-up/add", FORM, typed.unwrap_or_default());
    let inner = view! {
        {act.hidden("team", team)}
        <details open=is_open>
            <summary>{t!(act, "follow-up-add")}</summary>
            <div class="stack">
                {fields(&act, &of.people)}
                <p class="soft small">{t!(act, "follow-up-seen")}</p>
                <div>{act.quiet_button("follow-up-press")}</div>
            </div>
        </details>
    };
    act.form("stack", inner)
}
