//! The seat of one connection.

use irori_core::domain::network::Network;
use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::time::Instant;

/// One connection.
pub struct Connection {
    pub(super) id: u64,
    pub place: ConnectionKind,
    pub(super) born: Instant,
    /// The networks that it counts for, the smaller first.
    pub(super) networks: Vec<Network>,
    /// Told to go.
    pub leave: Notify,
    /// Ended at once.
    pub end: Notify,
    /// What was written went on.
    pub(super) written: Notify,
    /// When something was heard first since the last request ended, in milliseconds since the
    /// beginning; 0: nothing.
    pub(super) heard: AtomicU64,
    pub(super) own: Mutex<Own>,
}

impl Connection {
    /// The largest network that it is of.
    pub(super) fn network(&self) -> Option<Network> {
        self.networks.last().copied()
    }

    pub(super) fn waiting(&self, own: &Own) -> UnansweredConnection {
        UnansweredConnection {
            has_asked: own.has_asked,
            since: own.since,
            id: self.id,
        }
    }
}

/// A panic elsewhere leaves counts that are still whole.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UnansweredConnection {
    pub(super) has_asked: bool,
    pub(super) since: Instant,
    pub(super) id: u64,
}

/// What a connection may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionKind {
    Regular,
    /// Let in beyond the limit, to ask whether Irori lives.
    Spare,
}

pub(super) struct Own {
    pub(super) since: Instant,
    pub(super) has_asked: bool,
    pub(super) speaks_http1: bool,
    /// The requests at hand, and one more while not all is sent that was written.
    pub(super) at_hand: usize,
    pub(super) is_blocked: bool,
}
