//! Words: a signed message from a member of a team to a lead of it.

use super::form::{Form, FormReader, ValidationErrors, parse_text};
use super::id::WordId;
use super::lead::LeadOf;
use chrono::{DateTime, Utc};

/// The longest text, in characters.
pub const TEXT_MOST: usize = 2000;

/// The most that one person can have sent within 24 hours.
pub const WORDS_MOST: u32 = 20;

/// What somebody writes: 1 to [`TEXT_MOST`] characters, not blank, kept as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub to: LeadOf,
    pub text: String,
}

impl Word {
    /// Reads `to` and `text`.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let to = read.required("to", LeadOf::parse);
        let text = read.required("text", |t| parse_text(t, TEXT_MOST));
        read.finish(to.zip(text).map(|(to, text)| Self { to, text }))
    }
}

/// A Word that one has sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentWord {
    pub id: WordId,
    /// The names of the lead and of the team.
    pub to: String,
    pub team: String,
    pub sent: DateTime<Utc>,
    /// When the lead first opened it, by the ledger.
    pub opened: Option<DateTime<Utc>>,
    /// `None`: it is there and cannot be opened.
    pub text: Option<String>,
}

/// A Word that one was sent, closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedWord {
    pub id: WordId,
    /// The names of who signed it and of the team.
    pub from: String,
    pub team: String,
    pub sent: DateTime<Utc>,
    pub is_new: bool,
}

/// A Word that one was sent, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWord {
    pub from: String,
    pub team: String,
    pub sent: DateTime<Utc>,
    /// `None`: it is there and cannot be opened.
    pub text: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PersonId, TeamId};
    use uuid::Uuid;

    fn form(text: &str) -> Form {
        let to = LeadOf {
            team: TeamId(Uuid::from_u128(1)),
            lead: PersonId(Uuid::from_u128(2)),
        };
        Form::default()
            .with("to", to.to_string())
            .with("text", text)
    }

    #[test]
    fn a_word_has_one_to_two_thousand_characters_and_keeps_them() {
        let text = " 囲炉裏\r\n".to_owned() + &"長".repeat(1995);
        let kept = Word::parse(&form(&text)).unwrap().text;
        assert_eq!(kept, text.replace("\r\n", "\n"));
        for text in ["", " \n", &"長".repeat(2001), "a\0b"] {
            assert!(Word::parse(&form(text)).unwrap_err().of("text").is_some());
        }
        let nobody = Form::default().with("text", "hello");
        assert!(Word::parse(&nobody).unwrap_err().of("to").is_some());
    }
}
