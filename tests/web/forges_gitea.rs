//! What is Gitea's and Forgejo's own: two families of headers, reviews without names, drafts by title.

use crate::payloads::at;
use crate::payloads::gitea::{
    address, aki, comment, event, pull_request, push, review, story, user,
};
use crate::webhook_harness::WebhookHarness;
use axum::http::StatusCode;
use irori_core::domain::forge_account::{ActorKind, Forge};
use irori_core::domain::review::{Substance, Where};
use serde_json::{Value, json};

async fn hooked() -> WebhookHarness {
    WebhookHarness::of(Forge::Gitea).await
}

#[tokio::test]
async fn forgejos_headers_and_githubs_signature_do_as_well() {
    let mut hooked = hooked().await;
    let (event, _, payload) = story(1).remove(0);
    let body = serde_json::to_vec(&payload).unwrap();
    let signature = hooked.sign(&body);
    let bare = signature["sha256=".len()..].to_owned();
    for (number, name, value) in [
        (1, "x-forgejo-signature", &bare),
        (2, "x-gitea-signature", &bare),
        (3, "x-hub-signature-256", &signature),
    ] {
        let id = format!("d{number}");
        let headers = [
            ("x-forgejo-event", event),
            ("x-forgejo-delivery", &id),
            (name, value),
        ];
        let page = hooked.send(&headers, body.clone()).await;
        assert_eq!(page.status, StatusCode::OK, "{name}: {}", page.body);
    }
    // The first signature that there is decides.
    let headers = [
        ("x-gitea-event", event),
        ("x-gitea-delivery", "d4"),
        ("x-gitea-signature", "00"),
        ("x-hub-signature-256", &signature),
    ];
    let page = hooked.send(&headers, body).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    hooked.house.verify().await;
}

#[tokio::test]
async fn reviews_are_told_apart_by_who_what_and_when() {
    let mut hooked = hooked().await;
    let text = "Please rename this before we merge it";
    for (hour, event, kind, content) in [
        (
            3,
            "pull_request_rejected",
            "pull_request_review_rejected",
            text,
        ),
        (
            4,
            "pull_request_comment",
            "pull_request_review_comment",
            "ok",
        ),
        (
            5,
            "pull_request_approved",
            "pull_request_review_approved",
            "",
        ),
    ] {
        let told = review(1, hour, kind, content);
        hooked.take_in(event, &told).await;
        hooked.take_in(event, &told).await;
    }
    let known = hooked.known(&address(1)).await.unwrap();
    let told: Vec<_> = known
        .reviews
        .iter()
        .map(|r| {
            (
                r.verdict.unwrap().as_str(),
                r.submitted.to_rfc3339(),
                r.substance,
            )
        })
        .collect();
    let time = |hour| at(hour).replace('Z', "+00:00");
    assert_eq!(
        told,
        [
            ("changes-requested", time(3), Substance::Substantive),
            ("commented", time(4), Substance::Slight),
            ("approved", time(5), Substance::Slight),
        ]
    );
    hooked.house.verify().await;
}

#[tokio::test]
async fn comments_below_are_taken_in_edited_and_deleted() {
    let mut hooked = hooked().await;
    let text = "Please rename this before we merge it";
    let event = "issue_comment";
    hooked.take_in(event, &comment(1, 5, "created", text)).await;
    hooked.take_in(event, &comment(1, 7, "deleted", text)).await;
    // It comes late.
    hooked
        .take_in("pull_request_comment", &comment(1, 6, "edited", "ok"))
        .await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.comments.len(), 1);
    let comment_known = &known.comments[0];
    assert_eq!(comment_known.place, Where::Conversation);
    assert_eq!(comment_known.substance, Substance::Substantive);
    assert_eq!(comment_known.deleted, at(7).parse().ok());
    assert_eq!(known.pull_request.size, None);
    let mut on_issue = comment(2, 5, "created", text);
    on_issue["is_pull"] = json!(false);
    on_issue["issue"]["pull_request"] = Value::Null;
    let page = hooked.deliver(event, &on_issue).await;
    assert_eq!(page.status, StatusCode::ACCEPTED);
    hooked.house.verify().await;
}

