//! Answers a submitted form: runs its action, then redirects, or shows the form's page again with
//! what was typed and what went wrong.

use crate::ask::{DEVICE, PERSON, ask, parse_form, text_of, with_said};
use crate::irori::Irori;
use crate::pages::{refuse, render};
use crate::security::{FORM_BODY_MOST, FORM_MOST, READ_MOST, SIGN_IN_MOST};
use app::actions::{CARRIED, CARRIED_ACT, SECRET_FIELDS, keeps_draft};
use app::context::{Asked, Came, Next, Outcome, own_path};
use app::domain::form::{Form, percent_encoded};
use app::domain::id::PersonId;
use app::error::Trouble;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use leptos::server_fn::error::FromServerFnError;
use tower_sessions::Session;

/// Any action, at `/do/…`.
pub async fn submit(State(irori): State<Irori>, session: Session, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let act = parts.uri.path().trim_start_matches("/do/").to_owned();
    let device: String = text_of(&parts.headers, header::USER_AGENT)
        .chars()
        .take(200)
        .collect();
    let mut asked = ask(&irori, &parts, &session).await;
    if let Some(trouble) = asked.refused.clone() {
        return refuse(asked, trouble).await;
    }
    asked.form = match read_form(&act, &parts, body).await {
        Ok(form) => form,
        Err(trouble) => return refuse(asked, trouble).await,
    };
    let answer = run(&asked, parts).await;
    match answer {
        Ok(next) => come_next(&asked, &act, next, &session, device).await,
        Err(trouble) => show_again(asked, act, Came::Failed(trouble)).await,
    }
}

async fn read_form(act: &str, parts: &Parts, body: Body) -> Result<Form, Trouble> {
    let kind = text_of(&parts.headers, header::CONTENT_TYPE);
    let bytes = to_bytes(body, READ_MOST)
        .await
        .map_err(|_| Trouble::TooLarge)?;
    if bytes.len() > FORM_BODY_MOST {
        return Err(Trouble::TooLarge);
    }
    if !bytes.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Trouble::Malformed);
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
        return Err(Trouble::TooLarge);
    }
    Ok(form)
}

/// Runs the server function at the request's path; its answer never leaves the house as it is.
async fn run(asked: &Asked, mut parts: Parts) -> Result<Next, Trouble> {
    parts.headers.remove(header::ACCEPT);
    parts.headers.remove(header::REFERER);
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/x-www-form-urlencoded"),
    );
    let request = Request::from_parts(parts, Body::empty());
    let context = {
        let asked = asked.clone();
        move || provide_context(asked.clone())
    };
    let response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    let status = response.status();
    let bytes = to_bytes(response.into_body(), READ_MOST)
        .await
        .unwrap_or_else(|_| Bytes::new());
    match status {
        StatusCode::OK => serde_json::from_slice(&bytes).map_err(|_| Trouble::Fault),
        StatusCode::BAD_REQUEST => Err(Trouble::NotThere),
        _ => Err(Trouble::de(bytes)),
    }
}

async fn come_next(
    asked: &Asked,
    act: &str,
    next: Next,
    session: &Session,
    device: String,
) -> Response {
    match next {
        Next::Go { to, said } => {
            if let Some(viewer) = asked.viewer.as_ref().filter(|_| keeps_draft(act)) {
                // A draft that stays behind is only shown once more; the save itself stands.
                let _ = asked.house.drafts.discard(viewer, act).await;
            }
            Redirect::to(&with_said(&to, said.as_deref())).into_response()
        }
        Next::SignIn { person, to } => match begin(session, person, device).await {
            Ok(()) => {
                keep_carried(asked, person).await;
                Redirect::to(&to).into_response()
            }
            Err(trouble) => refuse(asked.clone(), trouble).await,
        },
        Next::SignOut => {
            let ended = session.flush().await;
            match ended {
                Ok(()) => {
                    Redirect::to(&with_said("/sign-in", Some("said-signed-out"))).into_response()
                }
                Err(_) => refuse(asked.clone(), Trouble::Busy).await,
            }
        }
        Next::Erased { receipt } => {
            if let Err(error) = session.flush().await {
                tracing::debug!(%error, "the session of an erased account has gone with it");
            }
            let mut asked = asked.clone();
            asked.viewer = None;
            show_again(asked, act.to_owned(), Came::Secret(receipt)).await
        }
        Next::Show { secret } => {
            show_again(asked.clone(), act.to_owned(), Came::Secret(secret)).await
        }
    }
}

/// A form that came when nobody was signed in any more becomes a draft of who signs in now.
async fn keep_carried(asked: &Asked, person: PersonId) {
    let Some(form) = asked
        .form
        .text(CARRIED)
        .and_then(|t| parse_form(t.as_bytes()).ok())
    else {
        return;
    };
    let Some(act) = form
        .text(CARRIED_ACT)
        .filter(|act| keeps_draft(act))
        .map(str::to_owned)
    else {
        return;
    };
    let form = form.without(SECRET_FIELDS).without(&[CARRIED_ACT]);
    let kept = async {
        match asked.house.people.viewer(person, asked.now).await? {
            Some(viewer) => {
                asked
                    .house
                    .drafts
                    .keep(&viewer, &act, &form, asked.now)
                    .await
            }
            None => Ok(()),
        }
    };
    if let Err(trouble) = kept.await {
        tracing::warn!(%trouble, "a form carried over a sign-in could not be kept");
    }
}

/// A new session under a new id; whatever was in the old one is gone.
async fn begin(session: &Session, person: PersonId, device: String) -> Result<(), Trouble> {
    let begun = async {
        session.cycle_id().await?;
        session.clear().await;
        session.insert(PERSON, person).await?;
        session.insert(DEVICE, device).await?;
        session.save().await
    };
    begun.await.map_err(|error| {
        tracing::warn!(%error, "a session could not be begun");
        Trouble::Busy
    })
}

/// The page the form stands on, with the form as it was typed; what may be kept becomes a draft.
async fn show_again(mut asked: Asked, act: String, came: Came) -> Response {
    let mut at = own_path(asked.form.text("at"));
    if matches!(came, Came::Failed(Trouble::SignedOut)) {
        at = format!("/sign-in?to={}", percent_encoded(&at));
    }
    let form = std::mem::take(&mut asked.form).without(SECRET_FIELDS);
    if let (Some(viewer), Came::Failed(_), true) = (&asked.viewer, &came, keeps_draft(&act))
        && let Err(trouble) = asked
            .house
            .drafts
            .keep(viewer, &act, &form, asked.now)
            .await
    {
        tracing::warn!(%trouble, "a draft could not be kept; the page still holds what was typed");
    }
    if let Came::Failed(trouble) = &came {
        if form.text("at").is_none() || matches!(trouble, Trouble::NotAllowed) {
            let trouble = trouble.clone();
            return refuse(asked, trouble).await;
        }
        asked.end_with(trouble.status());
    }
    asked.query =
        parse_form(at.split_once('?').map_or("", |(_, q)| q).as_bytes()).unwrap_or_default();
    asked.at = at;
    asked.outcome = Some(Outcome { act, form, came });
    render(asked).await
}
