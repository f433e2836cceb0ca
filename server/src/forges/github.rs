//! `POST /hooks/github/{hook}`: checks a delivery of GitHub's and turns it into news.

use super::quarantine;
use super::told::{Lacks, Told};
use crate::ask::{parse_form, text_of};
use crate::irori::Irori;
use crate::security::HOOK_MOST;
use app::domain::forge_account::Forge;
use app::domain::hook::{DeliveryId, Outcome, Tidings};
use app::domain::id::HookId;
use app::domain::pull_request::{News, Place, Readiness, Size, Snapshot};
use app::domain::quarantine::Malformed;
use app::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, ThreadNews, ThreadState,
    Verdict, Where, substance,
};
use app::error::Trouble;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;

/// One delivery. Answers plain sentences: GitHub shows them to the admin beside the delivery.
pub async fn deliver(
    State(irori): State<Irori>,
    Path(hook): Path<String>,
    request: Request,
) -> Response {
    let Ok(hook) = HookId::parse(&hook) else {
        return said(StatusCode::NOT_FOUND, "There is no such hook.");
    };
    let secret = match irori.house.forges.hook_key(hook).await {
        Ok(key) if key.forge == Forge::GitHub => key.secret,
        Ok(_) | Err(Trouble::NotThere) => {
            return said(StatusCode::NOT_FOUND, "There is no such hook.");
        }
        Err(trouble) => return in_trouble(&trouble),
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, HOOK_MOST).await else {
        return said(
            StatusCode::PAYLOAD_TOO_LARGE,
            "A delivery is at most 1 MiB.",
        );
    };
    if !is_signed(&secret, &body, named(&parts.headers, "x-hub-signature-256")) {
        let answer = said(
            StatusCode::UNAUTHORIZED,
            "X-Hub-Signature-256 does not fit this hook's secret.",
        );
        return refuse(&irori, hook, Outcome::WrongSignature, answer).await;
    }
    let (delivery, tidings) = match read(&parts.headers, &body) {
        Ok(read) => read,
        Err(lacks) => {
            let payload = payload_of(&parts.headers, &body).unwrap_or_default();
            let parsed: Option<Value> = serde_json::from_slice(&payload).ok();
            let event = named(&parts.headers, "x-github-event");
            let delivery = named(&parts.headers, "x-github-delivery");
            let kept = quarantine::malformed(event, delivery, parsed.as_ref(), &body, &lacks);
            return keep(&irori, hook, kept, &lacks).await;
        }
    };
    let now = irori.clock.now();
    match irori
        .house
        .forges
        .take_in(hook, delivery, tidings, now)
        .await
    {
        Ok(Outcome::Taken) => said(StatusCode::OK, "Taken in."),
        Ok(Outcome::Repeated) => said(StatusCode::OK, "This delivery came before."),
        Ok(_) => said(StatusCode::ACCEPTED, "Irori does not need this."),
        Err(trouble) => in_trouble(&trouble),
    }
}

/// Answers what a delivery lacks, which is kept to be read again.
async fn keep(irori: &Irori, hook: HookId, kept: Option<Malformed>, lacks: &Lacks) -> Response {
    let answer = said(StatusCode::BAD_REQUEST, &lacks.to_string());
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

/// A delivery that could not be stored; GitHub can repeat it.
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

fn named<'h>(headers: &'h HeaderMap, name: &'static str) -> &'h str {
    text_of(headers, header::HeaderName::from_static(name))
}

/// Whether `signature` is `sha256=` and the HMAC of the body; compared in constant time.
fn is_signed(secret: &str, body: &[u8], signature: &str) -> bool {
    let Some(signature) = signature.strip_prefix("sha256=").and_then(from_hex) else {
        return false;
    };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return false;
    };
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let byte = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    text.as_bytes().chunks(2).map(byte).collect()
}

