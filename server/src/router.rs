//! Every layer and route on one screen.

use crate::irori::Irori;
use crate::security::{self, Https};
use crate::{assets, digests, exports, forges, forms, mine, reports, session};
use app::error::Trouble;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::timeout::TimeoutLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

/// The whole service.
pub fn router(irori: Irori) -> Router {
    crate::registry::register();
    let pages = crate::registry::pages();
    tracing::debug!(pages = pages.len(), "the app's pages are known");
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
        .with_expiry(Expiry::OnInactivity(Duration::days(session::DAYS_MOST)));
    let csrf = CsrfLayer::new()
        .add_trusted_origin(irori.site.public_url.clone())
        .expect("the public address was checked when the settings were read");
    let house = Router::new()
        .route("/do/{*act}", post(forms::submit))
        .route("/exports/{file}", get(exports::report))
        // A route cannot end in `.md`: without it, this is the week's page.
        .route("/teams/{team}/weeks/{week}", get(digests::week))
        .route("/mine/{file}", get(mine::download))
        .fallback(get(crate::pages::page))
        .layer(
            ServiceBuilder::new()
                .layer(sessions)
                .layer(from_fn_with_state(irori.clone(), explain_foreign))
                .layer(csrf),
        );
    Router::new()
        .route("/livez", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/robots.txt", get(assets::robots))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .route("/assets/{file}", get(assets::asset))
        .route("/schemas/mine.json", get(mine::schema))
        .route("/schemas/report.json", get(reports::json::schema))
        // Signed by the forge: no session, and another site is what it is.
        .route("/hooks/{forge}/{hook}", post(forges::hook::deliver))
        .merge(house)
        .with_state(irori)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(security::draw))
                .layer(from_fn(security::log))
                .layer(from_fn_with_state(https, security::headers))
                .layer(from_fn_with_state(
                    Arc::new(Semaphore::new(security::IN_FLIGHT_MOST)),
                    security::in_flight,
                ))
                .layer(CatchPanicLayer::custom(security::panicked))
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::SERVICE_UNAVAILABLE,
                    security::ANSWER_TIME,
                ))
                .layer(CompressionLayer::new()),
        )
}

/// Ready means that the store answers.
async fn ready(State(irori): State<Irori>) -> Response {
    if irori.store.is_ready().await {
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
    parts.uri = axum::http::Uri::from_static("/");
    let response = next.run(request).await;
    if response.extensions().get::<ProtectionError>().is_none() {
        return response;
    }
    let asked = crate::ask::ask(&irori, &parts, &session).await;
    crate::pages::refuse(asked, Trouble::Foreign).await
}
