//! Router: every layer and route on one screen.

use super::front_check;
use crate::http::app_state::Irori;
use crate::http::bodies::{self, Bodies, BodyPace};
use crate::http::downloads::{digest, personal_data, report};
use crate::http::security::{self, Https};
use crate::http::{actions, assets, front, webhook, well_known};
use crate::reports;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use irori_ports::error::AppError;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::timeout::TimeoutLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

/// The whole service.
pub fn router(irori: Irori) -> Router {
    within(irori, Capacity::default())
}

/// How much is read, and worked on, at once.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    pub bodies: BodyPace,
    pub in_flight: usize,
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            bodies: BodyPace::default(),
            in_flight: security::IN_FLIGHT_MOST,
        }
    }
}

/// The whole service with room for so much.
pub fn within(irori: Irori, room: Capacity) -> Router {
    crate::http::pages::make_ready();
    let https = if irori.is_https() {
        Https::Yes
    } else {
        Https::No
    };
    let sessions = SessionManagerLayer::new(irori.store.clone())
        .with_name(if https == Https::Yes {
            "__Host-irori"
        } else {
            "irori"
        })
        .with_secure(https == Https::Yes)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnSessionEnd);
    let csrf = CsrfLayer::new()
        .add_trusted_origin(irori.site.public_url.clone())
        .expect("the public address was checked when the settings were read");
    let house = Router::new()
        .route("/do/{*act}", post(actions::submit))
        .route("/exports/{file}", get(report::report))
        // A route cannot end in `.md`: without it, this is the week's page.
        .route("/teams/{team}/weeks/{week}", get(digest::week))
        .route("/mine/{file}", get(personal_data::download))
        .fallback(get(crate::http::pages::page))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(irori.clone(), front_check::look))
                .layer(sessions)
                .layer(from_fn_with_state(irori.clone(), explain_foreign))
                .layer(csrf),
        );
    let probes = Router::new()
        .route("/livez", get(|| async { "alive\n" }))
        .route("/readyz", get(ready));
    let rest = Router::new()
        .route("/robots.txt", get(assets::robots))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .route("/assets/{file}", get(assets::asset))
        .route("/.well-known/security.txt", get(well_known::security))
        .route(
            "/.well-known/change-password",
            get(well_known::change_password),
        )
        .route("/schemas/mine.json", get(personal_data::schema))
        .route("/schemas/report.json", get(reports::json::schema))
        // Signed by the forge: no session, and another site is what it is.
        .route("/hooks/{forge}/{hook}", post(webhook::deliver))
        .merge(house)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(
                    Arc::new(Bodies::new(room.bodies, irori.proxies)),
                    bodies::read,
                ))
                .layer(from_fn_with_state(
                    Arc::new(Semaphore::new(room.in_flight)),
                    security::in_flight,
                ))
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::SERVICE_UNAVAILABLE,
                    security::ANSWER_TIME,
                ))
                .layer(
                    CompressionLayer::new()
                        .compress_when(DefaultPredicate::new().and(security::may_compress)),
                )
                .layer(from_fn(security::mark_brought)),
        );
    dressed(probes.merge(rest).with_state(irori), https)
}

/// What stands around everything: a panic anywhere is one answer, and a line in the log.
fn dressed(router: Router, https: Https) -> Router {
    router.layer(
        ServiceBuilder::new()
            .layer(CatchPanicLayer::custom(security::panicked_outside(https)))
            .layer(from_fn(security::draw))
            .layer(from_fn(security::log))
            .layer(from_fn_with_state(https, security::headers))
            .layer(CatchPanicLayer::custom(security::panicked))
            .layer(from_fn(front::host)),
    )
}

/// Ready means that the store answers.
async fn ready(State(irori): State<Irori>) -> Response {
    if irori.ready.check(&irori.store).await {
        "ready\n".into_response()
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "the store does not answer\n",
        )
            .into_response()
    }
}

/// Puts a page around the refusal of a request that another site sent.
async fn explain_foreign(
    State(irori): State<Irori>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let mut parts = Request::new(()).into_parts().0;
    parts.headers = request.headers().clone();
    // Who asks, and by which number, is logged.
    parts.extensions = request.extensions().clone();
    parts.uri = axum::http::Uri::from_static("/");
    let response = next.run(request).await;
    if response.extensions().get::<ProtectionError>().is_none() {
        return response;
    }
    let ctx = crate::http::request_context::context_of(&irori, &parts, &session).await;
    crate::http::pages::refuse(ctx, AppError::Foreign).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::header;
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_panic_anywhere_is_one_answer_with_its_headers() {
        async fn panics(_: Request, _: Next) -> Response {
            panic!("in a layer");
        }
        async fn handler() -> StatusCode {
            panic!("in a handler");
        }
        async fn task() -> StatusCode {
            let ended = tokio::spawn(async { panic!("in a task") }).await;
            ended.map_or(StatusCode::INTERNAL_SERVER_ERROR, |()| StatusCode::OK)
        }
        let layered = Router::new()
            .fallback(get(|| async {}))
            .layer(from_fn(panics));
        let router = Router::new()
            .route("/handler", get(handler))
            .route("/task", get(task))
            .merge(layered);
        for path in ["/handler", "/task", "/layer"] {
            let request = Request::get(path).header(header::HOST, "a");
            let request = request.body(Body::empty()).unwrap();
            let answered = dressed(router.clone(), Https::Yes).oneshot(request);
            let answer = answered.await.unwrap();
            assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            let headers = answer.headers();
            for name in [
                header::CONTENT_SECURITY_POLICY,
                header::STRICT_TRANSPORT_SECURITY,
                header::HeaderName::from_static("x-request-id"),
            ] {
                assert!(headers.contains_key(&name), "{path} {name}");
            }
        }
        let outside = security::panicked_outside(Https::No)(Box::new("in the log"));
        assert_eq!(outside.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(
            outside
                .headers()
                .contains_key(header::CONTENT_SECURITY_POLICY)
        );
    }
}
