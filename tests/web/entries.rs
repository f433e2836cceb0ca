//! My entries: the list, its pages, changing and removing.

use axum::http::StatusCode;
use irori_store::Finding;
use sqlx::{Connection, Executor, SqliteConnection};
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

async fn log_many(aki: &mut Browser, many: usize) {
    for n in 0..many {
        let page = aki.get(&format!("/?day=2026-11-{:02}", 9 + n % 15)).await;
        let minutes = (n + 1).to_string();
        let page = aki.fill(&page, "log-chat", &[("minutes", &minutes)]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    }
}

fn step(page: &Page, rel: &str) -> Option<String> {
    page.attributes(&format!(".pager a[rel={rel}]"), "href")
        .into_iter()
        .next()
}

#[tokio::test]
async fn pages_run_forwards_and_backwards_over_every_entry_once() {
    let (house, mut aki) = TestApp::with_aki().await;
    log_many(&mut aki, 60).await;
    let mut page = aki.get("/entries").await;
    let mut seen = vec![page.attributes(".entry a", "href")];
    let mut numbers = vec![page.all(".pager span").join("")];
    while let Some(next) = step(&page, "next") {
        page = aki.get(&next).await;
        seen.push(page.attributes(".entry a", "href"));
        numbers.push(page.all(".pager span").join(""));
    }
    let ids = |pages: &[Vec<String>]| -> Vec<String> {
        pages
            .iter()
            .flatten()
            .map(|href| href.split('?').next().unwrap().to_owned())
            .collect()
    };
    let mut all = ids(&seen);
    assert_eq!((seen.len(), all.len()), (3, 60));
    assert!(
        numbers[1].contains('2') && numbers[1].contains('3') && numbers[1].contains("60"),
        "{numbers:?}"
    );
    let mut back = Vec::new();
    while let Some(prev) = step(&page, "prev") {
        page = aki.get(&prev).await;
        back.push(page.attributes(".entry a", "href"));
    }
    back.reverse();
    assert_eq!(ids(&back), all[..50]);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 60);
    house.verify().await;
}

#[tokio::test]
async fn the_list_can_be_filtered_by_kind_and_week() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    aki.fill(&page, "check-in", &[("mood", "4")]).await;
    aki.fill(&page, "log-activity", &[]).await;
    let page = aki.get("/?day=2026-11-18").await;
    aki.fill(&page, "log-chat", &[]).await;
    for (query, count) in [
        ("", 3),
        ("?kind=chat", 1),
        ("?kind=check-in", 1),
        ("?kind=interruption", 0),
        ("?week=2026-W47", 1),
        ("?week=2026-W48", 2),
        ("?week=2026-W48&kind=chat", 0),
        ("?kind=&week=", 3),
    ] {
        let page = aki.get(&format!("/entries{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert_eq!(page.all(".entry").len(), count, "{query}");
    }
    let page = aki.get("/entries?week=2026-W99").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        aki.get("/entries?after=nonsense").await.status,
        StatusCode::OK
    );
    house.verify().await;
}

