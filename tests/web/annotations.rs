//! Annotations beside a team's charts: written by leads, read by members.

use axum::http::StatusCode;
use tests::browser::{Browser, Page, with_values};
use tests::test_app::{TestApp, make_lead};

const ADD: &str = "annotation/add";
const REMOVE: &str = "annotation/remove";

/// A team with a lead, Sora, and a member, Aki; the address of its page.
async fn with_lead() -> (TestApp, Browser, Browser, String) {
    let led = TestApp::with_lead().await;
    (led.house, led.sora, led.aki, format!("/teams/{}", led.team))
}

fn lines(page: &Page) -> Vec<String> {
    page.all("#annotations .entry")
}

#[tokio::test]
async fn a_lead_writes_and_removes_and_members_read() {
    let (house, mut sora, mut aki, team) = with_lead().await;
    let page = sora.get(&team).await;
    assert!(
        page.text()
            .contains("Everybody in the team reads this. Name no person.")
    );
    let values = [
        ("from", "2026-11-16"),
        ("to", "2026-11-20"),
        ("text", " Release freeze "),
    ];
    let page = sora.fill(&page, ADD, &values).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("The annotation is kept."));
    let [line] = &lines(&page)[..] else {
        panic!("{}", page.text());
    };
    for part in [
        "16 November 2026 to 20 November 2026",
        "Release freeze",
        "by Sora Abe",
    ] {
        assert!(line.contains(part), "{line}");
    }
    let seen = aki.get(&team).await;
    assert_eq!(lines(&seen).len(), 1);
    assert!(lines(&seen)[0].contains("Release freeze"));
    assert!(seen.form(ADD).is_none() && seen.form(REMOVE).is_none());

    // A member cannot with a form of their own making either.
    let form = page.form(REMOVE).unwrap();
    assert_eq!(
        aki.post("/do/annotation/remove", &form).await.status,
        StatusCode::NOT_FOUND
    );
    let form = with_values(page.form(ADD).unwrap(), &values);
    assert_eq!(
        aki.post("/do/annotation/add", &form).await.status,
        StatusCode::NOT_FOUND
    );
    let page = sora.fill(&page, REMOVE, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("The annotation is gone.") && lines(&page).is_empty());
    assert!(lines(&aki.get(&team).await).is_empty());
    house.verify().await;
}

#[tokio::test]
async fn a_failed_form_is_shown_again_with_its_text_and_its_mistakes() {
    let (house, mut sora, _, team) = with_lead().await;
    let page = sora.get(&team).await;
    let values = [("from", ""), ("to", "2026-11-20"), ("text", "<i>kept</i>")];
    let page = sora.fill(&page, ADD, &values).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = page.form(ADD).unwrap();
    assert!(
        form.contains(&("text".into(), "<i>kept</i>".into())),
        "{form:?}"
    );
    assert_eq!(page.attributes("[aria-invalid=true]", "name"), ["from"]);
    assert_eq!(page.all("#annotations details[open]").len(), 1);
    assert!(lines(&page).is_empty());
    let page = sora.fill(&page, ADD, &[("from", "2026-11-20")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(lines(&page)[0].contains("<i>kept</i>"));
    house.verify().await;
}

#[tokio::test]
async fn another_teams_lead_and_a_stranger_reach_nothing() {
    let (house, mut sora, _, team) = with_lead().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let other = house.team(&mut admin, "kita").await;
    let mut mei = house
        .join(&mut admin, "Mei Kato", "mei@example.org", None)
        .await;
    make_lead(&mut admin, "Mei", &other).await;
    let page = sora.get(&team).await;
    let values = [("from", "2026-11-16"), ("text", "Release freeze")];
    let page = sora.fill(&page, ADD, &values).await;
    for who in [&mut mei, &mut admin] {
        let form = page.form(REMOVE).unwrap();
        let refused = who.post("/do/annotation/remove", &form).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let theirs = [("from", "2026-11-16"), ("text", "Not of this team")];
        let form = with_values(page.form(ADD).unwrap(), &theirs);
        let refused = who.post("/do/annotation/add", &form).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert_eq!(who.get(&team).await.status, StatusCode::NOT_FOUND);
        assert!(!refused.body.contains("Release freeze"));
    }
    assert_eq!(lines(&sora.get(&team).await).len(), 1);
    house.verify().await;
}

/// One of one's own is written by the same form without a team, and is on no team's page.
#[tokio::test]
async fn ones_own_is_on_no_teams_page() {
    let (house, mut sora, mut aki, team) = with_lead().await;
    let form = sora.get(&team).await.form(ADD).unwrap();
    let form: Vec<_> = form
        .into_iter()
        .filter(|(name, _)| name != "team")
        .collect();
    let own = with_values(form, &[("from", "2026-11-16"), ("text", "moved house")]);
    let page = aki.post("/do/annotation/add", &own).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    for who in [&mut sora, &mut aki] {
        assert!(lines(&who.get(&team).await).is_empty());
    }
    house.verify().await;
}
