//! GitHub's deliveries: whether one is genuine, and what it tells.

use super::{reverts, signature};
use crate::delivery::{Delivery, DeliveryHeaders};
use crate::json::{JsonReader, PayloadError, forge_id};
use chrono::{DateTime, Utc};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::pull_request::{
    PullRequestRef, PullRequestUpdate, Push, Readiness, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, ThreadNews, ThreadState,
    Verdict, Where, substance,
};

/// Whether `X-Hub-Signature-256` is the HMAC of the body.
pub fn is_genuine(secret: &str, delivery: &Delivery) -> bool {
    let signature = delivery.header("x-hub-signature-256");
    let signature = signature.strip_prefix("sha256=");
    signature.is_some_and(|s| signature::is_hex_hmac(secret, &delivery.body, s))
}

/// What GitHub calls a delivery.
pub fn name(delivery: &Delivery) -> Result<DeliveryHeaders, PayloadError> {
    delivery.named(
        (&["x-github-event"], "X-GitHub-Event"),
        (&["x-github-delivery"], "X-GitHub-Delivery"),
    )
}

/// The events that carry news; every other is acknowledged and ignored.
pub const EVENTS: [&str; 6] = [
    "issue_comment",
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "pull_request_review_thread",
    "push",
];

/// What a payload of an event cannot be without: else it is one of another event, for the name of the event is not
/// signed.
pub fn own_fields(event: &str) -> &'static [&'static str] {
    match event {
        "push" => &["ref"],
        "pull_request" => &["action", "pull_request"],
        "pull_request_review" => &["action", "pull_request", "review"],
        "pull_request_review_comment" => &["action", "pull_request", "comment"],
        "pull_request_review_thread" => &["action", "pull_request", "thread"],
        "issue_comment" => &["action", "issue", "comment"],
        _ => &[],
    }
}

/// The login of who wrote a commit of a push, given its author.
pub fn login<'v>(author: &JsonReader<'v>) -> Result<Option<&'v str>, PayloadError> {
    author.optional_text("username")
}

