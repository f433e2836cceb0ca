//! GitLab's deliveries: whether one is genuine, and what it tells. GitLab says neither how many lines
//! a merge request changes nor when somebody approved it: the moment the delivery came in counts.
//!
//! Decided:
//!
//! - 2026-11-28: **A GitLab hook's secret can sign** (`whsec_…`): it does as signing token and as
//!   secret token. Where a delivery is signed, the signature decides.

use super::{reverts, signature};
use crate::delivery::{Delivery, DeliveryHeaders};
use crate::json::{self, JsonReader, PayloadError, forge_id, readiness};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::{Actor, Forge};
use irori_core::domain::hook::DELIVERIES_KEPT_FOR;
use irori_core::domain::pull_request::{
    PullRequestRef, PullRequestUpdate, Push, Readiness, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, Review, ReviewChange, ReviewNews, Substance, Verdict, Where, substance,
};
use irori_crypto::token;

/// Whether the delivery is signed with the secret, or brings it where it is not signed. The secret
/// may stand in GitLab as *secret token* or as *signing token*: HMAC-SHA256, in base64, of
/// `webhook-id.webhook-timestamp.body` (standardwebhooks.com; GitLab's merge request 230944 of April
/// 2026).
pub fn is_genuine(secret: &str, delivery: &Delivery, now: DateTime<Utc>) -> bool {
    let signatures = delivery.header("webhook-signature");
    if signatures.is_empty() {
        return signature::is_same(secret, delivery.header("x-gitlab-token"));
    }
    let Some(key) = secret.strip_prefix(token::SIGNING) else {
        return false;
    };
    let Ok(key) = STANDARD.decode(key) else {
        return false;
    };
    let id = delivery.header("webhook-id");
    let at = delivery.header("webhook-timestamp");
    // An older one is not known any more by its id, so that whoever has it could send it again.
    let signed = at
        .parse()
        .ok()
        .and_then(|at| DateTime::from_timestamp(at, 0));
    if signed.is_none_or(|signed| now - signed > DELIVERIES_KEPT_FOR) {
        return false;
    }
    let parts = [
        id.as_bytes(),
        b".",
        at.as_bytes(),
        b".",
        delivery.body.as_ref(),
    ];
    signatures.split(' ').any(|signature| {
        let signature = signature.strip_prefix("v1,").map(|s| STANDARD.decode(s));
        matches!(signature, Some(Ok(s)) if signature::is_hmac(&key, &parts, &s))
    })
}

/// What GitLab calls a delivery. Of a signed one only `webhook-id` is signed with it; the others
/// say the same in `Idempotency-Key` since GitLab 17.4, and before that in `X-Gitlab-Event-UUID`.
pub fn name(delivery: &Delivery) -> Result<DeliveryHeaders, PayloadError> {
    let ids: &[_] = match delivery.header("webhook-signature") {
        "" => &["idempotency-key", "webhook-id", "x-gitlab-event-uuid"],
        _ => &["webhook-id"],
    };
    delivery.named(
        (&["x-gitlab-event"], "X-Gitlab-Event"),
        (ids, "Idempotency-Key or X-Gitlab-Event-UUID"),
    )
}

/// The events that carry news; every other is acknowledged and ignored.
pub const EVENTS: [&str; 4] = [
    "Confidential Note Hook",
    "Merge Request Hook",
    "Note Hook",
    "Push Hook",
];

/// Who pushed is the only one whose login is told: it says, given a commit's author, the login of who
/// wrote the commit.
pub fn login<'v>(
    push: JsonReader<'v>,
) -> Result<impl Fn(&JsonReader<'v>) -> Result<Option<&'v str>, PayloadError>, PayloadError> {
    let email = push.optional_text("user_email")?;
    let login = push.optional_text("user_username")?;
    Ok(move |author: &JsonReader<'v>| {
        let address = author.optional_text("email")?;
        Ok(login.filter(|_| address.is_some() && address == email))
    })
}

