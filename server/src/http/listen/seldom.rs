//! Something that may happen a thousand times a second, told once a minute.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const EVERY: Duration = Duration::from_secs(60);

/// Counts, and says when it is time to tell.
#[derive(Default)]
pub struct Seldom(Mutex<(u64, Option<Instant>)>);

impl Seldom {
    /// It happened: how often since it was told last, where it is time to tell.
    pub fn count(&self, now: Instant) -> Option<u64> {
        let mut own = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        own.0 += 1;
        if own.1.is_some_and(|told| now < told + EVERY) {
            return None;
        }
        own.1 = Some(now);
        Some(std::mem::take(&mut own.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_at_once_and_then_once_a_minute() {
        let seldom = Seldom::default();
        let now = Instant::now();
        assert_eq!(seldom.count(now), Some(1));
        assert_eq!((seldom.count(now), seldom.count(now)), (None, None));
        assert_eq!(seldom.count(now + EVERY), Some(3));
    }
}
