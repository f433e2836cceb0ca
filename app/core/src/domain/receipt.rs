//! Receipt of an erasure: what went, how much of it, and under which number it can be proved later.

use super::form::text_enum;
use super::id::PersonId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What refers to an account.
    AccountReference {
        CheckIn = "check-in",
        WeeklyPulse = "weekly-pulse",
        Chat = "chat",
        Activity = "activity",
        Interruption = "interruption",
        Draft = "draft",
        Annotation = "annotation",
        Word = "word",
        Consent = "consent",
        FollowUp = "follow-up",
        LeadNote = "lead-note",
        Guess = "guess",
        WeekRollup = "week-rollup",
        PersonReference = "person-reference",
        Acknowledgement = "acknowledgement",
        PersonWeek = "person-week",
        Seat = "seat",
        ChatPartner = "chat-partner",
        Membership = "membership",
        WorkingPiece = "working-piece",
        DayOff = "day-off",
        ForgeAccount = "forge-account",
        LoginClaim = "login-claim",
        TieRefusal = "tie-refusal",
        ModeLeftOut = "mode-left-out",
        Session = "session",
        KnownDevice = "known-device",
        SecuritySeen = "security-seen",
        Link = "link",
        RecoveryCode = "recovery-code",
        Unproven = "unproven",
        Submission = "submission",
        /// What stays, without the name: rows of the ledger, weeks that were reviewed, and versions of
        /// what admins set.
        View = "view",
        SecurityEvent = "security-event",
        WeeklyReview = "weekly-review",
        Policy = "policy",
        Thresholds = "thresholds",
    }
}

impl AccountReference {
    /// By the name of its table.
    pub fn of_table(table: &str) -> Option<Self> {
        Self::parse(&table.replace('_', "-")).ok()
    }

    /// Whether it stays and only the name goes.
    pub fn stays(self) -> bool {
        matches!(
            self,
            Self::View | Self::SecurityEvent | Self::WeeklyReview | Self::Policy | Self::Thresholds
        )
    }
}

/// A receipt for an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// 16 hexadecimal digits, which stand in the erasure list.
    pub number: String,
    pub instance: String,
    pub account: PersonId,
    pub erased: DateTime<Utc>,
    /// How many rows there were of what, each more than none.
    pub rows: Vec<(AccountReference, u64)>,
}
