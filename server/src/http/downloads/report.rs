//! Answers `/exports/report.pdf?quarter=2026-Q3`: a report as a file, for HR alone, written into the
//! ledger first.

use crate::http::app_state::Irori;
use crate::http::pages::{refuse, to_confirm, to_the_door};
use crate::http::request_context::context_of;
use crate::http::{security_log, session};
use crate::reports::csv::FileStart;
use crate::reports::file::{NoFile, made, name};
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use irori_core::domain::form::ValidationErrors;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::ReportFormat;
use irori_core::domain::security_event::EventKind;
use irori_core::report::choice::Choice;
use irori_ports::Answer;
use irori_ports::error::AppError;
use irori_ports::releases::ReadAs;
use irori_web::addresses::REPORTS;
use irori_web::context::RequestContext;
use tower_sessions::Session;

/// The file. Who may not have it, and one that is not there, get the same page.
pub async fn report(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let ctx = context_of(&irori, &parts, &session).await;
    let to = parts.uri.path_and_query();
    let to = to.map_or(REPORTS.path(), |to| to.as_str());
    match taken_away(&irori, &session, &ctx, to).await {
        Ok(response) => response,
        Err(trouble) => refuse(ctx, trouble).await,
    }
}

/// `to` is the address asked for.
async fn taken_away(
    irori: &Irori,
    session: &Session,
    ctx: &RequestContext,
    to: &str,
) -> Answer<Response> {
    if ctx.viewer.is_none() && ctx.refused.is_none() {
        return Ok(to_the_door(REPORTS.path()));
    }
    // Who may not have it learns that first.
    let may = ctx.viewer.as_ref().is_some_and(|v| v.roles.hr) && ctx.refused.is_none();
    if !session::is_confirmed(session, ctx.now).await? && may {
        return Ok(to_confirm(to));
    }
    irori.within_bounds(ctx)?;
    let (name, format, bytes) = file(ctx, ctx.path()).await?;
    let detail = format!("report.{}", format.as_str());
    security_log::taken(ctx, EventKind::Export, &detail).await;
    // The name is made of digits, letters and dashes (RFC 6266).
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, format.media_type()),
        (header::CONTENT_DISPOSITION, &disposition),
    ];
    Ok((headers, bytes).into_response())
}

async fn file(
    ctx: &RequestContext,
    path: &str,
) -> Result<(String, ReportFormat, Vec<u8>), AppError> {
    if let Some(refused) = &ctx.refused {
        return Err(refused.clone());
    }
    let (stem, format) = stem_and_format(path).ok_or(AppError::NotThere)?;
    let choice = match stem {
        "report" => Choice::parse(&ctx.query).map_err(AppError::Invalid)?,
        quarter => Choice::quarter(Quarter::parse(quarter).map_err(|_| AppError::NotThere)?),
    };
    let mark = match ctx.query.text("bom") {
        Some("yes") => FileStart::Bom,
        _ => FileStart::None,
    };
    let language = ctx.language("language");
    let (viewer, releases) = (ctx.viewer()?, &ctx.ports.releases);
    let read_as = ReadAs::File((format, language));
    let report = releases.report(viewer, choice, read_as, ctx.now).await?;
    let name = name(&report, format);
    let bytes = made(report, format, language, mark).await;
    let bytes = bytes.map_err(|error| not_made(&error))?;
    Ok((name, format, bytes))
}

fn not_made(error: &NoFile) -> AppError {
    tracing::error!(%error, "a report could not be written as a file");
    match error {
        NoFile::Pdf(_) => AppError::Invalid(ValidationErrors::one("format", error.wrong())),
        NoFile::Fault(_) => AppError::Fault,
    }
}

/// `report` and PDF of `/exports/report.pdf`.
fn stem_and_format(path: &str) -> Option<(&str, ReportFormat)> {
    let (stem, end) = path.strip_prefix("/exports/")?.rsplit_once('.')?;
    Some((stem, ReportFormat::parse(end).ok()?))
}
