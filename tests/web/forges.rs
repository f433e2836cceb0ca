//! GitHub's hook as GitHub meets it, and the pages about it.

use crate::webhook_harness::WebhookHarness;
use axum::http::StatusCode;
use irori_core::domain::forge_account::{ActorKind, Forge};
use irori_core::domain::pull_request::PullRequestState;
use irori_core::domain::review::{Substance, ThreadState, Verdict};
use serde_json::{Value, json};
use std::path::Path;

const ADDRESS: &str = "https://github.com/octo/hearth/pull/7";

fn pull_request(updated: &str) -> Value {
    json!({
        "html_url": ADDRESS, "number": 7, "state": "open", "draft": false,
        "user": { "login": "aki", "type": "User" },
        "created_at": "2026-11-20T01:00:00Z", "updated_at": updated,
        "closed_at": null, "merged_at": null, "labels": [{ "name": "deps" }],
        "something": { "nobody": ["knows"] },
    })
}

fn review(state: &str, body: &str) -> Value {
    json!({
        "node_id": "PRR_1", "state": state, "body": body,
        "submitted_at": "2026-11-20T03:00:00Z", "user": { "login": "mio", "type": "User" },
    })
}

#[tokio::test]
async fn what_is_not_signed_with_the_secret_is_refused() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    let body = br#"{"action":"opened"}"#.to_vec();
    let good = hooked.sign(&body);
    let flipped = if good.ends_with('0') { "1" } else { "0" };
    let flipped = format!("{}{flipped}", &good[..good.len() - 1]);
    for signature in ["", "sha256=", "sha256=zz", &flipped, &good[7..]] {
        let headers = [
            ("x-github-event", "ping"),
            ("x-github-delivery", "d"),
            ("x-hub-signature-256", signature),
        ];
        let page = hooked.send(&headers, body.clone()).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{signature}");
    }
    let page = hooked.send(&[("x-github-event", "ping")], body).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    let page = hooked.admin.get("/admin/forges").await;
    assert!(
        page.text().contains("6 deliveries that are not signed"),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("nothing has come yet"),
        "{}",
        page.text()
    );
    // A hook that is not there answers as one whose secret is another.
    hooked.secret = "another".to_owned();
    let wrong = hooked.deliver("ping", &json!({})).await;
    for path in [
        "/hooks/github/x",
        "/hooks/github/00000000-0000-4000-8000-000000000000",
        &hooked.path.replace("/github/", "/gitea/"),
    ] {
        hooked.path = path.to_owned();
        let page = hooked.deliver("ping", &json!({})).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{path}");
        if path.contains("/github/") {
            assert_eq!(page.body, wrong.body);
        }
    }
    hooked.house.verify().await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_what_is_unknown_is_ignored() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    for (event, payload, lacks) in [
        ("pull_request", json!({}), "action"),
        ("pull_request", json!([]), "action"),
        ("pull_request", json!({ "action": 7 }), "action"),
        (
            "pull_request",
            json!({ "action": "opened" }),
            "pull_request is missing",
        ),
        (
            "pull_request",
            json!({ "action": "opened", "pull_request": [] }),
            "pull_request",
        ),
        (
            "pull_request",
            json!({ "action": "opened", "pull_request": pull_request("yesterday") }),
            "pull_request.updated_at",
        ),
        (
            "pull_request_review",
            json!({ "action": "submitted", "pull_request": pull_request("2026-11-20T03:00:00Z"), "review": {} }),
            "review.state is missing",
        ),
        (
            "pull_request_review_comment",
            json!({ "action": "created", "pull_request": pull_request("2026-11-20T03:00:00Z") }),
            "comment is missing",
        ),
    ] {
        let page = hooked.deliver(event, &payload).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{payload}");
        assert!(page.body.contains(lacks), "{}: {lacks}", page.body);
    }
    let body = b"{\"action\":".to_vec();
    let signature = hooked.sign(&body);
    let named = [
        ("x-github-event", "pull_request"),
        ("x-hub-signature-256", signature.as_str()),
        ("x-github-delivery", "d"),
    ];
    let page = hooked.send(&named, body.clone()).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let page = hooked.send(&named[..2], body.clone()).await;
    assert!(page.body.contains("X-GitHub-Delivery"), "{}", page.body);
    let page = hooked.send(&named[1..], body).await;
    assert!(page.body.contains("X-GitHub-Event"), "{}", page.body);
    for (event, payload) in [
        ("ping", json!({ "zen": "Keep it." })),
        ("star", json!({ "repository": 7 })),
        ("pull_request", json!({ "action": "adopted" })),
        (
            "pull_request_review",
            json!({ "action": "adopted", "review": {} }),
        ),
    ] {
        let page = hooked.deliver(event, &payload).await;
        assert_eq!(page.status, StatusCode::ACCEPTED, "{event}");
    }
    assert_eq!(hooked.known(ADDRESS).await, None);
    hooked.house.verify().await;
}

