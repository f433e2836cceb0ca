//! The quick logs.

use axum::http::StatusCode;
use tests::test_app::TestApp;

#[tokio::test]
async fn one_press_logs_with_sensible_defaults() {
    let (house, mut aki) = TestApp::with_aki().await;
    for act in [
        "log-chat",
        "log-activity",
        "log-home-to-work",
        "log-work-to-home",
    ] {
        let page = aki.get("/").await;
        let page = aki.fill(&page, act, &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{act}: {}", page.text());
        assert_eq!(page.all(".notice--done").len(), 1);
    }
    assert_eq!(aki.get("/").await.all(".entries .entry").len(), 4);
    house.verify().await;
}

#[tokio::test]
async fn the_next_default_is_what_was_logged_last() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let page = aki
        .fill(
            &page,
            "log-home-to-work",
            &[("kind", "school-run"), ("minutes", "25"), ("agreed", "yes")],
        )
        .await;
    let form = page.form("log-home-to-work").unwrap();
    for pair in [("kind", "school-run"), ("minutes", "25")] {
        assert!(
            form.contains(&(pair.0.into(), pair.1.into())),
            "{pair:?}: {form:?}"
        );
    }
    // Whether it was agreed or imposed is said anew each time.
    assert!(form.iter().all(|(name, _)| name != "agreed"), "{form:?}");
    house.verify().await;
}

#[tokio::test]
async fn minutes_that_are_not_in_a_day_are_refused_and_kept_as_typed() {
    let (house, mut aki) = TestApp::with_aki().await;
    for act in [
        "log-chat",
        "log-activity",
        "log-home-to-work",
        "log-work-to-home",
    ] {
        for minutes in ["0", "-3", "1441", "a while", ""] {
            let page = aki.get("/").await;
            let page = aki.fill(&page, act, &[("minutes", minutes)]).await;
            assert_eq!(
                page.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{act} {minutes}"
            );
            let form = page.form(act).unwrap();
            assert!(
                form.contains(&("minutes".into(), minutes.into())),
                "{act} {minutes}: {form:?}"
            );
        }
    }
    assert_eq!(aki.get("/entries").await.all(".entry").len(), 0);
    house.verify().await;
}

#[tokio::test]
async fn a_partner_who_does_not_exist_is_refused() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let nobody = "7b1f1b9e-2d0f-4e7b-9a5e-0c8f6f3f2d11";
    let page = aki.fill(&page, "log-chat", &[("partner", nobody)]).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        page.text()
    );
    house.verify().await;
}
