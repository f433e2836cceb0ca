//! How reviewing goes, as a lead, a member and a stranger meet it; one's own reviews; the work mode left
//! out.

use crate::releases::{MONDAY, demo_on, team_link};
use axum::http::StatusCode;
use tests::browser::{Browser, Page};
use tests::databases::Engine;
use tests::test_app::TestApp;

/// The demo's week 24, from which nami approves more than half unread.
const PLANT: u32 = 27;

async fn closed() -> (TestApp, tests::databases::Database) {
    let (house, database) = demo_on(Engine::Sqlite)
        .await
        .expect("SQLite is always there");
    house.irori.clock.set(MONDAY.parse().unwrap());
    house.irori.store.close_due(house.now()).await.unwrap();
    (house, database)
}

async fn reviews_of(walker: &mut Browser, team: &str) -> (String, Page) {
    let week = team_link(walker, team).await;
    let path = format!("{}/reviews", week.split("/weeks").next().unwrap());
    let page = walker.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    (path, page)
}

#[tokio::test]
async fn a_lead_finds_where_reviewing_became_lenient_and_nobody_by_name() {
    let (house, _database) = closed().await;
    let mut lead = house.sign_in_to_demo("lead").await;
    let (path, nami) = reviews_of(&mut lead, "nami").await;
    assert_eq!(nami.all("#stamps .band"), ["Act"], "{}", nami.text());
    let head = nami.all("h1").remove(0);
    let week: u32 = head
        .split_once("week ")
        .and_then(|(_, rest)| {
            rest.split(|c: char| !c.is_ascii_digit())
                .next()?
                .parse()
                .ok()
        })
        .unwrap_or_else(|| panic!("no onset: {head}"));
    // A stamp or two by chance before it can begin the rise a little early.
    assert!((PLANT - 3..=PLANT + 3).contains(&week), "{head}");
    for person in (0..6).map(|n| format!("nami{n}")) {
        assert!(!nami.body.contains(&person), "{person}");
    }
    assert_eq!(nami.all("figure.figure").len(), 5, "{}", nami.text());
    // The others are silent.
    for team in ["kita", "minami"] {
        let (_, page) = reviews_of(&mut lead, team).await;
        assert_eq!(page.all("#stamps .band"), ["Usual"], "{team}");
    }
    // Both languages say it; a stranger gets nothing.
    let mut stranger = house.sign_in_to_demo("lead-atlas").await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    let mut japanese = house.sign_in_to_demo("lead").await.speaking("ja");
    let page = japanese.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    house.verify().await;
}

#[tokio::test]
async fn the_week_s_page_has_the_states_and_the_way_there() {
    let (house, _database) = closed().await;
    let mut member = house.sign_in_to_demo("member").await;
    let week = team_link(&mut member, "kita").await;
    let page = member.get(&week).await;
    assert_eq!(page.all("#reviews .band").len(), 7, "{}", page.text());
    let way = page.attributes("#reviews a", "href").remove(0);
    let reviews = member.get(&way).await;
    assert_eq!(reviews.status, StatusCode::OK);
    assert_eq!(
        reviews.all("#response .figure h2"),
        page.all("aside .figure h2")[1..],
        "the same median on both pages"
    );
}

#[tokio::test]
async fn my_reviews_are_mine_and_my_work_mode_can_stay_out() {
    let (house, _database) = closed().await;
    let mut member = house.sign_in_to_demo("member").await;
    let page = member.get("/me/reviews").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(
        page.all("h1")[0].starts_with("You reviewed"),
        "{}",
        page.text()
    );
    assert_eq!(page.all("#fast-given h2").len(), 1);
    let page = member.fill(&page, "reviews/mode", &[]).await;
    assert!(page.text().contains("left out"), "{}", page.text());
    let form = page.form("reviews/mode").unwrap();
    assert!(form.contains(&("out".to_owned(), "no".to_owned())));
    let page = member.fill(&page, "reviews/mode", &[]).await;
    let form = page.form("reviews/mode").unwrap();
    assert!(form.contains(&("out".to_owned(), "yes".to_owned())));
    let bad = member
        .fill(&page, "reviews/mode", &[("out", "perhaps")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    // HR ties no login.
    let mut hr = house.sign_in_to_demo("hr").await;
    let page = hr.get("/me/reviews").await;
    assert!(page.text().contains("No login"), "{}", page.text());
    house.verify().await;
}
