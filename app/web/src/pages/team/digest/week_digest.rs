//! Inputs of a digest.

use irori_core::domain::follow_up::{FollowUpCounts, KeptFollowUp};
use irori_core::domain::form::Form;
use irori_ports::follow_ups::TeamFollowUps;
use irori_ports::releases::ReadableWeek;

/// What a digest is made of.
#[derive(Clone, Debug)]
pub struct WeekDigest<'d> {
    pub seen: &'d ReadableWeek,
    /// Follow-ups that are open now, whenever they were written.
    pub open: u32,
    pub counts: FollowUpCounts,
    /// The open follow-ups, where they are to be listed with their texts.
    pub listed: Option<&'d [KeptFollowUp]>,
    /// The absolute address of the week's page; `None` where people reach none.
    pub link: Option<String>,
}

/// Whether the open follow-ups are listed with their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUpTexts {
    Without,
    With,
}

impl FollowUpTexts {
    /// Reads `?with=follow-ups`.
    pub fn of(query: &Form) -> Self {
        match query.text("with") {
            Some("follow-ups") => Self::With,
            _ => Self::Without,
        }
    }

    pub(super) fn query(self) -> &'static str {
        match self {
            Self::Without => "",
            Self::With => "?with=follow-ups",
        }
    }
}

impl<'d> WeekDigest<'d> {
    /// Out of what somebody reads of a team.
    pub fn of(
        seen: &'d ReadableWeek,
        follow_ups: &'d TeamFollowUps,
        listing: FollowUpTexts,
        link: Option<String>,
    ) -> Self {
        Self {
            seen,
            open: u32::try_from(follow_ups.open.len()).unwrap_or(u32::MAX),
            counts: follow_ups.counts,
            listed: (listing == FollowUpTexts::With).then_some(follow_ups.open.as_slice()),
            link,
        }
    }
}
