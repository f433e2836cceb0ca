//! `POST /hooks/{forge}/{hook}`: takes in one delivery of any forge. What it tells is read by the
//! forge's own file; here it is found genuine, counted and answered.

use crate::http::app_state::Irori;
use crate::http::security::HOOK_MOST;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{
    DeliveryDigest, DeliveryName, DeliveryOutcome, HookKey, WebhookEvent,
};
use irori_core::domain::id::HookId;
use irori_forges::delivery::{Delivery, DeliveryHeaders};
use irori_forges::dispatch::{content, is_genuine, name, own_fields, read};
use irori_forges::json::PayloadError;
use irori_forges::quarantine;
use irori_ports::error::AppError;
use serde_json::Value;
use uuid::Uuid;

/// One delivery. Answers plain sentences: forges show them to their admins beside the delivery.
pub async fn deliver(
    State(irori): State<Irori>,
    Path((forge, hook)): Path<(String, String)>,
    request: Request,
) -> Response {
    let Ok(forge) = Forge::parse(&forge) else {
        return reply(StatusCode::NOT_FOUND, "Irori does not know this forge.");
    };
    let found = match find(&irori, forge, &hook).await {
        Ok(found) => found,
        Err(trouble) => return in_trouble(&trouble),
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, HOOK_MOST).await else {
        return reply(
            StatusCode::PAYLOAD_TOO_LARGE,
            "A delivery is at most 1 MiB.",
        );
    };
    let delivery = Delivery {
        headers: parts.headers,
        body,
    };
    let now = irori.clock.now();
    let secret = found.as_ref().map_or(NO_SECRET, |(_, key)| &key.secret);
    let is_genuine = is_genuine(forge, secret, &delivery, now);
    let hook = match found {
        Some((hook, _)) if is_genuine => hook,
        found => return refuse_unsigned(&irori, forge, found.map(|(hook, _)| hook), now).await,
    };
    let content = content(forge, &delivery);
    let named = match name(forge, &delivery) {
        Ok(named) => named,
        Err(lacks) => {
            let refused = RefusedDelivery {
                named: None,
                content,
                delivery: &delivery,
                lacks: &lacks,
                own_fields: own_fields(forge),
            };
            return refuse_malformed(&irori, hook, refused).await;
        }
    };
    let generated = match irori.store.generated().await {
        Ok(generated) => generated,
        Err(error) => return in_trouble(&error.into()),
    };
    match read(forge, &named.event, &delivery, &generated, now) {
        Ok(tidings) => {
            let name = DeliveryName {
                id: named.id,
                content,
            };
            take_in(&irori, hook, name, tidings, now).await
        }
        Err(lacks) => {
            let refused = RefusedDelivery {
                named: Some(&named),
                content,
                delivery: &delivery,
                lacks: &lacks,
                own_fields: own_fields(forge),
            };
            refuse_malformed(&irori, hook, refused).await
        }
    }
}

