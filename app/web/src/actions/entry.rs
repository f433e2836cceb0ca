//! Entries: saving the check-in of a Day, logging the rest, changing and removing one's own.

use crate::addresses;
use crate::context::{NextPage, RequestContext, own_path};
use irori_core::domain::activity::Activity;
use irori_core::domain::chat::Chat;
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::{FieldError, Form, ValidationErrors};
use irori_core::domain::id::EntryId;
use irori_core::domain::interruption::Interruption;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_ports::Answer;

/// Saves the check-in of a Day; one that is there already is replaced.
pub async fn save_check_in(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let check_in = CheckIn::parse(&ctx.form, ctx.today()?, None)?;
    add(ctx, viewer, Entry::CheckIn(check_in), "said-check-in").await
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
    entries.replace(viewer, id, entry, ctx.now).await?;
    Ok(NextPage::go(
        own_path(ctx.form.text("back")),
        "said-changed",
    ))
}

/// Removes an entry, after the person has ticked that they mean it.
pub async fn remove_entry(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", EntryId::parse)?;
    ctx.is_sure()?;
    ctx.ports.entries.remove(viewer, id, ctx.now).await?;
    Ok(NextPage::go(
        own_path(ctx.form.text("back")),
        "said-removed",
    ))
}
