//! What holds for the hooks of all forges alike: who is refused, and that the order of deliveries
//! makes no difference.

use crate::payloads::{self, at};
use crate::webhook_harness::{WebhookHarness, add_hook, sign_whole};
use axum::http::StatusCode;
use chrono::TimeDelta;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::pull_request::{PullRequest, PullRequestState};
use irori_core::domain::review::Verdict;
use irori_forges::dispatch;
use irori_forges::generated::Generated;
use serde_json::Value;

const FORGES: [Forge; 3] = [Forge::GitHub, Forge::GitLab, Forge::Gitea];

type Story = Vec<(&'static str, u32, Value)>;

fn story(forge: Forge, n: u32) -> Story {
    match forge {
        Forge::GitHub => payloads::github::story(n),
        Forge::GitLab => payloads::gitlab::story(n),
        Forge::Gitea => payloads::gitea::story(n),
    }
}

fn address(forge: Forge, n: u32) -> String {
    match forge {
        Forge::GitHub => payloads::github::address(n),
        Forge::GitLab => payloads::gitlab::address(n),
        Forge::Gitea => payloads::gitea::address(n),
    }
}

/// Every order of so many things.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for shorter in orders(of - 1) {
        for place in 0..of {
            let mut order = shorter.clone();
            order.insert(place, of - 1);
            all.push(order);
        }
    }
    all
}

async fn told(hooked: &mut WebhookHarness, order: &[usize], n: u32) -> PullRequestState {
    let story = story(hooked.forge, n);
    for part in order {
        let (event, hour, payload) = &story[*part];
        hooked.house.irori.clock.set(at(*hour).parse().unwrap());
        hooked.take_in(event, payload).await;
    }
    let mut known = hooked.known(&address(hooked.forge, n)).await.unwrap();
    known.pull_request.place.number = 1;
    known
}

#[tokio::test]
async fn a_story_comes_to_the_same_in_any_order_on_every_forge() {
    let generated = Generated::default();
    for forge in FORGES {
        let mut hooked = WebhookHarness::of(forge).await;
        let first = told(&mut hooked, &[0, 1, 2, 3, 4], 1).await;
        check_story(forge, &first);
        for order in orders(5) {
            assert_eq!(
                folded(forge, &order, &generated),
                first,
                "{forge:?} {order:?}"
            );
        }
        // The store does as the rules do; each order is five deliveries.
        for (n, order) in (2..).zip(orders(5).into_iter().skip(1).step_by(17)) {
            let known = told(&mut hooked, &order, n).await;
            assert_eq!(known, first, "{forge:?} {order:?}");
        }
        hooked.house.verify().await;
    }
}

/// What is known after the story in this order, by the rules alone.
fn folded(forge: Forge, order: &[usize], generated: &Generated) -> PullRequestState {
    let story = story(forge, 1);
    let mut all: Option<PullRequestState> = None;
    for part in order {
        let (event, hour, payload) = &story[*part];
        let now = at(*hour).parse().unwrap();
        let told = dispatch::tidings(forge, event, payload, generated, now);
        let news = told.unwrap().news.unwrap();
        let known = all.get_or_insert_with(|| PullRequestState {
            pull_request: PullRequest::first(&news.pull_request),
            pushes: Vec::new(),
            reviews: Vec::new(),
            comments: Vec::new(),
            threads: Vec::new(),
        });
        known.pull_request = known.pull_request.merge(&news.pull_request);
        for push in news.pushes {
            match known.pushes.iter_mut().find(|p| p.id == push.id) {
                Some(old) => *old = old.merge(&push),
                None => known.pushes.push(push),
            }
        }
        for told in news.reviews {
            match known.reviews.iter_mut().find(|r| r.id == told.review.id) {
                Some(old) => *old = old.merge(&told),
                None => known.reviews.push(told.review),
            }
        }
    }
    let mut known = all.unwrap();
    known.pushes.sort_by_key(|p| p.at);
    known
}

