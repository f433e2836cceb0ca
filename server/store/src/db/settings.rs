//! Settings of the store: time-outs, connections, and where it takes its time and ids from.

use irori_clock::Clock;
use irori_core::domain::reset::ResetWait;
use irori_core::domain::retention::Retention;
use irori_ports::Now;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// How a store runs. [`StoreSettings::default`] is right outside tests.
#[derive(Clone)]
pub struct StoreSettings {
    /// How long to wait for a connection or a lock.
    pub wait: Duration,
    /// The most connections; on SQLite the most that read.
    pub connections: u32,
    /// SQLite: the most pages the file may have, so that it cannot fill a disk.
    pub most_pages: Option<u32>,
    /// The clock of the session store, whose methods take no time.
    pub clock: Clock,
    /// How long a link to somebody else's new password waits.
    pub reset_wait: ResetWait,
    /// How long entries are kept.
    pub retention: Retention,
    /// Where the erasure list is; without one nobody can be erased.
    pub erasures: Option<Arc<PathBuf>>,
    /// Draws the ids of accounts and other ids that must not be guessed.
    pub random_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

impl Default for StoreSettings {
    fn default() -> Self {
        Self {
            wait: Duration::from_secs(2),
            connections: 8,
            most_pages: None,
            clock: Clock::default(),
            reset_wait: ResetWait::default(),
            retention: Retention::default(),
            erasures: None,
            random_id: Arc::new(random_id),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place of the store that draws ids"
)]
fn random_id() -> Uuid {
    Uuid::new_v4()
}

/// The id of a row written at `now`: version 7, so that ids follow the order of writing.
pub(crate) fn row_id(now: Now) -> Uuid {
    let mut random = *random_id().as_bytes();
    // The first 12 random bits are the fraction of the millisecond (RFC 9562, §6.2, method 3).
    let fraction = (now.timestamp_subsec_micros() % 1000) * 4096 / 1000;
    random[6] = (fraction >> 8) as u8;
    random[7] = (fraction & 0xff) as u8;
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    let mut tail = [0; 10];
    tail.copy_from_slice(&random[6..]);
    uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
}

/// The instant as both databases keep it: in whole microseconds.
pub(crate) fn to_micros(now: Now) -> Now {
    chrono::SubsecRound::trunc_subsecs(now, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_order_of_writing() {
        let start: Now = "2026-11-23T09:00:00.000001Z".parse().unwrap();
        let ids: Vec<Uuid> = (0..2000)
            .map(|n| row_id(start + chrono::TimeDelta::microseconds(n)))
            .collect();
        assert!(ids.is_sorted());
        assert_eq!(ids[0].get_version_num(), 7);
        assert_ne!(row_id(start), row_id(start));
    }
}
