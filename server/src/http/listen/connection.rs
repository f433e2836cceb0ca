//! One connection from its first byte to its last: HTTP/1 or 2, watched for what never comes.

use super::limits::ListenLimits;
use super::seat::ConnectionKind;
use super::seats::{Overdue, SeatHandle, SeatRequest, TakenSeat};
use crate::http::security::is_probe;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, StatusCode, Version, header};
use axum::response::IntoResponse;
use hyper::body::{Body as _, Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::Instant;
use tower::ServiceExt;

/// How long one that ends may take over its last words.
const GOODBYE: Duration = Duration::from_secs(1);
/// The largest head of a request.
const HEAD_MOST: usize = 64 * 1024;
/// How much of an answer is handed on at once.
const PIECE: usize = 16 * 1024;
/// How much of it goes last, by itself.
const LAST_PIECE: usize = 1024;

/// Answers what comes on `stream`, until it ends, is overdue, gives way, or `stop` is told.
pub async fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    seated: TakenSeat,
    router: Router,
    limits: ListenLimits,
    mut stop: watch::Receiver<()>,
) {
    let handle = seated.handle();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let at_hand = handle.begin(request.version());
        let (router, place) = (router.clone(), handle.place());
        async move { Ok::<_, Infallible>(one(router, place, peer, request, at_hand).await) }
    });
    let builder = builder(&limits);
    let io = TokioIo::new(WatchedStream {
        stream,
        handle: seated.handle(),
        is_blocked: false,
    });
    let mut connection = std::pin::pin!(builder.serve_connection(io, service));
    let mut look = tokio::time::interval(limits.look_every());
    // Since when it is to end after what is at hand.
    let mut last_words: Option<Instant> = None;
    let mut is_stopping = false;
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended early");
                }
                return;
            }
            () = seated.seat().end.notified() => return,
            now = look.tick() => match (seated.overdue(now), last_words) {
                (Some(Overdue::Stalled), _) => return,
                (_, Some(told)) => {
                    if seated.rests_since().is_some_and(|since| now >= since.max(told) + GOODBYE) {
                        return;
                    }
                }
                (Some(Overdue::Waited), None) => {
                    connection.as_mut().graceful_shutdown();
                    last_words = Some(now);
                }
                (None, None) => {}
            },
            () = seated.seat().leave.notified() => {
                if seated.may_go() {
                    return;
                }
                connection.as_mut().graceful_shutdown();
                last_words.get_or_insert_with(Instant::now);
            }
            _ = stop.changed(), if !is_stopping => {
                is_stopping = true;
                connection.as_mut().graceful_shutdown();
                last_words.get_or_insert_with(Instant::now);
            }
        }
    }
}

fn builder(limits: &ListenLimits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // Watched here, where a silent connection and one that waits are told apart.
        .header_read_timeout(None)
        .max_buf_size(HEAD_MOST);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(Duration::from_secs(20)))
        .keep_alive_timeout(Duration::from_secs(10))
        .max_concurrent_streams(limits.streams)
        .max_header_list_size(HEAD_MOST as u32)
        .max_pending_accept_reset_streams(Some(limits.streams as usize))
        .max_local_error_reset_streams(Some(64))
        .initial_stream_window_size(64 * 1024)
        .initial_connection_window_size(256 * 1024)
        .max_send_buf_size(64 * 1024);
    builder
}

async fn one(
    router: Router,
    place: ConnectionKind,
    peer: SocketAddr,
    mut request: hyper::Request<Incoming>,
    mut at_hand: SeatRequest,
) -> Response<Answer> {
    let version = request.version();
    if version < Version::HTTP_2 {
        at_hand.sent_before().await;
    }
    let mut response = if place == ConnectionKind::Spare && !is_probe(request.uri().path()) {
        full()
    } else {
        request.extensions_mut().insert::<SocketAddr>(peer);
        let answered = router.oneshot(request.map(Body::new)).await;
        answered.unwrap_or_else(|never| match never {})
    };
    if place == ConnectionKind::Spare && version < Version::HTTP_2 {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    at_hand.answer_begins(response.body().size_hint().exact());
    response.map(|body| Answer {
        body,
        rest: Bytes::new(),
        at_hand: Some(at_hand),
    })
}

/// What is answered beyond the limit.
pub const FULL: &str = "Irori has too many connections. Please try again in a moment.\n";

fn full() -> Response<Body> {
    let retry = [(header::RETRY_AFTER, HeaderValue::from_static("5"))];
    (StatusCode::SERVICE_UNAVAILABLE, retry, FULL).into_response()
}

/// An answer on its way, in pieces, so that it is at hand until nearly all of it was taken.
struct Answer {
    body: Body,
    rest: Bytes,
    at_hand: Option<SeatRequest>,
}

impl Answer {
    /// The next piece. The last is small: HTTP/2 takes it when there is room for all before it.
    fn piece(&mut self) -> Bytes {
        let length = self.rest.len();
        let most = match self.body.is_end_stream() && length > LAST_PIECE {
            true => PIECE.min(length - LAST_PIECE),
            false => PIECE.min(length),
        };
        self.rest.split_to(most)
    }
}

impl hyper::body::Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.rest = data,
                    Err(frame) => return Poll::Ready(Some(Ok(frame))),
                },
                ended => {
                    self.at_hand = None;
                    return Poll::Ready(ended);
                }
            }
        }
        if let Some(at_hand) = &mut self.at_hand {
            at_hand.answer_moves();
        }
        let piece = self.piece();
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (body, rest) = (self.body.size_hint(), self.rest.len() as u64);
        let mut all = SizeHint::new();
        if let Some(upper) = body.upper() {
            all.set_upper(upper + rest);
        }
        all.set_lower(body.lower() + rest);
        all
    }
}

/// A stream that tells when something comes, and when no more of what is written is taken.
struct WatchedStream {
    stream: TcpStream,
    handle: SeatHandle,
    is_blocked: bool,
}

impl WatchedStream {
    fn write<T>(&mut self, written: Poll<T>) -> Poll<T> {
        if written.is_pending() != self.is_blocked {
            self.is_blocked = written.is_pending();
            match self.is_blocked {
                true => self.handle.block(),
                false => self.handle.unblock(),
            }
        }
        written
    }
}

impl AsyncRead for WatchedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = ready!(Pin::new(&mut self.stream).poll_read(context, into));
        if into.filled().len() > before {
            self.handle.hear();
        }
        Poll::Ready(read)
    }
}

impl AsyncWrite for WatchedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.write(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.write(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
