//! `POST /hooks/{forge}/{hook}`: takes in one delivery of any forge. What it tells is read by the
//! forge's own file; here it is found genuine, counted and answered.

use super::generated::Generated;
use super::told::Lacks;
use super::{gitea, github, gitlab, quarantine};
use crate::ask::{parse_form, text_of};
use crate::irori::Irori;
use crate::security::HOOK_MOST;
use app::domain::forge_account::Forge;
use app::domain::hook::{DeliveryId, HookKey, Outcome, Tidings};
use app::domain::id::HookId;
use app::error::Trouble;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// A delivery as it came.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Delivery {
    /// A header as text; empty where there is none.
    pub fn header(&self, name: &'static str) -> &str {
        text_of(&self.headers, HeaderName::from_static(name))
    }

    /// The first of these headers that says something.
    pub fn any_header(&self, names: &[&'static str]) -> Option<&str> {
        let mut told = names.iter().map(|name| self.header(name));
        told.find(|text| !text.is_empty())
    }

    /// The JSON of the body, or of the field `payload` of a form.
    pub fn payload(&self) -> Result<Value, Lacks> {
        let kind = text_of(&self.headers, header::CONTENT_TYPE);
        let read = if kind.starts_with("application/x-www-form-urlencoded") {
            let form = parse_form(&self.body).map_err(|_| Lacks::Odd("The form".to_owned()))?;
            let payload = form.text("payload");
            serde_json::from_str(payload.ok_or_else(|| Lacks::Missing("payload".to_owned()))?)
        } else {
            serde_json::from_slice(&self.body)
        };
        read.map_err(|e| Lacks::NotJson(e.to_string()))
    }
}

/// What a forge calls a delivery: its id, and its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: DeliveryId,
    pub event: String,
}

/// One delivery. Answers plain sentences: forges show them to their admins beside the delivery.
pub async fn deliver(
    State(irori): State<Irori>,
    Path((forge, hook)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (hook, key) = match find(&irori, &forge, &hook).await {
        Ok(found) => found,
        Err(Trouble::NotThere) => return said(StatusCode::NOT_FOUND, "There is no such hook."),
        Err(trouble) => return in_trouble(&trouble),
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, HOOK_MOST).await else {
        return said(
            StatusCode::PAYLOAD_TOO_LARGE,
            "A delivery is at most 1 MiB.",
        );
    };
    let delivery = Delivery {
        headers: parts.headers,
        body,
    };
    if !is_genuine(&key, &delivery) {
        let answer = said(StatusCode::UNAUTHORIZED, unsigned(key.forge));
        return refuse(&irori, hook, Outcome::WrongSignature, answer).await;
    }
    let now = irori.clock.now();
    let named = match name(key.forge, &delivery) {
        Ok(named) => named,
        Err(lacks) => return refuse_malformed(&irori, hook, None, &delivery, &lacks).await,
    };
    let generated = match irori.store.generated().await {
        Ok(generated) => generated,
        Err(error) => return in_trouble(&error.into()),
    };
    match read(key.forge, &named.event, &delivery, &generated, now) {
        Ok(tidings) => take_in(&irori, hook, named.id, tidings, now).await,
        Err(lacks) => refuse_malformed(&irori, hook, Some(&named), &delivery, &lacks).await,
    }
}

/// The hook of these names. One of another forge is not there.
async fn find(irori: &Irori, forge: &str, hook: &str) -> Result<(HookId, HookKey), Trouble> {
    let forge = Forge::parse(forge).map_err(|_| Trouble::NotThere)?;
    let hook = HookId::parse(hook).map_err(|_| Trouble::NotThere)?;
    let key = irori.house.forges.hook_key(hook).await?;
    if key.forge == forge {
        Ok((hook, key))
    } else {
        Err(Trouble::NotThere)
    }
}

fn is_genuine(key: &HookKey, delivery: &Delivery) -> bool {
    match key.forge {
        Forge::GitHub => github::is_genuine(&key.secret, delivery),
        Forge::GitLab => gitlab::is_genuine(&key.secret, delivery),
        Forge::Gitea => gitea::is_genuine(&key.secret, delivery),
    }
}

fn unsigned(forge: Forge) -> &'static str {
    match forge {
        Forge::GitHub => "X-Hub-Signature-256 does not fit this hook's secret.",
        Forge::GitLab => "X-Gitlab-Token or webhook-signature does not fit this hook's secret.",
        Forge::Gitea => "X-Gitea-Signature does not fit this hook's secret.",
    }
}

