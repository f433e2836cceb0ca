//! Who is connected, who waits, and who gives way when there is no room.

use super::limits::{Fronted, Limits};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::time::Instant;

/// All connections.
pub struct Seats {
    limits: Limits,
    born: Instant,
    all: Mutex<All>,
}

#[derive(Default)]
struct All {
    next: u64,
    regular: usize,
    spare: usize,
    networks: HashMap<IpAddr, usize>,
    /// Those with no request at hand, in the order in which they give way: who never asked for
    /// anything first, then who has waited longest.
    waiting: BTreeSet<Waiting>,
    seats: HashMap<u64, Arc<Seat>>,
    /// Those told to go that are still there.
    leaving: HashSet<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    has_asked: bool,
    since: Instant,
    id: u64,
}

/// What a connection may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Regular,
    /// Let in beyond the limit, to ask whether Irori lives.
    Spare,
}

/// One connection.
pub struct Seat {
    id: u64,
    pub place: Place,
    network: Option<IpAddr>,
    /// Told to go.
    pub leave: Notify,
    /// When something was heard first since the last request ended, in milliseconds since the
    /// beginning; 0: nothing.
    heard: AtomicU64,
    own: Mutex<Own>,
}

struct Own {
    since: Instant,
    has_asked: bool,
    speaks_http1: bool,
    requests: usize,
    next_answer: u64,
    /// The answers on their way, and when something of each was last taken.
    answers: Vec<(u64, Instant)>,
}

impl Seats {
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            born: Instant::now(),
            all: Mutex::default(),
        }
    }

    /// A place for a connection from `peer`, for which another may have to go; `None` where all are
    /// at work, or its network has enough.
    pub fn seat(self: &Arc<Self>, peer: IpAddr) -> Option<Seated> {
        let network = self.network(peer);
        let all = &mut *locked(&self.all);
        if let Some(network) = network
            && all.networks.get(&network).copied().unwrap_or_default() >= self.limits.per_network
            && !all.give_way(|seat| seat.network == Some(network))
        {
            return None;
        }
        let place = if all.regular < self.limits.connections + all.leaving.len()
            || all.give_way(|seat| seat.place == Place::Regular)
        {
            Place::Regular
        } else if all.spare < self.limits.spare || all.give_way(|seat| seat.place == Place::Spare) {
            Place::Spare
        } else {
            return None;
        };
        all.next += 1;
        let seat = Arc::new(Seat {
            id: all.next,
            place,
            network,
            leave: Notify::new(),
            heard: AtomicU64::new(0),
            own: Mutex::new(Own {
                since: Instant::now(),
                has_asked: false,
                speaks_http1: true,
                requests: 0,
                next_answer: 0,
                answers: Vec::new(),
            }),
        });
        match place {
            Place::Regular => all.regular += 1,
            Place::Spare => all.spare += 1,
        }
        if let Some(network) = network {
            *all.networks.entry(network).or_default() += 1;
        }
        all.waiting.insert(seat.waiting(&locked(&seat.own)));
        all.seats.insert(seat.id, seat.clone());
        Some(Seated {
            seats: self.clone(),
            seat,
        })
    }

    /// How many were told to go and are still there.
    pub fn leaving(&self) -> usize {
        locked(&self.all).leaving.len()
    }

    /// The network that counts; none for this machine, nor where only proxies of ours are seen.
    fn network(&self, peer: IpAddr) -> Option<IpAddr> {
        let network = match peer.to_canonical() {
            IpAddr::V6(six) => {
                let [a, b, c, d, ..] = six.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            four @ IpAddr::V4(_) => four,
        };
        let is_told = self.limits.fronted == Fronted::No && !peer.to_canonical().is_loopback();
        is_told.then_some(network)
    }
}

