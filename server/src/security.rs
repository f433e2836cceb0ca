//! What every answer carries, and what a request must survive before anybody looks at it.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The largest form: 64 KiB of names and texts.
pub const FORM_MOST: usize = 64 * 1024;
/// The largest sign-in: 4 KiB.
pub const SIGN_IN_MOST: usize = 4 * 1024;
/// The largest delivery of a forge: 1 MiB.
pub const HOOK_MOST: usize = 1024 * 1024;
/// More than this of a body is not even read.
pub const READ_MOST: usize = 1024 * 1024;
/// How long a request's head may take.
pub const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long an answer may take.
pub const ANSWER_TIME: Duration = Duration::from_secs(30);
/// How many requests are worked on at once.
pub const IN_FLIGHT_MOST: usize = 512;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     script-src 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds the headers of RELIABILITY §2. Pages are never kept by a cache; assets say so themselves.
pub async fn headers(State(https): State<Https>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::CACHE_CONTROL, "no-store");
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    );
    if https == Https::Yes {
        set(
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=63072000; includeSubDomains",
        );
    }
    response
}

/// Whether people reach this installation over TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Https {
    Yes,
    No,
}

/// Lets at most [`IN_FLIGHT_MOST`] requests in; the others are asked to come back.
pub async fn in_flight(
    State(room): State<Arc<Semaphore>>,
    request: Request,
    next: Next,
) -> Response {
    match room.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => {
            let retry = [(header::RETRY_AFTER, HeaderValue::from_static("2"))];
            (
                StatusCode::SERVICE_UNAVAILABLE,
                retry,
                "Irori is busy. Please try again in a moment.\n",
            )
                .into_response()
        }
    }
}

/// The network a request comes from, for throttling: an IPv4 address, or the /64 of an IPv6 one.
/// `proxies` many last entries of `X-Forwarded-For` were added by our own proxies.
pub fn network(peer: Option<IpAddr>, forwarded: Option<&str>, proxies: usize) -> String {
    let told = forwarded
        .filter(|_| proxies > 0)
        .and_then(|list| {
            list.split(',')
                .map(str::trim)
                .rev()
                .nth(proxies - 1)
                .map(str::to_owned)
        })
        .and_then(|text| text.parse::<IpAddr>().ok());
    match told.or(peer) {
        Some(IpAddr::V4(four)) => four.to_string(),
        Some(IpAddr::V6(six)) => match six.to_ipv4_mapped() {
            Some(four) => four.to_string(),
            None => {
                six.segments()[..4]
                    .iter()
                    .map(|s| format!("{s:x}:"))
                    .collect::<String>()
                    + ":/64"
            }
        },
        None => "unknown".to_owned(),
    }
}

/// One line in the log for each request: never an answer, a token or an address of a person.
pub async fn log(request: Request, next: Next) -> Response {
    let started = std::time::Instant::now();
    let method: Method = request.method().clone();
    let place = place_of(request.uri().path());
    let id = request_id(&request);
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = started.elapsed().as_millis() as u64;
    if status >= 500 {
        tracing::warn!(%method, place, status, ms, request = id, "answered");
    } else {
        tracing::info!(%method, place, status, ms, request = id, "answered");
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

fn request_id(request: &Request) -> String {
    request
        .extensions()
        .get::<RequestId>()
        .map(|id| format!("{:016x}", id.0 >> 64))
        .unwrap_or_default()
}

/// Chance drawn once for a request: its name in the log, and the identity of the forms it shows.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub u128);

/// Draws the request's [`RequestId`].
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where a request draws its chance"
)]
pub async fn draw(mut request: Request, next: Next) -> Response {
    let id = RequestId(uuid::Uuid::new_v4().as_u128());
    request.extensions_mut().insert(id);
    next.run(request).await
}

/// The first part of a path, so that no token or id reaches the log.
fn place_of(path: &str) -> String {
    let first = path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    if first == "do" {
        path.chars().take(60).collect()
    } else {
        format!("/{first}")
    }
}

/// What a panic in a handler answers.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response<Body> {
    tracing::error!("a handler panicked");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something went wrong on our side. Please try again.\n",
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_address_counts_only_behind_our_own_proxies() {
        let peer = "10.0.0.1".parse().ok();
        for (forwarded, proxies, expected) in [
            (Some("6.6.6.6"), 0, "10.0.0.1"),
            (Some("6.6.6.6, 1.2.3.4"), 1, "1.2.3.4"),
            (Some("6.6.6.6, 1.2.3.4, 10.0.0.9"), 2, "1.2.3.4"),
            (Some("nonsense"), 1, "10.0.0.1"),
            (None, 1, "10.0.0.1"),
            (Some("2001:db8:1:2:3:4:5:6"), 1, "2001:db8:1:2::/64"),
        ] {
            assert_eq!(network(peer, forwarded, proxies), expected, "{forwarded:?}");
        }
    }

    #[test]
    fn the_log_never_sees_a_token_or_an_id() {
        assert_eq!(place_of("/join/s3cr3t"), "/join");
        assert_eq!(place_of("/entries/0198-abc"), "/entries");
        assert_eq!(place_of("/do/check-in"), "/do/check-in");
        assert_eq!(place_of("/"), "/");
    }
}
