//! Answers `/mine/irori.json` and `/mine/entries.csv`: everything kept about who asks, for themselves.

use crate::http::app_state::Irori;
use crate::http::pages::{refuse, to_confirm};
use crate::http::request_context::ask;
use crate::http::{security_log, session};
use crate::personal_export::pieces::Pieces;
use crate::personal_export::reader::Reader;
use crate::personal_export::{csv, json};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use irori_core::domain::security_event::EventKind;
use irori_ports::error::AppError;
use std::io;
use tokio::sync::mpsc::channel;
use tower_sessions::Session;

/// What the JSON file looks like (JSON Schema 2020-12).
pub const SCHEMA: &str = include_str!("../../personal_export/schema.json");

/// Pieces of a file that wait for a slow reader; each holds at most 500 rows.
const AHEAD: usize = 2;

/// The schema; open to everybody, for it tells of nobody.
pub async fn schema() -> Response {
    let kind = [(header::CONTENT_TYPE, "application/schema+json")];
    (kind, SCHEMA).into_response()
}

/// One of the two files.
pub async fn download(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let asked = ask(&irori, &parts, &session).await;
    if let Some(trouble) = asked.refused.clone() {
        return refuse(asked, trouble).await;
    }
    let Some(viewer) = asked.viewer.clone() else {
        return Redirect::to("/sign-in?to=%2Fsettings%2Fmine").into_response();
    };
    match session::is_confirmed(&session, asked.now).await {
        Ok(true) => {}
        Ok(false) => return to_confirm(parts.uri.path()),
        Err(trouble) => return refuse(asked, trouble).await,
    }
    if let Err(trouble) = irori.within_bounds(&asked) {
        return refuse(asked, trouble).await;
    }
    let name = parts.uri.path().trim_start_matches("/mine/").to_owned();
    let kind = match name.as_str() {
        "irori.json" => "application/json",
        "entries.csv" => "text/csv; charset=utf-8; header=present",
        _ => return refuse(asked, AppError::NotThere).await,
    };
    let reader = Reader {
        store: irori.store.clone(),
        viewer,
    };
    // Whether the database answers shows before the first byte is sent.
    let account = match reader.account().await {
        Ok(account) => account,
        Err(trouble) => return refuse(asked, trouble).await,
    };
    security_log::taken(&asked, EventKind::OwnExport, &name).await;
    let head = json::Head {
        schema: asked.link("/schemas/mine.json"),
        taken_at: asked.now,
        account,
    };
    let (pieces, receiver) = channel(AHEAD);
    tokio::spawn(async move {
        let written = match kind {
            "application/json" => json::write(&reader, head, &pieces).await,
            _ => csv::write(&reader, &pieces).await,
        };
        if written.is_ok() {
            let _ = pieces.send(Ok(Bytes::new())).await;
        }
        if let Err(error) = written {
            tracing::warn!(%error, "a download ended early");
            // The reader sees that the file is not whole.
            let _ = pieces
                .send(Err(io::Error::other("the file is not whole")))
                .await;
        }
    });
    let disposition = format!("attachment; filename=\"irori-mine-{name}\"");
    let mut response = Response::new(Body::new(Pieces(Some(receiver))));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
