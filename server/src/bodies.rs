//! Reads what a request carries before any work on it begins, so that a slow one holds up nobody.

use crate::security::{FORM_BODY_MOST, HOOK_MOST, READ_MOST};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// How many bodies are read at once, and how slowly one may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// So many are read at once; where one more comes, the one that has taken longest ends.
    pub most: usize,
    /// How long a body may take however little it is.
    pub first: Duration,
    /// From then on at least so many bytes a second have to have come.
    pub rate: u32,
}

impl Default for Pace {
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
    pace: Pace,
    reading: Mutex<(u64, BTreeMap<u64, Arc<Notify>>)>,
}

impl Bodies {
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            reading: Mutex::default(),
        }
    }

    /// A place among those that are read; the oldest gives way where there is none.
    fn begin(self: &Arc<Self>) -> Reading {
        let (next, reading) = &mut *self.locked();
        if reading.len() >= self.pace.most
            && let Some((_, oldest)) = reading.pop_first()
        {
            oldest.notify_one();
        }
        *next += 1;
        let give_way = Arc::new(Notify::new());
        reading.insert(*next, give_way.clone());
        Reading {
            bodies: self.clone(),
            id: *next,
            give_way,
        }
    }

    fn locked(&self) -> MutexGuard<'_, (u64, BTreeMap<u64, Arc<Notify>>)> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Reading {
    bodies: Arc<Bodies>,
    id: u64,
    give_way: Arc<Notify>,
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.bodies.locked().1.remove(&self.id);
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
    let (parts, body) = request.into_parts();
    let reading = bodies.begin();
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
async fn whole(mut body: Body, most: usize, pace: Pace) -> Result<Bytes, Ended> {
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
    use crate::security::FORM_MOST;
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
        let pace = Pace {
            first: Duration::from_millis(300),
            rate: 1000,
            ..Pace::default()
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
        let pace = Pace::default();
        assert_eq!((pace.first.as_secs(), pace.rate), (10, 16 * 1024));
        assert_eq!(pace.most, 256);
    }

    #[tokio::test]
    async fn what_is_too_large_is_one_byte_too_long_and_never_more() {
        let pace = Pace::default();
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
    async fn the_oldest_gives_way() {
        let bodies = Arc::new(Bodies::new(Pace {
            most: 2,
            ..Pace::default()
        }));
        let (first, second) = (bodies.begin(), bodies.begin());
        let third = bodies.begin();
        first.give_way.notified().await;
        assert_eq!(bodies.locked().1.len(), 2);
        drop((first, second, third));
        assert!(bodies.locked().1.is_empty());
    }
}
