//! Changing and removing one's own entries.

use crate::context::{Next, RequestContext, own_path};
use irori_core::domain::activity::Activity;
use irori_core::domain::chat::Chat;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::{Form, FormReader, ValidationErrors};
use irori_core::domain::id::EntryId;
use irori_core::domain::interruption::Interruption;
use irori_ports::error::AppError;

fn entry_id(form: &Form) -> Result<EntryId, AppError> {
    form.text("id")
        .and_then(|t| EntryId::parse(t).ok())
        .ok_or(AppError::NotThere)
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
        Entry::CheckIn(_) => {
            irori_core::domain::check_in::CheckIn::parse(form, today, Some(kept.day()))
                .map(Entry::CheckIn)
        }
        Entry::WeeklyPulse(pulse) => {
            irori_core::domain::weekly_pulse::WeeklyPulse::parse(form, &[pulse.week])
                .map(Entry::WeeklyPulse)
        }
    }
}

/// Changes an entry of any kind.
pub async fn change_entry(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let id = entry_id(&asked.form)?;
    let kept = asked.ports.entries.find(viewer, id).await?;
    let entry = parse_changed(&asked.form, &kept.entry, asked.today()?)?;
    asked
        .ports
        .entries
        .replace(viewer, id, entry, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("back")), "said-changed"))
}

/// Removes an entry, after the person has ticked that they mean it.
pub async fn remove_entry(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let id = entry_id(&asked.form)?;
    if !FormReader::new(&asked.form).ticked("sure") {
        return Err(AppError::mistake("sure", "wrong-not-sure"));
    }
    asked.ports.entries.remove(viewer, id, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("back")), "said-removed"))
}
