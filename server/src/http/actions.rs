//! Answers a submitted form: runs its action, then redirects, or shows the form's page again with
//! what was typed and what went wrong.

use crate::http::app_state::Irori;
use crate::http::pages::{and_back, refuse, render};
use crate::http::request_context::{context_of, is_shut_to, parse_form, text_of, with_said};
use crate::http::security::{FORM_BODY_MOST, FORM_MOST, READ_MOST, SIGN_IN_MOST};
use crate::http::{device_cookie, security_log, session};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use irori_core::domain::form::{Form, percent_encoded};
use irori_core::domain::id::PersonId;
use irori_core::privacy::rights::may_read;
use irori_ports::SignedIn;
use irori_ports::error::AppError;
use irori_store::Acquaintance;
use irori_web::actions::table::{action, is_carried, keeps_draft};
use irori_web::actions::{CARRIED, CARRIED_ACT, SECRET_FIELDS, STAY};
use irori_web::addresses::{CONFIRM, PERSONAL_DATA, SIGN_IN, UNSAVED, of_action};
use irori_web::context::{
    ActionResult, DRAFT, NextPage, RequestContext, SubmissionOutcome, own_path,
};
use tower_sessions::Session;

/// Any action, at `/do/…`.
pub async fn submit(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let act = parts.uri.path().trim_start_matches("/do/").to_owned();
    let mut ctx = context_of(&irori, &parts, &session).await;
    if let Some(trouble) = ctx.refused.clone() {
        return refuse(ctx, trouble).await;
    }
    ctx.form = match read_form(&act, &parts, body).await {
        Ok(form) => form,
        Err(trouble) => return refuse(ctx, trouble).await,
    };
    // The way out is always open.
    let bounds = match act.as_str() {
        "sign-out" => Ok(()),
        _ => irori.within_bounds(&ctx),
    };
    if bounds.is_ok() && needs_confirmation(&ctx, &act) {
        match session::is_confirmed(&session, ctx.now).await {
            Ok(true) => {}
            Ok(false) => return show_again(ctx, act, ActionResult::Unconfirmed).await,
            Err(trouble) => return refuse(ctx, trouble).await,
        }
    }
    let answer = match bounds {
        Ok(()) => let_in(&irori, &ctx, run(&ctx, &act).await),
        Err(trouble) => Err(trouble),
    };
    security_log::submitted(&ctx, &act, &answer).await;
    match answer {
        Ok(NextPage::Confirmed { to }) => confirmed(&irori, ctx, to, &session).await,
        Ok(next) => come_next(&irori, &ctx, &act, next, &session).await,
        Err(trouble) => show_again(ctx, act, ActionResult::Failed(trouble)).await,
    }
}

/// Who comes in is counted like who is in.
fn let_in(
    irori: &Irori,
    ctx: &RequestContext,
    answer: Result<NextPage, AppError>,
) -> Result<NextPage, AppError> {
    if let Ok(NextPage::SignIn { who, .. } | NextPage::EnterClosed { who }) = &answer {
        irori.writes.count(who.person, ctx.now)?;
    }
    answer
}

/// Who may not do it is not asked: the action itself says so.
fn needs_confirmation(ctx: &RequestContext, act: &str) -> bool {
    let guarded = action(act).filter(|action| action.needs_password);
    let matter = guarded.and_then(|action| action.right);
    let may = ctx.viewer.as_ref().zip(matter);
    may.is_some_and(|(viewer, matter)| may_read(viewer, matter))
}

