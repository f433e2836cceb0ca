//! A store that is busy or full: a plain message, nothing lost, and it recovers.

use axum::http::StatusCode;
use tests::lock;
use tests::test_app::TestApp;

#[tokio::test]
async fn a_busy_store_says_so_keeps_what_was_typed_and_recovers() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let mut other = lock::open(&house.folder.path().join("irori.db")).await;
    lock::take(&mut other).await;
    let typed = [("note", "typed while busy"), ("mood", "2")];
    let busy = aki.fill(&page, "check-in", &typed).await;
    assert_eq!(
        busy.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{}",
        busy.text()
    );
    assert_eq!(busy.all("[role=alert]").len(), 1);
    let form = busy.form("check-in").unwrap();
    for (name, value) in typed {
        assert!(
            form.contains(&(name.into(), value.into())),
            "{name}: {form:?}"
        );
    }
    lock::give_back(other).await;
    let saved = aki.fill(&busy, "check-in", &[]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    assert_eq!(aki.get("/entries").await.all(".entry").len(), 1);
    house.verify().await;
}

#[tokio::test]
async fn a_full_store_still_shows_pages_and_keeps_what_was_typed() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let full = house.reopened_full().await;
    let mut aki_full = full.walker();
    aki_full.set_cookies(aki.cookies().clone());
    let note = "x".repeat(5000);
    let answer = aki_full.fill(&page, "check-in", &[("note", &note)]).await;
    assert_eq!(
        answer.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{}",
        answer.text()
    );
    let form = answer.form("check-in").unwrap();
    assert!(form.iter().any(|(n, v)| n == "note" && *v == note));
    assert_eq!(aki_full.get("/me").await.status, StatusCode::OK);
    let saved = aki.fill(&answer, "check-in", &[]).await;
    assert_eq!(
        saved.status,
        StatusCode::OK,
        "with room again: {}",
        saved.text()
    );
    house.verify().await;
}
