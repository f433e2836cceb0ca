//! Answers `/mine/irori.json` and `/mine/entries.csv`: everything kept about who asks, for themselves.

use crate::http::app_state::Irori;
use crate::http::pages::{refuse, to_confirm, to_the_door};
use crate::http::request_context::context_of;
use crate::http::{security_log, session};
use crate::personal_export::pieces::Pieces;
use crate::personal_export::reader::ExportReader;
use crate::personal_export::{csv, json};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use irori_core::domain::security_event::EventKind;
use irori_ports::Answer;
use irori_ports::error::AppError;
use irori_web::addresses::{MY_FILE_SCHEMA, PERSONAL_DATA};
use irori_web::context::RequestContext;
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
    let ctx = context_of(&irori, &parts, &session).await;
    match file(&irori, &session, &ctx).await {
        Ok(response) => response,
        Err(trouble) => refuse(ctx, trouble).await,
    }
}

async fn file(irori: &Irori, session: &Session, ctx: &RequestContext) -> Answer<Response> {
    if let Some(refused) = &ctx.refused {
        return Err(refused.clone());
    }
    let Some(viewer) = ctx.viewer.clone() else {
        return Ok(to_the_door(PERSONAL_DATA.path()));
    };
    let path = ctx.path();
    if !session::is_confirmed(session, ctx.now).await? {
        return Ok(to_confirm(path));
    }
    irori.within_bounds(ctx)?;
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let kind = match name.as_str() {
        "irori.json" => "application/json",
        "entries.csv" => "text/csv; charset=utf-8; header=present",
        _ => return Err(AppError::NotThere),
    };
    let reader = ExportReader {
        store: irori.store.clone(),
        viewer,
    };
    // Whether the database answers shows before the first byte is sent.
    let account = reader.account().await?;
    security_log::taken(ctx, EventKind::OwnExport, &name).await;
    let head = json::ExportHead {
        schema: ctx.link(MY_FILE_SCHEMA.path()),
        taken_at: ctx.now,
        account,
    };
    let (pieces, receiver) = channel(AHEAD);
    tokio::spawn(async move {
        let written = match kind {
            "application/json" => json::write(&reader, head, &pieces).await,
            _ => csv::write(&reader, &pieces).await,
        };
        let end = written.map(|()| Bytes::new()).map_err(|error| {
            tracing::warn!(%error, "a download ended early");
            // The reader sees that the file is not whole.
            io::Error::other("the file is not whole")
        });
        let _ = pieces.send(end).await;
    });
    let disposition = format!("attachment; filename=\"irori-mine-{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, &disposition),
    ];
    Ok((headers, Body::new(Pieces(Some(receiver)))).into_response())
}