/// The password was given: what waited for it is done now, as if it came only now.
async fn confirmed(
    irori: &Irori,
    mut ctx: RequestContext,
    to: String,
    session: &Session,
) -> Response {
    if let Err(trouble) = session::confirm(session, ctx.now).await {
        return refuse(ctx, trouble).await;
    }
    let carried = ctx.form.text(CARRIED).map(|t| parse_form(t.as_bytes()));
    let Some(carried) = carried else {
        return Redirect::to(&to).into_response();
    };
    let form = match carried {
        Ok(form) => form,
        Err(trouble) => return refuse(ctx, trouble).await,
    };
    let act = form.text(CARRIED_ACT).unwrap_or_default().to_owned();
    if !action(&act).is_some_and(|action| action.needs_password) {
        return refuse(ctx, AppError::Malformed).await;
    }
    let path = of_action(&act);
    let viewer = ctx.viewer.as_ref();
    if viewer.is_some_and(|viewer| is_shut_to(viewer, &path)) {
        return refuse(ctx, AppError::NotAllowed).await;
    }
    ctx.form = form.without(&[CARRIED_ACT]);
    let answer = run(&ctx, &act).await;
    security_log::submitted(&ctx, &act, &answer).await;
    match answer {
        Ok(next) => come_next(irori, &ctx, &act, next, session).await,
        Err(trouble) => show_again(ctx, act, ActionResult::Failed(trouble)).await,
    }
}

async fn read_form(act: &str, parts: &Parts, body: Body) -> Result<Form, AppError> {
    let kind = text_of(&parts.headers, header::CONTENT_TYPE);
    let bytes = to_bytes(body, READ_MOST)
        .await
        .map_err(|_| AppError::TooLarge)?;
    if bytes.len() > FORM_BODY_MOST {
        return Err(AppError::TooLarge);
    }
    if !bytes.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(AppError::Malformed);
    }
    let form = parse_form(&bytes)?;
    // A sign-in may carry another form along.
    let fields = form.fields().filter(|(name, _)| *name != CARRIED);
    let own: usize = fields.map(|(name, value)| name.len() + value.len()).sum();
    let most = if act == "sign-in" {
        SIGN_IN_MOST
    } else {
        FORM_MOST
    };
    if own > most {
        return Err(AppError::TooLarge);
    }
    Ok(form)
}

/// Runs the action, whoever asks.
async fn run(ctx: &RequestContext, act: &str) -> Result<NextPage, AppError> {
    let action = action(act).ok_or(AppError::NotThere)?;
    (action.run)(ctx).await
}

async fn come_next(
    irori: &Irori,
    ctx: &RequestContext,
    act: &str,
    next: NextPage,
    session: &Session,
) -> Response {
    match next {
        NextPage::Go { to, said } => {
            let is_draft = keeps_draft(act) || ctx.form.text(DRAFT) == Some(act);
            if let Some(viewer) = ctx.viewer.as_ref().filter(|_| is_draft) {
                // A draft that stays behind is only shown once more; the save itself stands.
                let _ = ctx.ports.drafts.discard(viewer, act).await;
            }
            Redirect::to(&with_said(&to, said.as_deref())).into_response()
        }
        NextPage::SignIn { who, to } => {
            let person = who.person;
            match session::begin(session, newcomer(ctx, who), ctx.now).await {
                Ok(()) => {
                    let kept = keep_carried(ctx, person).await;
                    let to = kept.map_or(to, |act| {
                        format!("{}?form={}", UNSAVED.path(), percent_encoded(&act))
                    });
                    let mut response = Redirect::to(&to).into_response();
                    remember_device(irori, ctx, person, &mut response).await;
                    response
                }
                Err(trouble) => refuse(ctx.clone(), trouble).await,
            }
        }
        NextPage::EnterClosed { who } => {
            let who = session::NewSession {
                closed: true,
                stays: false,
                ..newcomer(ctx, who)
            };
            match session::begin(session, who, ctx.now).await {
                Ok(()) => Redirect::to(PERSONAL_DATA.path()).into_response(),
                Err(trouble) => refuse(ctx.clone(), trouble).await,
            }
        }
        NextPage::Renewed { to, said } => match session::renew(session, &irori.store).await {
            Ok(()) => Redirect::to(&with_said(&to, said.as_deref())).into_response(),
            Err(trouble) => refuse(ctx.clone(), trouble).await,
        },
        // Only the action that asks for the password answers so, and that is seen to before.
        NextPage::Confirmed { to } => Redirect::to(&to).into_response(),
        NextPage::SignOut => {
            let gone = match session.id() {
                Some(id) => irori.store.sign_out(&id).await.is_ok(),
                None => true,
            };
            match session.flush().await {
                Ok(()) if gone => {
                    // Of pages that a browser kept against our word nothing is left.
                    let clear = [("clear-site-data", "\"cache\", \"storage\"")];
                    let to = with_said(SIGN_IN.path(), Some("said-signed-out"));
                    (clear, Redirect::to(&to)).into_response()
                }
                _ => refuse(ctx.clone(), AppError::Busy).await,
            }
        }
        NextPage::Erased { receipt } => {
            if let Err(error) = session.flush().await {
                tracing::debug!(%error, "the session of an erased account has gone with it");
            }
            let mut ctx = ctx.clone();
            ctx.viewer = None;
            show_again(ctx, act.to_owned(), ActionResult::Secret(receipt)).await
        }
        NextPage::Show { secret } => {
            show_again(ctx.clone(), act.to_owned(), ActionResult::Secret(secret)).await
        }
    }
}

