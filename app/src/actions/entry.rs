//! Changing and removing one's own entries.

use crate::context::{Asked, Next, own_path};
use crate::domain::activity::Activity;
use crate::domain::chat::Chat;
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::form::{Form, Mistakes, Reader};
use crate::domain::id::EntryId;
use crate::domain::interruption::Interruption;
use crate::error::Trouble;
use leptos::prelude::*;

fn entry_id(form: &Form) -> Result<EntryId, Trouble> {
    form.text("id")
        .and_then(|t| EntryId::parse(t).ok())
        .ok_or(Trouble::NotThere)
}

/// Reads the changed entry; it stays on its own Day or moves to one that is open.
fn parse_changed(form: &Form, kept: &Entry, today: Day) -> Result<Entry, Mistakes> {
    let day = |text: &str| match Day::parse(text) {
        Ok(day) if day == kept.day() => Ok(day),
        _ => Day::parse_open(text, today),
    };
    match kept {
        Entry::Chat(_) => Chat::parse(form, day).map(Entry::Chat),
        Entry::Activity(_) => Activity::parse(form, day).map(Entry::Activity),
        Entry::Interruption(_) => Interruption::parse(form, day).map(Entry::Interruption),
        Entry::CheckIn(_) => crate::domain::check_in::CheckIn::parse(form, today, Some(kept.day()))
            .map(Entry::CheckIn),
        Entry::WeeklyPulse(pulse) => {
            crate::domain::weekly_pulse::WeeklyPulse::parse(form, &[pulse.week])
                .map(Entry::WeeklyPulse)
        }
    }
}

/// Changes an entry of any kind.
#[server(endpoint = "change-entry", prefix = "/do")]
pub async fn change_entry() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = entry_id(&asked.form)?;
    let kept = asked.house.entries.find(viewer, id).await?;
    let entry = parse_changed(&asked.form, &kept.entry, asked.today()?)?;
    asked
        .house
        .entries
        .replace(viewer, id, entry, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("back")), "said-changed"))
}

/// Removes an entry, after the person has ticked that they mean it.
#[server(endpoint = "remove-entry", prefix = "/do")]
pub async fn remove_entry() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = entry_id(&asked.form)?;
    if !Reader::new(&asked.form).ticked("sure") {
        return Err(Trouble::mistake("sure", "wrong-not-sure"));
    }
    asked.house.entries.remove(viewer, id, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("back")), "said-removed"))
}
