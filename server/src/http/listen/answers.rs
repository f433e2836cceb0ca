//! Answers on their way, and how much they may hold together until they are taken.
//!
//! Decided:
//!
//! - 2026-11-30: **A request is at hand until its answer is taken, not until hyper has it.** Answers
//!   are handed on in pieces of 16 KiB, and a connection of which the system takes no more is at work.
//!   On HTTP/1 the next request waits for all that was written before, because hyper counts bodies
//!   alone, so empty answers would pile up. What lies has a budget in bytes of its own instead of a
//!   place of work, so that slow readers use up none; beyond it the connection ends on which something
//!   has lain longest, of the network that holds most.

use super::seat::{Connection, locked};
use irori_core::domain::network::Network;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// What an answer holds beside its text, at least.
const LEAST: usize = 4 * 1024;
/// What one holds that is made while it is taken.
const STREAMED: usize = 64 * 1024;
/// What may be written and not sent where the system takes no more.
const UNSENT: usize = 64 * 1024;

/// All answers on their way.
pub struct Answers {
    most: usize,
    all: Mutex<All>,
}

#[derive(Default)]
struct All {
    next: u64,
    bytes: usize,
    by_seat: HashMap<u64, PendingBytes>,
}

/// What lies on one connection.
struct PendingBytes {
    seat: Arc<Connection>,
    answers: Vec<Answer>,
    /// Since when the system takes no more of what was written.
    blocked: Option<Instant>,
}

struct Answer {
    id: u64,
    bytes: usize,
    moved: Instant,
}

impl Answers {
    pub fn new(most: usize) -> Self {
        Self {
            most,
            all: Mutex::default(),
        }
    }

    /// An answer begins; `length` where it is known.
    pub fn begin(&self, seat: &Arc<Connection>, length: Option<u64>) -> u64 {
        let bytes = length.map_or(STREAMED, |length| length as usize) + LEAST;
        let all = &mut *locked(&self.all);
        all.make_room(self.most, bytes);
        all.bytes += bytes;
        all.next += 1;
        let id = all.next;
        let moved = Instant::now();
        all.lying(seat).answers.push(Answer { id, bytes, moved });
        id
    }

    /// Something of an answer was taken.
    pub fn move_on(&self, seat: &Connection, answer: u64) {
        let mut all = locked(&self.all);
        let lying = all.by_seat.get_mut(&seat.id);
        let mut answers = lying.into_iter().flat_map(|lying| &mut lying.answers);
        if let Some(found) = answers.find(|found| found.id == answer) {
            found.moved = Instant::now();
        }
    }

    /// An answer was taken, or never will be.
    pub fn end(&self, seat: &Connection, answer: u64) {
        let all = &mut *locked(&self.all);
        if let Some(lying) = all.by_seat.get_mut(&seat.id)
            && let Some(at) = lying.answers.iter().position(|found| found.id == answer)
        {
            all.bytes -= lying.answers.swap_remove(at).bytes;
        }
        all.tidy(seat.id);
    }

    /// The system takes no more of what was written.
    pub fn block(&self, seat: &Arc<Connection>) {
        let all = &mut *locked(&self.all);
        all.make_room(self.most, UNSENT);
        all.bytes += UNSENT;
        all.lying(seat).blocked = Some(Instant::now());
    }

    /// It takes more again.
    pub fn unblock(&self, seat: &Connection) {
        let all = &mut *locked(&self.all);
        let lying = all.by_seat.get_mut(&seat.id);
        if lying.and_then(|lying| lying.blocked.take()).is_some() {
            all.bytes -= UNSENT;
        }
        all.tidy(seat.id);
    }

    /// A connection is gone.
    pub fn forget(&self, seat: &Connection) {
        locked(&self.all).forget(seat.id);
    }

    /// Since when nothing was taken of what has lain longest on a connection.
    pub fn still_since(&self, seat: &Connection) -> Option<Instant> {
        let all = locked(&self.all);
        all.by_seat
            .get(&seat.id)
            .and_then(PendingBytes::still_since)
    }

    /// The connection on which something has lain longest, where that is as long as `least`.
    pub fn stillest(
        &self,
        least: Duration,
        fits: impl Fn(&Connection) -> bool,
    ) -> Option<Arc<Connection>> {
        let all = locked(&self.all);
        let fitting = all.by_seat.values().filter(|lying| fits(&lying.seat));
        let still = fitting.filter_map(|lying| Some((lying.still_since()?, lying)));
        let (since, first) = still.min_by_key(|(since, _)| *since)?;
        (since.elapsed() >= least).then(|| first.seat.clone())
    }
}

impl All {
    fn lying(&mut self, seat: &Arc<Connection>) -> &mut PendingBytes {
        self.by_seat.entry(seat.id).or_insert_with(|| PendingBytes {
            seat: seat.clone(),
            answers: Vec::new(),
            blocked: None,
        })
    }

    /// Ends connections until there is room for so much: of the network that holds most, the one on
    /// which something has lain longest.
    fn make_room(&mut self, most: usize, bytes: usize) {
        while self.bytes + bytes > most
            && let Some(first) = self.first_to_end()
        {
            self.forget(first.id);
            first.end.notify_one();
        }
    }

    fn first_to_end(&self) -> Option<Arc<Connection>> {
        let mut held: HashMap<Option<Network>, usize> = HashMap::new();
        for lying in self.by_seat.values() {
            *held.entry(lying.seat.network()).or_default() += lying.bytes();
        }
        let (heaviest, _) = held.into_iter().max_by_key(|(_, bytes)| *bytes)?;
        let of_it = self.by_seat.values();
        let of_it = of_it.filter(|lying| lying.seat.network() == heaviest);
        let still = of_it.filter_map(|lying| Some((lying.still_since()?, lying)));
        let (_, first) = still.min_by_key(|(since, _)| *since)?;
        Some(first.seat.clone())
    }

    /// Leaves nothing of a connection on which nothing lies: it may be gone already.
    fn tidy(&mut self, seat: u64) {
        let lying = self.by_seat.get(&seat).and_then(PendingBytes::still_since);
        if lying.is_none() {
            self.by_seat.remove(&seat);
        }
    }

    fn forget(&mut self, seat: u64) {
        if let Some(lying) = self.by_seat.remove(&seat) {
            self.bytes -= lying.bytes();
        }
    }
}

impl PendingBytes {
    fn bytes(&self) -> usize {
        let answers: usize = self.answers.iter().map(|answer| answer.bytes).sum();
        answers + self.blocked.map_or(0, |_| UNSENT)
    }

    fn still_since(&self) -> Option<Instant> {
        let moved = self.answers.iter().map(|answer| answer.moved);
        moved.chain(self.blocked).min()
    }
}
