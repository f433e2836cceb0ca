//! Deliveries that were signed and could not be read, as a forge and an admin meet them.

use crate::forges::examples;
use crate::payloads;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use hmac::{Hmac, Mac};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{DeliveryId, WebhookEvent};
use irori_core::domain::id::HookId;
use irori_core::domain::quarantine::Malformed;
use irori_forges::dispatch;
use irori_forges::generated::Generated;
use irori_forges::quarantine::without_texts;
use serde_json::{Value, json};
use sha2::Sha256;
use std::sync::LazyLock;
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

const TEXT: &str = "Please rename this before the merge";
const QUARANTINE: &str = "/admin/forges/quarantine";

struct QuarantineHarness {
    house: TestApp,
    admin: Browser,
    path: String,
    secret: String,
}

impl QuarantineHarness {
    async fn new() -> Self {
        let house = TestApp::empty().await;
        let mut admin = house.set_up().await;
        let page = admin.get("/admin/forges").await;
        let values = [("forge", "github"), ("name", "octo")];
        let page = admin.fill(&page, "forges/add-hook", &values).await;
        let secret = page.all(".secret").remove(0);
        let path = page.all("td code").remove(0);
        let path = path.trim_start_matches("http://127.0.0.1:3000").to_owned();
        Self {
            house,
            admin,
            path,
            secret,
        }
    }

    async fn deliver(&self, name: &str, body: &str) -> Page {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).unwrap();
        mac.update(body.as_bytes());
        let mac = mac.finalize().into_bytes();
        let signature: String = mac.iter().map(|b| format!("{b:02x}")).collect();
        let request = Request::post(&self.path)
            .header("content-type", "application/json")
            .header("x-github-event", "pull_request_review")
            .header("x-github-delivery", name)
            .header("x-hub-signature-256", format!("sha256={signature}"))
            .body(Body::from(body.to_owned()));
        self.house.walker().send(request.unwrap()).await
    }

    fn hook(&self) -> HookId {
        HookId::parse(self.path.rsplit('/').next().unwrap()).unwrap()
    }
}

fn pull_request(merged: Option<&str>) -> Value {
    json!({
        "html_url": "https://github.com/octo/hearth/pull/7", "draft": false, "title": TEXT, "body": TEXT,
        "user": { "login": "aki", "type": "User" }, "created_at": "2026-11-20T01:00:00Z",
        "updated_at": "2026-11-23T03:00:00Z", "merged_at": merged, "closed_at": merged, "labels": [],
    })
}

fn payload(state: Option<&str>) -> Value {
    json!({
        "action": "submitted", "pull_request": pull_request(Some("2026-11-23T02:00:00Z")),
        "repository": { "html_url": "https://github.com/octo/hearth" },
        "review": {
            "node_id": "PRR_1", "state": state, "body": TEXT,
            "submitted_at": "2026-11-20T03:00:00Z", "user": { "login": "mio", "type": "User" },
        },
    })
}