fn name(forge: Forge, delivery: &Delivery) -> Result<Named, Lacks> {
    match forge {
        Forge::GitHub => github::name(delivery),
        Forge::GitLab => gitlab::name(delivery),
        Forge::Gitea => gitea::name(delivery),
    }
}

/// What a delivery tells. One of an event that Irori does not need tells its repository at most, and
/// is never malformed.
fn read(
    forge: Forge,
    event: &str,
    delivery: &Delivery,
    generated: &Generated,
    now: DateTime<Utc>,
) -> Result<Tidings, Lacks> {
    match delivery.payload() {
        Ok(payload) => tidings(forge, event, &payload, generated, now),
        Err(_) if !is_needed(forge, event) => Ok(Tidings::default()),
        Err(lacks) => Err(lacks),
    }
}

fn is_needed(forge: Forge, event: &str) -> bool {
    match forge {
        Forge::GitHub => github::EVENTS.contains(&event),
        Forge::GitLab => gitlab::EVENTS.contains(&event),
        Forge::Gitea => gitea::EVENTS.contains(&event),
    }
}

/// What a payload tells under the name of its event, taken in at `now`.
pub fn tidings(
    forge: Forge,
    event: &str,
    payload: &Value,
    generated: &Generated,
    now: DateTime<Utc>,
) -> Result<Tidings, Lacks> {
    match forge {
        Forge::GitHub => github::tidings(event, payload, generated, now),
        Forge::GitLab => gitlab::tidings(event, payload, generated, now),
        Forge::Gitea => gitea::tidings(event, payload, generated, now),
    }
}

async fn take_in(
    irori: &Irori,
    hook: HookId,
    id: DeliveryId,
    tidings: Tidings,
    now: DateTime<Utc>,
) -> Response {
    match irori.house.forges.take_in(hook, id, tidings, now).await {
        Ok(Outcome::Taken) => said(StatusCode::OK, "Taken in."),
        Ok(Outcome::Repeated) => said(StatusCode::OK, "This delivery came before."),
        Ok(_) => said(StatusCode::ACCEPTED, "Irori does not need this."),
        Err(trouble) => in_trouble(&trouble),
    }
}

/// A genuine delivery that lacks something: it is kept to be read again. `named` is none where its very name is missing.
async fn refuse_malformed(
    irori: &Irori,
    hook: HookId,
    named: Option<&Named>,
    delivery: &Delivery,
    lacks: &Lacks,
) -> Response {
    tracing::info!(
        %hook,
        delivery = named.map_or("", |n| n.id.as_str()),
        event = named.map_or("", |n| n.event.as_str()),
        bytes = delivery.body.len(),
        %lacks,
        "a delivery is malformed"
    );
    let answer = said(StatusCode::BAD_REQUEST, &lacks.to_string());
    let (id, event) = named.map_or(("", ""), |n| (n.id.as_str(), n.event.as_str()));
    let payload = delivery.payload().ok();
    let kept = quarantine::malformed(event, id, payload.as_ref(), &delivery.body, lacks);
    let Some(kept) = kept else {
        return refuse(irori, hook, Outcome::Malformed, answer).await;
    };
    let now = irori.clock.now();
    if let Err(trouble) = irori.house.forges.quarantine(hook, kept, now).await {
        tracing::warn!(%trouble, "a malformed delivery could not be kept");
    }
    answer
}

async fn refuse(irori: &Irori, hook: HookId, outcome: Outcome, answer: Response) -> Response {
    let counted = irori
        .house
        .forges
        .count_refused(hook, outcome, irori.clock.now())
        .await;
    if let Err(trouble) = counted {
        tracing::warn!(%trouble, "a refused delivery could not be counted");
    }
    answer
}

/// A delivery that could not be stored; the forge can repeat it.
fn in_trouble(trouble: &Trouble) -> Response {
    let status =
        StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    said(
        status,
        "Nothing was stored. Please deliver it again in a while.",
    )
}

fn said(status: StatusCode, sentence: &str) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (status, kind, format!("{sentence}\n")).into_response()
}
