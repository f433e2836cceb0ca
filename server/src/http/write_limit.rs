//! Rate limit of submissions, sign-ins and downloads by hour, so that one account cannot fill the disk.
//!
//! Counted in the memory of this process: several that share a database bound each for itself, and a
//! restart begins anew.
//!
//! Decided:
//!
//! - 2026-11-30: **How much one person submits is bounded in memory**, per process.

use chrono::TimeDelta;
use irori_core::domain::id::PersonId;
use irori_ports::Now;
use irori_ports::error::AppError;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Of one person; a busy day of forms has some dozens.
pub const WRITES_MOST: u32 = 600;
const WINDOW: TimeDelta = TimeDelta::hours(1);
/// With more people than this, those whose hour is over are forgotten.
const PEOPLE_MOST: usize = 10_000;

/// Counts what is submitted, by person.
#[derive(Clone, Debug)]
pub struct WriteLimit {
    most: u32,
    counted: Arc<Mutex<HashMap<PersonId, Hour>>>,
}

#[derive(Clone, Copy, Debug)]
struct Hour {
    began: Now,
    writes: u32,
}

impl WriteLimit {
    pub fn at_most(most: u32) -> Self {
        Self {
            most,
            counted: Arc::default(),
        }
    }

    /// Counts one; those over the bound are [`AppError::Enough`] until the hour is over.
    pub fn count(&self, person: PersonId, now: Now) -> Result<(), AppError> {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() > PEOPLE_MOST {
            counted.retain(|_, hour| hour.began + WINDOW > now);
        }
        let hour = counted.entry(person).or_insert(Hour {
            began: now,
            writes: 0,
        });
        if hour.began + WINDOW <= now {
            *hour = Hour {
                began: now,
                writes: 0,
            };
        }
        if hour.writes >= self.most {
            let wait = (hour.began + WINDOW - now).num_seconds();
            let seconds = wait.max(0).unsigned_abs() + 1;
            return Err(AppError::Enough { seconds });
        }
        hour.writes += 1;
        Ok(())
    }
}

impl Default for WriteLimit {
    fn default() -> Self {
        Self::at_most(WRITES_MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_person_has_their_hour_and_holds_up_nobody_else() {
        let writes = WriteLimit::at_most(3);
        let now: Now = "2026-11-23T09:00:00Z".parse().unwrap();
        let (aki, mio) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        for _ in 0..3 {
            assert_eq!(writes.count(aki, now), Ok(()));
        }
        let later = now + TimeDelta::minutes(59);
        assert_eq!(
            writes.count(aki, later),
            Err(AppError::Enough { seconds: 61 })
        );
        assert_eq!(writes.count(mio, later), Ok(()));
        assert_eq!(writes.count(aki, now + WINDOW), Ok(()));
    }
}