#[tokio::test]
async fn a_delivery_that_lacks_something_is_kept_without_its_texts_until_the_admin_decides() {
    let mut hooked = QuarantineHarness::new().await;
    let answer = hooked.deliver("d-1", &payload(None).to_string()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let page = hooked.admin.get(QUARANTINE).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    for shown in [
        "One delivery could not be read",
        "review.state is missing",
        "pull_request_review",
        "github.com/octo/hearth",
        "PRR_1",
    ] {
        assert!(page.text().contains(shown), "{shown}: {}", page.text());
    }
    assert!(!page.body.contains(TEXT));
    for name in ["irori.db", "irori.db-wal"] {
        let bytes = std::fs::read(hooked.house.folder.path().join(name)).unwrap_or_default();
        let found = bytes.windows(TEXT.len()).any(|w| w == TEXT.as_bytes());
        assert!(!found, "a text is in {name}");
    }
    let page = hooked.admin.fill(&page, "forges/replay", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = page.all(".notice--trouble").remove(0);
    assert!(sentence.contains("review.state is missing"), "{sentence}");
    let page = hooked.admin.fill(&page, "forges/discard", &[]).await;
    assert!(
        page.text().contains("The delivery is discarded"),
        "{}",
        page.text()
    );
    assert!(page.forms("forges/replay").is_empty());
    let forges = hooked.admin.get("/admin/forges").await;
    assert!(forges.text().contains("malformed 1"), "{}", forges.text());
    let outage = "a delivery to the hook octo about github.com/octo/hearth could not be read";
    assert!(forges.text().contains(outage), "{}", forges.text());
    hooked.house.verify().await;
}

#[tokio::test]
async fn what_is_no_json_is_kept_by_its_name_alone() {
    let mut hooked = QuarantineHarness::new().await;
    let answer = hooked.deliver("d-1", "{\"action\":").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let nameless = hooked.deliver("", "[]").await;
    assert!(
        nameless.body.contains("X-GitHub-Delivery"),
        "{}",
        nameless.body
    );
    let page = hooked.admin.get(QUARANTINE).await;
    assert!(page.text().contains("it is not JSON"), "{}", page.text());
    assert!(
        page.text().contains("Nothing of it is kept"),
        "{}",
        page.text()
    );
    let japanese = hooked.admin.clone().speaking("ja").get("/sign-in").await;
    assert_eq!(japanese.status, StatusCode::OK);
    assert_eq!(
        page.forms("forges/replay").len(),
        1,
        "without a name nothing says that it is not one of before"
    );
    hooked.house.verify().await;
}

#[tokio::test]
async fn what_can_be_read_by_now_is_taken_in_and_counts_as_known() {
    let mut hooked = QuarantineHarness::new().await;
    let (hook, forges) = (hooked.hook(), hooked.house.irori.ports.forges.clone());
    let kept = without_texts(&payload(Some("approved")));
    let malformed = Malformed {
        delivery: DeliveryId::parse("d-1").unwrap(),
        event: "pull_request_review".to_owned(),
        repository: Some("github.com/octo/hearth".to_owned()),
        lacks: "review.state is not what it should be".to_owned(),
        payload: kept.to_string(),
    };
    let now = hooked.house.now();
    forges.quarantine(hook, malformed, None, now).await.unwrap();
    let page = hooked.admin.get(QUARANTINE).await;
    let page = hooked.admin.fill(&page, "forges/replay", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(
        page.text().contains("was read and taken in"),
        "{}",
        page.text()
    );
    let again = hooked
        .deliver("d-1", &payload(Some("approved")).to_string())
        .await;
    assert!(again.body.contains("came before"), "{}", again.body);
    let page = hooked.admin.get("/admin/forges").await;
    // Opened before the hook told of anything.
    let row = page
        .all("tr")
        .into_iter()
        .find(|row| row.contains("github.com/octo/hearth"));
    let row = row.unwrap_or_default();
    assert!(row.ends_with("0 of 1: too few to say anything"), "{row}");
    assert!(
        page.text().contains("In these weeks, never."),
        "{}",
        page.text()
    );
    hooked.house.verify().await;
}

/// Every string of a payload that stands under a key of a text.
fn texts<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) if ["body", "title", "message"].contains(&key) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, key, found)),
        Value::Object(fields) => fields.iter().for_each(|(k, v)| texts(v, k, found)),
        _ => {}
    }
}

/// What a payload tells, without who commits with which address: addresses are not kept.
fn told(forge: Forge, event: &str, payload: &Value) -> Result<WebhookEvent, String> {
    static GENERATED: LazyLock<Generated> = LazyLock::new(Generated::default);
    let now = "2026-11-24T00:00:00Z".parse().unwrap();
    let tidings = dispatch::tidings(forge, event, payload, &GENERATED, now);
    let mut tidings = tidings.map_err(|lacks| lacks.to_string())?;
    if let Some(news) = &mut tidings.news {
        news.committers.clear();
    }
    if let Some(push) = &mut tidings.push {
        push.committers.clear();
    }
    Ok(tidings)
}

#[test]
fn every_payload_tells_the_same_without_its_texts() {
    let mut all = Vec::new();
    for (forge, story) in [
        (Forge::GitHub, payloads::github::story(7)),
        (Forge::GitLab, payloads::gitlab::story(7)),
        (Forge::Gitea, payloads::gitea::story(7)),
    ] {
        let story = story.into_iter();
        all.extend(story.map(|(event, _, payload)| (forge, event.to_owned(), payload)));
    }
    all.push((
        Forge::GitHub,
        "push".to_owned(),
        payloads::github::push(&json!({})),
    ));
    all.push((
        Forge::GitLab,
        "Push Hook".to_owned(),
        payloads::gitlab::push(&json!({})),
    ));
    all.push((
        Forge::Gitea,
        "push".to_owned(),
        payloads::gitea::push(&json!({})),
    ));
    for state in ["approved", "commented"] {
        let payload = payload(Some(state));
        all.push((Forge::GitHub, "pull_request_review".to_owned(), payload));
    }
    let examples = examples().unwrap_or_default().into_iter();
    all.extend(examples.map(|(event, payload)| (Forge::GitHub, event, payload)));
    let mut read = 0;
    for (forge, event, payload) in all {
        let stripped = without_texts(&payload);
        let full = told(forge, &event, &payload);
        assert_eq!(told(forge, &event, &stripped), full, "{event}: {stripped}");
        read += usize::from(full.is_ok_and(|t| t.news.is_some() || t.push.is_some()));
        let (kept, mut found) = (stripped.to_string(), Vec::new());
        texts(&payload, "", &mut found);
        for text in found.into_iter().filter(|text| text.chars().count() > 20) {
            assert!(!kept.contains(text), "{event}: {text}");
        }
    }
    assert!(read >= 15, "{read}");
}
