//! Answers `/teams/{team}/weeks/2026-W47.md`: a team's week in a few lines of Markdown, written into the
//! ledger first.

use crate::http::app_state::Irori;
use crate::http::pages::{page, refuse, to_the_door};
use crate::http::request_context::context_of;
use crate::http::security_log;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::security_event::EventKind;
use irori_ports::error::AppError;
use irori_ports::releases::ReadAs;
use irori_web::addresses::TEAM_WEEK;
use irori_web::context::RequestContext;
use irori_web::pages::team::digest::{FollowUpTexts, WeekDigest, markdown, not_closed, read};
use irori_web::words::Locale;
use tower_sessions::Session;

const ENDING: &str = ".md";

/// The text. Who may not have it, and one that is not there, get the same page; a week that has not
/// closed yet is not there either, and says so in a sentence. An address without the ending is the week's
/// page.
pub async fn week(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    if !request.uri().path().ends_with(ENDING) {
        return page(State(irori), session, request).await;
    }
    let (parts, _) = request.into_parts();
    let mut ctx = context_of(&irori, &parts, &session).await;
    if ctx.viewer.is_none() && ctx.refused.is_none() {
        return to_the_door(&ctx.at);
    }
    if let Err(trouble) = irori.within_bounds(&ctx) {
        return refuse(ctx, trouble).await;
    }
    ctx.words = Locale(ctx.language("lang"));
    match text(&ctx, parts.uri.path()).await {
        Ok((status, text)) => {
            if status == StatusCode::OK {
                security_log::taken(&ctx, EventKind::Export, "digest.md").await;
            }
            answer(&ctx, status, text)
        }
        Err(trouble) => refuse(ctx, trouble).await,
    }
}

fn answer(ctx: &RequestContext, status: StatusCode, text: String) -> Response {
    let kind = match status {
        StatusCode::OK => "text/markdown; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CONTENT_LANGUAGE, ctx.words.tag()),
    ];
    (status, headers, text).into_response()
}

async fn text(ctx: &RequestContext, address: &str) -> Result<(StatusCode, String), AppError> {
    if let Some(refused) = &ctx.refused {
        return Err(refused.clone());
    }
    let (team, week) = place(address).ok_or(AppError::NotThere)?;
    let (seen, follow_ups) = read(ctx, team, week, ReadAs::File(())).await?;
    if let Some(why) = not_closed(ctx.words, &seen) {
        return Ok((StatusCode::NOT_FOUND, format!("{why}\n")));
    }
    let link = ctx.link(&TEAM_WEEK.path(team, week));
    let digest = WeekDigest::of(
        &seen,
        &follow_ups,
        FollowUpTexts::of(&ctx.query),
        Some(link),
    );
    Ok((StatusCode::OK, markdown(ctx.words, &digest)))
}

/// The team and the week in an address.
fn place(address: &str) -> Option<(TeamId, Week)> {
    let mut pieces = address.trim_start_matches("/teams/").split('/');
    let team = TeamId::parse(pieces.next()?).ok()?;
    let week = pieces.nth(1)?.strip_suffix(ENDING)?;
    Some((team, Week::parse(week).ok()?))
}
