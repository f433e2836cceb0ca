//! The families of signals of one person: what their own weeks say to themselves, with bands, evidence
//! and reasons. Weeks in, states out; for nobody else (SIGNALS §1.4), but what [`shared`] makes of those
//! that the person shares by name.

pub mod boundary;
pub mod chart;
pub mod context;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
pub mod habits;
pub mod household;
pub mod isolation;
pub mod my_weeks;
pub mod patterns;
pub mod person;
pub mod reason;
pub mod rule;
pub mod shared;
pub mod state;
pub mod states;
pub mod talk_partners;
mod weeks;

pub use weeks::{PersonalWeek, WorkDay};

use crate::domain::form::text_enum;

text_enum! {
    /// What a person's weeks are looked at for, one by one and never summed up (SIGNALS §0.1).
    MyFamily {
        Isolation = "isolation",
        Boundary = "boundary",
        Habits = "habits",
        Context = "context",
    }
}

text_enum! {
    /// The signals of a person, in the order of their families.
    MySignal {
        /// ISO-1: weekly mean of feeling connected, 1 to 5.
        Connection = "connection",
        /// ISO-2: remote days without casual talk.
        QuietDays = "quiet-days",
        /// ISO-3: effective number of talk partners.
        Breadth = "breadth",
        /// BND-2: interruptions of work by home that were not agreed beforehand.
        HomeToWork = "home-to-work",
        /// BND-1: days on which work came home unasked.
        WorkToHome = "work-to-home",
        /// BND-3: nights between two days of work that were shorter than eleven hours.
        Rest = "rest",
        /// HAB-1: moderate minutes and twice the vigorous ones.
        Movement = "movement",
        /// HAB-2: minutes outdoors.
        Outdoors = "outdoors",
        /// BIZ-1a: knowing who will use it and why it matters now.
        Clear = "clear",
        /// BIZ-1b: being understood by those who set priorities.
        Heard = "heard",
    }
}

impl MySignal {
    pub fn family(self) -> MyFamily {
        match self {
            Self::Connection | Self::QuietDays | Self::Breadth => MyFamily::Isolation,
            Self::HomeToWork | Self::WorkToHome | Self::Rest => MyFamily::Boundary,
            Self::Movement | Self::Outdoors => MyFamily::Habits,
            Self::Clear | Self::Heard => MyFamily::Context,
        }
    }

    /// Those that have a reference of their own and evidence against it. Only they may reach ACT by
    /// statistics (SIGNALS §2.7).
    pub const CHARTED: [Self; 3] = [Self::Connection, Self::HomeToWork, Self::WorkToHome];

    pub fn is_charted(self) -> bool {
        Self::CHARTED.contains(&self)
    }
}

impl MyFamily {
    pub fn signals(self) -> impl Iterator<Item = MySignal> {
        let all = MySignal::ALL.iter().copied();
        all.filter(move |signal| signal.family() == self)
    }
}
