//! Gitea's and Forgejo's deliveries: whether one is genuine, and what it tells. Reviews have no name
//! there: who, what and when is one. Comments beside lines are not told at all.

use super::{reverts, signature};
use crate::delivery::{Delivery, DeliveryHeaders};
use crate::json::{self, JsonReader, PayloadError, forge_id, is_nobody, readiness};
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::{Actor, Forge};
use irori_core::domain::pull_request::{
    PullRequestRef, PullRequestUpdate, Push, Readiness, Size, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, Review, ReviewChange, ReviewNews, Verdict, Where, substance,
};

/// Whether a signature is the HMAC of the body; the first that there is decides.
pub fn is_genuine(secret: &str, delivery: &Delivery) -> bool {
    let headers = [
        "x-gitea-signature",
        "x-forgejo-signature",
        "x-hub-signature-256",
    ];
    let Some(signature) = delivery.any_header(&headers) else {
        return false;
    };
    let signature = signature.strip_prefix("sha256=").unwrap_or(signature);
    signature::is_hex_hmac(secret, &delivery.body, signature)
}

/// What Gitea or Forgejo calls a delivery.
pub fn name(delivery: &Delivery) -> Result<DeliveryHeaders, PayloadError> {
    delivery.named(
        (&["x-gitea-event", "x-forgejo-event"], "X-Gitea-Event"),
        (
            &["x-gitea-delivery", "x-forgejo-delivery"],
            "X-Gitea-Delivery",
        ),
    )
}

/// The events that carry news; every other is acknowledged and ignored. Gitea calls a review
/// `pull_request_approved`, its documentation `pull_request_review_approved`.
pub const EVENTS: [&str; 9] = [
    "issue_comment",
    "pull_request",
    "pull_request_approved",
    "pull_request_comment",
    "pull_request_rejected",
    "pull_request_review_approved",
    "pull_request_review_comment",
    "pull_request_review_rejected",
    "push",
];

/// What a payload of an event cannot be without: else it is one of another event, for the name of the event is not
/// signed.
pub fn own_fields(event: &str) -> &'static [&'static str] {
    match event {
        "push" => &["ref"],
        "issue_comment" => &["action", "issue", "comment"],
        "pull_request" => &["action", "pull_request"],
        "pull_request_comment" => &["action"],
        _ => &["action", "pull_request", "review"],
    }
}

/// The login of who wrote a commit of a push, given its author.
pub fn login<'v>(author: &JsonReader<'v>) -> Result<Option<&'v str>, PayloadError> {
    let login = author.optional_text("username")?;
    Ok(login.filter(|login| !is_nobody(login)))
}

/// What a payload of any event but a push tells; none for one that Irori does not need.
pub fn news(event: &str, told: JsonReader<'_>) -> Result<Option<PullRequestUpdate>, PayloadError> {
    if !EVENTS.contains(&event) {
        return Ok(None);
    }
    let action = told.text("action")?;
    // Reviews and comments may share an event: what is there says which it is.
    if event == "issue_comment" || told.get("comment").is_some() {
        return comment(told, action);
    }
    if action == "reviewed" {
        return reviewed(event, told).map(Some);
    }
    if !ACTIONS.contains(&action) {
        return Ok(None);
    }
    let mut news = PullRequestUpdate::of(pull_request(told, action)?);
    let of = &news.pull_request;
    let at = match action {
        "opened" => Some(of.opened),
        _ => of.pushed,
    };
    if let Some(at) = at {
        let pushed = pushed(told, at, of.size)?;
        news.pushes.extend(pushed);
    }
    Ok(Some(news))
}

const ACTIONS: [&str; 14] = [
    "assigned",
    "closed",
    "demilestoned",
    "edited",
    "label_cleared",
    "label_updated",
    "milestoned",
    "opened",
    "reopened",
    "review_request_removed",
    "review_requested",
    "synchronized",
    "unassigned",
    "updated",
];

fn pull_request(told: JsonReader<'_>, action: &str) -> Result<Snapshot, PayloadError> {
    let of = told.object("pull_request")?;
    let place = of.place(Forge::Gitea, "html_url")?;
    let known = known(of, place)?;
    let branch = match of.optional_object("head")? {
        Some(head) => head.branch("ref", "repo", "html_url")?,
        None => None,
    };
    let named = branch.as_ref().map(|b| b.name.as_str());
    let ends_draft = action == "edited" && was_draft(told)?;
    Ok(Snapshot {
        merged: of.optional_time("merged_at")?,
        readiness: match known.readiness {
            Readiness::Ready if ends_draft => Readiness::ReadyNow,
            readiness => readiness,
        },
        pushed: (action == "synchronized").then_some(known.as_of),
        size: of.size()?,
        reverts: known
            .reverts
            .or_else(|| reverts::reverted(&known.place, named, "")),
        branch,
        ..known
    })
}

