//! Security headers of every answer, and checks of every request.
//!
//! Decided:
//!
//! - 2026-11-30: **What was brought along is never compressed**: answers to a POST, a query or a
//!   token's address, and every page of trouble.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The largest form: 64 KiB of names and texts.
pub const FORM_MOST: usize = 64 * 1024;
/// The largest sign-in: 4 KiB.
pub const SIGN_IN_MOST: usize = 4 * 1024;
/// The largest form as a browser sends it: escaped, a text is up to three times as long.
pub const FORM_BODY_MOST: usize = 3 * FORM_MOST + SIGN_IN_MOST;
/// The largest delivery of a forge: 1 MiB.
pub const HOOK_MOST: usize = 1024 * 1024;
/// More than this of a body is not even read.
pub const READ_MOST: usize = 1024 * 1024;
/// How long an answer may take.
pub const ANSWER_TIME: Duration = Duration::from_secs(30);
/// How many requests are worked on at once.
pub const IN_FLIGHT_MOST: usize = 512;
/// The most characters of a method or a path in a line of the log.
const SAID_MOST: usize = 60;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     script-src 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds the headers of RELIABILITY §2. Pages are never kept by a cache; assets say so themselves.
pub async fn headers(State(https): State<Https>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    dress(response.headers_mut(), https);
    response
}

fn dress(headers: &mut HeaderMap, https: Https) {
    keep_cookies_close(headers, https);
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
}

/// Gives every cookie what a cookie of ours has, also one that is taken back: browsers ignore the
/// removal of a `__Host-` cookie that lacks any of it.
fn keep_cookies_close(headers: &mut HeaderMap, https: Https) {
    let cookies: Vec<_> = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .cloned()
        .collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let whole = cookie.to_str().ok().and_then(|text| {
            let mut whole = text.to_owned();
            let own = text.to_ascii_lowercase();
            let has = |name: &str| own.split(';').skip(1).any(|part| is_named(part, name));
            let wanted = [
                ("httponly", "; HttpOnly"),
                ("samesite", "; SameSite=Lax"),
                ("path", "; Path=/"),
            ];
            let missing = wanted.iter().filter(|(name, _)| !has(name));
            missing.for_each(|(_, part)| whole.push_str(part));
            if https == Https::Yes && !has("secure") {
                whole.push_str("; Secure");
            }
            HeaderValue::from_str(&whole).ok()
        });
        headers.append(header::SET_COOKIE, whole.unwrap_or(cookie));
    }
}

fn is_named(part: &str, name: &str) -> bool {
    part.split('=').next().map(str::trim) == Some(name)
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

/// One line in the log for each request: never an answer, a token or an address of a person.
pub async fn log(request: Request, next: Next) -> Response {
    let started = std::time::Instant::now();
    let method = cut(request.method().as_str());
    let place = place_of(request.uri().path());
    let id = request_id(&request);
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = started.elapsed().as_millis() as u64;
    if status >= 500 {
        tracing::warn!(method, place, status, ms, request = id, "answered");
    } else {
        tracing::info!(method, place, status, ms, request = id, "answered");
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

/// The first part of a path, so that no token or id reaches the log, and no more of it than a line
/// has room for.
fn place_of(path: &str) -> String {
    let first = path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    match first {
        "do" => cut(path),
        _ => cut(&format!("/{first}")),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(SAID_MOST).collect()
}

/// Whether somebody asks only how Irori is. It is answered whatever else goes on.
pub fn is_probe(path: &str) -> bool {
    matches!(path, "/livez" | "/readyz")
}

/// An answer that may hold, beside secrets, what the request brought along: of a compressed one, the
/// length would tell how much of it they share (BREACH).
#[derive(Clone, Copy, Debug)]
struct Brought;

/// Marks the answers to requests that brought fields, or a token in their address.
pub async fn mark_brought(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let brought = !request.method().is_safe()
        || uri.query().is_some()
        || irori_web::routes::holds_token(uri.path());
    let mut response = next.run(request).await;
    if brought {
        response.extensions_mut().insert(Brought);
    }
    response
}

/// Whether an answer may be compressed. A page of trouble may show the address that it was asked at.
pub fn may_compress(
    status: StatusCode,
    _: Version,
    _: &HeaderMap,
    extensions: &Extensions,
) -> bool {
    status.is_success() && extensions.get::<Brought>().is_none()
}

/// What a panic outside of everything else answers.
pub fn panicked_outside(
    https: Https,
) -> impl Fn(Box<dyn std::any::Any + Send>) -> Response<Body> + Clone {
    move |panic| {
        let mut response = panicked(panic);
        dress(response.headers_mut(), https);
        response
    }
}

/// What a panic on the way to an answer answers.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response<Body> {
    tracing::error!("a request ended in a panic");
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
    fn the_log_never_sees_a_token_or_an_id() {
        assert_eq!(place_of("/join/s3cr3t"), "/join");
        assert_eq!(place_of("/entries/0198-abc"), "/entries");
        assert_eq!(place_of("/do/check-in"), "/do/check-in");
        assert_eq!(place_of("/"), "/");
        for path in ["x".repeat(60_000), format!("do/{}", "x".repeat(60_000))] {
            assert_eq!(place_of(&format!("/{path}")).len(), SAID_MOST);
        }
    }
}