#[tokio::test]
async fn a_delivery_is_at_most_1_mib() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    let fitting = format!("\"{}\"", "x".repeat(1024 * 1024 - 2)).into_bytes();
    for (body, status) in [
        (fitting.clone(), StatusCode::ACCEPTED),
        (
            [fitting, b" ".to_vec()].concat(),
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
    ] {
        let signature = hooked.sign(&body);
        let headers = [
            ("x-github-event", "ping"),
            ("x-github-delivery", "d"),
            ("x-hub-signature-256", signature.as_str()),
        ];
        assert_eq!(hooked.send(&headers, body).await.status, status);
    }
}

#[tokio::test]
async fn a_review_before_its_pull_request_a_repetition_and_a_dismissal_end_right() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    let text = "Please rename this before we merge it";
    let submitted = json!({
        "action": "submitted", "review": review("approved", text),
        "pull_request": pull_request("2026-11-20T03:00:00Z"),
    });
    let page = hooked
        .deliver_as("a", "pull_request_review", &submitted)
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let mut opened = pull_request("2026-11-20T01:00:00Z");
    for (field, count) in [("additions", 30), ("deletions", 4), ("changed_files", 2)] {
        opened[field] = json!(count);
    }
    let opened = json!({ "action": "opened", "pull_request": opened });
    hooked.deliver("pull_request", &opened).await;
    let dismissed = json!({
        "action": "dismissed", "review": review("dismissed", text),
        "pull_request": pull_request("2026-11-20T05:00:00Z"),
    });
    hooked.deliver("pull_request_review", &dismissed).await;
    let page = hooked
        .deliver_as("a", "pull_request_review", &submitted)
        .await;
    assert_eq!(
        (page.status, page.body.contains("came before")),
        (StatusCode::OK, true)
    );
    let known = hooked.known(ADDRESS).await.unwrap();
    assert_eq!(known.pull_request.size.unwrap().additions, 30);
    assert_eq!(known.pull_request.labels, ["deps"]);
    assert_eq!(known.reviews.len(), 1);
    let review = &known.reviews[0];
    assert_eq!(review.verdict, Some(Verdict::Approved));
    assert_eq!(review.substance, Substance::Substantive);
    assert_eq!(
        review.dismissed,
        Some("2026-11-20T05:00:00Z".parse().unwrap())
    );
    let file = hooked.house.folder.path();
    for name in ["irori.db", "irori.db-wal"] {
        let bytes = std::fs::read(file.join(name)).unwrap_or_default();
        let found = bytes.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(!found, "the text of a comment is in {name}");
    }
    hooked.house.verify().await;
}

#[tokio::test]
async fn deleted_accounts_bots_and_names_in_any_script_are_taken_in() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    for (n, user, login, kind) in [
        (1, json!(null), None, None),
        (
            2,
            json!({ "login": "囲炉裏🔥", "type": "User" }),
            Some("囲炉裏🔥"),
            Some(ActorKind::Human),
        ),
        (
            3,
            json!({ "login": "مستخدم" }),
            Some("مستخدم"),
            Some(ActorKind::Human),
        ),
        (
            4,
            json!({ "login": "renovate", "type": "Bot" }),
            Some("renovate"),
            Some(ActorKind::Bot),
        ),
        (
            5,
            json!({ "login": "<b>&amp;\"" }),
            Some("<b>&amp;\""),
            Some(ActorKind::Human),
        ),
    ] {
        let address = format!("https://github.com/octo/hearth/pull/{n}");
        let mut told = pull_request("2026-11-20T03:00:00Z");
        told["html_url"] = json!(address);
        told["user"] = user;
        let payload = json!({ "action": "opened", "pull_request": told });
        let page = hooked.deliver("pull_request", &payload).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let author = hooked.known(&address).await.unwrap().pull_request.author;
        assert_eq!(author.as_ref().map(|a| a.login.as_str()), login);
        assert_eq!(author.map(|a| a.kind), kind);
    }
    let page = hooked.admin.get("/admin/forges").await;
    let seen = page.all(".entry bdi");
    assert_eq!(seen.len(), 3, "neither nobody nor a bot: {seen:?}");
    assert!(seen.contains(&"<b>&amp;\"".to_owned()), "{seen:?}");
    hooked.house.verify().await;
}

