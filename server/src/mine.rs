//! Answers `/mine/irori.json` and `/mine/entries.csv`: everything kept about who asks, for themselves.

mod csv;
mod json;

use crate::ask::ask;
use crate::happened;
use crate::irori::Irori;
use crate::pages::{refuse, to_confirm};
use crate::session;
use crate::store::{After, Section, Store};
use crate::writes::within_bounds;
use app::domain::person::Viewer;
use app::domain::security_event::EventKind;
use app::error::Trouble;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use hyper::body::Frame;
use serde_json::Value;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tower_sessions::Session;

/// What the JSON file looks like (JSON Schema 2020-12).
pub const SCHEMA: &str = include_str!("mine/schema.json");

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
    if let Err(trouble) = within_bounds(&irori, &asked) {
        return refuse(asked, trouble).await;
    }
    let name = parts.uri.path().trim_start_matches("/mine/").to_owned();
    let kind = match name.as_str() {
        "irori.json" => "application/json",
        "entries.csv" => "text/csv; charset=utf-8; header=present",
        _ => return refuse(asked, Trouble::NotThere).await,
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
    happened::taken(&asked, EventKind::OwnExport, &name).await;
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

/// Reads what is one's own.
struct Reader {
    store: Store,
    viewer: Viewer,
}

impl Reader {
    async fn account(&self) -> Result<Value, Trouble> {
        Ok(self.store.my_account(&self.viewer).await?)
    }

    /// Some rows of a section, and where to go on.
    async fn rows(
        &self,
        section: Section,
        after: After,
    ) -> anyhow::Result<(Vec<Value>, Option<After>)> {
        let rows = self.store.my_rows(&self.viewer, section, after).await?;
        Ok((rows.rows, rows.next))
    }
}

/// Where pieces of a file go.
type Out = Sender<io::Result<Bytes>>;

/// Hands on a piece; who has gone away needs no more. An empty one would end the file.
async fn send(out: &Out, piece: Vec<u8>) -> anyhow::Result<()> {
    if piece.is_empty() {
        return Ok(());
    }
    Ok(out.send(Ok(Bytes::from(piece))).await?)
}

/// A file as it is being written. An empty piece ends it; where none comes, its writer is gone, and the
/// reader sees that the file is not whole.
/// Once it has ended it stays so: what compresses it asks again.
struct Pieces(Option<Receiver<io::Result<Bytes>>>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let Some(receiver) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let piece = ready!(receiver.poll_recv(context));
        let piece = piece.unwrap_or_else(|| Err(io::Error::other("the file is not whole")));
        match piece {
            Ok(piece) if !piece.is_empty() => Poll::Ready(Some(Ok(Frame::data(piece)))),
            Ok(_) => {
                self.0 = None;
                Poll::Ready(None)
            }
            Err(error) => {
                self.0 = None;
                Poll::Ready(Some(Err(error)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    async fn read(pieces: &[&'static str], end: Option<Bytes>) -> Option<Bytes> {
        let (out, receiver) = channel(9);
        for piece in pieces {
            send(&out, piece.as_bytes().to_vec()).await.unwrap();
        }
        if let Some(end) = end {
            out.send(Ok(end)).await.unwrap();
        }
        drop(out);
        let whole = Pieces(Some(receiver)).collect().await;
        whole.ok().map(http_body_util::Collected::to_bytes)
    }

    #[tokio::test]
    async fn a_file_whose_writer_went_away_is_not_taken_for_whole() {
        assert_eq!(
            read(&["a", "", "b"], Some(Bytes::new())).await,
            Some("ab".into())
        );
        assert_eq!(read(&["a", "b"], None).await, None);
    }
}
