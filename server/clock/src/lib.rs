//! The one place where the time is read.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::sync::{Arc, Mutex};

/// Tells the time: the machine's, one that runs from another moment, or one that a test sets.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    Machine,
    /// So far before or after the machine's.
    Shifted(TimeDelta),
    Standing(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands at `now` until [`Clock::set`].
    pub fn standing(now: DateTime<Utc>) -> Self {
        Self::Standing(Arc::new(Mutex::new(now)))
    }

    /// A clock that is at `now` and runs on from there.
    pub fn running_from(now: DateTime<Utc>) -> Self {
        Self::Shifted(now - machine_time())
    }

    /// Now, cut to microseconds as both databases keep it.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Machine => machine_time(),
            Self::Shifted(by) => machine_time() + *by,
            Self::Standing(time) => *time.lock().expect("no holder of the clock panics"),
        }
        .trunc_subsecs(6)
    }

    /// Sets a standing clock; the others are left alone.
    pub fn set(&self, now: DateTime<Utc>) {
        if let Self::Standing(time) = self {
            *time.lock().expect("no holder of the clock panics") = now;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place")]
fn machine_time() -> DateTime<Utc> {
    Utc::now()
}