#[tokio::test]
async fn logins_are_tied_by_the_admin_or_by_their_owner_and_hooks_by_admins_alone() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    let mut aki = hooked
        .house
        .join(&mut hooked.admin, "Aki Tanaka", "aki@example.org", None)
        .await;
    let page = aki.get("/admin/forges").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let page = aki
        .post("/do/forges/add-hook", &[("name".into(), "x".into())])
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let page = aki.get("/settings").await;
    let page = aki
        .fill(&page, "forges/add-my-login", &[("login", "@aki")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let bad = aki
        .fill(&page, "forges/add-my-login", &[("login", "AKI")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = hooked.admin.get("/admin/forges").await;
    assert!(page.text().contains("Aki Tanaka"));
    let admin = &mut hooked.admin;
    assert!(page.forms("forges/untie").is_empty(), "it waits");
    let page = admin.fill(&page, "forges/confirm-claim", &[]).await;
    let page = admin.fill(&page, "forges/untie", &[]).await;
    assert!(page.forms("forges/untie").is_empty(), "{}", page.text());
    let person = page.attributes("select[name=person] option", "value");
    let person = person.last().unwrap().clone();
    let values = [("login", "octocat"), ("person", person.as_str())];
    let page = admin.fill(&page, "forges/tie", &values).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.forms("forges/untie").len(), 1);
    let page = admin.fill(&page, "forges/remove-hook", &[]).await;
    assert!(page.forms("forges/remove-hook").is_empty());
    let page = hooked.deliver("ping", &json!({})).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED, "its hook is gone");
    hooked.house.verify().await;
}

/// The examples that Octokit keeps, from GitHub and GitHub Enterprise; `None` where the browser
/// tests' npm packages are not installed, which with CI=true is a failure.
pub(crate) fn examples() -> Option<Vec<(String, Value)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("browser/node_modules/@octokit/webhooks-examples");
    if !folder.is_dir() {
        assert!(
            !tests::databases::is_ci(),
            "@octokit/webhooks-examples is not there (make setup), and with CI=true nothing may be left out"
        );
        println!("@octokit/webhooks-examples is not there (make setup): left out");
        return None;
    }
    let mut found = Vec::new();
    for hosts in [
        "api.github.com",
        "ghes-31",
        "ghes-32",
        "ghes-33",
        "ghes-34",
        "ghes-35",
    ] {
        let text = std::fs::read_to_string(folder.join(hosts).join("index.json")).unwrap();
        let events: Vec<Value> = serde_json::from_str(&text).unwrap();
        for event in events {
            let name = event["name"].as_str().unwrap().to_owned();
            for payload in event["examples"].as_array().unwrap() {
                found.push((name.clone(), payload.clone()));
            }
        }
    }
    Some(found)
}