fn check_story(forge: Forge, known: &PullRequestState) {
    let time = |hour| Some(at(hour).parse().unwrap());
    let of = &known.pull_request;
    assert_eq!(of.author.as_ref().unwrap().login.as_str(), "aki");
    assert_eq!(Some(of.opened), time(1));
    assert_eq!(of.ready, time(2), "{forge:?}");
    assert_eq!(of.pushed, time(3));
    assert_eq!(of.merged, time(6));
    assert_eq!(of.labels, ["deps"]);
    let branch = of.branch.as_ref().unwrap();
    assert!(branch.repository.ends_with("/aki/hearth"), "{branch:?}");
    assert_eq!(branch.name, "topic");
    let pushes: Vec<_> = known.pushes.iter().map(|p| (p.id.as_str(), p.at)).collect();
    assert_eq!(
        pushes,
        [("a1", time(1).unwrap()), ("b2", time(3).unwrap())],
        "{forge:?}"
    );
    let totals: Vec<_> = known.pushes.iter().map(|p| p.total).collect();
    if forge == Forge::GitLab {
        assert_eq!((of.size, totals), (None, vec![None, None]));
    } else {
        assert_eq!(of.size.unwrap().additions, 50);
        assert_eq!(totals, [Some((30, 4)), Some((50, 4))]);
    }
    assert_eq!(known.reviews.len(), 1);
    let review = &known.reviews[0];
    assert_eq!(review.verdict, Some(Verdict::Approved));
    assert_eq!(review.reviewer.as_ref().unwrap().login.as_str(), "mio");
    assert_eq!(Some(review.submitted), time(4), "{forge:?}");
}

#[tokio::test]
async fn the_same_delivery_twice_is_counted_and_changes_nothing() {
    for forge in FORGES {
        let mut hooked = WebhookHarness::of(forge).await;
        let (event, _, payload) = story(forge, 1).remove(0);
        for said in ["Taken in", "came before"] {
            let page = hooked.deliver_as("one", event, &payload).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            assert!(page.body.contains(said), "{}", page.body);
        }
        // Under another name it is known by its content, where the name is not signed with it; where the forge
        // sends the secret itself, it is news and says what is known.
        let before = hooked.known(&address(forge, 1)).await;
        let page = hooked.deliver(event, &payload).await;
        let is_known = forge != Forge::GitLab;
        assert_eq!(page.body.contains("came before"), is_known, "{}", page.body);
        assert_eq!(hooked.known(&address(forge, 1)).await, before);
        let page = hooked.admin.get("/admin/forges").await;
        let repeated = if is_known { "repeated 2" } else { "repeated 1" };
        assert!(page.text().contains(repeated), "{}", page.text());
        hooked.house.verify().await;
    }
}

#[tokio::test]
async fn a_wrong_secret_another_hooks_and_another_forges_address_are_refused() {
    for forge in FORGES {
        let mut hooked = WebhookHarness::of(forge).await;
        let (event, _, payload) = story(forge, 1).remove(0);
        let (path, good) = (hooked.path.clone(), hooked.secret.clone());
        let (_, other) = add_hook(&mut hooked.admin, other(forge), "other").await;
        for wrong in [
            other.as_str(),
            "whsec_AAAA",
            "x",
            &good[..good.len() - 1],
            &good.to_lowercase(),
        ] {
            hooked.secret = wrong.to_owned();
            let page = hooked.deliver(event, &payload).await;
            assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{forge:?} {wrong}");
            assert!(page.body.contains("this hook's secret"), "{}", page.body);
        }
        let bare = hooked.send(&[], b"{}".to_vec()).await;
        assert_eq!(bare.status, StatusCode::UNAUTHORIZED);
        hooked.secret = good;
        for stranger in ["github", "gitlab", "gitea", "gogs", ""] {
            if stranger != forge.as_str() {
                hooked.path = path.replace(forge.as_str(), stranger);
                let page = hooked.deliver(event, &payload).await;
                let known = ["github", "gitlab", "gitea"].contains(&stranger);
                let status = if known {
                    StatusCode::UNAUTHORIZED
                } else {
                    StatusCode::NOT_FOUND
                };
                assert_eq!(page.status, status, "{}", hooked.path);
            }
        }
        assert_eq!(hooked.known(&address(forge, 1)).await, None);
        let page = hooked.admin.get("/admin/forges").await;
        assert!(
            page.text().contains("6 deliveries that are not signed"),
            "{}",
            page.text()
        );
        hooked.house.verify().await;
    }
}

