//! Seats of connections: who is connected, who waits, who gives way when there is no room.
//!
//! Decided:
//!
//! - 2026-11-30: **Who waits gives way.** At the limit of connections nobody is refused as long as one
//!   has nothing at hand, those that never asked first, nor as long as one has taken nothing of its
//!   answer for ten seconds. A few places beyond answer only `/livez` and `/readyz`, for ten seconds
//!   each, whatever a network has used up; two of them are this machine's own.

use super::answers::Answers;
use super::limits::{BehindProxy, ListenLimits, SPARE_OF_MACHINE};
use super::seat::{Connection, ConnectionKind, Own, UnansweredConnection, locked};
use irori_core::domain::network::Network;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// So long after its last move an answer of a few bytes is not being taken by whoever asked.
const PROBE_TAKEN: Duration = Duration::from_secs(1);

/// All connections.
pub struct Seats {
    limits: ListenLimits,
    born: Instant,
    all: Mutex<All>,
    answers: Answers,
}

#[derive(Default)]
struct All {
    next: u64,
    regular: usize,
    spare: usize,
    networks: HashMap<Network, usize>,
    /// Those with nothing at hand, in the order in which they give way: who never asked for
    /// anything first, then who has waited longest.
    waiting: BTreeSet<UnansweredConnection>,
    seats: HashMap<u64, Arc<Connection>>,
    /// Those told to go that are still there.
    leaving: HashSet<u64>,
}

impl Seats {
    pub fn new(limits: ListenLimits) -> Self {
        Self {
            limits,
            born: Instant::now(),
            all: Mutex::default(),
            answers: Answers::new(limits.answers),
        }
    }

    /// A place for a connection from `peer`, for which another may have to go; `None` where all are
    /// at work.
    pub fn seat(self: &Arc<Self>, peer: IpAddr) -> Option<TakenSeat> {
        let all = &mut *locked(&self.all);
        let place = self.place(all, peer)?;
        let networks = match place {
            ConnectionKind::Regular => self.networks(peer).map(|(network, _)| network).collect(),
            ConnectionKind::Spare => Vec::new(),
        };
        all.next += 1;
        let now = Instant::now();
        let seat = Arc::new(Connection {
            id: all.next,
            place,
            born: now,
            networks,
            leave: Notify::new(),
            end: Notify::new(),
            written: Notify::new(),
            heard: AtomicU64::new(0),
            own: Mutex::new(Own {
                since: now,
                has_asked: false,
                speaks_http1: true,
                at_hand: 0,
                is_blocked: false,
            }),
        });
        match place {
            ConnectionKind::Regular => all.regular += 1,
            ConnectionKind::Spare => all.spare += 1,
        }
        for network in &seat.networks {
            *all.networks.entry(*network).or_default() += 1;
        }
        all.waiting.insert(seat.waiting(&locked(&seat.own)));
        all.seats.insert(seat.id, seat.clone());
        Some(TakenSeat {
            seats: self.clone(),
            seat,
        })
    }

    /// A place of work or, whatever its network has, one to ask whether Irori lives.
    fn place(&self, all: &mut All, peer: IpAddr) -> Option<ConnectionKind> {
        let pressed = self.limits.pressed;
        let has_part = self.networks(peer).all(|(network, most)| {
            let has = all.networks.get(&network).copied().unwrap_or_default();
            has < most || self.make_way(all, pressed, |seat| seat.networks.contains(&network))
        });
        if has_part
            && (all.regular < self.limits.connections + all.leaving.len()
                || self.make_way(all, pressed, |seat| seat.place == ConnectionKind::Regular))
        {
            return Some(ConnectionKind::Regular);
        }
        let of_machine = match peer.to_canonical().is_loopback() {
            true => SPARE_OF_MACHINE,
            false => 0,
        };
        let has_spare = all.spare < self.limits.spare + of_machine
            || self.make_way(all, PROBE_TAKEN, |seat| seat.place == ConnectionKind::Spare);
        has_spare.then_some(ConnectionKind::Spare)
    }

