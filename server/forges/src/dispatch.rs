//! Asks the forge's own file: whether a delivery is genuine, what it is called, what it tells.

use crate::adapters::push::{self, LoginOf};
use crate::adapters::{gitea, github, gitlab};
use crate::delivery::{Delivery, DeliveryHeaders};
use crate::generated::Generated;
use crate::json::{JsonReader, PayloadError, repository_at};
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{DeliveryDigest, WebhookEvent};
use serde_json::Value;

/// Whether a delivery was signed with the secret of its hook, compared in constant time.
pub fn is_genuine(forge: Forge, secret: &str, delivery: &Delivery, now: DateTime<Utc>) -> bool {
    match forge {
        Forge::GitHub => github::is_genuine(secret, delivery),
        Forge::GitLab => gitlab::is_genuine(secret, delivery, now),
        Forge::Gitea => gitea::is_genuine(secret, delivery),
    }
}

/// Which fields a payload of an event cannot be without.
pub fn own_fields(forge: Forge) -> fn(&str) -> &'static [&'static str] {
    match forge {
        Forge::GitHub => github::own_fields,
        Forge::Gitea => gitea::own_fields,
        Forge::GitLab => |_| &[],
    }
}

/// By what a delivery is known under any id. GitHub and Gitea sign the body alone; GitLab signs the id with it, or
/// sends the secret itself.
pub fn content(forge: Forge, delivery: &Delivery) -> Option<DeliveryDigest> {
    match forge {
        Forge::GitHub | Forge::Gitea => Some(DeliveryDigest::of(&delivery.body)),
        Forge::GitLab => None,
    }
}

/// What the forge calls it.
///
/// # Errors
/// The header that it lacks.
pub fn name(forge: Forge, delivery: &Delivery) -> Result<DeliveryHeaders, PayloadError> {
    match forge {
        Forge::GitHub => github::name(delivery),
        Forge::GitLab => gitlab::name(delivery),
        Forge::Gitea => gitea::name(delivery),
    }
}

/// What a delivery tells. One of an event that Irori does not need tells its repository at most, and
/// is never malformed.
pub fn read(
    forge: Forge,
    event: &str,
    delivery: &Delivery,
    generated: &Generated,
    now: DateTime<Utc>,
) -> Result<WebhookEvent, PayloadError> {
    match delivery.payload() {
        Ok(payload) => tidings(forge, event, &payload, generated, now),
        Err(_) if !is_needed(forge, event) => Ok(WebhookEvent::default()),
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
) -> Result<WebhookEvent, PayloadError> {
    let told = JsonReader::delivery(payload, now);
    let address = match forge {
        Forge::GitHub | Forge::Gitea => &payload["repository"]["html_url"],
        Forge::GitLab => &payload["project"]["web_url"],
    };
    let repository = address.as_str().and_then(repository_at);
    let login: Option<Box<LoginOf<'_>>> = match (forge, event) {
        (Forge::GitHub, "push") => Some(Box::new(github::login)),
        (Forge::GitLab, "Push Hook") => Some(Box::new(gitlab::login(told)?)),
        (Forge::Gitea, "push") => Some(Box::new(gitea::login)),
        _ => None,
    };
    if let Some(login) = login {
        let push = push::push(told, forge, repository.clone(), generated, now, &*login)?;
        return Ok(WebhookEvent {
            repository,
            news: None,
            push,
        });
    }
    let news = match forge {
        Forge::GitHub => github::news(event, told)?,
        Forge::GitLab => gitlab::news(event, told, now)?,
        Forge::Gitea => gitea::news(event, told)?,
    };
    Ok(WebhookEvent::of(repository, news))
}