#[tokio::test]
async fn an_entry_can_be_changed_and_removed() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let page = aki
        .fill(
            &page,
            "log-work-to-home",
            &[("kind", "alert"), ("start", "20:40")],
        )
        .await;
    let edit = page.attributes(".entry a", "href").remove(0);
    let page = aki.get(&edit).await;
    let bad = aki
        .fill(
            &page,
            "change-entry",
            &[("minutes", "0"), ("start", "21:15")],
        )
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.form("change-entry")
            .unwrap()
            .contains(&("start".into(), "21:15".into()))
    );
    let page = aki
        .fill(
            &page,
            "change-entry",
            &[("minutes", "35"), ("day", "2026-11-20")],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = aki.get("/entries").await;
    assert!(page.text().contains("35"), "{}", page.text());
    let page = aki.get(&page.attributes(".entry a", "href")[0]).await;
    let unsure = aki.fill(&page, "remove-entry", &[]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    aki.fill(&page, "remove-entry", &[("sure", "yes")]).await;
    let page = aki.get("/entries").await;
    assert_eq!(page.all(".entry").len(), 0);
    house.verify().await;
}

#[tokio::test]
async fn every_kind_can_be_opened_and_changed() {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.aki_at("2026-11-27T09:00:00Z").await;
    for act in [
        "check-in",
        "log-chat",
        "log-activity",
        "log-home-to-work",
        "log-work-to-home",
        "weekly-pulse",
    ] {
        let page = aki.get("/").await;
        let more: &[_] = match act {
            "check-in" => &[("mood", "3")],
            "weekly-pulse" => &[("clear", "4")],
            _ => &[],
        };
        let page = aki.fill(&page, act, more).await;
        assert_eq!(page.status, StatusCode::OK, "{act}");
    }
    let list = aki.get("/entries").await;
    let links = list.attributes(".entry a", "href");
    assert_eq!(links.len(), 6, "{}", list.text());
    for link in links {
        let page = aki.get(&link).await;
        let page = aki.fill(&page, "change-entry", &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{link}: {}", page.text());
        assert!(page.at.starts_with("/entries"), "{}", page.at);
    }
    house.verify().await;
}

#[tokio::test]
async fn somebody_elses_entry_is_not_there() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let page = aki.fill(&page, "log-chat", &[("minutes", "77")]).await;
    let edit = page.attributes(".entry a", "href").remove(0);
    let form = aki.get(&edit).await;
    let mut admin = house.sign_in("ren@example.org").await;
    let theirs = admin.get(&edit).await;
    let nowhere = admin
        .get("/entries/0198a000-0000-7000-8000-000000000000")
        .await;
    assert_eq!(
        (theirs.status, nowhere.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    assert_eq!(theirs.text(), nowhere.text());
    for (act, values) in [
        ("change-entry", [("minutes", "5")]),
        ("remove-entry", [("sure", "yes")]),
    ] {
        let page = admin.fill(&form, act, &values).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{act}");
        assert!(!page.text().contains("77"));
    }
    assert!(aki.get("/entries").await.text().contains("77"));
    house.verify().await;
}

#[tokio::test]
async fn a_check_in_that_turned_up_under_another_account_shows_nothing_of_it() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let mut ken = house
        .join(&mut admin, "Ken Mori", "ken@example.org", None)
        .await;
    let page = ken.get("/").await;
    let fields = [
        ("mood", "1"),
        ("connection", "1"),
        ("note", "for nobody else"),
    ];
    ken.fill(&page, "check-in", &fields).await;
    let url = format!("sqlite:{}", house.folder.path().join("irori.db").display());
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    let moved =
        "UPDATE check_in SET person_id = (SELECT id FROM person WHERE email = 'aki@example.org')";
    line.execute(moved).await.unwrap();
    line.close().await.unwrap();
    let list = aki.get("/entries").await.text();
    assert!(list.contains("Unreadable"), "{list}");
    let today = aki.get("/").await;
    assert!(
        today.text().contains("cannot be opened"),
        "{}",
        today.text()
    );
    let chosen = today.attributes("[name=connection][checked]", "value");
    assert!(chosen.iter().all(String::is_empty), "{chosen:?}");
    for address in [
        "/",
        "/entries",
        "/me",
        "/me/weeks",
        "/mine/irori.json",
        "/mine/entries.csv",
    ] {
        let page = aki.get(address).await;
        assert!(page.status.is_success(), "{address}: {}", page.status);
        assert!(!page.body.contains("for nobody else"), "{address}");
    }
    let file = aki.get("/mine/irori.json").await.body;
    assert!(!file.contains(r#""connection":1"#), "{file}");
    let findings = house.irori.store.verify().await.unwrap();
    let unreadable = |found: &Finding| matches!(found, Finding::Unreadable(_));
    assert!(findings.iter().any(unreadable), "{findings:?}");
}
