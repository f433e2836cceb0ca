//! Thresholds that can fire by themselves, whatever the statistics say.

use crate::domain::form::text_enum;
use crate::domain::policy::Policy;
use crate::signals::rest::ENOUGH_HOURS;

text_enum! {
    /// A threshold that can fire: a policy choice, or a legal text.
    Rule {
        ConnectionLow = "connection-low",
        ConnectionLowTwice = "connection-low-twice",
        QuietShare = "quiet-share",
        QuietStreak = "quiet-streak",
        Breadth = "breadth",
        IntrusionDays = "intrusion-days",
        /// EU 2003/88/EC, Article 3.
        ShortRest = "short-rest",
        ActiveMinutes = "active-minutes",
        OutdoorMinutes = "outdoor-minutes",
        IndoorStreak = "indoor-streak",
        ContextLevel = "context-level",
    }
}

impl Rule {
    /// The field of the policy that holds it; `None` where the law does.
    pub fn field(self) -> Option<&'static str> {
        Some(match self {
            Self::ConnectionLow => "connection-watch",
            Self::ConnectionLowTwice => "connection-act",
            Self::ShortRest => return None,
            _ => self.as_str(),
        })
    }

    /// The threshold as it stands in a policy.
    pub fn threshold(self, policy: &Policy) -> f64 {
        match self {
            Self::ConnectionLow => policy.connection_watch,
            Self::ConnectionLowTwice => policy.connection_act,
            Self::QuietShare => policy.quiet_share,
            Self::QuietStreak => f64::from(policy.quiet_streak),
            Self::Breadth => policy.breadth,
            Self::IntrusionDays => f64::from(policy.intrusion_days),
            Self::ShortRest => ENOUGH_HOURS,
            Self::ActiveMinutes => f64::from(policy.active_minutes),
            Self::OutdoorMinutes => f64::from(policy.outdoor_minutes),
            Self::IndoorStreak => f64::from(policy.indoor_streak),
            Self::ContextLevel => policy.context_level,
        }
    }
}
