//! Reads what a request carries before any work on it begins, so that a slow one holds up nobody.
//!
//! Decided:
//!
//! - 2026-11-28: **A form is measured by its text**, not by how a browser escapes it. Because: 10,000
//!   Japanese characters get a sentence beside their field and stay in it, where they were refused as
//!   too large.
//! - 2026-11-30: **A body is read before its request takes a place**, in a count of its own in which
//!   the oldest gives way of the network that has most. Because: an honest form is whole within a round
//!   trip, and a flood ends none but its own.

use crate::http::front;
use crate::http::security::{FORM_BODY_MOST, HOOK_MOST, READ_MOST};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use irori_core::domain::network::Network;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// How many bodies are read at once, and how slowly one may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyPace {
    /// So many are read at once; where one more comes, one ends of the network that has most.
    pub most: usize,
    /// How long a body may take however little it is.
    pub first: Duration,
    /// From then on at least so many bytes a second have to have come.
    pub rate: u32,
}

impl Default for BodyPace {
    fn default() -> Self {
        Self {
            most: 256,
            first: Duration::from_secs(10),
            rate: 16 * 1024,
        }
    }
}

/// The bodies that are being read.
pub struct Bodies {
    pace: BodyPace,
    proxies: usize,
    reading: Mutex<BodyStart>,
}

#[derive(Default)]
struct BodyStart {
    next: u64,
    all: BTreeMap<u64, OneBody>,
}

struct OneBody {
    network: Option<Network>,
    give_way: Arc<Notify>,
}

impl Bodies {
    /// `proxies` as many as stand in front.
    pub fn new(pace: BodyPace, proxies: usize) -> Self {
        Self {
            pace,
            proxies,
            reading: Mutex::default(),
        }
    }

    /// The network that a request counts for.
    fn network(&self, request: &Request) -> Option<Network> {
        let peer = request.extensions().get::<SocketAddr>().copied();
        front::address(peer, request.headers(), self.proxies).map(Network::widest)
    }

    /// A place among those that are read. Where there is none, the oldest gives way of the network
    /// that has most, so that a flood of new ones ends none but its own.
    fn begin(self: &Arc<Self>, network: Option<Network>) -> BodyReading {
        let begun = &mut *self.locked();
        if begun.all.len() >= self.pace.most
            && let Some(first) = begun.first_to_end()
            && let Some(one) = begun.all.remove(&first)
        {
            one.give_way.notify_one();
        }
        begun.next += 1;
        let give_way = Arc::new(Notify::new());
        let one = OneBody {
            network,
            give_way: give_way.clone(),
        };
        begun.all.insert(begun.next, one);
        BodyReading {
            bodies: self.clone(),
            id: begun.next,
            give_way,
        }
    }

    fn locked(&self) -> MutexGuard<'_, BodyStart> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl BodyStart {
    fn first_to_end(&self) -> Option<u64> {
        let mut networks: HashMap<Option<Network>, (usize, Reverse<u64>)> = HashMap::new();
        for (id, one) in &self.all {
            let oldest = (0, Reverse(*id));
            networks.entry(one.network).or_insert(oldest).0 += 1;
        }
        networks.into_values().max().map(|(_, Reverse(id))| id)
    }
}

struct BodyReading {
    bodies: Arc<Bodies>,
    id: u64,
    give_way: Arc<Notify>,
}

impl Drop for BodyReading {
    fn drop(&mut self) {
        self.bodies.locked().all.remove(&self.id);
    }
}

/// Hands a request on with its whole body. One that is too large is handed on a byte too long for
/// whoever reads it, who says so; one that does not come is answered here.
pub async fn read(State(bodies): State<Arc<Bodies>>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        // Nothing of it would be looked at.
        return next.run(request.map(|_| Body::empty())).await;
    }
    let most = match request.uri().path().starts_with("/hooks/") {
        true => HOOK_MOST,
        false => FORM_BODY_MOST,
    };
    let network = bodies.network(&request);
    let (parts, body) = request.into_parts();
    let reading = bodies.begin(network);
    let read = tokio::select! {
        read = whole(body, most, bodies.pace) => read,
        () = reading.give_way.notified() => Err(Ended::Slow),
    };
    drop(reading);
    match read {
        Ok(bytes) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(ended) => ended.answer(parts.version),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Slow,
    Broken,
}