#[tokio::test]
async fn ghosts_runners_and_names_in_any_script_are_told_apart() {
    let mut hooked = hooked().await;
    for (n, told, expected) in [
        (1, user(-1, "Ghost"), None),
        (2, user(-2, "gitea-actions"), Some(ActorKind::Bot)),
        (3, user(9, "forgejo-actions"), Some(ActorKind::Bot)),
        (4, user(9, "renovate-bot"), Some(ActorKind::Bot)),
        (5, user(9, "囲炉裏🔥"), Some(ActorKind::Human)),
        (6, user(9, "مستخدم"), Some(ActorKind::Human)),
        (7, json!(null), None),
        (
            8,
            json!({ "id": 9, "username": "old" }),
            Some(ActorKind::Human),
        ),
    ] {
        let mut of = pull_request(n, 1, &json!({}));
        of["user"] = told;
        hooked
            .take_in("pull_request", &event("opened", &of, &Value::Null))
            .await;
        let known = hooked.known(&address(n)).await.unwrap();
        assert_eq!(known.pull_request.author.map(|a| a.kind), expected, "{n}");
        assert_eq!(known.pushes[0].by, None, "the sender is gone");
    }
    hooked.house.verify().await;
}

#[tokio::test]
async fn an_old_gitea_tells_drafts_by_their_titles_and_no_sizes() {
    let mut hooked = hooked().await;
    let old = |title: &str, hour| {
        let with = json!({ "draft": null, "additions": null, "deletions": null, "title": title });
        pull_request(1, hour, &with)
    };
    let told = event("opened", &old("[WIP] A topic", 1), &aki());
    hooked.take_in("pull_request", &told).await;
    let known = hooked.known(&address(1)).await.unwrap().pull_request;
    assert_eq!((known.ready, known.size), (None, None));
    let mut told = event("edited", &old("A topic", 3), &aki());
    told["changes"] = json!({ "title": { "from": "[wip] A topic" } });
    hooked.take_in("pull_request", &told).await;
    let known = hooked.known(&address(1)).await.unwrap().pull_request;
    assert_eq!(known.ready, at(3).parse().ok());
    hooked.house.verify().await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_what_is_unknown_is_ignored() {
    let mut hooked = hooked().await;
    for (with, lacks) in [
        (
            json!({ "html_url": "https://git.example/octo/hearth/issues/1" }),
            "pull_request.html_url",
        ),
        (
            json!({ "updated_at": null }),
            "pull_request.updated_at is missing",
        ),
        (
            json!({ "created_at": "2026-12-01T00:00:00+09:00" }),
            "a day after",
        ),
        (
            json!({ "additions": 4_294_967_296_u64 }),
            "pull_request.additions",
        ),
        (json!({ "head": [] }), "pull_request.head"),
        (json!({ "labels": "x" }), "pull_request.labels"),
        (
            json!({ "user": { "id": 9, "login": "two words" } }),
            "user.login",
        ),
    ] {
        let told = event("opened", &pull_request(1, 1, &with), &aki());
        hooked.refuse("pull_request", &told, lacks).await;
    }
    let told = review(1, 1, "pull_request_review_puzzled", "");
    hooked
        .refuse("pull_request_comment", &told, "review.type")
        .await;
    let told = event("reviewed", &pull_request(1, 1, &json!({})), &aki());
    hooked
        .refuse("pull_request_approved", &told, "review is missing")
        .await;
    for (event, told) in [
        ("pull_request", event("adopted", &json!({}), &aki())),
        ("repository", json!({})),
    ] {
        let page = hooked.deliver(event, &told).await;
        assert_eq!(page.status, StatusCode::ACCEPTED, "{event}");
    }
    assert_eq!(hooked.known(&address(1)).await, None);
    hooked.house.verify().await;
}

#[tokio::test]
async fn pushes_to_branches_are_taken_in_and_tags_and_ends_are_not() {
    let mut hooked = hooked().await;
    for (with, status) in [
        (json!({}), StatusCode::OK),
        (json!({ "total_commits": 25 }), StatusCode::OK),
        (json!({ "commits": null }), StatusCode::OK),
        (json!({ "ref": "refs/tags/v1" }), StatusCode::ACCEPTED),
        (json!({ "after": "0".repeat(64) }), StatusCode::ACCEPTED),
        (json!({ "before": null }), StatusCode::BAD_REQUEST),
    ] {
        let page = hooked.deliver("push", &push(&with)).await;
        assert_eq!(page.status, status, "{with}: {}", page.body);
    }
    hooked.house.verify().await;
}
