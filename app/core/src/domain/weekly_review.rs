//! The lead's weekly review: that it was held, a lead's own notes on it, and who came to the team or left
//! it of late.

use super::day::{Day, Week};
use super::form::{Form, FormReader, ValidationErrors, parse_number, parse_text};
use super::id::TeamId;
use chrono::{DateTime, Utc};

/// The longest note, in characters.
pub const NOTE_MOST: usize = 4000;

/// A closed week that a lead marked as reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldReview {
    pub week: Week,
    pub at: DateTime<Utc>,
    /// The name of the lead; `None` where the account is gone.
    pub by: Option<String>,
}

/// A lead's own note on a week of a team; nobody else reads it. Blank: none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadNote {
    pub team: TeamId,
    pub week: Week,
    /// At most [`NOTE_MOST`] characters.
    pub text: String,
    /// Which version the writer saw; 0: none yet.
    pub seen: u32,
}

/// A note as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptNote {
    pub week: Week,
    /// `None`: it is there and cannot be opened.
    pub text: Option<String>,
    pub version: u32,
    pub changed: DateTime<Utc>,
}

/// Somebody who came to a team as a member, or is one no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterChange {
    pub name: String,
    pub kind: RosterKind,
    /// Their first Day, or their last.
    pub day: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterKind {
    Joined,
    Left,
}

impl LeadNote {
    /// Reads `team`, `week`, `text` (may be blank) and `version`.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let team = read.required("team", TeamId::parse);
        let week = read.required("week", Week::parse);
        let text = read.optional("text", |text| parse_text(text, NOTE_MOST));
        let seen = read.optional("version", |text| parse_number(text, 0, u32::MAX));
        let note = team.zip(week).map(|(team, week)| Self {
            team,
            week,
            text: text.unwrap_or_default(),
            seen: seen.unwrap_or_default(),
        });
        read.finish(note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn form(text: &str) -> Form {
        Form::default()
            .with("team", Uuid::from_u128(1).to_string())
            .with("week", "2026-W47")
            .with("version", "3")
            .with("text", text)
    }

    #[test]
    fn a_note_may_be_blank_and_has_an_end() {
        let note = LeadNote::parse(&form("Ask about the\r\nschool run")).unwrap();
        assert_eq!(
            (note.text.as_str(), note.seen),
            ("Ask about the\nschool run", 3)
        );
        assert_eq!(LeadNote::parse(&form("  ")).unwrap().text, "");
        let long = LeadNote::parse(&form(&"長".repeat(10_000))).unwrap_err();
        assert!(long.of("text").is_some());
    }
}
