//! What is GitLab's own: approvals without names, notes, authors by number, bots by their names.

use crate::payloads::at;
use crate::payloads::gitlab::{address, aki, event, mio, note, push, story, user};
use crate::webhook_harness::WebhookHarness;
use axum::http::StatusCode;
use irori_core::domain::forge_account::{ActorKind, Forge};
use irori_core::domain::review::{Substance, Where};
use serde_json::{Value, json};

const HOOK: &str = "Merge Request Hook";

async fn hooked() -> WebhookHarness {
    WebhookHarness::of(Forge::GitLab).await
}

impl WebhookHarness {
    /// Takes in a delivery that comes at this hour.
    async fn take_in_at(&mut self, hour: u32, event: &str, payload: &Value) {
        self.house.irori.clock.set(at(hour).parse().unwrap());
        self.take_in(event, payload).await;
    }
}

#[tokio::test]
async fn an_approval_taken_back_and_given_again_is_one_review() {
    let mut hooked = hooked().await;
    let told = |action| event(1, 1, action, &mio(), &json!({}));
    hooked.take_in_at(2, HOOK, &told("approval")).await;
    hooked.take_in_at(3, HOOK, &told("unapproval")).await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.reviews[0].id.as_str(), "approval-2");
    assert_eq!(
        known.reviews[0].submitted,
        at(2).parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    );
    assert_eq!(known.reviews[0].dismissed, at(3).parse().ok());
    hooked.take_in_at(4, HOOK, &told("approved")).await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.reviews.len(), 1);
    assert_eq!(
        known.reviews[0].submitted,
        at(4).parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    );
    assert_eq!(known.reviews[0].dismissed, None);
    // What GitLab takes back by itself after a push names who pushed: it says nothing of Mio.
    let by_itself = json!({ "system": true, "system_action": "approvals_reset_on_push" });
    let told = event(1, 5, "unapproved", &aki(), &by_itself);
    hooked.take_in_at(5, HOOK, &told).await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!((known.reviews.len(), known.reviews[0].dismissed), (1, None));
    hooked.house.verify().await;
}

#[tokio::test]
async fn notes_are_comments_and_gitlabs_own_are_not() {
    let mut hooked = hooked().await;
    hooked.take_in("Note Hook", &note(1, 5, &json!({}))).await;
    let inline = json!({ "id": 1245, "type": "DiffNote", "note": "ok" });
    hooked.take_in("Note Hook", &note(1, 6, &inline)).await;
    // Edited by somebody else: it stays Mio's.
    let mut edited = note(1, 7, &json!({ "note": "ok", "action": "update" }));
    edited["user"] = user(9, "admin");
    hooked.take_in("Note Hook", &edited).await;
    let known = hooked.known(&address(1)).await.unwrap();
    let told: Vec<_> = known
        .comments
        .iter()
        .map(|c| (c.id.as_str(), c.place, c.substance))
        .collect();
    assert_eq!(
        told,
        [
            ("note-1244", Where::Conversation, Substance::Slight),
            ("note-1245", Where::Inline, Substance::Slight)
        ]
    );
    let author = known.comments[0].author.as_ref().unwrap();
    assert_eq!(author.login.as_str(), "mio");
    assert_eq!(known.pull_request.author, None, "nobody said who 1 is");
    assert_eq!(known.pull_request.size, None, "missing is not zero");
    for with in [
        json!({ "system": true }),
        json!({ "noteable_type": "Issue" }),
        json!({ "noteable_type": null }),
    ] {
        let page = hooked.deliver("Note Hook", &note(1, 8, &with)).await;
        assert_eq!(page.status, StatusCode::ACCEPTED, "{with}");
    }
    hooked.house.verify().await;
}

#[tokio::test]
async fn the_author_is_known_once_they_act_themselves() {
    let mut hooked = hooked().await;
    let told = event(1, 2, "approved", &mio(), &json!({}));
    hooked.take_in(HOOK, &told).await;
    assert_eq!(
        hooked.known(&address(1)).await.unwrap().pull_request.author,
        None
    );
    let told = event(1, 3, "update", &aki(), &json!({ "oldrev": "a1" }));
    hooked.take_in(HOOK, &told).await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.pull_request.author.unwrap().login.as_str(), "aki");
    hooked.house.verify().await;
}

#[tokio::test]
async fn bots_ghosts_and_names_in_any_script_are_told_apart() {
    let mut hooked = hooked().await;
    for (n, login, expected) in [
        (1, "project_278964_bot", Some(ActorKind::Bot)),
        (2, "group_9970_bot_1a2b3c", Some(ActorKind::Bot)),
        (3, "GitLab-Security-Bot", Some(ActorKind::Bot)),
        (4, "renovate[bot]", Some(ActorKind::Bot)),
        (5, "project_bot", Some(ActorKind::Human)),
        (6, "talbot", Some(ActorKind::Human)),
        (7, "囲炉裏🔥", Some(ActorKind::Human)),
        (8, "مستخدم", Some(ActorKind::Human)),
        (9, "ghost", None),
    ] {
        let told = event(n, 1, "open", &user(1, login), &json!({}));
        hooked.take_in(HOOK, &told).await;
        let known = hooked.known(&address(n)).await.unwrap();
        assert_eq!(
            known.pull_request.author.map(|a| a.kind),
            expected,
            "{login}"
        );
    }
    let mut told = event(10, 1, "open", &aki(), &json!({}));
    told["user"] = Value::Null;
    hooked.take_in(HOOK, &told).await;
    let known = hooked.known(&address(10)).await.unwrap();
    assert_eq!((known.pull_request.author, known.pushes.len()), (None, 1));
    hooked.house.verify().await;
}

