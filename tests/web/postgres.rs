//! The way through the pages once more, on PostgreSQL.

use axum::http::StatusCode;
use std::sync::Arc;
use tests::databases::{Database, Engine};
use tests::test_app::TestApp;

#[tokio::test]
async fn the_same_pages_stand_on_postgresql() {
    let Some(database) = Database::fresh(Engine::Postgres).await else {
        return;
    };
    let house = TestApp::on(&database.url, Arc::new(tempfile::tempdir().unwrap())).await;
    let mut admin = house.set_up().await;
    let team = house.team(&mut admin, "minami").await;
    let mut aki = house
        .join(&mut admin, "Aki Tanaka", "aki@example.org", Some(&team))
        .await;
    let page = aki.get("/").await;
    let typed = [
        ("mood", "4"),
        ("outdoor-minutes", "lots"),
        ("note", "kept \u{1f525}"),
    ];
    let page = aki.fill(&page, "check-in", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = aki
        .fill(&page, "check-in", &[("outdoor-minutes", "20")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    for act in [
        "log-chat",
        "log-activity",
        "log-home-to-work",
        "log-work-to-home",
    ] {
        let (mut one, mut two) = (aki.clone(), aki.clone());
        let (first, second) = tokio::join!(one.fill(&page, act, &[]), two.fill(&page, act, &[]));
        assert_eq!(
            (first.status, second.status),
            (StatusCode::OK, StatusCode::OK),
            "{act}"
        );
    }
    let list = aki.get("/entries").await;
    assert_eq!(list.all(".entry").len(), 5, "{}", list.text());
    for path in [
        "/me",
        "/me/household",
        "/me/partners",
        "/me/patterns",
        "/settings",
        "/settings/hours",
        "/settings/sessions",
        "/entries?kind=chat&week=2026-W48",
    ] {
        assert_eq!(aki.get(path).await.status, StatusCode::OK, "{path}");
    }
    let edit = list.attributes(".entry a", "href").remove(0);
    let page = aki.get(&edit).await;
    aki.fill(&page, "remove-entry", &[("sure", "yes")]).await;
    assert_eq!(aki.get("/entries").await.all(".entry").len(), 4);
    for path in ["/admin", "/admin/people", &format!("/admin/teams/{team}")] {
        assert_eq!(admin.get(path).await.status, StatusCode::OK, "{path}");
    }
    house.verify().await;
}