#[tokio::test]
async fn every_example_of_octokit_is_stored_as_it_says() {
    let Some(examples) = examples() else { return };
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    let mut taken = 0;
    let mut actions = std::collections::BTreeSet::new();
    for (number, (event, mut payload)) in examples.into_iter().enumerate() {
        if !event.starts_with("pull_request") {
            continue;
        }
        // All examples are of the same pull requests; each gets one of its own.
        let address = format!("https://github.com/octo/hearth/pull/{}", number + 1);
        payload["pull_request"]["html_url"] = json!(address);
        let page = hooked.deliver(&event, &payload).await;
        let action = payload["action"].as_str().unwrap().to_owned();
        assert_eq!(
            page.status,
            StatusCode::OK,
            "{event} {action}: {}",
            page.body
        );
        let known = hooked.known(&address).await.unwrap();
        check_pull_request(&known, &payload, &action);
        match event.as_str() {
            "pull_request" => assert!(known.reviews.is_empty() && known.comments.is_empty()),
            "pull_request_review" => check_review(&known, &payload["review"], &action),
            "pull_request_review_comment" => check_comment(&known, &payload["comment"], &action),
            "pull_request_review_thread" => {
                check_comment(&known, &payload["thread"]["comments"][0], &action);
                let thread = &known.threads[0];
                assert_eq!(thread.id.as_str(), payload["thread"]["node_id"]);
                let state = ThreadState::parse(&action).unwrap();
                assert_eq!(thread.state, state);
            }
            other => panic!("{other}"),
        }
        taken += 1;
        actions.insert((event, action));
    }
    assert!(taken > 60, "{taken}");
    assert!(actions.len() > 20, "{actions:?}");
    hooked.house.verify().await;
}

fn time(value: &Value) -> Option<chrono::DateTime<chrono::Utc>> {
    value.as_str().map(|t| t.parse().unwrap())
}

fn check_pull_request(known: &PullRequestState, payload: &Value, action: &str) {
    let (known, told) = (&known.pull_request, &payload["pull_request"]);
    assert_eq!(
        known.author.as_ref().unwrap().login.as_str(),
        told["user"]["login"]
    );
    assert_eq!(known.author.as_ref().unwrap().kind, ActorKind::Human);
    assert_eq!(Some(known.opened), time(&told["created_at"]));
    assert_eq!(Some(known.as_of), time(&told["updated_at"]));
    assert_eq!(known.closed, time(&told["closed_at"]));
    assert_eq!(known.merged, time(&told["merged_at"]));
    let size = known.size.map(|s| (s.additions, s.deletions, s.files));
    let count = |field: &str| told[field].as_u64().map(|n| n as u32);
    let told_size = count("additions")
        .zip(count("deletions"))
        .zip(count("changed_files"));
    assert_eq!(size, told_size.map(|((a, d), f)| (a, d, f)));
    let labels = told["labels"].as_array().unwrap();
    let labels: Vec<_> = labels.iter().map(|l| l["name"].as_str().unwrap()).collect();
    assert_eq!(known.labels, labels);
    let ready = match (told["draft"].as_bool(), action) {
        (Some(true), _) => None,
        (_, "ready_for_review") => time(&told["updated_at"]),
        _ => time(&told["created_at"]),
    };
    assert_eq!(known.ready, ready, "{action}");
    let pushed = (action == "synchronize").then(|| time(&told["updated_at"]).unwrap());
    assert_eq!(known.pushed, pushed);
}

fn check_review(known: &PullRequestState, told: &Value, action: &str) {
    let review = &known.reviews[0];
    assert_eq!(known.reviews.len(), 1);
    assert_eq!(review.id.as_str(), told["node_id"]);
    assert_eq!(
        review.reviewer.as_ref().unwrap().login.as_str(),
        told["user"]["login"]
    );
    assert_eq!(Some(review.submitted), time(&told["submitted_at"]));
    assert_eq!(review.dismissed.is_some(), action == "dismissed");
    let verdict = review.verdict.map(Verdict::as_str);
    assert_eq!(
        verdict,
        told["state"].as_str().filter(|s| *s != "dismissed")
    );
    assert_eq!(review.substance, Substance::Slight, "all have no text");
}

fn check_comment(known: &PullRequestState, told: &Value, action: &str) {
    let comment = &known.comments[0];
    assert_eq!(known.comments.len(), 1);
    assert_eq!(comment.id.as_str(), told["node_id"]);
    assert_eq!(
        comment.author.as_ref().unwrap().login.as_str(),
        told["user"]["login"]
    );
    assert_eq!(Some(comment.written), time(&told["created_at"]));
    assert_eq!(Some(comment.as_of), time(&told["updated_at"]));
    assert_eq!(comment.deleted.is_some(), action == "deleted");
    let is_long = told["body"].as_str().unwrap().chars().count() >= 15;
    let substance = if is_long {
        Substance::Substantive
    } else {
        Substance::Slight
    };
    assert_eq!(comment.substance, substance);
}