    /// Makes the first of those go that fit: who waits, else who has taken nothing of its answer for
    /// as long as `still`.
    fn make_way(&self, all: &mut All, still: Duration, fits: impl Fn(&Connection) -> bool) -> bool {
        if all.give_way(&fits) {
            return true;
        }
        let leaving = &all.leaving;
        let is_one = |seat: &Connection| fits(seat) && !leaving.contains(&seat.id);
        let Some(first) = self.answers.stillest(still, is_one) else {
            return false;
        };
        all.leaving.insert(first.id);
        first.end.notify_one();
        true
    }

    /// How many were told to go and are still there.
    pub fn leaving(&self) -> usize {
        locked(&self.all).leaving.len()
    }

    /// The networks that count, and how many each may have; none for this machine, nor where only
    /// proxies of ours are seen.
    fn networks(&self, peer: IpAddr) -> impl Iterator<Item = (Network, usize)> + use<> {
        let is_told = self.limits.fronted == BehindProxy::No && !peer.to_canonical().is_loopback();
        let own = is_told.then(|| (Network::of(peer), self.limits.per_network));
        let around = Network::around(peer).filter(|_| is_told);
        let most_around = self.limits.per_site;
        own.into_iter()
            .chain(around.map(|network| (network, most_around)))
    }
}

impl All {
    /// Tells the first of those that wait, and fit, to go.
    fn give_way(&mut self, fits: impl Fn(&Connection) -> bool) -> bool {
        let is_one =
            |waiting: &&UnansweredConnection| self.seats.get(&waiting.id).is_some_and(|s| fits(s));
        let Some(first) = self.waiting.iter().find(is_one).copied() else {
            return false;
        };
        self.waiting.remove(&first);
        self.leaving.insert(first.id);
        if let Some(seat) = self.seats.get(&first.id) {
            seat.leave.notify_one();
        }
        true
    }
}

/// A seat that is taken; free again when dropped.
pub struct TakenSeat {
    seats: Arc<Seats>,
    seat: Arc<Connection>,
}

impl TakenSeat {
    pub fn seat(&self) -> &Connection {
        &self.seat
    }

    /// What the parts of the connection hold on to.
    pub fn handle(&self) -> SeatHandle {
        SeatHandle {
            seats: self.seats.clone(),
            seat: self.seat.clone(),
        }
    }

    /// Whether nothing is at hand. If something is, who was told to go stays until it is answered.
    pub fn may_go(&self) -> bool {
        let own = locked(&self.seat.own);
        if own.at_hand > 0 {
            locked(&self.seats.all).leaving.remove(&self.seat.id);
        }
        own.at_hand == 0
    }

    /// Since when nothing is at hand.
    pub fn rests_since(&self) -> Option<Instant> {
        let own = locked(&self.seat.own);
        (own.at_hand == 0).then_some(own.since)
    }

    /// Why the connection has to end by now, if it has to.
    pub fn overdue(&self, now: Instant) -> Option<Overdue> {
        let limits = &self.seats.limits;
        // Whoever asks whether Irori lives has the answer by then.
        if self.seat.place == ConnectionKind::Spare && now >= self.seat.born + limits.head {
            return Some(Overdue::Stalled);
        }
        let own = locked(&self.seat.own);
        if own.at_hand > 0 {
            let still = self.seats.answers.still_since(&self.seat);
            let is_stalled = still.is_some_and(|since| now >= since + limits.stalled);
            return is_stalled.then_some(Overdue::Stalled);
        }
        let heard = match self.seat.heard.load(Ordering::Relaxed) {
            0 => None,
            ms => Some(self.seats.born + Duration::from_millis(ms)),
        };
        let due = match heard {
            _ if !own.has_asked => own.since + limits.head,
            // There was one question.
            _ if self.seat.place == ConnectionKind::Spare => own.since,
            // What an idle HTTP/2 connection says, such as the answer to a ping, begins no request.
            Some(heard) if own.speaks_http1 => heard + limits.head,
            _ => own.since + limits.idle,
        };
        (now >= due).then_some(Overdue::Waited)
    }
}

/// Why a connection has to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overdue {
    /// Nothing, or not a whole head, has come.
    Waited,
    /// An answer is not being taken.
    Stalled,
}

