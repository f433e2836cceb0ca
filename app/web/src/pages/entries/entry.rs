//! One entry of one's own: its fields to change, and the way to delete it.

use super::check_in_form::check_in_fields;
use super::log;
use crate::addresses;
use crate::components::{ActionForm, FieldKind, field, page_head, score};
use crate::context::{FormState, RequestContext, own_path};
use irori_core::domain::check_in::DaySection;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::form::VERSION;
use irori_core::domain::id::EntryId;
use irori_core::domain::person::Colleague;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_ports::Answer;
use leptos::prelude::*;

pub async fn page(ctx: RequestContext) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let id = ctx.parameter("id", EntryId::parse)?;
    let kept = ctx.ports.entries.find(viewer, id).await?;
    let back = back(&ctx);
    let kicker = match &kept.entry {
        Entry::WeeklyPulse(pulse) => ctx.words.week(pulse.week),
        entry => ctx.words.long_day(entry.day()),
    };
    let name = kept
        .entry
        .section()
        .map_or(kept.entry.kind().as_str(), DaySection::as_str);
    let title = t!(ctx, &format!("entry-title-{name}"));
    Ok(html! {
        {page_head(Some(kicker), title, None)}
        {change(&ctx, &kept, &back).await?}
        {remove(&ctx, &kept, &back)}
    })
}

/// Where the person came from: never an entry, for it may be gone.
fn back(ctx: &RequestContext) -> String {
    let entries = addresses::ENTRIES.path();
    match own_path(ctx.query.text("back").or(Some(entries))) {
        path if path.starts_with(&format!("{entries}/")) => entries.to_owned(),
        path => path,
    }
}

async fn change(ctx: &RequestContext, kept: &StoredEntry, back: &str) -> Answer<AnyView> {
    let id = kept.id.to_string();
    let typed = ctx
        .typed("change-entry")
        .await
        .filter(|typed| typed.text("id") == id);
    let act = ActionForm::new(
        ctx,
        "change-entry",
        0,
        typed.unwrap_or_else(|| FormState::of(kept.entry.to_form())),
    );
    let colleagues = match &kept.entry {
        Entry::Chat(_) => ctx.ports.people.colleagues(ctx.viewer()?).await?,
        _ => Vec::new(),
    };
    let fields = fields(ctx, &act, &kept.entry, &colleagues).await?;
    let inner = view! {
        {act.hidden("id", id)}
        {act.hidden("back", back)}
        {log::version_of_entry(&act, kept, &colleagues)}
        {fields}
        <div class="row">
            {act.submit_button("entry-save")}
            <a href=back.to_owned()>{t!(act, "entry-leave")}</a>
        </div>
    };
    Ok(act.form("sheet", inner))
}

/// The fields of an entry. A check-in belongs to its Day and a pulse to its week; the others can
/// move to another Day.
async fn fields(
    ctx: &RequestContext,
    act: &ActionForm,
    entry: &Entry,
    colleagues: &[Colleague],
) -> Answer<AnyView> {
    let viewer = ctx.viewer()?;
    let day = || field::line(act, "day", "day", Some("day-hint"), FieldKind::Date);
    Ok(match entry {
        Entry::CheckIn(check_in) => {
            let of_day = ctx
                .ports
                .entries
                .between(viewer, check_in.day, check_in.day)
                .await?;
            let answered: Vec<DaySection> = of_day
                .iter()
                .filter_map(|kept| kept.entry.section())
                .collect();
            html! { {act.hidden("day", check_in.day)}{check_in_fields(act, &answered)} }
        }
        Entry::WeeklyPulse(pulse) => pulse_fields(act, pulse),
        Entry::Chat(_) => html! { {day()}{log::chat_fields(act, colleagues)} },
        Entry::Activity(_) => html! { {day()}{log::activity_fields(act)} },
        Entry::Interruption(interruption) => {
            html! { {day()}{log::interruption_fields(act, interruption.direction())} }
        }
    })
}

fn pulse_fields(act: &ActionForm, pulse: &WeeklyPulse) -> AnyView {
    let steps = ["score-not-at-all", "score-some", "score-very-much"];
    html! {
        {act.hidden("week", pulse.week)}
        {score(act, "clear", "pulse-clear", steps)}
        {score(act, "heard", "pulse-heard", steps)}
    }
}

fn remove(ctx: &RequestContext, kept: &StoredEntry, back: &str) -> AnyView {
    let act = ActionForm::failed_or_empty(ctx, "remove-entry", 1);
    let inner = view! {
        <h2>{t!(act, "entry-remove")}</h2>
        <p>{t!(act, "entry-remove-about")}</p>
        {act.hidden("id", kept.id)}
        {act.hidden("back", back)}
        {act.hidden(VERSION, kept.entry.version())}
        {field::tick(&act, "sure", "entry-remove-sure")}
        {act.danger_button("entry-remove-press")}
    };
    act.form("sheet dangerous", inner)
}
