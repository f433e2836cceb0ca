//! A house with a hook, as a forge knows it: deliveries are signed in the forge's own way.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::pull_request::{PullRequestRef, PullRequestState};
use serde_json::Value;
use sha2::Sha256;
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

pub struct WebhookHarness {
    pub house: TestApp,
    pub admin: Browser,
    pub forge: Forge,
    pub path: String,
    pub secret: String,
    walker: Browser,
    delivery: u32,
}

impl WebhookHarness {
    pub async fn of(forge: Forge) -> Self {
        let house = TestApp::empty().await;
        let mut admin = house.set_up().await;
        let (path, secret) = add_hook(&mut admin, forge, "octo").await;
        let walker = house.walker();
        Self {
            house,
            admin,
            forge,
            path,
            secret,
            walker,
            delivery: 0,
        }
    }

    /// The HMAC-SHA256 of the body, in hexadecimal digits, after `sha256=`.
    pub fn sign(&self, body: &[u8]) -> String {
        let hex: String = hmac(self.secret.as_bytes(), body)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        format!("sha256={hex}")
    }

    pub async fn send(&mut self, headers: &[(&str, &str)], body: Vec<u8>) -> Page {
        let mut request = Request::post(&self.path)
            .header("content-type", "application/json")
            .header("sec-fetch-site", "cross-site");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.walker
            .send(request.body(Body::from(body)).unwrap())
            .await
    }

    /// Sends a body in the way of the forge.
    pub async fn deliver_raw(&mut self, delivery: &str, event: &str, body: Vec<u8>) -> Page {
        let signature = self.sign(&body);
        let secret = self.secret.clone();
        let headers = match self.forge {
            Forge::GitHub => [
                ("x-github-event", event),
                ("x-github-delivery", delivery),
                ("x-hub-signature-256", &signature),
            ],
            Forge::GitLab => [
                ("x-gitlab-event", event),
                ("idempotency-key", delivery),
                ("x-gitlab-token", &secret),
            ],
            Forge::Gitea => [
                ("x-gitea-event", event),
                ("x-gitea-delivery", delivery),
                ("x-gitea-signature", &signature["sha256=".len()..]),
            ],
        };
        self.send(&headers, body).await
    }

    pub async fn deliver_as(&mut self, delivery: &str, event: &str, payload: &Value) -> Page {
        let body = serde_json::to_vec(payload).unwrap();
        self.deliver_raw(delivery, event, body).await
    }

    pub async fn deliver(&mut self, event: &str, payload: &Value) -> Page {
        self.delivery += 1;
        let delivery = format!("delivery-{}", self.delivery);
        self.deliver_as(&delivery, event, payload).await
    }

    /// Delivers what has to be taken in.
    pub async fn take_in(&mut self, event: &str, payload: &Value) {
        let page = self.deliver(event, payload).await;
        assert_eq!(page.status, StatusCode::OK, "{event}: {}", page.body);
    }

    /// Delivers what lacks something, which the answer names.
    pub async fn refuse(&mut self, event: &str, payload: &Value, lacks: &str) {
        let page = self.deliver(event, payload).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{event}: {payload}");
        assert!(page.body.contains(lacks), "{}: {lacks}", page.body);
    }

    pub async fn known(&self, address: &str) -> Option<PullRequestState> {
        let place = PullRequestRef::parse(self.forge, address).unwrap();
        self.house.irori.store.pull_request(&place).await.unwrap()
    }
}

/// The path and the secret of a new hook.
pub async fn add_hook(admin: &mut Browser, forge: Forge, name: &str) -> (String, String) {
    let page = admin.get("/admin/forges").await;
    let values = [("forge", forge.as_str()), ("name", name)];
    let page = admin.fill(&page, "forges/add-hook", &values).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let secret = page.all(".secret").remove(0);
    let start = format!("/hooks/{}/", forge.as_str());
    let path = page
        .all("td code")
        .into_iter()
        .map(|a| a.trim_start_matches("http://127.0.0.1:3000").to_owned())
        .find(|path| path.starts_with(&start))
        .unwrap();
    let again = admin.get("/admin/forges").await;
    assert!(!again.body.contains(&secret), "it is shown once");
    (path, secret)
}

pub fn hmac(key: &[u8], body: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(body);
    mac.finalize().into_bytes().to_vec()
}

/// As GitLab signs with a *signing token*.
pub fn sign_whole(secret: &str, id: &str, at: &str, body: &[u8]) -> String {
    let key = STANDARD
        .decode(secret.strip_prefix("whsec_").unwrap())
        .unwrap();
    let signed = [id.as_bytes(), b".", at.as_bytes(), b".", body].concat();
    format!("v1,{}", STANDARD.encode(hmac(&key, &signed)))
}