/// What a payload of any event but a push tells, taken in at `now`; none for one that Irori does not need.
pub fn news(
    event: &str,
    told: JsonReader<'_>,
    now: DateTime<Utc>,
) -> Result<Option<PullRequestUpdate>, PayloadError> {
    match event {
        "Merge Request Hook" => merge_request(told, now),
        "Note Hook" | "Confidential Note Hook" => note(told),
        _ => Ok(None),
    }
}

const ACTIONS: [&str; 9] = [
    "approval",
    "approved",
    "close",
    "merge",
    "open",
    "reopen",
    "unapproval",
    "unapproved",
    "update",
];

fn merge_request(
    told: JsonReader<'_>,
    now: DateTime<Utc>,
) -> Result<Option<PullRequestUpdate>, PayloadError> {
    let attributes = told.object("object_attributes")?;
    // Some updates, such as those of bots' tests, have none.
    let Some(action) = attributes.optional_text("action")? else {
        return Ok(None);
    };
    if !ACTIONS.contains(&action) {
        return Ok(None);
    }
    let mut snapshot = snapshot(told, attributes)?;
    let has_pushed = action == "update" && attributes.get("oldrev").is_some();
    snapshot.pushed = has_pushed.then_some(snapshot.as_of);
    if snapshot.readiness == Readiness::Ready && becomes_ready(told)? {
        snapshot.readiness = Readiness::ReadyNow;
    }
    let mut news = PullRequestUpdate::of(snapshot);
    let at = match action {
        "open" => Some(news.pull_request.opened),
        _ => news.pull_request.pushed,
    };
    if let Some(at) = at {
        news.pushes.extend(pushed(told, attributes, at)?);
    }
    // GitLab's own doing, such as taking approvals back after a push, names who pushed.
    if attributes.optional_flag("system")? != Some(true) {
        news.reviews.extend(approval(told, action, now)?);
    }
    Ok(Some(news))
}

/// What merge requests tell, in events of their own and in those of their notes.
fn snapshot(told: JsonReader<'_>, of: JsonReader<'_>) -> Result<Snapshot, PayloadError> {
    let place = place(told, of)?;
    let as_of = of.time("updated_at")?;
    let state = of.text("state")?;
    let branch = of.branch("source_branch", "source", "web_url")?;
    let text = of.optional_text("description")?.unwrap_or_default();
    let is_draft = match of.optional_flag("draft")? {
        None => of.optional_flag("work_in_progress")?,
        said => said,
    };
    Ok(Snapshot {
        reverts: reverts::reverted(&place, of.optional_text("source_branch")?, text),
        // Only that it is so: the first that says it says when.
        merged: (state == "merged").then_some(as_of),
        closed: (state == "closed").then_some(as_of),
        readiness: readiness(is_draft),
        labels: labels(told, of)?,
        branch,
        as_of,
        ..Snapshot::opened(place, author(told, of)?, of.time("created_at")?)
    })
}

fn place(told: JsonReader<'_>, of: JsonReader<'_>) -> Result<PullRequestRef, PayloadError> {
    let address = match of.optional_text("url")? {
        Some(address) => address.to_owned(),
        // Those of notes have none in GitLab until 15.
        None => {
            let project = told.object("project")?.text("web_url")?;
            format!("{project}/-/merge_requests/{}", of.number("iid")?)
        }
    };
    PullRequestRef::parse(Forge::GitLab, &address)
        .map_err(|_| PayloadError::Odd("merge request url".to_owned()))
}

fn labels(told: JsonReader<'_>, of: JsonReader<'_>) -> Result<Vec<String>, PayloadError> {
    let from = if of.get("labels").is_some() { of } else { told };
    from.labels_by("title")
}

/// A merge request names its author by number alone: who it is, is known where they act themselves
/// or are asked for something.
fn author(told: JsonReader<'_>, of: JsonReader<'_>) -> Result<Option<Actor>, PayloadError> {
    let Some(id) = of.optional_number("author_id")? else {
        return Ok(None);
    };
    let mut named: Vec<_> = told.optional_object("user")?.into_iter().collect();
    for list in ["assignees", "reviewers"] {
        named.extend(told.parts(list)?);
    }
    for user in named {
        if user.optional_number("id")? == Some(id) {
            return actor(user);
        }
    }
    Ok(None)
}

