//! An entry of any kind as it stands in a person's own list, and the pages of that list.

use super::activity::Activity;
use super::chat::Chat;
use super::check_in::{CheckIn, DaySection};
use super::day::{Day, Week};
use super::form::{FieldError, Form, FormVersion, VERSION, ValidationErrors, text_enum};
use super::id::EntryId;
use super::interruption::{Direction, Interruption};
use super::weekly_pulse::WeeklyPulse;
use serde::{Deserialize, Serialize};

text_enum! {
    /// The kinds of entries a person writes.
    EntryKind {
        CheckIn = "check-in",
        WeeklyPulse = "weekly-pulse",
        Chat = "chat",
        Activity = "activity",
        Interruption = "interruption",
    }
}

/// One entry of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    CheckIn(CheckIn),
    WeeklyPulse(WeeklyPulse),
    Chat(Chat),
    Activity(Activity),
    Interruption(Interruption),
}

impl Entry {
    /// Refuses answers in which nothing is answered: they would count as an answered Day or week.
    ///
    /// # Errors
    ///
    /// A mistake of the whole form.
    pub fn answered(self) -> Result<Self, ValidationErrors> {
        let is_blank = match &self {
            Self::CheckIn(check_in) => *check_in == CheckIn::blank(check_in.day),
            Self::WeeklyPulse(pulse) => pulse.clear.is_none() && pulse.heard.is_none(),
            Self::Chat(_) | Self::Activity(_) | Self::Interruption(_) => false,
        };
        match is_blank {
            true => Err(ValidationErrors::one(
                "form",
                FieldError::new("wrong-nothing-answered"),
            )),
            false => Ok(self),
        }
    }

    /// The form that would give this entry.
    pub fn to_form(&self) -> Form {
        match self {
            Self::CheckIn(e) => e.to_form(),
            Self::WeeklyPulse(e) => e.to_form(),
            Self::Chat(e) => e.to_form(),
            Self::Activity(e) => e.to_form(),
            Self::Interruption(e) => e.to_form(),
        }
    }

    /// What its form carries, so that nobody writes over what they have not seen. What logging itself takes
    /// back, *none today*, does not count.
    pub fn version(&self) -> FormVersion {
        self.to_form().without(&["none"]).version()
    }

    /// Refuses to be changed by a writer who saw something else.
    ///
    /// # Errors
    ///
    /// A mistake at `version`.
    pub fn check_seen(&self, seen: Option<&FormVersion>) -> Result<(), ValidationErrors> {
        match seen == Some(&self.version()) {
            true => Ok(()),
            false => Err(ValidationErrors::one(
                VERSION,
                FieldError::new("wrong-changed-elsewhere"),
            )),
        }
    }

    pub fn kind(&self) -> EntryKind {
        match self {
            Self::CheckIn(_) => EntryKind::CheckIn,
            Self::WeeklyPulse(_) => EntryKind::WeeklyPulse,
            Self::Chat(_) => EntryKind::Chat,
            Self::Activity(_) => EntryKind::Activity,
            Self::Interruption(_) => EntryKind::Interruption,
        }
    }

    /// The Day it stands under; a pulse stands under the Sunday that ends its week.
    pub fn day(&self) -> Day {
        match self {
            Self::CheckIn(e) => e.day,
            Self::WeeklyPulse(e) => e.week.monday().on(6),
            Self::Chat(e) => e.day,
            Self::Activity(e) => e.day,
            Self::Interruption(e) => e.day,
        }
    }

    /// Whether there is one of it a Day or a week, so that writing it again replaces it.
    pub fn is_one_a_span(&self) -> bool {
        matches!(self, Self::CheckIn(_) | Self::WeeklyPulse(_))
    }

    pub fn as_check_in(&self) -> Option<&CheckIn> {
        match self {
            Self::CheckIn(check_in) => Some(check_in),
            _ => None,
        }
    }

    pub fn as_chat(&self) -> Option<&Chat> {
        match self {
            Self::Chat(chat) => Some(chat),
            _ => None,
        }
    }

    pub fn as_interruption(&self) -> Option<&Interruption> {
        match self {
            Self::Interruption(interruption) => Some(interruption),
            _ => None,
        }
    }

    /// The section of the Day that this entry answers.
    pub fn section(&self) -> Option<DaySection> {
        match self {
            Self::Chat(_) => Some(DaySection::Talk),
            Self::Activity(_) => Some(DaySection::Movement),
            Self::Interruption(e) => Some(match e.direction() {
                Direction::HomeToWork => DaySection::HomeToWork,
                Direction::WorkToHome => DaySection::WorkToHome,
            }),
            Self::CheckIn(_) | Self::WeeklyPulse(_) => None,
        }
    }
}

/// Whether a section of a check-in's Day was answered: by one of the `entries`, or with *none today*.
pub fn is_answered<'e>(
    check_in: &CheckIn,
    section: DaySection,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> bool {
    let mut entries = entries.into_iter();
    check_in.none_today.contains(&section)
        || entries.any(|entry| entry.day() == check_in.day && entry.section() == Some(section))
}

/// An entry and its identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    pub id: EntryId,
    pub entry: Entry,
    /// Sealed fields that could not be opened. Then nothing but the Day of `entry` was read: the row
    /// may be somebody else's.
    pub unreadable: Vec<&'static str>,
}

impl StoredEntry {
    pub fn is_unreadable(&self) -> bool {
        !self.unreadable.is_empty()
    }
}

/// Which of one's entries to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EntryFilter {
    pub kind: Option<EntryKind>,
    pub week: Option<Week>,
}

/// How many entries a page of the list has.
pub const PAGE_SIZE: usize = 25;

/// A place in the list, newest first: everything before it or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    Start,
    /// Entries older than this one.
    After(Day, EntryId),
    /// Entries newer than this one.
    Before(Day, EntryId),
}

impl Cursor {
    /// Reads `2026-11-23.0198…`, as [`Cursor::place`] writes it.
    pub fn parse_place(text: &str) -> Result<(Day, EntryId), FieldError> {
        let (day, id) = text
            .split_once('.')
            .ok_or_else(|| FieldError::new("wrong-id"))?;
        Ok((Day::parse(day)?, EntryId::parse(id)?))
    }

    pub fn place(day: Day, id: EntryId) -> String {
        format!("{day}.{id}")
    }
}

/// One page of the list.
#[derive(Clone, Debug, Default)]
pub struct EntryPage {
    /// Newest first.
    pub entries: Vec<StoredEntry>,
    /// Whether there are newer ones.
    pub newer: bool,
    /// Whether there are older ones.
    pub older: bool,
    /// How many entries are newer than the first one here.
    pub before: u64,
    /// How many match the filter; at most five minutes old, and never older than one's own writes.
    pub total: u64,
}

impl EntryPage {
    /// The number of this page, from 1.
    pub fn number(&self) -> u64 {
        self.before.div_ceil(PAGE_SIZE as u64) + 1
    }

    /// How many pages there are; at least this one's number.
    pub fn pages(&self) -> u64 {
        self.total
            .div_ceil(PAGE_SIZE as u64)
            .max(self.number())
            .max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_its_number_and_how_many_there_are() {
        for (before, total, number, pages) in [
            (0, 0, 1, 1),
            (0, 25, 1, 1),
            (0, 26, 1, 2),
            (25, 51, 2, 3),
            (26, 51, 3, 3),
            (50, 51, 3, 3),
        ] {
            let page = EntryPage {
                before,
                total,
                ..EntryPage::default()
            };
            assert_eq!(
                (page.number(), page.pages()),
                (number, pages),
                "{before} of {total}"
            );
        }
    }
}