/// Which delivery it is, and what it tells; nothing where Irori does not need it.
fn read(headers: &HeaderMap, body: &Bytes) -> Result<(DeliveryId, Tidings), Lacks> {
    let event = named(headers, "x-github-event");
    if event.is_empty() {
        return Err(Lacks::Missing("The header X-GitHub-Event".to_owned()));
    }
    let delivery = DeliveryId::parse(named(headers, "x-github-delivery"))
        .map_err(|_| Lacks::Missing("The header X-GitHub-Delivery".to_owned()))?;
    if !EVENTS.contains(&event) {
        return Ok((delivery, Tidings::default()));
    }
    let payload: Value = serde_json::from_slice(&payload_of(headers, body)?)
        .map_err(|e| Lacks::NotJson(e.to_string()))?;
    Ok((delivery, tidings(event, &payload)?))
}

/// The JSON of a delivery, which may stand in a form.
fn payload_of(headers: &HeaderMap, body: &Bytes) -> Result<Vec<u8>, Lacks> {
    let kind = text_of(headers, header::CONTENT_TYPE);
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok(body.to_vec());
    }
    let form = parse_form(body).map_err(|_| Lacks::Odd("The form".to_owned()))?;
    let payload = form.text("payload").map(|p| p.as_bytes().to_vec());
    payload.ok_or_else(|| Lacks::Missing("payload".to_owned()))
}

/// What a payload tells, and of which repository.
pub(super) fn tidings(event: &str, payload: &Value) -> Result<Tidings, Lacks> {
    let news = news(event, payload)?;
    Ok(Tidings {
        repository: news
            .as_ref()
            .map(|news| news.pull_request.place.repository.clone()),
        news,
        push: None,
    })
}

/// The events that carry news; every other is acknowledged and ignored.
const EVENTS: [&str; 4] = [
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "pull_request_review_thread",
];

/// What a payload tells; none for an action that Irori does not need.
pub fn news(event: &str, payload: &Value) -> Result<Option<News>, Lacks> {
    let told = Told::root(payload, "");
    let action = told.text("action")?;
    let is_known = match event {
        "pull_request" => PULL_REQUEST_ACTIONS.contains(&action),
        "pull_request_review" => ["submitted", "edited", "dismissed"].contains(&action),
        "pull_request_review_comment" => ["created", "edited", "deleted"].contains(&action),
        "pull_request_review_thread" => ["resolved", "unresolved"].contains(&action),
        _ => false,
    };
    if !is_known {
        return Ok(None);
    }
    let mut news = News::of(snapshot(told.object("pull_request")?, event, action)?);
    let as_of = news.pull_request.as_of;
    match event {
        "pull_request_review" => {
            let review = review(told.object("review")?, action, as_of)?;
            news.reviews.extend(review);
        }
        "pull_request_review_comment" => {
            let mut comment = comment(told.object("comment")?)?;
            if action == "deleted" {
                comment.deleted = Some(as_of.max(comment.as_of));
            }
            news.comments.push(CommentNews(comment));
        }
        "pull_request_review_thread" => {
            let thread = told.object("thread")?;
            for told in thread.list("comments")? {
                let comment = comment(Told::root(told, "thread.comments"))?;
                news.comments.push(CommentNews(comment));
            }
            news.threads.push(ThreadNews {
                id: id(thread)?,
                state: if action == "resolved" {
                    ThreadState::Resolved
                } else {
                    ThreadState::Unresolved
                },
                as_of: told.optional_time("updated_at")?.unwrap_or(as_of),
            });
        }
        _ => {}
    }
    Ok(Some(news))
}

const PULL_REQUEST_ACTIONS: [&str; 21] = [
    "assigned",
    "auto_merge_disabled",
    "auto_merge_enabled",
    "closed",
    "converted_to_draft",
    "demilestoned",
    "dequeued",
    "edited",
    "enqueued",
    "labeled",
    "locked",
    "milestoned",
    "opened",
    "ready_for_review",
    "reopened",
    "review_request_removed",
    "review_requested",
    "synchronize",
    "unassigned",
    "unlabeled",
    "unlocked",
];

