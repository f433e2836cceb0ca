//! GitLab. Source of the shape: GitLab's documentation `doc/user/project/integrations/
//! webhook_events.md` (gitlabhq/gitlabhq at commit 88d3e50, GitLab 16) and `lib/gitlab/hook_data/
//! {merge_request,note}_builder.rb`. Only the fields that are read, and some that nobody knows.

use super::over;
use serde_json::{Value, json};

pub fn address(n: u32) -> String {
    format!("https://lab.example/tools/octo/hearth/-/merge_requests/{n}")
}

pub fn user(id: i64, login: &str) -> Value {
    json!({ "id": id, "name": "Somebody", "username": login, "email": "[REDACTED]" })
}

fn project() -> Value {
    json!({ "id": 5, "web_url": "https://lab.example/tools/octo/hearth",
        "path_with_namespace": "tools/octo/hearth" })
}

/// `at`, as GitLab writes it where it does not write RFC 3339.
fn plainly(hour: u32) -> String {
    format!("2026-11-20 {hour:02}:00:00 UTC")
}

/// What a merge request tells of itself: no number of lines, and its author by number.
fn attributes(n: u32, hour: u32) -> Value {
    json!({
        "id": 90 + n, "iid": n, "author_id": 1, "url": address(n), "state": "opened",
        "draft": false, "work_in_progress": false, "description": "Why this is so",
        "created_at": plainly(1), "updated_at": plainly(hour),
        "source_branch": "topic",
        "source": { "web_url": "https://lab.example/aki/hearth" },
        "target": { "web_url": "https://lab.example/tools/octo/hearth" },
        "last_commit": { "id": "a1", "author": { "name": "Aki", "email": "aki@example.org" } },
        "labels": [{ "title": "deps" }],
        "something": { "nobody": ["knows"] },
    })
}

/// An event of a merge request by this user, with `with` over its attributes.
pub fn event(n: u32, hour: u32, action: &str, by: &Value, with: &Value) -> Value {
    let mut attributes = over(attributes(n, hour), with);
    attributes["action"] = json!(action);
    json!({
        "object_kind": "merge_request", "event_type": "merge_request", "user": by,
        "project": project(), "object_attributes": attributes,
        "labels": [{ "title": "deps" }], "changes": {},
        "reviewers": [user(2, "mio")],
    })
}

pub fn aki() -> Value {
    user(1, "aki")
}

pub fn mio() -> Value {
    user(2, "mio")
}

/// A note on a merge request, with `with` over its attributes.
pub fn note(n: u32, hour: u32, with: &Value) -> Value {
    let note = json!({
        "id": 1244, "note": "Please rename this before we merge it", "noteable_type": "MergeRequest",
        "author_id": 2, "created_at": plainly(5), "updated_at": plainly(hour), "type": null,
        "system": false, "action": "create",
    });
    // The merge request of a note has no address.
    let of = over(attributes(n, hour), &json!({ "url": null }));
    json!({
        "object_kind": "note", "event_type": "note", "user": mio(), "project": project(),
        "object_attributes": over(note, with), "merge_request": of,
    })
}

pub fn push(with: &Value) -> Value {
    let base = json!({
        "object_kind": "push", "ref": "refs/heads/topic", "before": "0".repeat(40), "after": "a1",
        "user_username": "aki", "user_email": "aki@example.org", "project": project(),
        "commits": [{
            "id": "a1", "timestamp": "2020-01-01T00:00:00+09:00", "message": "Never kept",
            "author": { "name": "Aki", "email": "aki@example.org" },
            "added": ["src/lib.rs"], "modified": [], "removed": [],
        }],
        "total_commits_count": 1,
    });
    over(base, with)
}

/// A short story of one merge request, by event.
pub fn story(n: u32) -> Vec<(&'static str, u32, Value)> {
    let draft = json!({ "draft": true, "work_in_progress": true });
    let mut ready = event(n, 2, "update", &aki(), &json!({}));
    ready["changes"] = json!({ "draft": { "previous": true, "current": false } });
    let pushed = json!({ "oldrev": "a1", "last_commit": { "id": "b2" } });
    let merged = json!({ "state": "merged", "last_commit": { "id": "b2" } });
    let hook = "Merge Request Hook";
    vec![
        (hook, 1, event(n, 1, "open", &aki(), &draft)),
        (hook, 2, ready),
        (hook, 3, event(n, 3, "update", &aki(), &pushed)),
        // An approval does not touch the merge request.
        (hook, 4, event(n, 3, "approved", &mio(), &json!({}))),
        (hook, 6, event(n, 6, "merge", &mio(), &merged)),
    ]
}
