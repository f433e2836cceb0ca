//! The one place where the time is read.

use chrono::{DateTime, SubsecRound, Utc};
use std::sync::{Arc, Mutex};

/// Tells the time: the machine's, or one that a test sets.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<Mutex<DateTime<Utc>>>>);

impl Clock {
    /// A clock that stands at `now` until [`Clock::set`].
    pub fn standing(now: DateTime<Utc>) -> Self {
        Self(Some(Arc::new(Mutex::new(now))))
    }

    /// Now, cut to microseconds as both databases keep it.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Some(time) => *time.lock().expect("no holder of the clock panics"),
            None => machine_time(),
        }
        .trunc_subsecs(6)
    }

    /// Sets a standing clock; the machine's is left alone.
    pub fn set(&self, now: DateTime<Utc>) {
        if let Some(time) = &self.0 {
            *time.lock().expect("no holder of the clock panics") = now;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place")]
fn machine_time() -> DateTime<Utc> {
    Utc::now()
}
