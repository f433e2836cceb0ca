//! What people set about themselves.

use axum::http::StatusCode;
use tests::test_app::{PASSWORD, TestApp};

#[tokio::test]
async fn working_hours_come_in_pieces_and_days_off_in_stretches() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/settings/hours").await;
    let values = [("mon", "9:30-15:00, 16:00-19:30"), ("fri", "")];
    let page = aki.fill(&page, "calendar/hours", &values).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let form = page.form("calendar/hours").unwrap();
    assert!(
        form.contains(&("mon".into(), "09:30–15:00, 16:00–19:30".into())),
        "{form:?}"
    );
    let bad = aki
        .fill(&page, "calendar/hours", &[("tue", "18:00-9:00")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.form("calendar/hours")
            .unwrap()
            .contains(&("tue".into(), "18:00-9:00".into()))
    );
    let page = aki
        .fill(
            &page,
            "calendar/add-day-off",
            &[("from", "2026-11-25"), ("to", "2026-11-26")],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let today = aki.get("/").await;
    assert_eq!(today.all(".dots__day--off").len(), 2, "{}", today.body);
    let page = aki.fill(&page, "calendar/remove-day-off", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(aki.get("/").await.all(".dots__day--off").len(), 0);
    house.verify().await;
}

#[tokio::test]
async fn the_day_follows_the_zone_and_when_it_ends() {
    let (house, mut aki) = TestApp::with_aki().await;
    // 01:30 on the 24th in Tokyo belongs to the 23rd.
    house
        .irori
        .clock
        .set("2026-11-23T16:30:00Z".parse().unwrap());
    let page = aki.get("/").await;
    let day = |page: &tests::browser::Page| {
        page.form("check-in")
            .unwrap()
            .into_iter()
            .find(|(n, _)| n == "day")
            .unwrap()
            .1
    };
    assert_eq!(day(&page), "2026-11-23");
    let page = aki.get("/settings").await;
    aki.fill(&page, "account/profile", &[("day-ends-at", "00:00")])
        .await;
    assert_eq!(day(&aki.get("/").await), "2026-11-24");
    let page = aki.get("/settings").await;
    aki.fill(&page, "account/profile", &[("zone", "America/Los_Angeles")])
        .await;
    assert_eq!(day(&aki.get("/").await), "2026-11-23");
    house.verify().await;
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one_and_other_sessions_end() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut phone = house.walker();
    let page = phone.get("/sign-in").await;
    phone
        .fill(
            &page,
            "sign-in",
            &[("email", "aki@example.org"), ("password", PASSWORD)],
        )
        .await;
    let new = "embers under the kettle";
    let page = aki.get("/settings").await;
    let values = |old: &'static str| {
        [
            ("old-password", old),
            ("password", new),
            ("password-again", new),
        ]
    };
    let bad = aki
        .fill(&page, "account/password", &values("not the old one"))
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!bad.body.contains(new) && !bad.body.contains("not the old one"));
    let good = aki.fill(&page, "account/password", &values(PASSWORD)).await;
    assert_eq!(good.status, StatusCode::OK, "{}", good.text());
    assert_eq!(aki.get("/me").await.at, "/me", "this session stays");
    assert!(
        phone.get("/me").await.at.starts_with("/sign-in"),
        "the other has ended"
    );
    house.verify().await;
}

#[tokio::test]
async fn other_sessions_are_listed_and_ended() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut others = Vec::new();
    for _ in 0..2 {
        let mut walker = house.walker();
        let page = walker.get("/sign-in").await;
        walker
            .fill(
                &page,
                "sign-in",
                &[("email", "aki@example.org"), ("password", PASSWORD)],
            )
            .await;
        others.push(walker);
    }
    let page = aki.get("/settings/sessions").await;
    assert_eq!(
        page.forms("account/end-session").len(),
        2,
        "{}",
        page.text()
    );
    let page = aki.fill(&page, "account/end-session", &[]).await;
    assert_eq!(
        page.forms("account/end-session").len(),
        1,
        "{}",
        page.text()
    );
    aki.fill(&page, "account/end-other-sessions", &[]).await;
    for walker in &mut others {
        assert!(walker.get("/me").await.at.starts_with("/sign-in"));
    }
    assert_eq!(aki.get("/me").await.at, "/me");
    house.verify().await;
}
