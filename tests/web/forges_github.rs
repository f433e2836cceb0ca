//! What GitHub tells beside reviews: comments below, pushes, sizes, drafts, reverts, new names.

use crate::payloads::at;
use crate::payloads::github::{
    address, event, issue_comment, pull_request, push, review, story, user,
};
use crate::webhook_harness::WebhookHarness;
use axum::http::StatusCode;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::review::{Substance, Where};
use serde_json::{Value, json};

async fn hooked() -> WebhookHarness {
    WebhookHarness::of(Forge::GitHub).await
}

#[tokio::test]
async fn a_comment_below_a_pull_request_is_taken_in_and_takes_nothing_away() {
    let mut hooked = hooked().await;
    let text = "Please rename this before we merge it";
    hooked
        .take_in("issue_comment", &issue_comment(1, 5, "created", text))
        .await;
    let alone = hooked.known(&address(1)).await.unwrap();
    assert_eq!(alone.pull_request.size, None, "it is not told");
    assert_eq!(
        alone.pull_request.author.unwrap().login.as_str(),
        "aki",
        "and not who commented"
    );
    let comment = &alone.comments[0];
    assert_eq!(comment.place, Where::Conversation);
    assert_eq!(comment.substance, Substance::Substantive);
    let (_, _, opened) = story(1).remove(0);
    hooked.take_in("pull_request", &opened).await;
    hooked
        .take_in("issue_comment", &issue_comment(1, 7, "edited", "ok"))
        .await;
    hooked
        .take_in("issue_comment", &issue_comment(1, 8, "deleted", "ok"))
        .await;
    let known = hooked.known(&address(1)).await.unwrap();
    let of = known.pull_request;
    assert_eq!(of.size.unwrap().additions, 30);
    assert_eq!(of.branch.unwrap().name, "topic");
    assert_eq!(of.labels, ["deps"]);
    assert_eq!(known.comments.len(), 1);
    assert_eq!(known.comments[0].substance, Substance::Slight);
    assert!(known.comments[0].deleted.is_some());
    let mut issue = issue_comment(2, 5, "created", text);
    issue["issue"]["pull_request"] = Value::Null;
    let page = hooked.deliver("issue_comment", &issue).await;
    assert_eq!(page.status, StatusCode::ACCEPTED, "one on an issue");
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_review_counts_as_it_was_given_whatever_becomes_of_it() {
    let mut hooked = hooked().await;
    let text = json!({ "body": "Please rename this before we merge it" });
    hooked
        .take_in("pull_request_review", &review(1, 4, "submitted", &text))
        .await;
    let edited = json!({ "body": "ok" });
    hooked
        .take_in("pull_request_review", &review(1, 5, "edited", &edited))
        .await;
    let gone = json!({ "state": "dismissed", "user": null });
    hooked
        .take_in("pull_request_review", &review(1, 6, "dismissed", &gone))
        .await;
    let known = hooked.known(&address(1)).await.unwrap();
    let review = &known.reviews[0];
    assert_eq!(review.verdict.unwrap().as_str(), "approved");
    assert_eq!(
        review.submitted,
        at(4).parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    );
    assert_eq!(
        review.substance,
        Substance::Slight,
        "the edited text counts"
    );
    assert_eq!(review.dismissed, at(6).parse().ok());
    assert_eq!(review.reviewer.as_ref().unwrap().login.as_str(), "mio");
    hooked.house.verify().await;
}

#[tokio::test]
async fn counts_from_none_to_ten_million_are_taken_in_and_beyond_u32_refused() {
    let mut hooked = hooked().await;
    for (n, lines) in [(1, 0), (2, 10_000_000), (3, u64::from(u32::MAX))] {
        let told = json!({ "additions": lines, "deletions": lines });
        let told = event("opened", &pull_request(n, 1, &told));
        hooked.take_in("pull_request", &told).await;
        let size = hooked.known(&address(n)).await.unwrap().pull_request.size;
        assert_eq!(u64::from(size.unwrap().additions), lines);
    }
    for lines in [json!(4_294_967_296_u64), json!(-1), json!(1.5), json!("30")] {
        let told = event(
            "opened",
            &pull_request(4, 1, &json!({ "additions": lines })),
        );
        hooked
            .refuse("pull_request", &told, "pull_request.additions")
            .await;
    }
    assert_eq!(hooked.known(&address(4)).await, None);
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_forges_clock_is_believed_until_a_day_ahead() {
    let mut hooked = hooked().await;
    let now = hooked.house.now();
    let near = now + chrono::TimeDelta::days(1);
    let far = near + chrono::TimeDelta::seconds(1);
    let told = |time: chrono::DateTime<chrono::Utc>| {
        event(
            "opened",
            &pull_request(1, 1, &json!({ "updated_at": time.to_rfc3339() })),
        )
    };
    hooked
        .refuse(
            "pull_request",
            &told(far),
            "pull_request.updated_at is more than a day after",
        )
        .await;
    hooked.take_in("pull_request", &told(near)).await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.pull_request.as_of, near);
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_draft_ready_twice_is_ready_since_the_second_time() {
    let mut hooked = hooked().await;
    for (hour, action, draft) in [
        (1, "opened", true),
        (2, "ready_for_review", false),
        (3, "converted_to_draft", true),
        (4, "ready_for_review", false),
    ] {
        let told = event(action, &pull_request(1, hour, &json!({ "draft": draft })));
        hooked.take_in("pull_request", &told).await;
    }
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.pull_request.ready, at(4).parse().ok());
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_force_push_is_a_push_and_one_back_to_an_earlier_commit_is_that_commits() {
    let mut hooked = hooked().await;
    for (hour, action, commit) in [
        (1, "opened", "a1"),
        (2, "synchronize", "b2"),
        (3, "synchronize", "a1"),
    ] {
        let told = json!({ "head": { "sha": commit } });
        let told = event(action, &pull_request(1, hour, &told));
        hooked.take_in("pull_request", &told).await;
    }
    let known = hooked.known(&address(1)).await.unwrap();
    let pushes: Vec<_> = known.pushes.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(pushes, ["a1", "b2"]);
    assert_eq!(known.pushes[0].by.as_ref().unwrap().login.as_str(), "aki");
    assert_eq!(known.pull_request.pushed, at(3).parse().ok());
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_revert_is_known_by_its_text_or_branch_and_the_text_is_not_kept() {
    let mut hooked = hooked().await;
    let secret_text = "Reverts octo/hearth#7\n\nbecause the embers went out";
    for (n, told, expected) in [
        (8, json!({ "body": secret_text }), Some(7)),
        (9, json!({ "head": { "ref": "revert-7-topic" } }), Some(7)),
        (10, json!({ "body": "Reverts other/hearth#7" }), None),
        (7, json!({ "body": "Reverts #7" }), None),
    ] {
        let told = event("opened", &pull_request(n, 1, &told));
        hooked.take_in("pull_request", &told).await;
        let known = hooked.known(&address(n)).await.unwrap();
        assert_eq!(known.pull_request.reverts, expected, "{n}");
    }
    let folder = hooked.house.folder.path();
    for name in ["irori.db", "irori.db-wal"] {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_default();
        let text = b"the embers went out";
        assert!(!bytes.windows(text.len()).any(|w| w == text), "{name}");
    }
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_renamed_user_keeps_old_acts_and_a_renamed_repository_begins_anew() {
    let mut hooked = hooked().await;
    let (_, _, opened) = story(1).remove(0);
    hooked.take_in("pull_request", &opened).await;
    let renamed = json!({ "user": user("aki-new") });
    let told = event("edited", &pull_request(1, 2, &renamed));
    hooked.take_in("pull_request", &told).await;
    let known = hooked.known(&address(1)).await.unwrap();
    assert_eq!(known.pull_request.author.unwrap().login.as_str(), "aki");
    let mut later = pull_request(2, 3, &renamed);
    hooked
        .take_in("pull_request", &event("opened", &later))
        .await;
    let known = hooked.known(&address(2)).await.unwrap();
    assert_eq!(known.pull_request.author.unwrap().login.as_str(), "aki-new");
    let moved = "https://github.com/octo/fireside/pull/2";
    later["html_url"] = json!(moved);
    later["updated_at"] = json!(at(9));
    hooked
        .take_in("pull_request", &event("edited", &later))
        .await;
    assert!(hooked.known(moved).await.is_some());
    let before = hooked.known(&address(2)).await.unwrap();
    assert_eq!(
        before.pull_request.as_of,
        at(3).parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    );
    hooked.house.verify().await;
}

#[tokio::test]
async fn pushes_to_branches_are_taken_in_and_tags_and_ends_are_not() {
    let mut hooked = hooked().await;
    hooked.take_in("push", &push(&json!({}))).await;
    let many: Vec<Value> = (0..2048).map(|_| json!({ "added": [] })).collect();
    for (with, status) in [
        (json!({ "ref": "refs/tags/v1" }), StatusCode::ACCEPTED),
        (
            json!({ "after": "0".repeat(40), "deleted": true }),
            StatusCode::ACCEPTED,
        ),
        (json!({ "commits": [] }), StatusCode::OK),
        (json!({ "commits": many }), StatusCode::OK),
        (
            json!({ "commits": [{ "author": { "name": "x" } }] }),
            StatusCode::OK,
        ),
        (json!({ "ref": null }), StatusCode::BAD_REQUEST),
        (json!({ "ref": "refs/heads/" }), StatusCode::BAD_REQUEST),
        (json!({ "repository": null }), StatusCode::BAD_REQUEST),
        (
            json!({ "commits": [{ "added": [7] }] }),
            StatusCode::BAD_REQUEST,
        ),
    ] {
        let page = hooked.deliver("push", &push(&with)).await;
        assert_eq!(page.status, status, "{with}: {}", page.body);
    }
    hooked.house.verify().await;
}
