//! Reports for HR: closed quarters as they leave Irori, on a page or as a file. Made of Releases and
//! nothing else; pure.

pub mod choice;
pub mod content;
pub mod document;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;

use crate::privacy::quarter_release::QuarterRelease;
use crate::privacy::release::{Digest, StoredRelease};
use choice::Choice;
use content::{Offered, ReportContent, offered};

/// A report, whatever it is shown or written as.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub choice: Choice,
    pub content: ReportContent,
    /// The text of the content and its hash, which is the same in every language and format.
    pub written: StoredRelease,
    /// The departments that reports of these quarters can be about.
    pub offered: Vec<Offered>,
}

impl Report {
    /// Of the Releases of the quarters that were chosen, in their order, each with its hash.
    pub fn of(choice: Choice, releases: &[(QuarterRelease, Digest)]) -> Self {
        let offered = offered(releases);
        let content = ReportContent::of(&choice, releases, &offered);
        Self {
            written: StoredRelease::of(&content),
            offered,
            choice,
            content,
        }
    }
}