impl All {
    /// Tells the first of those that wait, and fit, to go.
    fn give_way(&mut self, fits: impl Fn(&Seat) -> bool) -> bool {
        let is_one = |waiting: &&Waiting| self.seats.get(&waiting.id).is_some_and(|s| fits(s));
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

impl Seat {
    fn waiting(&self, own: &Own) -> Waiting {
        Waiting {
            has_asked: own.has_asked,
            since: own.since,
            id: self.id,
        }
    }
}

/// A seat that is taken; free again when dropped.
pub struct Seated {
    seats: Arc<Seats>,
    seat: Arc<Seat>,
}

impl Seated {
    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    /// What the parts of the connection hold on to.
    pub fn handle(&self) -> Handle {
        Handle {
            seats: self.seats.clone(),
            seat: self.seat.clone(),
        }
    }

    /// Whether no request is at hand. If one is, who was told to go stays until it is answered.
    pub fn may_go(&self) -> bool {
        let own = locked(&self.seat.own);
        if own.requests > 0 {
            locked(&self.seats.all).leaving.remove(&self.seat.id);
        }
        own.requests == 0
    }

    /// Why the connection has to end by now, if it has to.
    pub fn overdue(&self, now: Instant) -> Option<Overdue> {
        let limits = &self.seats.limits;
        let own = locked(&self.seat.own);
        if own.requests > 0 {
            let oldest = own.answers.iter().map(|(_, at)| *at).min();
            let is_stalled = oldest.is_some_and(|at| now >= at + limits.stalled);
            return is_stalled.then_some(Overdue::Stalled);
        }
        let heard = match self.seat.heard.load(Ordering::Relaxed) {
            0 => None,
            ms => Some(self.seats.born + std::time::Duration::from_millis(ms)),
        };
        let due = match heard {
            _ if !own.has_asked => own.since + limits.head,
            // There was one question.
            _ if self.seat.place == Place::Spare => own.since,
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

impl Drop for Seated {
    fn drop(&mut self) {
        let waiting = self.seat.waiting(&locked(&self.seat.own));
        let all = &mut *locked(&self.seats.all);
        all.seats.remove(&self.seat.id);
        all.waiting.remove(&waiting);
        all.leaving.remove(&self.seat.id);
        match self.seat.place {
            Place::Regular => all.regular -= 1,
            Place::Spare => all.spare -= 1,
        }
        if let Some(network) = self.seat.network
            && let Some(count) = all.networks.get_mut(&network)
        {
            *count -= 1;
            if *count == 0 {
                all.networks.remove(&network);
            }
        }
    }
}

/// A connection's seat, as its stream and its requests see it.
#[derive(Clone)]
pub struct Handle {
    seats: Arc<Seats>,
    seat: Arc<Seat>,
}

impl Handle {
    pub fn place(&self) -> Place {
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
    pub fn begin(&self, version: hyper::Version) -> Request {
        let mut own = locked(&self.seat.own);
        let waiting = self.seat.waiting(&own);
        own.has_asked = true;
        own.speaks_http1 = version < hyper::Version::HTTP_2;
        own.requests += 1;
        if own.requests == 1 {
            locked(&self.seats.all).waiting.remove(&waiting);
        }
        Request {
            handle: self.clone(),
            answer: None,
        }
    }
}

/// A request at hand, until its answer was taken.
pub struct Request {
    handle: Handle,
    answer: Option<u64>,
}

impl Request {
    /// Its answer begins, or something of it was taken.
    pub fn answer_moves(&mut self) {
        let mut own = locked(&self.handle.seat.own);
        let now = Instant::now();
        match self.answer {
            Some(answer) => {
                if let Some(found) = own.answers.iter_mut().find(|(id, _)| *id == answer) {
                    found.1 = now;
                }
            }
            None => {
                own.next_answer += 1;
                let answer = own.next_answer;
                own.answers.push((answer, now));
                self.answer = Some(answer);
            }
        }
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        let Handle { seats, seat } = &self.handle;
        let mut own = locked(&seat.own);
        own.answers.retain(|(id, _)| Some(*id) != self.answer);
        own.requests -= 1;
        if own.requests == 0 {
            own.since = Instant::now();
            seat.heard.store(0, Ordering::Relaxed);
            let all = &mut *locked(&seats.all);
            // Where the connection has gone already, nobody waits.
            if all.seats.contains_key(&seat.id) && !all.leaving.contains(&seat.id) {
                all.waiting.insert(seat.waiting(&own));
            }
        }
    }
}

/// A panic elsewhere leaves counts that are still whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Version;
    use std::time::Duration;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn seats(connections: usize, per_network: usize, fronted: Fronted) -> Arc<Seats> {
        let mut limits = Limits::below(Some(1024), fronted);
        (limits.connections, limits.spare) = (connections, 2);
        limits.per_network = per_network;
        Arc::new(Seats::new(limits))
    }

    fn is_told_to_go(seated: &Seated) -> bool {
        locked(&seated.seats.all).leaving.contains(&seated.seat.id)
    }

    #[tokio::test]
    async fn who_never_asked_gives_way_before_who_has_waited_longer() {
        let seats = seats(3, 3, Fronted::No);
        let asked = seats.seat(HERE).unwrap();
        drop(asked.handle().begin(Version::HTTP_11));
        let silent = seats.seat(HERE).unwrap();
        let newer = seats.seat(HERE).unwrap();
        let next = seats.seat(HERE).unwrap();
        assert_eq!(next.seat().place, Place::Regular);
        assert!(is_told_to_go(&silent));
        assert!(!is_told_to_go(&asked) && !is_told_to_go(&newer));
        assert_eq!(seats.leaving(), 1);
        drop(silent);
        assert_eq!(seats.leaving(), 0);
    }

    #[tokio::test]
    async fn where_all_are_at_work_some_may_still_ask_whether_it_lives() {
        let seats = seats(2, 9, Fronted::No);
        let (a, b) = (seats.seat(HERE).unwrap(), seats.seat(HERE).unwrap());
        let working = (
            a.handle().begin(Version::HTTP_11),
            b.handle().begin(Version::HTTP_2),
        );
        let spare: Vec<_> = (0..2).map(|_| seats.seat(HERE).unwrap()).collect();
        assert!(spare.iter().all(|s| s.seat().place == Place::Spare));
        // The silent ones among them give way too.
        let third = seats.seat(HERE).unwrap();
        assert_eq!(third.seat().place, Place::Spare);
        assert!(is_told_to_go(&spare[0]));
        drop(working);
        assert_eq!(seats.seat(HERE).unwrap().seat().place, Place::Regular);
    }

    #[tokio::test]
    async fn a_network_has_its_part_and_no_more_and_proxies_have_all() {
        let own = |text: &str| -> IpAddr { text.parse().unwrap() };
        let bare = seats(9, 2, Fronted::No);
        let first = bare.seat(own("2001:db8:1:2::1")).unwrap();
        let second = bare.seat(own("2001:db8:1:2:ffff::9")).unwrap();
        let requests = [&first, &second].map(|s| s.handle().begin(Version::HTTP_11));
        assert!(bare.seat(own("2001:db8:1:2::7")).is_none());
        assert!(bare.seat(own("2001:db8:1:3::7")).is_some());
        drop(requests);
        assert!(bare.seat(own("2001:db8:1:2::7")).is_some());
        let mapped = bare.seat(own("::ffff:192.0.2.1")).unwrap();
        assert_eq!(mapped.seat.network, Some(own("192.0.2.1")));
        let fronted = seats(9, 2, Fronted::Yes);
        let through: Vec<_> = (0..9).map(|_| fronted.seat(own("192.0.2.1"))).collect();
        assert!(through.iter().all(Option::is_some));
    }

    #[tokio::test]
    async fn a_connection_is_overdue_by_what_it_does() {
        let seats = seats(9, 9, Fronted::No);
        let begun = Instant::now();
        let [silent, kept, half, idle_two, two] = [(); 5].map(|()| seats.seat(HERE).unwrap());
        for (seated, version) in [
            (&kept, Version::HTTP_11),
            (&half, Version::HTTP_11),
            (&idle_two, Version::HTTP_2),
        ] {
            drop(seated.handle().begin(version));
        }
        for seated in [&silent, &half, &idle_two] {
            seated.handle().hear();
        }
        let mut lying = two.handle().begin(Version::HTTP_2);
        lying.answer_moves();
        let within = Instant::now() - begun;
        let at_work = kept.handle();
        for (seated, seconds, why) in [
            (&silent, 10, Overdue::Waited),
            (&half, 10, Overdue::Waited),
            (&kept, 75, Overdue::Waited),
            (&idle_two, 75, Overdue::Waited),
            (&two, 60, Overdue::Stalled),
        ] {
            let due = begun + Duration::from_secs(seconds);
            assert_eq!(seated.overdue(due - Duration::from_millis(1)), None);
            assert_eq!(
                seated.overdue(due + within + Duration::from_millis(1)),
                Some(why)
            );
        }
        let working = at_work.begin(Version::HTTP_11);
        let much_later = begun + Duration::from_secs(9_999);
        assert_eq!(kept.overdue(much_later), None, "work has its own limits");
        drop(working);
        drop(lying);
        assert_eq!(two.overdue(begun + Duration::from_secs(70)), None);
    }

    #[tokio::test]
    async fn who_began_a_request_meanwhile_need_not_go() {
        let seats = seats(1, 9, Fronted::No);
        let first = seats.seat(HERE).unwrap();
        let second = seats.seat(HERE).unwrap();
        assert!(is_told_to_go(&first));
        let request = first.handle().begin(Version::HTTP_11);
        assert!(!first.may_go());
        assert_eq!(seats.leaving(), 0);
        drop(request);
        assert!(first.may_go());
        drop((first, second));
        let all = locked(&seats.all);
        assert_eq!((all.regular, all.waiting.len()), (0, 0));
    }
}
