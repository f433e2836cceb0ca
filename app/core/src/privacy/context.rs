//! Business context as it is published: shares of persons as bands, of blocks that do not overlap.

use crate::domain::day::Week;
use crate::domain::form::text_enum;
use crate::signals::bands::Band;
use crate::signals::team_share::{Certainty, HeldShare, ShareClass};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Of what a share of persons is told; never averaged with each other (SIGNALS §6).
    ContextItem {
        /// BIZ-1a: "I know who will use what I am building and why it matters now."
        Clear = "clear",
        /// BIZ-1b: "The people who set priorities understand the constraints of my work."
        Heard = "heard",
        /// BIZ-3: casual talk with somebody of the business or a user.
        Contact = "contact",
    }
}

impl ContextItem {
    /// How many weeks a block has, counted from the group's first week.
    pub fn block(self) -> u64 {
        match self {
            Self::Clear | Self::Heard => 4,
            Self::Contact => 2,
        }
    }
}

/// One thing for each [`ContextItem`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context<T> {
    pub clear: T,
    pub heard: T,
    pub contact: T,
}

impl<T> Context<T> {
    pub fn from_fn(mut item: impl FnMut(ContextItem) -> T) -> Self {
        Self {
            clear: item(ContextItem::Clear),
            heard: item(ContextItem::Heard),
            contact: item(ContextItem::Contact),
        }
    }

    pub fn of(&self, item: ContextItem) -> &T {
        match item {
            ContextItem::Clear => &self.clear,
            ContextItem::Heard => &self.heard,
            ContextItem::Contact => &self.contact,
        }
    }
}

/// What is published of one item: what the latest block with enough people said. A block without
/// them leaves it as it is, unmarked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "panel")]
pub enum SharePanel {
    /// No block had enough people.
    #[default]
    NotYet,
    Known {
        #[serde(flatten)]
        share: HeldShare,
        /// The first week of the block since which the band stands.
        since: Week,
    },
}

impl SharePanel {
    fn share(&self) -> Option<&HeldShare> {
        match self {
            Self::NotYet => None,
            Self::Known { share, .. } => Some(share),
        }
    }

    pub fn band(&self) -> Band {
        self.share().map(|share| share.band).unwrap_or_default()
    }

    pub fn since(&self) -> Option<Week> {
        match self {
            Self::NotYet => None,
            Self::Known { since, .. } => Some(*since),
        }
    }

    /// Only from ten persons on.
    pub fn class(&self) -> Option<ShareClass> {
        self.share()?.class
    }

    /// Only from ten persons on.
    pub fn certainty(&self) -> Option<Certainty> {
        self.share()?.certainty
    }
}
