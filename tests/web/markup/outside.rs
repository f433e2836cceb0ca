//! What comes from outside: deliveries of forges, the names that browsers call themselves, and the first
//! account of an empty house.

use super::attacks::LINES;
use super::compare::apart;
use super::fields::SECRET;
use crate::payloads::{at, github};
use crate::webhook_harness::WebhookHarness;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use irori_core::domain::forge_account::Forge;
use serde_json::json;
use tests::browser::{Browser, Page, encode};
use tests::markup::{foreign, harmless};
use tests::test_app::{PASSWORD, TestApp};

/// Without what no login and no address has.
fn dense(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '@');
    format!("x{}", seen.take(80).collect::<String>())
}

/// What the pages of an admin show after a forge told of somebody and something of this name.
async fn after_deliveries(text: &str) -> Vec<Page> {
    let login = dense(text);
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    let told = json!({
        "title": text, "body": text, "user": github::user(&login),
        "labels": [{ "name": text }], "updated_at": at(2),
    });
    let opened = github::event("opened", &github::pull_request(1, 2, &told));
    hooked.take_in("pull_request", &opened).await;
    let mut review = github::review(
        1,
        3,
        "submitted",
        &json!({ "user": github::user(&login), "body": text }),
    );
    hooked.take_in("pull_request_review", &review).await;
    // One that cannot be read is kept, and its answer names what it lacks.
    review["review"]["state"] = json!(null);
    review["review"]["node_id"] = json!(text);
    review[format!("zz{text}")] = json!({ text: [text] });
    let refused = hooked.deliver("pull_request_review", &review).await;
    let odd = hooked
        .deliver(
            "pull_request",
            &json!({ "action": "opened", "pull_request": text }),
        )
        .await;
    let page = hooked.admin.get("/admin/forges").await;
    let mine = [("forge", "github"), ("login", login.as_str())];
    let settings = hooked.admin.get("/settings").await;
    let settings = hooked
        .admin
        .fill(&settings, "forges/add-my-login", &mine)
        .await;
    let mut pages = vec![refused, odd, page, settings];
    for at in [
        "/admin/forges",
        "/admin/forges/quarantine",
        "/me/reviews",
        "/settings",
    ] {
        pages.push(hooked.admin.get(at).await);
    }
    pages
}

fn same(text: &str, plain: &[Page], told: &[Page]) {
    for (plain, told) in plain.iter().zip(told) {
        assert_eq!(apart(plain, told), [""; 0], "{text} at {}", told.at);
    }
}

#[tokio::test]
async fn what_a_forge_tells_changes_no_document() {
    for text in LINES {
        let (plain, told) = (
            after_deliveries(&harmless(text)).await,
            after_deliveries(text).await,
        );
        assert!(
            told[3].body.len() > 1000 && told[5].text().contains("pull_request"),
            "{}",
            told[5].text()
        );
        same(text, &plain, &told);
    }
}

/// The address of a pull request becomes a link.
#[tokio::test]
async fn no_repository_has_marks_in_its_name() {
    let mut hooked = WebhookHarness::of(Forge::GitHub).await;
    for address in [
        "https://github.com/octo/x\"onload=1/pull/7",
        "https://github.com/<b>/hearth/pull/7",
        "https://github.com@evil.example/octo/hearth/pull/7",
        "https://github.com\\evil.example/octo/hearth/pull/7",
        "https://github.com/octo/hearth?x=/pull/7",
        "https://github.com/octo/hearth#/pull/7",
        "https://github.com/octo/%2e%2e/pull/7",
        "https://github.com/octo/\u{202e}htraeh/pull/7",
        "javascript://github.com/octo/hearth/pull/7",
    ] {
        let told = json!({ "html_url": address, "updated_at": at(2) });
        let opened = github::event("opened", &github::pull_request(7, 2, &told));
        let answer = hooked.deliver("pull_request", &opened).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
    }
    for at in ["/admin/forges", "/admin/forges/quarantine"] {
        let page = hooked.admin.get(at).await;
        assert_eq!(foreign(&page.body), [""; 0], "{at}");
    }
}

/// Signs in with a browser that calls itself this, after somebody tried with this for an address, and
/// looks at what is kept of it.
async fn devices(house: &TestApp, agent: &str) -> Vec<Page> {
    let mut walker = house.walker();
    let unknown = format!("{}@example.org", dense(agent));
    let tries = [
        (unknown.as_str(), StatusCode::UNPROCESSABLE_ENTITY),
        ("aki@example.org", StatusCode::SEE_OTHER),
        ("ren@example.org", StatusCode::SEE_OTHER),
    ];
    let mut pages = Vec::new();
    for (email, status) in tries {
        let fields = [("at", "/sign-in"), ("email", email), ("password", PASSWORD)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let request = Request::post("/do/sign-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::USER_AGENT, agent)
            .body(Body::from(encode(&fields)));
        let page = walker.send(request.unwrap()).await;
        assert_eq!(page.status, status, "{agent}: {}", page.text());
        pages.push(page);
        for at in [
            "/",
            "/settings/sessions",
            "/settings/security",
            "/admin/security",
        ] {
            pages.push(walker.get(at).await);
        }
    }
    pages
}

#[tokio::test]
async fn what_a_browser_calls_itself_changes_no_document() {
    let is_header = |text: &&&str| text.is_ascii() && !text.contains(char::is_control);
    let [plain_house, told_house] = [TestApp::with_aki().await.0, TestApp::with_aki().await.0];
    for text in LINES.iter().filter(is_header) {
        let plain = devices(&plain_house, &harmless(text)).await;
        let told = devices(&told_house, text).await;
        let shown = told.iter().any(|page| page.text().contains(&text[..20]));
        assert!(shown, "{text} is shown nowhere");
        same(text, &plain, &told);
    }
}

/// The first account, and what its admin sees.
async fn set_up(text: &str) -> Vec<Page> {
    let house = TestApp::empty().await;
    let token = house
        .irori
        .store
        .set_up_link(house.now())
        .await
        .unwrap()
        .unwrap();
    let mut admin: Browser = house.walker();
    let page = admin.get(&format!("/set-up/{token}")).await;
    let email = format!("{}@example.org", dense(text));
    let values = [
        ("org-name", text),
        ("name", text),
        ("email", email.as_str()),
        ("password", SECRET),
    ];
    // The passwords differ: everything is shown again.
    let refused = admin.fill(&page, "set-up", &values).await;
    let rest = [
        ("password-again", SECRET),
        ("language", "en"),
        ("zone", "Asia/Tokyo"),
    ];
    let mut pages = vec![
        refused,
        admin
            .fill(&page, "set-up", &[&values[..], &rest].concat())
            .await,
    ];
    for at in ["/admin", "/admin/people", "/settings", "/", "/privacy"] {
        pages.push(admin.get(at).await);
    }
    pages
}

#[tokio::test]
async fn the_first_account_s_texts_change_no_document() {
    for text in LINES {
        let (plain, told) = (set_up(&harmless(text)).await, set_up(text).await);
        assert_eq!(told[0].status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(
            told[1].at.starts_with("/admin"),
            "{text}: {}",
            told[1].text()
        );
        same(text, &plain, &told);
    }
}