fn other(forge: Forge) -> Forge {
    match forge {
        Forge::GitHub => Forge::GitLab,
        Forge::GitLab => Forge::Gitea,
        Forge::Gitea => Forge::GitHub,
    }
}

#[tokio::test]
async fn what_is_no_payload_is_malformed_and_what_is_no_event_of_ours_never_is() {
    for forge in FORGES {
        let mut hooked = WebhookHarness::of(forge).await;
        let (event, _, _) = story(forge, 1).remove(0);
        let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
        for (n, body) in [
            b"".to_vec(),
            b"\xff\xfe\x00{}".to_vec(),
            b"{\"action\": \"op\xc3".to_vec(),
            b"null".to_vec(),
            b"[[], {}]".to_vec(),
            b"\"opened\"".to_vec(),
            b"{\"action\": {\"action\": []}, \"object_attributes\": [[{}]]}".to_vec(),
            deep.clone().into_bytes(),
        ]
        .into_iter()
        .enumerate()
        {
            let page = hooked.deliver_raw(&n.to_string(), event, body).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{forge:?} {n}");
            assert!(page.body.len() < 200, "{}", page.body);
        }
        for (n, body) in [
            b"".to_vec(),
            b"\xff".to_vec(),
            b"{\"repository\": [7], \"project\": \"x\"}".to_vec(),
            deep.into_bytes(),
        ]
        .into_iter()
        .enumerate()
        {
            let page = hooked
                .deliver_raw(&format!("s{n}"), "Star Hook", body)
                .await;
            assert_eq!(page.status, StatusCode::ACCEPTED, "{forge:?} {n}");
        }
        let page = hooked.admin.get("/admin/forges").await;
        // Where the event is not signed with the body, an object without its fields is of another.
        let counted = if forge == Forge::GitLab {
            "malformed 8"
        } else {
            "malformed 7"
        };
        assert!(page.text().contains(counted), "{}", page.text());
        hooked.house.verify().await;
    }
}

#[tokio::test]
async fn a_delivery_without_a_name_or_an_event_is_malformed() {
    for (forge, headers, lacks) in [
        (Forge::GitHub, "x-github-event", "X-GitHub-Event"),
        (Forge::GitLab, "x-gitlab-event", "X-Gitlab-Event"),
        (Forge::Gitea, "x-gitea-event", "X-Gitea-Event"),
    ] {
        let mut hooked = WebhookHarness::of(forge).await;
        let (event, _, payload) = story(forge, 1).remove(0);
        let body = serde_json::to_vec(&payload).unwrap();
        let signature = hooked.sign(&body);
        let secret = hooked.secret.clone();
        let signed = [
            ("x-hub-signature-256", signature.as_str()),
            ("x-gitlab-token", secret.as_str()),
        ];
        let page = hooked.send(&signed, body.clone()).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
        assert!(page.body.contains(lacks), "{}", page.body);
        for id in ["", "two words", &"x".repeat(101)] {
            let named = [
                signed[0],
                signed[1],
                (headers, event),
                ("x-github-delivery", id),
                ("x-gitea-delivery", id),
                ("idempotency-key", id),
            ];
            let page = hooked.send(&named, body.clone()).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
            assert!(page.body.contains("The header"), "{}", page.body);
        }
        hooked.house.verify().await;
    }
}

