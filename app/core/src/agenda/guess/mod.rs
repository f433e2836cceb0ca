//! Guess first: what a lead expects of a block of business context before they see it, and how far off
//! they were. For the lead alone.
//!
//! Decided:
//!
//! - 2026-11-28: **A lead's first guess stays**; it can be made at the last week of a block alone, and
//!   only where that week is shown. Below ten people only one edge is published, so the gap has a
//!   direction and no size.

use crate::domain::day::Week;
use crate::domain::form::{Form, FormReader, ValidationErrors};
use crate::domain::id::TeamId;
use crate::privacy::context::{Context, ContextItem, SharePanel};
use crate::signals::bands::Band;
use crate::signals::team_share::ShareClass;
use chrono::{DateTime, Utc};

/// What is guessed at: BIZ-1, each direction by itself.
pub const GUESSED: [ContextItem; 2] = [ContextItem::Clear, ContextItem::Heard];

/// A lead's guesses at the block of a team that ended with `block`; none at all: they looked at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    pub team: TeamId,
    pub block: Week,
    pub clear: Option<ShareClass>,
    pub heard: Option<ShareClass>,
}

/// A guess as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptGuess {
    pub guess: Guess,
    pub at: DateTime<Utc>,
}

/// How a guess compares with what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The lead expected what the team says.
    AsExpected,
    /// Fewer of the team than the lead expected, by so many classes where these are told.
    Fewer(Option<u8>),
    /// More of the team.
    More(Option<u8>),
    /// Below ten persons only a band is published, and the guess would fit either.
    CannotTell,
}

impl Guess {
    /// Reads `team`, `block`, `clear` and `heard`; with `look` both are left out. Otherwise both are
    /// needed.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let team = read.required("team", TeamId::parse);
        let block = read.required("block", Week::parse);
        let (clear, heard) = if read.ticked("look") {
            (None, None)
        } else {
            (
                read.required("clear", ShareClass::parse),
                read.required("heard", ShareClass::parse),
            )
        };
        let guess = team.zip(block).map(|(team, block)| Self {
            team,
            block,
            clear,
            heard,
        });
        read.finish(guess)
    }

    /// `None` for an item that is not guessed at, or was not.
    pub fn of(&self, item: ContextItem) -> Option<ShareClass> {
        match item {
            ContextItem::Clear => self.clear,
            ContextItem::Heard => self.heard,
            ContextItem::Contact => None,
        }
    }
}

/// The last week of the block that closed last by `week`, of a group that begins with `begins`.
pub fn closed_block(begins: Week, week: Week) -> Option<Week> {
    let length = ContextItem::Clear.block();
    let weeks = u64::try_from(week.weeks_since(begins) + 1).ok()?;
    let blocks = weeks / length;
    (blocks > 0).then(|| begins.on(blocks * length - 1))
}

/// The block to be guessed at before `week` is shown: one that has closed, of which something is
/// published, and which was not guessed at yet.
pub fn to_guess(
    begins: Week,
    week: Week,
    context: &Context<SharePanel>,
    kept: &[KeptGuess],
) -> Option<Week> {
    let block = closed_block(begins, week)?;
    let is_known = GUESSED
        .iter()
        .any(|item| context.of(*item).band() != Band::NoData);
    let is_guessed = kept.iter().any(|kept| kept.guess.block == block);
    (is_known && !is_guessed).then_some(block)
}

/// Compares a guess with what is published; `ok` is the share from which on a band is OK (a policy
/// choice). `None` where nothing is published.
pub fn gap(expected: ShareClass, panel: &SharePanel, ok: f64) -> Option<Gap> {
    if let Some(said) = panel.class() {
        let off = (expected as u8).abs_diff(said as u8);
        return Some(match expected.cmp(&said) {
            std::cmp::Ordering::Equal => Gap::AsExpected,
            std::cmp::Ordering::Greater => Gap::Fewer(Some(off)),
            std::cmp::Ordering::Less => Gap::More(Some(off)),
        });
    }
    let is_ok = match panel.band() {
        Band::NoData => return None,
        Band::Ok => true,
        Band::Watch | Band::Act => false,
    };
    let (from, to) = expected.percents();
    let expects_ok = if f64::from(from) >= 100.0 * ok {
        true
    } else if f64::from(to) <= 100.0 * ok {
        false
    } else {
        return Some(Gap::CannotTell);
    };
    Some(match (expects_ok, is_ok) {
        (true, false) => Gap::Fewer(None),
        (false, true) => Gap::More(None),
        _ => Gap::AsExpected,
    })
}

#[cfg(test)]
mod tests;
