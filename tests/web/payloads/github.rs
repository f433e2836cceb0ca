//! GitHub. Source of the shape: octokit/webhooks, `payload-schemas/api.github.com/{pull_request,
//! pull_request_review, pull_request_review_comment, issue_comment, push}` and the examples beside
//! them, at commit 2bd8c0e (its package `@octokit/webhooks-examples` 7.x). Only the fields that are
//! read, and some that nobody knows.

use super::{at, over};
use serde_json::{Value, json};

pub fn address(n: u32) -> String {
    format!("https://github.com/octo/hearth/pull/{n}")
}

pub fn user(login: &str) -> Value {
    json!({ "login": login, "id": 7, "type": "User" })
}

/// A pull request as of this hour, with `with` over it.
pub fn pull_request(n: u32, hour: u32, with: &Value) -> Value {
    let base = json!({
        "html_url": address(n), "number": n, "state": "open", "draft": false, "body": null,
        "user": user("aki"), "created_at": at(1), "updated_at": at(hour),
        "closed_at": null, "merged_at": null, "labels": [{ "name": "deps" }],
        "head": { "ref": "topic", "sha": "a1",
            "repo": { "html_url": "https://github.com/aki/hearth", "fork": true } },
        "additions": 30, "deletions": 4, "changed_files": 2,
        "something": { "nobody": ["knows"] },
    });
    over(base, with)
}

pub fn event(action: &str, pull_request: &Value) -> Value {
    json!({ "action": action, "pull_request": pull_request, "sender": user("aki"),
        "repository": { "html_url": "https://github.com/octo/hearth" } })
}

/// Deliveries about reviews do not tell the size.
pub fn review(n: u32, hour: u32, action: &str, review: &Value) -> Value {
    let base = json!({
        "node_id": "PRR_1", "state": "approved", "body": null, "submitted_at": at(4),
        "user": user("mio"),
    });
    let size = json!({ "additions": null, "deletions": null, "changed_files": null });
    let mut told = event(action, &pull_request(n, hour, &size));
    told["review"] = over(base, review);
    told
}

/// A comment below a pull request, which is told as one on an issue.
pub fn issue_comment(n: u32, hour: u32, action: &str, text: &str) -> Value {
    json!({
        "action": action,
        "issue": {
            "html_url": address(n), "number": n, "state": "open", "user": user("aki"),
            "created_at": at(1), "updated_at": at(hour), "closed_at": null, "draft": false,
            "labels": [{ "name": "deps" }], "body": "Why this is so",
            "pull_request": { "html_url": address(n), "merged_at": null },
        },
        "comment": { "node_id": "IC_1", "user": user("mio"), "body": text,
            "created_at": at(5), "updated_at": at(hour) },
        "repository": { "html_url": "https://github.com/octo/hearth" },
        "sender": user("mio"),
    })
}

pub fn push(with: &Value) -> Value {
    let base = json!({
        "ref": "refs/heads/topic", "before": "0".repeat(40), "after": "a1", "created": true,
        "deleted": false, "repository": { "html_url": "https://github.com/octo/hearth" },
        "commits": [{
            "id": "a1", "timestamp": "2020-01-01T00:00:00+09:00", "message": "Never kept",
            "author": { "name": "Aki", "email": "Aki@Example.org", "username": "aki" },
            "added": ["src/lib.rs"], "modified": [], "removed": [],
        }],
    });
    over(base, with)
}

/// A short story of one pull request, by event.
pub fn story(n: u32) -> Vec<(&'static str, u32, Value)> {
    let draft = pull_request(n, 1, &json!({ "draft": true }));
    let ready = pull_request(n, 2, &json!({}));
    let pushed = json!({ "head": { "sha": "b2" }, "additions": 50 });
    let pushed = pull_request(n, 3, &pushed);
    let merged = json!({ "state": "closed", "closed_at": at(6), "merged_at": at(6),
        "head": { "sha": "b2" }, "additions": 50 });
    let merged = pull_request(n, 6, &merged);
    vec![
        ("pull_request", 1, event("opened", &draft)),
        ("pull_request", 2, event("ready_for_review", &ready)),
        ("pull_request", 3, event("synchronize", &pushed)),
        (
            "pull_request_review",
            4,
            review(n, 4, "submitted", &json!({})),
        ),
        ("pull_request", 6, event("closed", &merged)),
    ]
}
