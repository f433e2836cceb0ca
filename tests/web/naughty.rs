//! The big list of naughty strings through every text field, and back equal.

use axum::http::StatusCode;
use tests::markup::foreign;
use tests::test_app::TestApp;

/// npm's `big-list-of-naughty-strings`, as installed by `make setup`.
pub fn naughty() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/browser/node_modules/big-list-of-naughty-strings/blns.json"
    );
    match std::fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text).unwrap(),
        Err(error) if in_ci() => panic!("{path}: {error}; run make setup"),
        Err(_) => {
            eprintln!(
                "the big list of naughty strings is not installed (make setup); a few stand in"
            );
            [
                "",
                "undefined",
                "<script>alert(1)</script>",
                "Ω≈ç√∫",
                "社會科學院語學研究所",
                "\u{202e}test",
                "' OR 1=1 --",
                "\t\u{b}x",
            ]
            .map(str::to_owned)
            .to_vec()
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "whether a missing part may be left out"
)]
fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|v| v == "true")
}

fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[tokio::test]
async fn every_naughty_string_is_a_note_and_comes_back_equal() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut page = aki.get("/").await;
    let strings = naughty();
    assert!(strings.len() > 5);
    for text in strings {
        page = aki
            .fill(&page, "check-in", &[("mood", "3"), ("note", &text)])
            .await;
        assert_eq!(page.status, StatusCode::OK, "{text:?}: {}", page.text());
        let form = page.form("check-in").unwrap();
        let note = form
            .iter()
            .find(|(n, _)| n == "note")
            .map(|(_, v)| normal(v))
            .unwrap_or_default();
        let expected = if text.trim().is_empty() {
            String::new()
        } else {
            normal(&text)
        };
        assert_eq!(note, expected);
        assert_eq!(foreign(&page.body), [""; 0], "{text:?}");
    }
    house.verify().await;
}

/// One-line fields cut white space around a text and refuse line breaks; all else comes back equal.
#[tokio::test]
async fn every_naughty_string_is_a_name_or_a_clear_refusal() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let org = admin.get("/admin").await;
    let root = org
        .attributes("main a[href^='/admin/departments/']", "href")
        .remove(0);
    let root = admin.get(&root).await;
    for text in naughty() {
        let refused = text.trim().is_empty()
            || text.trim().contains(['\n', '\r'])
            || text.chars().count() > 200;
        let settings = admin.get("/settings").await;
        let page = admin
            .fill(&settings, "account/profile", &[("name", &text)])
            .await;
        check(&page, "account/profile", &text, refused);
        let page = admin
            .fill(&root, "org/save-department", &[("name", &text)])
            .await;
        check(&page, "org/save-department", &text, refused);
        let team = admin
            .fill(
                &org,
                "org/add-team",
                &[("name", &text), ("zone", "Asia/Tokyo")],
            )
            .await;
        if refused {
            assert_eq!(team.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
        } else {
            check(&team, "org/save-team", &text, refused);
            let holidays = format!("2026-12-25 {text}");
            let page = admin
                .fill(&team, "org/save-holidays", &[("holidays", &holidays)])
                .await;
            assert_eq!(page.status, StatusCode::OK, "{text:?}: {}", page.text());
            let form = page.form("org/save-holidays").unwrap();
            let kept = form
                .iter()
                .find(|(n, _)| n == "holidays")
                .map(|(_, v)| v.trim().to_owned());
            let expected = format!("2026-12-25 {}", text.trim());
            assert_eq!(kept.as_deref(), Some(expected.trim()));
            admin
                .fill(&page, "org/remove-team", &[("sure", "yes")])
                .await;
        }
    }
    house.verify().await;
}

#[tokio::test]
async fn every_naughty_string_is_an_annotation_or_a_clear_refusal() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let team = house.team(&mut admin, "minami").await;
    let people = admin.get("/admin/people").await;
    let me = people.attributes("th a", "href").remove(0);
    let me = admin.get(&me).await;
    let part = [
        ("team", team.as_str()),
        ("part", "lead"),
        ("from", "2026-11-01"),
    ];
    admin.fill(&me, "org/add-membership", &part).await;
    let page = admin.get(&format!("/teams/{team}")).await;
    for text in naughty() {
        let refused = text.trim().is_empty()
            || text.trim().contains(['\n', '\r'])
            || text.chars().count() > 120;
        let values = [("from", "2026-11-16"), ("text", text.as_str())];
        let page = admin.fill(&page, "annotation/add", &values).await;
        assert_eq!(foreign(&page.body), [""; 0], "{text:?}");
        if refused {
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{text:?}: {}", page.text());
        // `all` cuts white space of its own kind around a text.
        assert_eq!(page.all(".annotation__text"), [text.trim()], "{text:?}");
        admin.fill(&page, "annotation/remove", &[]).await;
    }
    house.verify().await;
}

/// A Word keeps every character; blank ones and those that are too long are refused.
#[tokio::test]
async fn every_naughty_string_is_a_word_or_a_clear_refusal() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let people = admin.get("/admin/people").await;
    let teams = admin.get("/admin").await;
    let team = teams
        .attributes("a[href^='/admin/teams/']", "href")
        .remove(0);
    let team = team.rsplit('/').next().unwrap().to_owned();
    for href in people.attributes("th a", "href") {
        let page = admin.get(&href).await;
        if page.text().contains("ren@example.org") {
            let part = [
                ("team", team.as_str()),
                ("part", "lead"),
                ("from", "2026-11-01"),
            ];
            admin.fill(&page, "org/add-membership", &part).await;
        }
    }
    let page = aki.get("/words").await;
    for text in naughty() {
        let refused = text.trim().is_empty() || text.contains('\0') || text.chars().count() > 2000;
        let page = aki.get(&page.at).await;
        let page = aki.fill(&page, "word/send", &[("text", &text)]).await;
        assert_eq!(foreign(&page.body), [""; 0], "{text:?}");
        if refused {
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{text:?}: {}", page.text());
        assert_eq!(page.all("#sent .note"), [normal(&text).trim()], "{text:?}");
        aki.fill(&page, "word/remove", &[]).await;
    }
    house.verify().await;
}

fn check(page: &tests::browser::Page, act: &str, text: &str, refused: bool) {
    let form = page
        .form(act)
        .unwrap_or_else(|| panic!("{text:?}: {}", page.text()));
    let name = form
        .iter()
        .find(|(n, _)| n == "name")
        .map(|(_, v)| v.clone())
        .unwrap_or_default();
    if refused {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
    } else {
        assert_eq!(page.status, StatusCode::OK, "{text:?}: {}", page.text());
        assert_eq!(name, text.trim());
    }
    assert_eq!(foreign(&page.body), [""; 0], "{text:?}");
}