/// What a payload of any event but a push tells; none for an action that Irori does not need.
pub fn news(event: &str, told: JsonReader<'_>) -> Result<Option<PullRequestUpdate>, PayloadError> {
    if !EVENTS.contains(&event) {
        return Ok(None);
    }
    let action = told.text("action")?;
    let is_known = match event {
        "pull_request" => PULL_REQUEST_ACTIONS.contains(&action),
        "pull_request_review" => ["submitted", "edited", "dismissed"].contains(&action),
        "pull_request_review_comment" | "issue_comment" => {
            ["created", "edited", "deleted"].contains(&action)
        }
        "pull_request_review_thread" => ["resolved", "unresolved"].contains(&action),
        _ => false,
    };
    if !is_known {
        return Ok(None);
    }
    if event == "issue_comment" {
        return conversation(told, action);
    }
    let pull_request = told.object("pull_request")?;
    let mut news = PullRequestUpdate::of(snapshot(pull_request, event, action)?);
    let as_of = news.pull_request.as_of;
    match event {
        "pull_request" => news
            .pushes
            .extend(pushed(told, action, &news.pull_request)?),
        "pull_request_review" => {
            let review = review(told.object("review")?, action, as_of)?;
            news.reviews.extend(review);
        }
        "pull_request_review_comment" => {
            let comment = comment(told.object("comment")?, Where::Inline)?;
            news.comments.push(as_told(comment, action, as_of));
        }
        _ => {
            let thread = told.object("thread")?;
            for told in thread.list("comments")? {
                let comment = comment(thread.part(told, "thread.comments"), Where::Inline)?;
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
    }
    Ok(Some(news))
}

/// A comment below a pull request, which GitHub tells as one on an issue: of the pull request it
/// says neither size nor branch, but all the rest.
fn conversation(
    told: JsonReader<'_>,
    action: &str,
) -> Result<Option<PullRequestUpdate>, PayloadError> {
    let issue = told.object("issue")?;
    let Some(link) = issue.optional_object("pull_request")? else {
        return Ok(None);
    };
    let place = link.place(Forge::GitHub, "html_url")?;
    let mut news = PullRequestUpdate::of(Snapshot {
        merged: link.optional_time("merged_at")?,
        ..known(issue, place)?
    });
    let comment = comment(told.object("comment")?, Where::Conversation)?;
    let as_of = news.pull_request.as_of;
    news.comments.push(as_told(comment, action, as_of));
    Ok(Some(news))
}

fn as_told(mut comment: Comment, action: &str, as_of: DateTime<Utc>) -> CommentNews {
    if action == "deleted" {
        comment.deleted = Some(as_of.max(comment.as_of));
    }
    CommentNews(comment)
}

/// The push that a delivery is about. A force-push is one like any other; one that goes back to an
/// earlier commit is that commit's push.
fn pushed(told: JsonReader<'_>, action: &str, of: &Snapshot) -> Result<Option<Push>, PayloadError> {
    let at = match action {
        "opened" => of.opened,
        "synchronize" => of.as_of,
        _ => return Ok(None),
    };
    let Some(id) = told.head_commit()? else {
        return Ok(None);
    };
    Ok(Some(Push {
        id,
        at,
        by: told.actor("sender")?,
        total: of.size.map(|size| (size.additions, size.deletions)),
    }))
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

/// What pull requests and issues tell alike.
fn known(told: JsonReader<'_>, place: PullRequestRef) -> Result<Snapshot, PayloadError> {
    let text = told.optional_text("body")?.unwrap_or_default();
    Ok(Snapshot {
        reverts: reverts::reverted(&place, None, text),
        closed: told.optional_time("closed_at")?,
        readiness: told.readiness("draft"),
        labels: told.labels()?,
        as_of: told.time("updated_at")?,
        ..Snapshot::opened(place, told.actor("user")?, told.time("created_at")?)
    })
}

fn snapshot(told: JsonReader<'_>, event: &str, action: &str) -> Result<Snapshot, PayloadError> {
    let known = known(told, told.place(Forge::GitHub, "html_url")?)?;
    let own = |name: &str| event == "pull_request" && action == name;
    let branch = match told.optional_object("head")? {
        Some(head) => head.branch("ref", "repo", "html_url")?,
        None => None,
    };
    let named = branch.as_ref().map(|b| b.name.as_str());
    Ok(Snapshot {
        merged: told.optional_time("merged_at")?,
        readiness: match known.readiness {
            Readiness::Draft => Readiness::Draft,
            _ if own("ready_for_review") => Readiness::ReadyNow,
            readiness => readiness,
        },
        pushed: own("synchronize").then_some(known.as_of),
        size: told.size()?,
        reverts: known
            .reverts
            .or_else(|| reverts::reverted(&known.place, named, "")),
        branch,
        ..known
    })
}

/// None for a review that is not handed in yet.
fn review(
    told: JsonReader<'_>,
    action: &str,
    as_of: DateTime<Utc>,
) -> Result<Option<ReviewNews>, PayloadError> {
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
pub(crate) fn verdict(state: &str) -> Result<Option<(Option<Verdict>, bool)>, PayloadError> {
    match state.to_ascii_lowercase().as_str() {
        "approved" => Ok(Some((Some(Verdict::Approved), false))),
        "changes_requested" => Ok(Some((Some(Verdict::ChangesRequested), false))),
        "commented" => Ok(Some((Some(Verdict::Commented), false))),
        "dismissed" => Ok(Some((None, true))),
        "pending" => Ok(None),
        _ => Err(PayloadError::Odd("review.state".to_owned())),
    }
}

fn comment(told: JsonReader<'_>, place: Where) -> Result<Comment, PayloadError> {
    Ok(Comment {
        id: id(told)?,
        author: told.actor("user")?,
        place,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written: told.time("created_at")?,
        as_of: told.time("updated_at")?,
        deleted: None,
    })
}

/// The name that GitHub's two interfaces share.
pub(crate) fn id(told: JsonReader<'_>) -> Result<ForgeId, PayloadError> {
    forge_id(told.text("node_id")?, "node_id")
}
