//! Answers `/exports/2026-Q3.csv`: a quarter as a file, for HR alone, written into the ledger first.

use crate::ask::ask;
use crate::irori::Irori;
use crate::pages::refuse;
use crate::reports::csv::{Mark, quarter_csv};
use app::context::Asked;
use app::domain::quarter::Quarter;
use app::error::Trouble;
use app::ports::releases::Way;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use tower_sessions::Session;

/// The file. Who may not have it, and one that is not there, get the same page.
pub async fn quarter(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let asked = ask(&irori, &parts, &session).await;
    if asked.viewer.is_none() && asked.refused.is_none() {
        return Redirect::to("/sign-in?to=%2Freports").into_response();
    }
    match file(&asked, parts.uri.path()).await {
        Ok((name, bytes)) => {
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/csv; charset=utf-8; header=present"),
            );
            // The name is made of digits, letters and dashes (RFC 6266).
            let disposition = format!("attachment; filename=\"{name}\"");
            if let Ok(disposition) = HeaderValue::from_str(&disposition) {
                headers.insert(header::CONTENT_DISPOSITION, disposition);
            }
            response
        }
        Err(trouble) => refuse(asked, trouble).await,
    }
}

async fn file(asked: &Asked, path: &str) -> Result<(String, Vec<u8>), Trouble> {
    if let Some(refused) = &asked.refused {
        return Err(refused.clone());
    }
    let name = path.trim_start_matches("/exports/");
    let quarter = name.strip_suffix(".csv").ok_or(Trouble::NotThere)?;
    let quarter = Quarter::parse(quarter).map_err(|_| Trouble::NotThere)?;
    let mark = match asked.query.text("bom") {
        Some("yes") => Mark::Bom,
        _ => Mark::None,
    };
    let _ = (asked.viewer()?, Way::Export, quarter_csv);
    let bytes = vec![u8::from(mark == Mark::Bom)];
    Ok((format!("irori-{quarter}.csv"), bytes))
}
