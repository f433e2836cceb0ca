//! Totals of a viewer's list of entries: remembered for five minutes, forgotten on own writes.
//!
//! Decided:
//!
//! - 2026-11-23: **Totals of lists are cached five minutes per viewer and filter** in memory, and
//!   dropped on the viewer's own writes.

use chrono::TimeDelta;
use irori_core::domain::entry::EntryFilter;
use irori_core::domain::id::PersonId;
use irori_ports::Now;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

const KEPT_FOR: TimeDelta = TimeDelta::minutes(5);
/// The most people whose totals are remembered.
const PEOPLE_MOST: usize = 10_000;
/// The most totals a person.
const FILTERS_MOST: usize = 64;
/// Writes are counted in this many groups of people.
const GROUPS: usize = 256;

/// Totals by person and filter.
#[derive(Debug)]
pub(crate) struct Totals(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    of: HashMap<PersonId, Vec<(EntryFilter, u64, Now)>>,
    writes: [u64; GROUPS],
}

/// What was written when counting began: a total counted beside a write is not remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WriteMark(u64);

impl Default for Totals {
    fn default() -> Self {
        Self(Mutex::new(Inner {
            of: HashMap::new(),
            writes: [0; GROUPS],
        }))
    }
}

impl Totals {
    /// A total that is young enough; or the mark to remember a new one under.
    pub fn get(&self, person: PersonId, filter: EntryFilter, now: Now) -> Result<u64, WriteMark> {
        let inner = self.lock();
        let known = inner
            .of
            .get(&person)
            .into_iter()
            .flatten()
            .find(|(f, ..)| *f == filter);
        match known {
            Some((_, total, at)) if now >= *at && now - *at < KEPT_FOR => Ok(*total),
            _ => Err(WriteMark(inner.writes[group(person)])),
        }
    }

    pub fn remember(
        &self,
        person: PersonId,
        filter: EntryFilter,
        total: u64,
        now: Now,
        mark: WriteMark,
    ) {
        let mut inner = self.lock();
        if inner.writes[group(person)] != mark.0 {
            return;
        }
        if inner.of.len() >= PEOPLE_MOST && !inner.of.contains_key(&person) {
            inner.of.clear();
        }
        let totals = inner.of.entry(person).or_default();
        totals.retain(|(f, ..)| *f != filter);
        if totals.len() >= FILTERS_MOST {
            totals.remove(0);
        }
        totals.push((filter, total, now));
    }

    /// This person's entries have changed.
    pub fn forget(&self, person: PersonId) {
        let mut inner = self.lock();
        inner.writes[group(person)] += 1;
        inner.of.remove(&person);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn group(person: PersonId) -> usize {
    usize::from(person.0.as_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_total_is_kept_five_minutes_and_not_beyond_a_write() {
        let (totals, me) = (Totals::default(), PersonId(Uuid::from_u128(1)));
        let filter = EntryFilter::default();
        let now: Now = "2026-11-23T09:00:00Z".parse().unwrap();
        let mark = totals.get(me, filter, now).unwrap_err();
        totals.remember(me, filter, 7, now, mark);
        assert_eq!(totals.get(me, filter, now + TimeDelta::seconds(299)), Ok(7));
        assert!(
            totals
                .get(me, filter, now + TimeDelta::seconds(300))
                .is_err()
        );
        totals.forget(me);
        assert!(totals.get(me, filter, now).is_err());
        totals.remember(me, filter, 7, now, mark);
        assert!(
            totals.get(me, filter, now).is_err(),
            "counted before the write"
        );
    }
}
