//! A text of headings, paragraphs and lists, before it is a page or Markdown.

use crate::words::Locale;
use irori_core::signals::bands::Band;

/// A whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DigestText {
    pub title: String,
    /// Paragraphs below the title.
    pub lead: Vec<String>,
    pub sections: Vec<DigestSection>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestSection {
    /// In the page's address.
    pub id: &'static str,
    pub head: String,
    /// Paragraphs before the list.
    pub text: Vec<String>,
    pub list: Vec<DigestItem>,
    /// An address with the words that lead there, at the end.
    pub link: Option<(String, String)>,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigestItem {
    /// A name with its state, and sentences about it.
    Told {
        name: String,
        state: DigestState,
        said: Vec<String>,
    },
    /// A sentence.
    Said(String),
    /// Something to be ticked.
    Task(String),
}

/// What stands beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestState {
    Band(Band),
    /// Better than usual, which is no band.
    Better,
}

impl DigestState {
    pub fn word(self, words: Locale) -> String {
        t!(
            words,
            match self {
                Self::Band(Band::NoData) => "band-none",
                Self::Band(Band::Ok) => "band-ok",
                Self::Band(Band::Watch) => "band-watch",
                Self::Band(Band::Act) => "band-act",
                Self::Better => "band-better",
            }
        )
    }
}

impl DigestSection {
    pub fn new(id: &'static str, head: String) -> Self {
        Self {
            id,
            head,
            text: Vec::new(),
            list: Vec::new(),
            link: None,
        }
    }
}
