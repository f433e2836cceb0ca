//! Reasons of a team's chart, as data: only what several people share, and no number.

use crate::domain::check_in::Topic;
use crate::domain::form::text_enum;
use crate::domain::interruption::InterruptionKind;
use crate::domain::person_week::DayKind;
use serde::{Deserialize, Serialize};

/// Reasons told beside the arithmetic line, which is always there: three together (SIGNALS §2.8).
pub const MOST: usize = 2;

text_enum! {
    /// What about Days of a kind makes up at least half of a change.
    DayPart {
        /// There were more of them than usual.
        More = "more",
        /// They felt worse than usual.
        FeltWorse = "felt-worse",
    }
}

/// A reason that held with any one member left out, or that enough people gave (SIGNALS §2.8.6).
///
/// The arithmetic line (which step, since when) is no item of these: it is the panel itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum TeamReason {
    /// Connection fell together with it.
    Days { kind: DayKind, part: DayPart },
    /// Enough people reported interruptions of this kind in the last four weeks.
    Kind { kind: InterruptionKind },
    /// Enough people gave this topic in the last four weeks.
    Topic { topic: Topic },
}

impl TeamReason {
    /// By which reasons of one size are ordered, and their sentences found.
    pub fn code(self) -> String {
        match self {
            Self::Days { kind, part } => format!("days-{}-{}", kind.as_str(), part.as_str()),
            Self::Kind { kind } => format!("kind-{}", kind.as_str()),
            Self::Topic { topic } => format!("topic-{}", topic.as_str()),
        }
    }
}
