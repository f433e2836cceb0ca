//! Deliveries that were not signed with the secret of their hook: counted in this server's memory alone, for
//! anybody can send them. Nothing is written, and nothing that is known of pull requests rests on it.
//!
//! Decided:
//!
//! - 2026-11-30: **What is not signed is no evidence.** Unsigned deliveries are counted in memory; a
//!   loss is marked by an admin who knows of it.

use chrono::TimeDelta;
use irori_core::domain::hook::Unsigned;
use irori_core::domain::id::HookId;
use irori_ports::Now;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The most hooks that are counted.
const HOOKS_MOST: usize = 1000;
/// How often a line of the log says so of one hook.
const SAID_EVERY: TimeDelta = TimeDelta::minutes(10);

/// What was counted, by hook.
#[derive(Debug, Default)]
pub(crate) struct UnsignedCounts(Mutex<HashMap<HookId, Seen>>);

#[derive(Clone, Debug)]
struct Seen {
    count: u32,
    first: Now,
    last: Now,
    said: Now,
}

impl UnsignedCounts {
    /// Counts one; gives the number of all where it is time to say so in the log.
    pub fn note(&self, hook: HookId, now: Now) -> Option<u32> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = counts.get_mut(&hook) {
            seen.count = seen.count.saturating_add(1);
            seen.last = seen.last.max(now);
            let is_time = now - seen.said >= SAID_EVERY;
            if is_time {
                seen.said = now;
            }
            return is_time.then_some(seen.count);
        }
        if counts.len() >= HOOKS_MOST {
            return None;
        }
        let seen = Seen {
            count: 1,
            first: now,
            last: now,
            said: now,
        };
        counts.insert(hook, seen);
        Some(1)
    }

    /// What came to a hook since this server started.
    pub fn of(&self, hook: HookId) -> Option<Unsigned> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(&hook).map(|seen| Unsigned {
            count: seen.count,
            first: seen.first,
            last: seen.last,
        })
    }

    pub fn forget(&self, hook: HookId) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.remove(&hook);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(minute: i64) -> Now {
        Now::from_timestamp(1_700_000_000 + 60 * minute, 0).unwrap()
    }

    #[test]
    fn many_are_said_now_and_then_and_no_more_hooks_than_there_is_room_for() {
        let counts = UnsignedCounts::default();
        let hook = HookId(Uuid::from_u128(1));
        let said: Vec<_> = (0..25).map(|n| counts.note(hook, at(n))).collect();
        let said: Vec<_> = said.into_iter().flatten().collect();
        assert_eq!(said, [1, 11, 21]);
        let of = counts.of(hook).unwrap();
        assert_eq!((of.count, of.first, of.last), (25, at(0), at(24)));
        for n in 2..=2000 {
            counts.note(HookId(Uuid::from_u128(n)), at(0));
        }
        assert!(counts.of(HookId(Uuid::from_u128(1000))).is_some());
        assert_eq!(counts.of(HookId(Uuid::from_u128(1001))), None);
        counts.forget(hook);
        assert_eq!(counts.of(hook), None);
    }
}