/// What stands in every outage and in the quarantine: nothing.
async fn nothing_is_lost(hooked: &mut WebhookHarness) {
    let mut admin = hooked.house.sign_in("ren@example.org").await;
    let page = admin.get("/admin/forges").await;
    assert!(
        page.text().contains("In these weeks, never."),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("malformed"), "{}", page.text());
    let page = admin.get("/admin/forges/quarantine").await;
    assert!(
        page.text()
            .contains("Every delivery that came could be read"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_delivery_that_is_sent_again_with_other_headers_spoils_nothing() {
    for forge in [Forge::GitHub, Forge::Gitea] {
        let mut hooked = WebhookHarness::of(forge).await;
        let story = story(forge, 1);
        for (event, _, payload) in &story {
            hooked.take_in(event, payload).await;
        }
        let before = hooked.known(&address(forge, 1)).await;
        // Soon after, and when the contents are no longer known.
        for later in [TimeDelta::days(1), TimeDelta::days(31)] {
            let store = &hooked.house.irori.store;
            store.prune(hooked.house.now() + later).await.unwrap();
            for (event, _, payload) in &story {
                let body = serde_json::to_vec(payload).unwrap();
                let names = story.iter().map(|(name, _, _)| *name);
                for name in names.chain(["push", "issue_comment", "pull_request_review_comment"]) {
                    let page = hooked.deliver(name, payload).await;
                    assert!(
                        page.status.as_u16() <= 400,
                        "{event} as {name}: {}",
                        page.body
                    );
                }
                let signature = hooked.sign(&body);
                let hex = signature["sha256=".len()..].to_owned();
                let headers = [
                    ("x-hub-signature-256", signature.as_str()),
                    ("x-gitea-signature", hex.as_str()),
                    ("content-type", "application/x-www-form-urlencoded"),
                ];
                hooked.send(&headers, body).await;
            }
            assert_eq!(hooked.known(&address(forge, 1)).await, before, "{later}");
            nothing_is_lost(&mut hooked).await;
        }
        hooked.house.verify().await;
    }
}

#[tokio::test]
async fn gitlab_signs_with_the_secret_as_its_signing_token() {
    let mut hooked = WebhookHarness::of(Forge::GitLab).await;
    let (event, _, payload) = story(Forge::GitLab, 1).remove(0);
    let body = serde_json::to_vec(&payload).unwrap();
    let (id, time, other, old) = ("msg-1", "1795424400", "1795424401", "1792832399");
    let good = sign_whole(&hooked.secret, id, time, &body);
    let stale = sign_whole(&hooked.secret, "msg-3", old, &body);
    let secret = hooked.secret.clone();
    for (id, time, signature, token, status) in [
        ("msg-2", time, good.as_str(), "", StatusCode::UNAUTHORIZED),
        (id, other, &good, "", StatusCode::UNAUTHORIZED),
        // Its id would not be known any more.
        ("msg-3", old, &stale, "", StatusCode::UNAUTHORIZED),
        // A token does not make up for a signature that does not fit.
        (id, time, "v1,AAAA", &secret, StatusCode::UNAUTHORIZED),
        (id, time, "v1,%%%", "", StatusCode::UNAUTHORIZED),
        (id, time, &good[3..], "", StatusCode::UNAUTHORIZED),
        (id, time, &good, "", StatusCode::OK),
        (
            id,
            time,
            &format!("v1a,x v1,AAAA {good}"),
            "",
            StatusCode::OK,
        ),
    ] {
        let headers = [
            ("x-gitlab-event", event),
            ("webhook-id", id),
            ("webhook-timestamp", time),
            ("webhook-signature", signature),
            ("x-gitlab-token", token),
            // It is not signed, and so names nothing here.
            ("idempotency-key", signature),
        ];
        let page = hooked.send(&headers, body.clone()).await;
        assert_eq!(page.status, status, "{id} {signature}: {}", page.body);
    }
    let page = hooked.admin.get("/admin/forges").await;
    assert!(page.text().contains("repeated 1"), "{}", page.text());
    hooked.house.verify().await;
}

#[tokio::test]
async fn the_page_says_for_each_forge_what_to_enter() {
    let mut hooked = WebhookHarness::of(Forge::Gitea).await;
    for (language, signs) in [
        ("en", ["Payload URL", "Signing token", "Target URL"]),
        ("ja", ["Payload URL", "署名トークン", "ターゲットURL"]),
    ] {
        let page = hooked.admin.get("/settings").await;
        let values = [("language", language)];
        hooked.admin.fill(&page, "account/profile", &values).await;
        let page = hooked.admin.get("/admin/forges").await;
        let about = page.all("form details").join("\n");
        for sign in signs {
            assert!(about.contains(sign), "{language} {sign}: {about}");
        }
    }
    // A forge that there is not is a mistake of the form, which keeps the name.
    let page = hooked.admin.get("/admin/forges").await;
    let values = [("forge", "gogs"), ("name", "kept")];
    let page = hooked.admin.fill(&page, "forges/add-hook", &values).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("kept"), "{}", page.text());
}