/// What pull requests and issues tell alike.
fn known(of: JsonReader<'_>, place: PullRequestRef) -> Result<Snapshot, PayloadError> {
    let text = of.optional_text("body")?.unwrap_or_default();
    let by_title = of.optional_text("title")?.map(is_unfinished);
    Ok(Snapshot {
        reverts: reverts::reverted(&place, None, text),
        closed: of.optional_time("closed_at")?,
        readiness: readiness(of.optional_flag("draft")?.or(by_title)),
        labels: of.labels()?,
        as_of: of.time("updated_at")?,
        ..Snapshot::opened(place, actor(of, "user")?, of.time("created_at")?)
    })
}

/// By the beginnings that Gitea knows unless it is told others: a draft is one by its title.
pub fn is_unfinished(title: &str) -> bool {
    let title = title.to_lowercase();
    ["wip:", "[wip]"].iter().any(|sign| title.starts_with(sign))
}

fn was_draft(told: JsonReader<'_>) -> Result<bool, PayloadError> {
    let changes = told.optional_object("changes")?;
    let title = changes.map(|c| c.optional_object("title")).transpose()?;
    let from = title.flatten().map(|t| t.optional_text("from"));
    Ok(from.transpose()?.flatten().is_some_and(is_unfinished))
}

/// Who acted; nobody for the ghost of a deleted account, which has the number -1. The runners of
/// Gitea's and Forgejo's own tests have -2.
fn actor<'v>(told: JsonReader<'v>, field: &'v str) -> Result<Option<Actor>, PayloadError> {
    let Some(user) = told.optional_object(field)? else {
        return Ok(None);
    };
    let id = user.optional_number("id")?;
    let login = match user.optional_text("login")? {
        Some(login) => Some(login),
        None => user.optional_text("username")?,
    };
    let login = login.filter(|_| id != Some(-1));
    let is_bot = id == Some(-2) || login.is_some_and(is_bot);
    json::actor(login, is_bot, &format!("{field}.login"))
}

fn is_bot(login: &str) -> bool {
    ["gitea-actions", "forgejo-actions"].contains(&login) || login.ends_with("-bot")
}

fn pushed(
    told: JsonReader<'_>,
    at: DateTime<Utc>,
    size: Option<Size>,
) -> Result<Option<Push>, PayloadError> {
    let Some(id) = told.head_commit()? else {
        return Ok(None);
    };
    Ok(Some(Push {
        id,
        at,
        by: actor(told, "sender")?,
        total: size.map(|size| (size.additions, size.deletions)),
    }))
}

fn reviewed(event: &str, told: JsonReader<'_>) -> Result<PullRequestUpdate, PayloadError> {
    let mut news = PullRequestUpdate::of(pull_request(told, "reviewed")?);
    let review = told.object("review")?;
    let kind = review.optional_text("type")?.unwrap_or(event);
    let verdict = match kind
        .trim_start_matches("pull_request_")
        .trim_start_matches("review_")
    {
        "approved" => Verdict::Approved,
        "rejected" => Verdict::ChangesRequested,
        "comment" => Verdict::Commented,
        _ => return Err(PayloadError::Odd("review.type".to_owned())),
    };
    let submitted = news.pull_request.as_of;
    let id = format!(
        "review-{}-{}-{}",
        told.object("sender")?.number("id")?,
        verdict.as_str(),
        submitted.timestamp()
    );
    news.reviews.push(ReviewNews {
        change: ReviewChange::Submitted,
        review: Review {
            id: forge_id(&id, "sender.id")?,
            reviewer: actor(told, "sender")?,
            verdict: Some(verdict),
            submitted,
            substance: substance(review.optional_text("content")?.unwrap_or_default()),
            dismissed: None,
        },
    });
    Ok(news)
}

/// A comment below a pull request; none for one on an issue.
fn comment(told: JsonReader<'_>, action: &str) -> Result<Option<PullRequestUpdate>, PayloadError> {
    let issue = told.object("issue")?;
    let link = issue.optional_object("pull_request")?;
    let is_pull = told.optional_flag("is_pull")? == Some(true) || link.is_some();
    if !is_pull || !["created", "edited", "deleted"].contains(&action) {
        return Ok(None);
    }
    let mut snapshot = known(issue, issue.place(Forge::Gitea, "html_url")?)?;
    if let Some(link) = link {
        snapshot.merged = link.optional_time("merged_at")?;
        // The issue itself does not say it.
        if link.optional_flag("draft")? == Some(true) {
            snapshot.readiness = Readiness::Draft;
        }
    }
    let mut news = PullRequestUpdate::of(snapshot);
    let as_of = news.pull_request.as_of;
    let told = told.object("comment")?;
    let changed = told.time("updated_at")?;
    news.comments.push(CommentNews(Comment {
        id: forge_id(&format!("comment-{}", told.number("id")?), "comment.id")?,
        author: actor(told, "user")?,
        place: Where::Conversation,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written: told.time("created_at")?,
        as_of: changed,
        deleted: (action == "deleted").then_some(as_of.max(changed)),
    }));
    Ok(Some(news))
}
