//! Entries: saving the check-in of a Day, logging the rest, changing and removing one's own.

use crate::addresses;
use crate::context::{NextPage, RequestContext, own_path};
use irori_core::domain::activity::Activity;
use irori_core::domain::chat::Chat;
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::{FieldError, Form, FormVersion, ValidationErrors};
use irori_core::domain::id::EntryId;
use irori_core::domain::interruption::Interruption;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_ports::{Answer, AppError};

/// The field in which Today's form carries the Day on which it was shown.
pub const SHOWN_ON: &str = "shown-on";

/// A page that was left open overnight means yesterday where its reader means today: they are asked.
fn check_page_is_of_today(ctx: &RequestContext, day: Day) -> Answer<()> {
    let (today, shown) = (ctx.today()?, ctx.form.text(SHOWN_ON).map(Day::parse));
    match shown {
        Some(Ok(shown)) if shown == day && shown != today => {
            Err(AppError::mistake("day", "wrong-day-passed"))
        }
        _ => Ok(()),
    }
}

/// Saves the check-in of a Day; one that is there already is replaced.
pub async fn save_check_in(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let check_in = CheckIn::parse(&ctx.form, ctx.today()?, None)?;
    check_page_is_of_today(ctx, check_in.day)?;
    let to = addresses::of_day(check_in.day);
    save(ctx, viewer, Entry::CheckIn(check_in)).await?;
    Ok(NextPage::go(to, "said-check-in"))
}

/// Writes the check-in of a Day or the pulse of a week: anew, or in place of what its writer saw.
pub(super) async fn save(ctx: &RequestContext, viewer: &Viewer, entry: Entry) -> Answer<()> {
    let (entries, key) = (&ctx.ports.entries, ctx.idempotency_key()?);
    let entry = entry.answered()?;
    let seen = FormVersion::seen(&ctx.form);
    let kept = match ctx.id_in("entry", EntryId::parse) {
        Ok(id) => entries.find(viewer, id).await.ok(),
        Err(_) => None,
    };
    // Of another Day than the form was of, it is not in its place.
    if let Some(id) = kept
        .filter(|kept| kept.entry.day() == entry.day())
        .map(|kept| kept.id)
    {
        let replaced = entries.replace(viewer, id, seen, entry.clone(), ctx.now);
        match replaced.await {
            // Removed elsewhere meanwhile: what was written is kept all the same.
            Err(AppError::NotThere) => {}
            done => return done,
        }
    }
    entries.add(viewer, key, entry, ctx.now).await.map(drop)
}

/// Logs a casual talk.
pub async fn log_chat(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let chat = Chat::parse(&ctx.form, open_day(ctx.today()?))?;
    add(ctx, viewer, Entry::Chat(chat), "said-chat").await
}

/// Logs a stretch of movement.
pub async fn log_activity(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let activity = Activity::parse(&ctx.form, open_day(ctx.today()?))?;
    add(ctx, viewer, Entry::Activity(activity), "said-activity").await
}

/// Logs an interruption, of work by home or of home by work.
pub async fn log_interruption(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let interruption = Interruption::parse(&ctx.form, open_day(ctx.today()?))?;
    let entry = Entry::Interruption(interruption);
    add(ctx, viewer, entry, "said-interruption").await
}

/// Adds an entry and goes to its Day.
async fn add(ctx: &RequestContext, viewer: &Viewer, entry: Entry, said: &str) -> Answer<NextPage> {
    let to = addresses::of_day(entry.day());
    let (entries, key) = (&ctx.ports.entries, ctx.idempotency_key()?);
    entries.add(viewer, key, entry.answered()?, ctx.now).await?;
    Ok(NextPage::go(to, said))
}

fn open_day(today: Day) -> impl Fn(&str) -> Result<Day, FieldError> {
    move |text| Day::parse_open(text, today)
}

/// Reads the changed entry; it stays on its own Day or moves to one that is open.
fn parse_changed(form: &Form, kept: &Entry, today: Day) -> Result<Entry, ValidationErrors> {
    let day = |text: &str| match Day::parse(text) {
        Ok(day) if day == kept.day() => Ok(day),
        _ => Day::parse_open(text, today),
    };
    match kept {
        Entry::Chat(_) => Chat::parse(form, day).map(Entry::Chat),
        Entry::Activity(_) => Activity::parse(form, day).map(Entry::Activity),
        Entry::Interruption(_) => Interruption::parse(form, day).map(Entry::Interruption),
        Entry::CheckIn(_) => CheckIn::parse(form, today, Some(kept.day())).map(Entry::CheckIn),
        Entry::WeeklyPulse(pulse) => {
            WeeklyPulse::parse(form, &[pulse.week]).map(Entry::WeeklyPulse)
        }
    }
}

/// Changes an entry of any kind.
pub async fn change_entry(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let (entries, id) = (&ctx.ports.entries, ctx.id_in("id", EntryId::parse)?);
    let kept = entries.find(viewer, id).await?;
    let entry = parse_changed(&ctx.form, &kept.entry, ctx.today()?)?.answered()?;
    let seen = FormVersion::seen(&ctx.form);
    entries.replace(viewer, id, seen, entry, ctx.now).await?;
    Ok(NextPage::go(
        own_path(ctx.form.text("back")),
        "said-changed",
    ))
}

/// Removes an entry, after the person has ticked that they mean it.
pub async fn remove_entry(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", EntryId::parse)?;
    ctx.is_sure()?;
    let seen = FormVersion::seen(&ctx.form);
    ctx.ports.entries.remove(viewer, id, seen, ctx.now).await?;
    Ok(NextPage::go(
        own_path(ctx.form.text("back")),
        "said-removed",
    ))
}