fn snapshot(told: Told<'_>, event: &str, action: &str) -> Result<Snapshot, Lacks> {
    let as_of = told.time("updated_at")?;
    let counts = (
        told.optional_count("additions")?,
        told.optional_count("deletions")?,
        told.optional_count("changed_files")?,
    );
    let size = match counts {
        (Some(additions), Some(deletions), Some(files)) => Some(Size {
            additions,
            deletions,
            files,
        }),
        _ => None,
    };
    let own = |name: &str| event == "pull_request" && action == name;
    Ok(Snapshot {
        place: Place::parse(Forge::GitHub, told.text("html_url")?)
            .map_err(|_| Lacks::Odd("pull_request.html_url".to_owned()))?,
        author: told.actor("user")?,
        opened: told.time("created_at")?,
        merged: told.optional_time("merged_at")?,
        closed: told.optional_time("closed_at")?,
        readiness: match told.get("draft").and_then(Value::as_bool) {
            Some(true) => Readiness::Draft,
            _ if own("ready_for_review") => Readiness::ReadyNow,
            Some(false) => Readiness::Ready,
            None => Readiness::Unsaid,
        },
        pushed: own("synchronize").then_some(as_of),
        size,
        generated: None,
        labels: told.labels()?,
        branch: None,
        co_authors: Vec::new(),
        reverts: None,
        as_of,
        told_until: None,
    })
}

/// None for a review that is not handed in yet.
fn review(
    told: Told<'_>,
    action: &str,
    as_of: chrono::DateTime<chrono::Utc>,
) -> Result<Option<ReviewNews>, Lacks> {
    let Some((verdict, is_dismissed)) = verdict(told.text("state")?)? else {
        return Ok(None);
    };
    let dismissed = is_dismissed || action == "dismissed";
    Ok(Some(ReviewNews {
        change: match action {
            "edited" => ReviewChange::Edited,
            "dismissed" => ReviewChange::Dismissed,
            _ => ReviewChange::Submitted,
        },
        review: Review {
            id: id(told)?,
            reviewer: told.actor("user")?,
            verdict,
            submitted: told.time("submitted_at")?,
            substance: substance(told.optional_text("body")?.unwrap_or_default()),
            dismissed: dismissed.then_some(as_of),
        },
    }))
}

/// What a state says: the verdict, and whether it was dismissed, whatever it was. None for a
/// review that is not handed in yet.
pub(super) fn verdict(state: &str) -> Result<Option<(Option<Verdict>, bool)>, Lacks> {
    match state.to_ascii_lowercase().as_str() {
        "approved" => Ok(Some((Some(Verdict::Approved), false))),
        "changes_requested" => Ok(Some((Some(Verdict::ChangesRequested), false))),
        "commented" => Ok(Some((Some(Verdict::Commented), false))),
        "dismissed" => Ok(Some((None, true))),
        "pending" => Ok(None),
        _ => Err(Lacks::Odd("review.state".to_owned())),
    }
}

fn comment(told: Told<'_>) -> Result<Comment, Lacks> {
    Ok(Comment {
        id: id(told)?,
        author: told.actor("user")?,
        place: Where::Inline,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written: told.time("created_at")?,
        as_of: told.time("updated_at")?,
        deleted: None,
    })
}

/// The name that GitHub's two interfaces share.
fn id(told: Told<'_>) -> Result<ForgeId, Lacks> {
    ForgeId::parse(told.text("node_id")?).map_err(|_| Lacks::Odd("node_id".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of GitHub's documentation on validating deliveries.
    #[test]
    fn a_signature_fits_one_secret_and_one_body() {
        let secret = "It's a Secret to Everybody";
        let good = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        assert!(is_signed(secret, b"Hello, World!", good));
        assert!(is_signed(
            secret,
            b"Hello, World!",
            &good.to_uppercase().replace("SHA256", "sha256")
        ));
        for (secret, body, signature) in [
            ("other", &b"Hello, World!"[..], good),
            (secret, b"Hello, World?", good),
            (secret, b"Hello, World!", &good[..good.len() - 2]),
            (secret, b"Hello, World!", &good.replace('7', "8")),
            (secret, b"Hello, World!", &good.replace("sha256=", "sha1=")),
            (secret, b"Hello, World!", ""),
            (
                secret,
                b"Hello, World!",
                &format!("sha256={}", "é".repeat(32)),
            ),
        ] {
            assert!(!is_signed(secret, body, signature), "{signature}");
        }
    }
}