/// With what a delivery is checked where there is no hook, so that it takes as long; whatever comes of it, it is not
/// genuine.
const NO_SECRET: &str = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// The hook of these names. One of another forge is not there.
async fn find(
    irori: &Irori,
    forge: Forge,
    hook: &str,
) -> Result<Option<(HookId, HookKey)>, AppError> {
    // What is no id is asked for as one that nobody has.
    let hook = HookId::parse(hook).unwrap_or(HookId(Uuid::nil()));
    match irori.ports.forges.hook_key(hook).await {
        Ok(key) => Ok((key.forge == forge).then_some((hook, key))),
        Err(AppError::NotThere) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// The same for a hook that is not there as for one whose secret is another.
fn unsigned(forge: Forge) -> &'static str {
    match forge {
        Forge::GitHub => {
            "X-Hub-Signature-256 does not fit this hook's secret, or there is no such hook."
        }
        Forge::GitLab => {
            "X-Gitlab-Token or webhook-signature does not fit this hook's secret, or there is no such hook."
        }
        Forge::Gitea => {
            "X-Gitea-Signature does not fit this hook's secret, or there is no such hook."
        }
    }
}

/// A delivery that is not believed writes nothing: anybody can send one.
async fn refuse_unsigned(
    irori: &Irori,
    forge: Forge,
    hook: Option<HookId>,
    now: DateTime<Utc>,
) -> Response {
    if let Some(hook) = hook
        && let Err(trouble) = irori.ports.forges.note_unsigned(hook, now).await
    {
        tracing::warn!(%trouble, "an unsigned delivery could not be noted");
    }
    reply(StatusCode::UNAUTHORIZED, unsigned(forge))
}

async fn take_in(
    irori: &Irori,
    hook: HookId,
    name: DeliveryName,
    tidings: WebhookEvent,
    now: DateTime<Utc>,
) -> Response {
    match irori.ports.forges.take_in(hook, name, tidings, now).await {
        Ok(DeliveryOutcome::Taken) => reply(StatusCode::OK, "Taken in."),
        Ok(DeliveryOutcome::Repeated) => repeated(),
        Ok(_) => reply(StatusCode::ACCEPTED, "Irori does not need this."),
        Err(trouble) => in_trouble(&trouble),
    }
}

fn repeated() -> Response {
    reply(StatusCode::OK, "This delivery came before.")
}

/// A genuine delivery that lacks something.
struct RefusedDelivery<'d> {
    /// None where its very name is missing.
    named: Option<&'d DeliveryHeaders>,
    /// None where the headers are signed too.
    content: Option<DeliveryDigest>,
    delivery: &'d Delivery,
    lacks: &'d PayloadError,
    own_fields: fn(&str) -> &'static [&'static str],
}

/// Keeps one to be read again.
async fn refuse_malformed(irori: &Irori, hook: HookId, refused: RefusedDelivery<'_>) -> Response {
    let RefusedDelivery {
        named,
        content,
        delivery,
        lacks,
        own_fields,
    } = refused;
    tracing::info!(
        %hook,
        delivery = named.map_or("", |n| n.id.as_str()),
        event = named.map_or("", |n| n.event.as_str()),
        bytes = delivery.body.len(),
        %lacks,
        "a delivery is malformed"
    );
    let (id, event) = named.map_or(("", ""), |n| (n.id.as_str(), n.event.as_str()));
    let answer = reply(StatusCode::BAD_REQUEST, &lacks.to_string());
    let payload = delivery.payload().ok();
    // Of one that was signed long ago and sent again with other headers, nothing would be lost.
    if content.is_some() && !is_vouched_for(named, payload.as_ref(), own_fields) {
        return answer;
    }
    let kept = quarantine::malformed(event, id, payload.as_ref(), &delivery.body, lacks);
    let (forges, now) = (&irori.ports.forges, irori.clock.now());
    let counted = match kept {
        Some(kept) => forges.quarantine(hook, kept, content, now).await,
        None => forges
            .count_malformed(hook, now)
            .await
            .map(|()| DeliveryOutcome::Malformed),
    };
    match counted {
        Ok(DeliveryOutcome::Repeated) => return repeated(),
        Ok(_) => {}
        Err(trouble) => tracing::warn!(%trouble, "a malformed delivery could not be kept"),
    }
    answer
}

/// Whether what is signed, the body, may be of the event that its headers name. One that is no JSON object is of
/// none, so that nobody has it from another.
fn is_vouched_for(
    named: Option<&DeliveryHeaders>,
    payload: Option<&Value>,
    own_fields: fn(&str) -> &'static [&'static str],
) -> bool {
    let Some(named) = named else {
        return false;
    };
    let Some(told) = payload.and_then(Value::as_object) else {
        return true;
    };
    let mut own = own_fields(&named.event).iter();
    own.all(|field| told.contains_key(*field))
}

/// A delivery that could not be stored; the forge can repeat it.
fn in_trouble(trouble: &AppError) -> Response {
    let status =
        StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    reply(
        status,
        "Nothing was stored. Please deliver it again in a while.",
    )
}

fn reply(status: StatusCode, sentence: &str) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (status, kind, format!("{sentence}\n")).into_response()
}
