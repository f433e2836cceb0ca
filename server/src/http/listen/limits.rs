//! Limits of connections, in number and in time.

use rustix::process::{Resource, getrlimit};
use std::time::Duration;

/// No more connections than this, however many files may be open: each may hold 64 KiB of a head.
const CONNECTIONS_MOST: u64 = 4096;

/// The limits of listening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListenLimits {
    /// How many files the process may have open; `None` where nothing limits it.
    pub files: Option<u64>,
    /// How many connections there are at most.
    pub connections: usize,
    /// How many more are let in only to be asked whether Irori lives, or to be told that it is full.
    pub spare: usize,
    /// How many of the connections one network may have.
    pub per_network: usize,
    /// How many all IPv6 networks of one /48 may have.
    pub per_site: usize,
    /// So many that were told to go may still be there; then nobody is let in until they are gone.
    pub leaving: usize,
    /// So many are turned away with a sentence at once; others without.
    pub turned_away: usize,
    /// Whether all come through proxies of ours, so that the peer says nothing of who asks.
    pub fronted: BehindProxy,
    /// How long the first request of a connection may take to be told, or the head of a further one.
    pub head: Duration,
    /// How long a connection may wait for its next request.
    pub idle: Duration,
    /// How long an answer may lie without anything of it being taken.
    pub stalled: Duration,
    /// How long it may lie where others need the place.
    pub pressed: Duration,
    /// How many bytes all answers may hold until they are taken.
    pub answers: usize,
    /// How long requests may still take after a stop was asked for.
    pub drain: Duration,
    /// How many requests an HTTP/2 connection may have open at once.
    pub streams: u32,
}

/// Whether proxies of ours stand in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BehindProxy {
    Yes,
    No,
}

impl ListenLimits {
    /// The limits under what the machine lets this process open.
    pub fn of_machine(proxies: usize) -> Self {
        let fronted = match proxies {
            0 => BehindProxy::No,
            _ => BehindProxy::Yes,
        };
        Self::below(getrlimit(Resource::Nofile).current, fronted)
    }

    /// The limits where `files` may be open: a part is kept for the database, its log, and what is
    /// read and written beside, and another for connections that come and go.
    pub fn below(files: Option<u64>, fronted: BehindProxy) -> Self {
        let room = files.map_or(u64::MAX, |files| {
            let kept = (files / 4).clamp(64, 128).min(files / 2);
            files.saturating_sub(kept)
        });
        let passing = (room / 16).clamp(1, 32);
        // One is the listener's, one is let in while nobody else is.
        let aside = 2 * passing + SPARE_OF_MACHINE as u64 + 2;
        let room = room.saturating_sub(aside).min(CONNECTIONS_MOST);
        let spare = (room / 8).clamp(1, 32);
        let connections = room.saturating_sub(spare).max(1);
        Self {
            files,
            connections: connections as usize,
            spare: spare as usize,
            per_network: (connections / 4).max(1) as usize,
            per_site: (connections / 2).max(1) as usize,
            leaving: passing as usize,
            turned_away: passing as usize,
            fronted,
            head: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            stalled: Duration::from_secs(60),
            pressed: Duration::from_secs(10),
            answers: 64 * 1024 * 1024,
            drain: Duration::from_secs(20),
            streams: 32,
        }
    }

    /// How often a connection is looked at.
    pub(super) fn look_every(&self) -> Duration {
        (self.head / 10).clamp(Duration::from_millis(10), Duration::from_secs(1))
    }
}

/// So many more places to ask whether Irori lives are there for this machine alone.
pub const SPARE_OF_MACHINE: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_stay_below_the_files_with_room_for_the_database() {
        for files in 16..5_000 {
            let limits = ListenLimits::below(Some(files), BehindProxy::No);
            let sockets = limits.connections + limits.spare + SPARE_OF_MACHINE;
            let passing = limits.leaving + limits.turned_away + 2;
            let kept = (files / 4).clamp(64, 128).min(files / 2);
            let most = sockets as u64 + passing as u64 + kept;
            assert!(most <= files, "{most} of {files}: {limits:?}");
        }
        for (files, connections, spare, per_network) in [
            (Some(64), 21, 3, 5),
            (Some(256), 144, 20, 36),
            (Some(1024), 796, 32, 199),
            (Some(1_048_576), 4064, 32, 1016),
            (None, 4064, 32, 1016),
        ] {
            let limits = ListenLimits::below(files, BehindProxy::No);
            let found = (limits.connections, limits.spare, limits.per_network);
            assert_eq!(found, (connections, spare, per_network), "{files:?}");
        }
        assert_eq!(ListenLimits::below(Some(1), BehindProxy::No).connections, 1);
    }

    #[test]
    fn what_is_not_told_within_ten_seconds_is_not_waited_for() {
        let limits = ListenLimits::below(Some(1024), BehindProxy::No);
        assert_eq!(limits.head, Duration::from_secs(10));
        assert_eq!(limits.idle, Duration::from_secs(75));
        assert_eq!(limits.streams, 32);
    }
}