#[tokio::test]
async fn what_is_merged_stays_so_since_the_first_that_said_it() {
    let mut hooked = hooked().await;
    let merged = json!({ "state": "merged" });
    for (hour, action) in [(8, "update"), (6, "merge")] {
        let told = event(1, hour, action, &aki(), &merged);
        hooked.take_in(HOOK, &told).await;
    }
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.pull_request.merged, at(6).parse().ok());
    let told = event(2, 4, "close", &aki(), &json!({ "state": "closed" }));
    hooked.take_in(HOOK, &told).await;
    let known = hooked.known(&address(2)).await.unwrap();
    assert_eq!(known.pull_request.closed, at(4).parse().ok());
    let told = event(2, 5, "reopen", &aki(), &json!({}));
    hooked.take_in(HOOK, &told).await;
    let known = hooked.known(&address(2)).await.unwrap();
    assert_eq!(known.pull_request.closed, None);
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_revert_names_a_merge_request_of_the_same_project() {
    let mut hooked = hooked().await;
    for (n, text, expected) in [
        (8, "This reverts merge request !7", Some(7)),
        (9, "This reverts merge request tools/octo/hearth!7", Some(7)),
        (10, "This reverts merge request tools/other!7", None),
        (11, "This reverts commit 1a2b3c", None),
    ] {
        let told = event(n, 1, "open", &aki(), &json!({ "description": text }));
        hooked.take_in(HOOK, &told).await;
        let known = hooked.known(&address(n)).await.unwrap();
        assert_eq!(known.pull_request.reverts, expected, "{text}");
    }
    hooked.house.verify().await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_what_is_unknown_is_ignored() {
    let mut hooked = hooked().await;
    for (with, lacks) in [
        (
            json!({ "updated_at": null }),
            "object_attributes.updated_at is missing",
        ),
        (
            json!({ "updated_at": "yesterday" }),
            "object_attributes.updated_at",
        ),
        (
            json!({ "updated_at": "2026-11-25 00:00:00 UTC" }),
            "a day after",
        ),
        (
            json!({ "state": null }),
            "object_attributes.state is missing",
        ),
        (json!({ "url": "ftp://x" }), "url"),
        (json!({ "draft": "no" }), "object_attributes.draft"),
        (json!({ "labels": [{ "name": "x" }] }), "labels"),
        (json!({ "author_id": "1" }), "author_id"),
        (
            json!({ "last_commit": { "id": "two words" } }),
            "last_commit.id",
        ),
        (json!({ "last_commit": { "id": 7 } }), "last_commit.id"),
    ] {
        let told = event(1, 1, "open", &aki(), &with);
        hooked.refuse(HOOK, &told, lacks).await;
    }
    hooked
        .refuse(HOOK, &json!({}), "object_attributes is missing")
        .await;
    let mut told = event(1, 1, "approved", &mio(), &json!({}));
    told["user"]["id"] = Value::Null;
    hooked.refuse(HOOK, &told, "user.id is missing").await;
    hooked
        .refuse(
            "Note Hook",
            &note(1, 5, &json!({ "id": null })),
            "object_attributes.id",
        )
        .await;
    for (hook, told) in [
        (HOOK, event(1, 1, "adopt", &aki(), &json!({}))),
        (HOOK, json!({ "object_attributes": {} })),
        ("Tag Push Hook", json!({})),
        ("Pipeline Hook", story(1).remove(0).2),
    ] {
        let page = hooked.deliver(hook, &told).await;
        assert_eq!(page.status, StatusCode::ACCEPTED, "{hook}");
    }
    assert_eq!(hooked.known(&address(1)).await, None);
    hooked.house.verify().await;
}

#[tokio::test]
async fn pushes_to_branches_are_taken_in_and_tags_and_ends_are_not() {
    let mut hooked = hooked().await;
    for (with, status) in [
        (json!({}), StatusCode::OK),
        (json!({ "total_commits_count": 25 }), StatusCode::OK),
        (
            json!({ "user_email": "", "user_username": null }),
            StatusCode::OK,
        ),
        (json!({ "ref": "refs/tags/v1" }), StatusCode::ACCEPTED),
        (json!({ "after": "0".repeat(40) }), StatusCode::ACCEPTED),
        (json!({ "project": null }), StatusCode::BAD_REQUEST),
        (json!({ "commits": {} }), StatusCode::BAD_REQUEST),
    ] {
        let page = hooked.deliver("Push Hook", &push(&with)).await;
        assert_eq!(page.status, status, "{with}: {}", page.body);
    }
    hooked.house.verify().await;
}