/// A form that came when nobody was signed in any more becomes a draft of who signs in now; the action that
/// it was for.
async fn keep_carried(ctx: &RequestContext, person: PersonId) -> Option<String> {
    let form = ctx.form.text(CARRIED)?;
    let form = parse_form(form.as_bytes()).ok()?;
    let act = form.text(CARRIED_ACT)?.to_owned();
    if !is_carried(&act, &form) {
        return None;
    }
    let form = form.without(SECRET_FIELDS).without(&[CARRIED_ACT]);
    let kept = async {
        match ctx.ports.people.viewer(person, ctx.now).await? {
            Some(viewer) => ctx.ports.drafts.keep(&viewer, &act, &form, ctx.now).await,
            None => Ok(()),
        }
    };
    match kept.await {
        Ok(()) => Some(act),
        Err(trouble) => {
            tracing::warn!(%trouble, "a form carried over a sign-in could not be kept");
            None
        }
    }
}

/// The browser is known from now on. Where that cannot be written down, it is not, and the session has
/// begun all the same.
async fn remember_device(
    irori: &Irori,
    ctx: &RequestContext,
    person: PersonId,
    response: &mut Response,
) {
    match irori
        .store
        .remember_device(person, ctx.device, ctx.now)
        .await
    {
        Ok((device, known)) => {
            if known == Acquaintance::New {
                security_log::met(ctx, person, device).await;
            }
            let value = irori.store.device_cookie(device);
            if let Some(cookie) = device_cookie::set(&value, irori.is_https()) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
        }
        Err(error) => tracing::warn!(%error, "a browser could not be remembered"),
    }
}

fn newcomer(ctx: &RequestContext, signed_in: SignedIn) -> session::NewSession {
    session::NewSession {
        signed_in,
        device: ctx.agent.clone(),
        network: ctx.network.clone(),
        stays: ctx.form.text(STAY).is_some(),
        closed: false,
    }
}

/// The page the form stands on, with the form as it was typed; what may be kept becomes a draft.
async fn show_again(mut ctx: RequestContext, act: String, came: ActionResult) -> Response {
    let mut at = match came {
        ActionResult::Unconfirmed => CONFIRM.path().to_owned(),
        _ if act == "account/confirm" => CONFIRM.path().to_owned(),
        _ => own_path(ctx.form.text("at")),
    };
    if matches!(came, ActionResult::Failed(AppError::SignedOut)) {
        at = and_back(SIGN_IN, &at);
    }
    let form = std::mem::take(&mut ctx.form).without(SECRET_FIELDS);
    if let (Some(viewer), ActionResult::Failed(_), true) = (&ctx.viewer, &came, keeps_draft(&act))
        && let Err(trouble) = ctx.ports.drafts.keep(viewer, &act, &form, ctx.now).await
    {
        tracing::warn!(%trouble, "a draft could not be kept; the page still holds what was typed");
    }
    if let ActionResult::Failed(trouble) = &came {
        if form.text("at").is_none() || matches!(trouble, AppError::NotAllowed) {
            let trouble = trouble.clone();
            ctx.outcome = Some(SubmissionOutcome { act, form, came });
            return refuse(ctx, trouble).await;
        }
        ctx.end_with(trouble.status());
    }
    ctx.query =
        parse_form(at.split_once('?').map_or("", |(_, q)| q).as_bytes()).unwrap_or_default();
    ctx.at = at;
    ctx.outcome = Some(SubmissionOutcome { act, form, came });
    render(ctx).await
}