impl Ended {
    fn answer(self, version: Version) -> Response {
        let mut response = match self {
            Self::Slow => (
                StatusCode::REQUEST_TIMEOUT,
                "What you sent came too slowly. Nothing was saved. Please try again.\n",
            ),
            Self::Broken => (
                StatusCode::BAD_REQUEST,
                "What you sent did not come whole. Nothing was saved. Please try again.\n",
            ),
        }
        .into_response();
        if version < Version::HTTP_2 {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        response
    }
}

/// The body, or a byte more than `most` of it. What is beyond is let go as it comes, up to
/// [`READ_MOST`], so that the answer is not lost on who still sends.
async fn whole(mut body: Body, most: usize, pace: BodyPace) -> Result<Bytes, Ended> {
    let begun = Instant::now();
    let (mut kept, mut came) = (Vec::new(), 0_usize);
    loop {
        let earned = came as u64 * 1_000 / u64::from(pace.rate.max(1));
        let due = begun + pace.first + Duration::from_millis(earned);
        match timeout_at(due, body.frame()).await {
            Err(_) => return Err(Ended::Slow),
            Ok(None) => return Ok(kept.into()),
            Ok(Some(Err(_))) => return Err(Ended::Broken),
            Ok(Some(Ok(frame))) => {
                let data = frame.into_data().unwrap_or_default();
                came += data.len();
                let room = (most + 1).saturating_sub(kept.len()).min(data.len());
                kept.extend_from_slice(&data[..room]);
                if came > READ_MOST {
                    return Ok(kept.into());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::security::FORM_MOST;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::sync::mpsc::{Receiver, Sender, channel};

    struct Told(Receiver<Bytes>);

    impl hyper::body::Body for Told {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, Self::Error>>> {
            let told = self.0.poll_recv(context);
            told.map(|piece| piece.map(|piece| Ok(hyper::body::Frame::data(piece))))
        }
    }

    fn body() -> (Sender<Bytes>, Body) {
        let (sender, receiver) = channel(4096);
        (sender, Body::new(Told(receiver)))
    }

    #[tokio::test]
    async fn a_body_has_some_time_and_as_much_longer_as_it_is_large() {
        let pace = BodyPace {
            first: Duration::from_millis(300),
            rate: 1000,
            ..BodyPace::default()
        };
        let (sender, silent) = body();
        let begun = Instant::now();
        assert_eq!(whole(silent, 100, pace).await, Err(Ended::Slow));
        assert!(begun.elapsed() >= pace.first);
        drop(sender);
        let (sender, dripping) = body();
        let drip = tokio::spawn(async move {
            while sender.send(Bytes::from_static(b"x")).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        assert_eq!(whole(dripping, 100, pace).await, Err(Ended::Slow));
        drip.abort();
        let (sender, steady) = body();
        tokio::spawn(async move {
            for _ in 0..10 {
                let _ = sender.send(vec![b'x'; 200].into()).await;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        let begun = Instant::now();
        let read = whole(steady, HOOK_MOST, pace).await;
        assert_eq!(read.map(|b| b.len()), Ok(10 * 200));
        assert!(begun.elapsed() > pace.first);
    }

    #[test]
    fn what_is_shipped_is_ten_seconds_and_sixteen_kibibytes_a_second() {
        let pace = BodyPace::default();
        assert_eq!((pace.first.as_secs(), pace.rate), (10, 16 * 1024));
        assert_eq!(pace.most, 256);
    }

    #[tokio::test]
    async fn what_is_too_large_is_one_byte_too_long_and_never_more() {
        let pace = BodyPace::default();
        for (sent, most, kept) in [
            (10, 10, 10),
            (11, 10, 11),
            (3 * 1024 * 1024, FORM_MOST, FORM_MOST + 1),
        ] {
            let read = whole(Body::from(vec![b'x'; sent]), most, pace).await;
            assert_eq!(read.map(|b| b.len()), Ok(kept), "{sent}");
        }
    }

    #[tokio::test]
    async fn the_oldest_of_the_network_with_most_gives_way() {
        let pace = BodyPace {
            most: 3,
            ..BodyPace::default()
        };
        let bodies = Arc::new(Bodies::new(pace, 1));
        let network = |forwarded: &str| {
            let request = Request::post("/").header("x-forwarded-for", forwarded);
            bodies.network(&request.body(Body::empty()).unwrap())
        };
        let (honest, other) = (network("192.0.2.1"), network("2001:db8:1:2::3"));
        assert!(honest.is_some() && honest != other);
        assert_eq!(other, network("2001:db8:1:9::3"), "of the same /48");
        let oldest = bodies.begin(honest);
        let flood: Vec<_> = (0..4).map(|_| bodies.begin(other)).collect();
        for ended in &flood[..2] {
            ended.give_way.notified().await;
        }
        let kept: Vec<_> = bodies.locked().all.keys().copied().collect();
        assert_eq!(kept, [oldest.id, flood[2].id, flood[3].id]);
        drop(flood);
        let equal = [bodies.begin(other), bodies.begin(network("192.0.2.9"))];
        let last = bodies.begin(None);
        oldest.give_way.notified().await;
        drop((oldest, equal, last));
        assert!(bodies.locked().all.is_empty());
    }
}
