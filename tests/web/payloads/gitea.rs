//! Gitea and Forgejo. Source of the shape: go-gitea/gitea `modules/structs/{hook,pull,issue}.go` (at
//! commits 040cb8b and 0969dae), `modules/webhook/type.go` and `services/webhook/notifier.go` (at
//! commit 887c8a5, Gitea 1.24); Forgejo tells the same. Only the fields that are read, and some that
//! nobody knows.

use super::{at, over};
use serde_json::{Value, json};

pub fn address(n: u32) -> String {
    format!("https://git.example/octo/hearth/pulls/{n}")
}

pub fn user(id: i64, login: &str) -> Value {
    json!({ "id": id, "login": login, "username": login, "full_name": "" })
}

pub fn aki() -> Value {
    user(1, "aki")
}

pub fn mio() -> Value {
    user(2, "mio")
}

pub fn repository() -> Value {
    json!({ "id": 5, "html_url": "https://git.example/octo/hearth", "full_name": "octo/hearth" })
}

/// A pull request as of this hour, with `with` over it.
pub fn pull_request(n: u32, hour: u32, with: &Value) -> Value {
    let base = json!({
        "html_url": address(n), "number": n, "state": "open", "draft": false, "title": "A topic",
        "body": "", "user": aki(), "created_at": at(1), "updated_at": at(hour),
        "closed_at": null, "merged": false, "merged_at": null, "labels": [{ "name": "deps" }],
        "head": { "label": "topic", "ref": "topic", "sha": "a1",
            "repo": { "html_url": "https://git.example/aki/hearth" } },
        "additions": 30, "deletions": 4, "changed_files": 2,
        "due_date": null, "something": { "nobody": ["knows"] },
    });
    over(base, with)
}

pub fn event(action: &str, pull_request: &Value, by: &Value) -> Value {
    json!({ "action": action, "number": 7, "pull_request": pull_request, "sender": by,
        "repository": repository(), "commit_id": "", "review": null })
}

/// A review by Mio, of this type.
pub fn review(n: u32, hour: u32, kind: &str, text: &str) -> Value {
    let mut told = event("reviewed", &pull_request(n, hour, &json!({})), &mio());
    told["review"] = json!({ "type": kind, "content": text });
    told
}

pub fn comment(n: u32, hour: u32, action: &str, text: &str) -> Value {
    json!({
        "action": action, "is_pull": true, "repository": repository(), "sender": mio(),
        "issue": {
            "html_url": address(n), "number": n, "state": "open", "user": aki(), "title": "A topic",
            "body": "", "created_at": at(1), "updated_at": at(hour), "closed_at": null,
            "labels": [{ "name": "deps" }],
            "pull_request": { "merged": false, "merged_at": null },
        },
        "comment": { "id": 31, "user": mio(), "body": text, "created_at": at(5), "updated_at": at(hour) },
    })
}

pub fn push(with: &Value) -> Value {
    let base = json!({
        "ref": "refs/heads/topic", "before": "0".repeat(64), "after": "a1", "repository": repository(),
        "commits": [{
            "id": "a1", "timestamp": "2020-01-01T00:00:00+09:00", "message": "Never kept",
            "author": { "name": "Aki", "email": "aki@example.org", "username": "aki" },
            "added": ["src/lib.rs"], "modified": null, "removed": null,
        }],
        "total_commits": 1, "pusher": aki(), "sender": aki(),
    });
    over(base, with)
}

/// A short story of one pull request, by event.
pub fn story(n: u32) -> Vec<(&'static str, u32, Value)> {
    let draft = pull_request(n, 1, &json!({ "draft": true, "title": "WIP: A topic" }));
    let mut ready = event("edited", &pull_request(n, 2, &json!({})), &aki());
    ready["changes"] = json!({ "title": { "from": "WIP: A topic" } });
    let pushed = json!({ "head": { "sha": "b2" }, "additions": 50 });
    let reviewed = json!({ "head": { "sha": "b2" }, "additions": 50, "updated_at": at(4) });
    let mut review = review(n, 4, "pull_request_review_approved", "");
    review["pull_request"] = pull_request(n, 4, &reviewed);
    let merged = json!({ "state": "closed", "merged": true, "closed_at": at(6),
        "merged_at": at(6), "head": { "sha": "b2" }, "additions": 50 });
    vec![
        ("pull_request", 1, event("opened", &draft, &aki())),
        ("pull_request", 2, ready),
        (
            "pull_request",
            3,
            event("synchronized", &pull_request(n, 3, &pushed), &aki()),
        ),
        ("pull_request_approved", 4, review),
        (
            "pull_request",
            6,
            event("closed", &pull_request(n, 6, &merged), &mio()),
        ),
    ]
}