impl Drop for TakenSeat {
    fn drop(&mut self) {
        let waiting = self.seat.waiting(&locked(&self.seat.own));
        self.seats.answers.forget(&self.seat);
        let all = &mut *locked(&self.seats.all);
        all.seats.remove(&self.seat.id);
        all.waiting.remove(&waiting);
        all.leaving.remove(&self.seat.id);
        match self.seat.place {
            ConnectionKind::Regular => all.regular -= 1,
            ConnectionKind::Spare => all.spare -= 1,
        }
        for network in &self.seat.networks {
            if let Some(count) = all.networks.get_mut(network) {
                *count -= 1;
                if *count == 0 {
                    all.networks.remove(network);
                }
            }
        }
    }
}

/// A connection's seat, as its stream and its requests see it.
#[derive(Clone)]
pub struct SeatHandle {
    seats: Arc<Seats>,
    seat: Arc<Connection>,
}

impl SeatHandle {
    pub fn place(&self) -> ConnectionKind {
        self.seat.place
    }

    /// Something came.
    pub fn hear(&self) {
        let ms = self.seats.born.elapsed().as_millis() as u64;
        let first = ms.max(1);
        // Only the first since the last request ended counts.
        let _ = self
            .seat
            .heard
            .compare_exchange(0, first, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// A request begins; it ends when what is given is dropped.
    pub fn begin(&self, version: hyper::Version) -> SeatRequest {
        let mut own = locked(&self.seat.own);
        self.take_up(&mut own);
        own.has_asked = true;
        own.speaks_http1 = version < hyper::Version::HTTP_2;
        SeatRequest {
            handle: self.clone(),
            answer: None,
        }
    }

    /// The system takes no more of what is written.
    pub fn block(&self) {
        let mut own = locked(&self.seat.own);
        own.is_blocked = true;
        self.take_up(&mut own);
        self.seats.answers.block(&self.seat);
    }

    /// It takes more again.
    pub fn unblock(&self) {
        let mut own = locked(&self.seat.own);
        own.is_blocked = false;
        self.seats.answers.unblock(&self.seat);
        self.put_down(&mut own);
        self.seat.written.notify_one();
    }

    fn take_up(&self, own: &mut Own) {
        if own.at_hand == 0 {
            locked(&self.seats.all)
                .waiting
                .remove(&self.seat.waiting(own));
        }
        own.at_hand += 1;
    }

    fn put_down(&self, own: &mut Own) {
        own.at_hand -= 1;
        if own.at_hand > 0 {
            return;
        }
        own.since = Instant::now();
        self.seat.heard.store(0, Ordering::Relaxed);
        let all = &mut *locked(&self.seats.all);
        // Where the connection has gone already, nobody waits.
        if all.seats.contains_key(&self.seat.id) && !all.leaving.contains(&self.seat.id) {
            all.waiting.insert(self.seat.waiting(own));
        }
    }
}

/// A request at hand, until its answer was taken.
pub struct SeatRequest {
    handle: SeatHandle,
    answer: Option<u64>,
}

impl SeatRequest {
    /// Waits until all is sent that was written. Without it, whoever asks and never reads could have
    /// answers pile up: an empty one is not counted by hyper.
    pub async fn sent_before(&self) {
        while locked(&self.handle.seat.own).is_blocked {
            self.handle.seat.written.notified().await;
        }
    }

    /// Its answer begins; `length` where it is known.
    pub fn answer_begins(&mut self, length: Option<u64>) {
        let SeatHandle { seats, seat } = &self.handle;
        self.answer = Some(seats.answers.begin(seat, length));
    }

    /// Something of its answer was taken.
    pub fn answer_moves(&mut self) {
        let SeatHandle { seats, seat } = &self.handle;
        if let Some(answer) = self.answer {
            seats.answers.move_on(seat, answer);
        }
    }
}

impl Drop for SeatRequest {
    fn drop(&mut self) {
        let SeatHandle { seats, seat } = &self.handle;
        if let Some(answer) = self.answer {
            seats.answers.end(seat, answer);
        }
        self.handle.put_down(&mut locked(&seat.own));
    }
}

#[cfg(test)]
mod tests;