/// Who does what the delivery tells; nobody where the account was deleted.
fn acting(told: JsonReader<'_>) -> Result<Option<Actor>, PayloadError> {
    match told.optional_object("user")? {
        Some(user) => actor(user),
        None => Ok(None),
    }
}

fn actor(user: JsonReader<'_>) -> Result<Option<Actor>, PayloadError> {
    let login = user.optional_text("username")?;
    json::actor(login, login.is_some_and(is_bot), "user.username")
}

/// Bots of access tokens are called `project_7_bot_…` or `group_7_bot_…`; others end in `-bot`, as
/// GitLab's own do.
pub(crate) fn is_bot(login: &str) -> bool {
    let login = login.to_lowercase();
    let owned = login
        .strip_prefix("project_")
        .or_else(|| login.strip_prefix("group_"));
    let of_token = owned
        .and_then(|rest| rest.split_once("_bot"))
        .is_some_and(|(id, _)| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()));
    of_token || login.ends_with("-bot") || login.ends_with("[bot]")
}

/// Whether this very news ends the draft.
fn becomes_ready(told: JsonReader<'_>) -> Result<bool, PayloadError> {
    let Some(changes) = told.optional_object("changes")? else {
        return Ok(false);
    };
    for field in ["draft", "work_in_progress"] {
        if let Some(change) = changes.optional_object(field)?
            && change.optional_flag("previous")? == Some(true)
        {
            return Ok(change.optional_flag("current")? == Some(false));
        }
    }
    Ok(false)
}

fn pushed(
    told: JsonReader<'_>,
    of: JsonReader<'_>,
    at: DateTime<Utc>,
) -> Result<Option<Push>, PayloadError> {
    let Some(commit) = of.optional_object("last_commit")? else {
        return Ok(None);
    };
    Ok(Some(Push {
        id: forge_id(commit.text("id")?, "last_commit.id")?,
        at,
        by: acting(told)?,
        total: None,
    }))
}

/// An approval has no name of its own: it is the one of its user.
fn approval(
    told: JsonReader<'_>,
    action: &str,
    now: DateTime<Utc>,
) -> Result<Option<ReviewNews>, PayloadError> {
    let (change, verdict, dismissed) = match action {
        "approved" | "approval" => (ReviewChange::Submitted, Some(Verdict::Approved), None),
        "unapproved" | "unapproval" => (ReviewChange::Dismissed, None, Some(now)),
        _ => return Ok(None),
    };
    let user = told.object("user")?;
    let id = format!("approval-{}", user.number("id")?);
    Ok(Some(ReviewNews {
        change,
        review: Review {
            id: forge_id(&id, "user.id")?,
            reviewer: actor(user)?,
            verdict,
            submitted: now,
            substance: Substance::Slight,
            dismissed,
        },
    }))
}

/// A comment on a merge request; none for one on something else and for GitLab's own notes.
fn note(told: JsonReader<'_>) -> Result<Option<PullRequestUpdate>, PayloadError> {
    let note = told.object("object_attributes")?;
    let is_of_merge_request = note.optional_text("noteable_type")? == Some("MergeRequest");
    if !is_of_merge_request || note.optional_flag("system")? == Some(true) {
        return Ok(None);
    }
    let mut news = PullRequestUpdate::of(snapshot(told, told.object("merge_request")?)?);
    let user = told.optional_object("user")?;
    let id = user.map(|u| u.optional_number("id")).transpose()?.flatten();
    let is_own = note.optional_number("author_id")? == id;
    news.comments.push(CommentNews(Comment {
        id: forge_id(
            &format!("note-{}", note.number("id")?),
            "object_attributes.id",
        )?,
        // Somebody else may have edited it.
        author: if is_own { acting(told)? } else { None },
        place: match note.optional_text("type")? {
            Some("DiffNote") => Where::Inline,
            _ => Where::Conversation,
        },
        substance: substance(note.optional_text("note")?.unwrap_or_default()),
        written: note.time("created_at")?,
        as_of: note.time("updated_at")?,
        deleted: None,
    }));
    Ok(Some(news))
}
