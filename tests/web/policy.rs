//! Policy choices: read by everybody, set by admins, from a week to come on.

use axum::http::StatusCode;
use tests::browser::Page;
use tests::test_app::TestApp;

const ACT: &str = "policy/set";

/// The value in a field of the form.
fn field(page: &Page, name: &str) -> String {
    let form = page.form(ACT).unwrap();
    let found = form.into_iter().find(|(field, _)| field == name);
    found.unwrap().1
}

/// The numbers beside a threshold.
fn row(page: &Page, field: &str) -> Vec<String> {
    page.all(&format!("tr#{field} td.num"))
}

#[tokio::test]
async fn an_admin_sets_thresholds_for_weeks_to_come_and_everybody_reads_them() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/admin/policy").await;
    assert_eq!(
        page.all("h1"),
        ["All thresholds are as Irori comes with them"]
    );
    assert_eq!(row(&page, "quiet-streak"), ["10", "10"]);
    assert!(
        page.text()
            .contains("counts from week 49 of 2026 on, which begins on Monday 30 November")
    );
    assert!(
        page.text()
            .contains("No threshold has been changed so far.")
    );
    let values = [("quiet-streak", "8"), ("breadth", "1,75")];
    let page = admin.fill(&page, ACT, &values).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(
        page.text().contains("The thresholds are set."),
        "{}",
        page.text()
    );
    assert!(
        page.text()
            .contains("A change has been set. It counts from week 49 of 2026 on")
    );
    // Now, from week 49 on, as Irori comes with it.
    assert_eq!(row(&page, "quiet-streak"), ["10", "8", "10"]);
    assert_eq!(row(&page, "breadth"), ["1.5", "1.75", "1.5"]);
    assert_eq!(
        page.all("h1"),
        ["All thresholds are as Irori comes with them"]
    );
    assert_eq!(
        field(&page, "quiet-streak"),
        "8",
        "what was set last is what is changed next"
    );
    assert!(page.text().contains("Version 1, from week 49 of 2026 on"));
    assert!(page.text().contains("by Ren Ito"));
    assert!(
        page.text()
            .contains("Quiet remote days in a row: watch from: 10 → 8")
    );

    // A second change before the week begins takes its place; both are kept.
    let page = admin.fill(&page, ACT, &[("quiet-streak", "9")]).await;
    assert!(page.text().contains("Version 2, from week 49 of 2026 on"));
    assert!(
        page.text()
            .contains("Version 1, replaced before week 49 of 2026 began")
    );
    assert_eq!(row(&page, "quiet-streak"), ["10", "9", "10"]);

    // A member reads the same without the form, and not who set it.
    let page = aki.get("/policy").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(row(&page, "quiet-streak"), ["10", "9", "10"]);
    assert!(page.form(ACT).is_none() && !page.text().contains("Ren Ito"));
    assert!(
        page.text()
            .contains("No study has validated these thresholds.")
    );
    assert_eq!(page.attributes("a.policy-choice", "href"), ["/policy#why"]);
    assert_eq!(page.all("#why").len(), 1);

    // The week begins.
    let mut aki = house.aki_at("2026-11-30T09:00:00Z").await;
    let page = aki.get("/policy").await;
    assert_eq!(row(&page, "quiet-streak"), ["9", "10"]);
    assert_eq!(
        page.all("h1"),
        ["2 thresholds differ from what Irori comes with"]
    );
    house.verify().await;
}

#[tokio::test]
async fn mistakes_stand_beside_their_fields_and_nothing_typed_is_lost() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let page = admin.get("/admin/policy").await;
    let values = [
        ("connection-watch", "<b>7"),
        ("connection-act", "2.0"),
        ("quiet-streak", "8.5"),
        ("share-ok", "0.3"),
        ("active-minutes", ""),
        ("sensitivity", "0,75"),
    ];
    let page = admin.fill(&page, ACT, &values).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (name, value) in values {
        assert_eq!(field(&page, name), value);
    }
    let wrong = page.attributes("[aria-invalid=true]", "name");
    assert_eq!(
        wrong,
        [
            "connection-watch",
            "quiet-streak",
            "active-minutes",
            "share-act"
        ]
    );
    let told = page.all(".field__error").join(" ");
    assert!(
        told.contains("from 1 to 5, with two decimals at the most"),
        "{told}"
    );
    assert!(told.contains("must not lie above"), "{told}");
    assert!(
        page.text()
            .contains("No threshold has been changed so far.")
    );
    let same = admin.get("/admin/policy").await;
    let same = admin.fill(&same, ACT, &[]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        same.all("[role=alert]")
            .join("")
            .contains("Nothing would change"),
        "{}",
        same.text()
    );
    house.verify().await;
}

#[tokio::test]
async fn nobody_but_an_admin_sets_and_nobody_who_is_not_signed_in_reads() {
    let (house, mut aki) = TestApp::with_aki().await;
    assert_eq!(aki.get("/admin/policy").await.status, StatusCode::FORBIDDEN);
    let mut admin = house.sign_in("ren@example.org").await;
    let form = admin.get("/admin/policy").await.form(ACT).unwrap();
    let form = tests::browser::with_values(form, &[("quiet-streak", "8")]);
    let refused = aki.post("/do/policy/set", &form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(
        aki.get("/policy")
            .await
            .text()
            .contains("No threshold has been changed so far.")
    );
    let mut nobody = house.walker();
    assert!(nobody.get("/policy").await.at.starts_with("/sign-in"));
    assert!(nobody.get("/admin/policy").await.at.starts_with("/sign-in"));
    house.verify().await;
}

#[tokio::test]
async fn the_page_speaks_japanese() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/settings").await;
    aki.fill(&page, "account/profile", &[("language", "ja")])
        .await;
    let page = aki.get("/policy").await;
    assert_eq!(
        page.all("h1"),
        ["すべてのしきい値が、Iroriの初期値のままです"]
    );
    let text = page.text();
    assert!(!text.contains("policy-"), "{text}");
    house.verify().await;
}
