//! The admin's pages: the tree, people, roles, memberships.

use axum::http::StatusCode;
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

async fn page_of(admin: &mut Browser, list: &str, name: &str) -> Page {
    let page = admin.get(list).await;
    let html = page.html();
    let link = scraper::Selector::parse("main a").unwrap();
    let href = html
        .select(&link)
        .find(|a| a.text().collect::<String>().contains(name))
        .and_then(|a| a.attr("href"))
        .unwrap_or_else(|| panic!("no link {name}: {}", page.text()))
        .to_owned();
    admin.get(&href).await
}

#[tokio::test]
async fn the_tree_grows_moves_and_is_pruned() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let page = admin.get("/admin").await;
    let page = admin
        .fill(&page, "org/add-department", &[("name", "Japan")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    house.team(&mut admin, "minami").await;
    let team = page_of(&mut admin, "/admin", "minami").await;
    let options = team.attributes("select[name=department] option", "value");
    assert_eq!(options.len(), 2, "{}", team.body);
    let japan = page_of(&mut admin, "/admin", "Japan").await;
    let id = japan
        .at
        .rsplit('/')
        .next()
        .unwrap()
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    admin
        .fill(&team, "org/save-team", &[("department", &id)])
        .await;
    let refused = admin
        .fill(&japan, "org/remove-department", &[("sure", "yes")])
        .await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it has a team"
    );
    let team = page_of(&mut admin, "/admin", "minami").await;
    admin
        .fill(&team, "org/remove-team", &[("sure", "yes")])
        .await;
    let gone = admin
        .fill(&japan, "org/remove-department", &[("sure", "yes")])
        .await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.text());
    assert!(!admin.get("/admin").await.text().contains("Japan"));
    house.verify().await;
}

#[tokio::test]
async fn a_team_shows_how_often_it_will_be_visible() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    house.team(&mut admin, "minami").await;
    let page = page_of(&mut admin, "/admin", "minami").await;
    let text = page.text();
    for share in ["15", "41", "87", "61", "91"] {
        assert!(text.contains(share), "{share}: {text}");
    }
    house.verify().await;
}

#[tokio::test]
async fn memberships_have_dates_and_one_counting_team() {
    let (house, _) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let other = house.team(&mut admin, "kita").await;
    let aki = page_of(&mut admin, "/admin/people", "Aki").await;
    let plain = [
        ("team", other.as_str()),
        ("part", "member"),
        ("from", "2026-12-01"),
    ];
    let counting = [plain[0], plain[1], plain[2], ("counting", "yes")];
    let page = admin.fill(&aki, "org/add-membership", &counting).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "two counting teams: {}",
        page.text()
    );
    let form = aki.form("org/add-membership").unwrap();
    let form: Vec<_> = form.into_iter().filter(|(n, _)| n != "counting").collect();
    let page = admin
        .post(
            "/do/org/add-membership",
            &tests::browser::with_values(form, &plain),
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = admin
        .fill(
            &aki,
            "org/end-membership",
            &[("to", "2026-11-30"), ("last", "2026-11-30")],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("30"), "{}", page.text());
    house.verify().await;
}

#[tokio::test]
async fn a_role_counts_at_the_next_request_and_the_last_admin_stays() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    assert_eq!(aki.get("/admin").await.status, StatusCode::FORBIDDEN);
    let page = page_of(&mut admin, "/admin/people", "Aki").await;
    admin
        .fill(&page, "org/save-roles", &[("admin", "yes")])
        .await;
    assert_eq!(aki.get("/admin").await.status, StatusCode::OK);
    let form: Vec<_> = page
        .form("org/save-roles")
        .unwrap()
        .into_iter()
        .filter(|(n, _)| n != "admin")
        .collect();
    admin.post("/do/org/save-roles", &form).await;
    assert_eq!(aki.get("/admin").await.status, StatusCode::FORBIDDEN);
    let me = page_of(&mut admin, "/admin/people", "Ren").await;
    let form: Vec<_> = me
        .form("org/save-roles")
        .unwrap()
        .into_iter()
        .filter(|(n, _)| n != "admin")
        .collect();
    let page = admin.post("/do/org/save-roles", &form).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        page.text()
    );
    assert_eq!(admin.get("/admin").await.status, StatusCode::OK);
    house.verify().await;
}

#[tokio::test]
async fn holidays_are_pasted_as_a_list_and_a_bad_line_is_named() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    house.team(&mut admin, "minami").await;
    let page = page_of(&mut admin, "/admin", "minami").await;
    let list = "2026/11/23 勤労感謝の日\n2026-12-25,Christmas\n";
    let good = admin
        .fill(&page, "org/save-holidays", &[("holidays", list)])
        .await;
    assert_eq!(good.status, StatusCode::OK, "{}", good.text());
    let bad = admin
        .fill(
            &page,
            "org/save-holidays",
            &[("holidays", "2026-12-25 x\nsoon")],
        )
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.all(".field__error").join("").contains('2'),
        "{:?}",
        bad.all(".field__error")
    );
    assert!(
        bad.form("org/save-holidays")
            .unwrap()
            .iter()
            .any(|(n, v)| n == "holidays" && v.contains("soon"))
    );
    house.verify().await;
}
