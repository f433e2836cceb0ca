//! A report as JSON: its figures as the text that was hashed, beside the hash. `report.schema.json` says
//! what it looks like.

use anyhow::Result;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use irori_core::report::Report;

/// What the file looks like (JSON Schema 2020-12).
pub const SCHEMA: &str = include_str!("report.schema.json");

/// The schema; open to everybody, for it tells of nobody.
pub async fn schema() -> Response {
    let kind = [(header::CONTENT_TYPE, "application/schema+json")];
    (kind, SCHEMA).into_response()
}

/// The whole file: `{"hash":"…","report":…}` and a line end. What stands after `"report":`, byte 85 of
/// the file, and before the last `}` is byte for byte the text whose SHA-256 the hash is.
pub fn json(report: &Report) -> Result<Vec<u8>> {
    let written = &report.written;
    let file = format!(
        "{{\"hash\":\"{}\",\"report\":{}}}\n",
        written.digest, written.text
    );
    Ok(file.into_bytes())
}
