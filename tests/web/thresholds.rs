//! How many people a result needs: set by admins, announced to everybody a week ahead.

use axum::http::StatusCode;
use chrono::TimeDelta;
use server::demo;

use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

const ACT: &str = "thresholds/set";
const NOTICE: &str = ".notice--note";

/// A house in which Aki has answered once. It is Sunday 15 November; seven full days from now it is
/// Sunday everywhere.
async fn answered() -> (TestApp, Browser, Browser) {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.aki_at("2026-11-15T09:00:00Z").await;
    let today = aki.get("/").await;
    aki.fill(&today, "check-in", &[("connection", "4")]).await;
    let admin = house.sign_in("ren@example.org").await;
    (house, aki, admin)
}

/// The numbers beside a kind of result.
fn row(page: &Page, id: &str) -> Vec<String> {
    page.all(&format!("tr#{id} td.num"))
}

#[tokio::test]
async fn an_admin_sets_them_and_a_member_hears_of_it_a_week_ahead_in_both_languages() {
    let (house, mut aki, mut admin) = answered().await;
    assert!(aki.get("/").await.all(NOTICE).is_empty());
    let page = admin.get("/admin/privacy").await;
    assert_eq!(
        page.all("h1"),
        ["A team's week needs 5 people who answered, a report 10"]
    );
    // Now, standard, Japan.
    assert_eq!(row(&page, "thresholds-team"), ["5", "5", "10"]);
    let text = page.text();
    assert!(text.contains("counts from week 48 of 2026 on, which begins on Monday 23 November"));
    assert!(text.contains("No one has changed the group sizes so far."));
    let page = admin
        .fill(&page, ACT, &[("team", "7"), ("report", "8")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("The group sizes are set."));
    assert_eq!(row(&page, "thresholds-team"), ["5", "7", "5", "10"]);
    assert_eq!(row(&page, "thresholds-report"), ["10", "8", "10", "10"]);
    assert!(page.text().contains("Version 1, from week 48 of 2026 on"));
    assert!(page.text().contains("by Ren Ito"));

    let told = aki.get("/").await;
    let notice = told.all(NOTICE).join(" ");
    for part in [
        "From week 48 of 2026 on, which begins on Monday 23 November",
        "A team's week needs 7 people who answered, instead of 5.",
        "A figure in a report needs 8 people, instead of 10. What was answered before then is not used",
    ] {
        assert!(notice.contains(part), "{part}: {notice}");
    }
    assert_eq!(
        told.attributes(&format!("{NOTICE} a"), "href"),
        ["/privacy"]
    );
    let settings = aki.get("/settings").await;
    aki.fill(&settings, "account/profile", &[("language", "ja")])
        .await;
    let notice = aki.get("/").await.all(NOTICE).join(" ");
    for part in [
        "2026年第48週(11月23日 月曜日に始まる週)から",
        "チームの週に必要な回答は7人になります(それまでは5人)",
        "レポートの数字に必要な人数は8人になります(それまでは10人)",
    ] {
        assert!(notice.contains(part), "{part}: {notice}");
    }

    // It is told until the first week in which it counts is over.
    let mut aki = house.aki_at("2026-11-29T09:00:00Z").await;
    let notice = aki.get("/").await.all(NOTICE).join(" ");
    assert!(notice.contains("が変わりました"), "{notice}");
    let mut aki = house.aki_at("2026-11-30T03:00:00Z").await;
    let notice = aki.get("/").await.all(NOTICE).join(" ");
    assert!(!notice.contains("必要な人数"), "{notice}");
    house.verify().await;
}

#[tokio::test]
async fn a_preset_is_one_press_and_before_the_first_answer_it_counts_from_the_start() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/admin/privacy").await;
    assert!(
        page.text().contains("what you set counts from the start"),
        "{}",
        page.text()
    );
    assert_eq!(
        page.attributes(&format!("form[action='/do/{ACT}'] button"), "value"),
        ["standard", "japan"]
    );
    // The second form's fields come along unseen, and are not read beside a preset.
    let mut form = page.forms(ACT).pop().unwrap();
    form.push(("preset".to_owned(), "japan".to_owned()));
    admin.post(&format!("/do/{ACT}"), &form).await;
    let page = admin.get("/admin/privacy").await;
    assert_eq!(
        page.all("h1"),
        ["A team's week needs 10 people who answered, a report 10"]
    );
    assert!(page.text().contains("Version 1, from the start"));
    assert!(aki.get("/").await.all(NOTICE).is_empty(), "nothing changes");
    // What the admin is told of a team goes by it.
    let team = admin.get("/admin").await;
    let team = team.attributes("a[href^='/admin/teams/']", "href");
    let team = admin.get(&team[0]).await;
    assert!(
        team.text().contains("at least 10 people"),
        "{}",
        team.text()
    );
    assert!(team.text().contains("from 11 on"), "{}", team.text());
    house.verify().await;
}

#[tokio::test]
async fn bad_numbers_stand_beside_their_fields_and_nothing_typed_is_lost() {
    let (house, _, mut admin) = answered().await;
    for (team, report, wrong, told) in [
        ("2", "<b>many", &["team", "report"][..], "from 3 to 50"),
        ("8", "7", &["report"], "give 8 or more"),
        ("5", "", &["report"], ""),
    ] {
        let page = admin.get("/admin/privacy").await;
        let values = [("team", team), ("report", report)];
        let page = admin.fill(&page, ACT, &values).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes("[aria-invalid=true]", "name"), wrong);
        let beside = page.all(".field__error").join(" ");
        assert!(beside.contains(told), "{beside}");
        let form = page.form(ACT).unwrap();
        for (name, value) in values {
            assert!(
                form.contains(&(name.to_owned(), value.to_owned())),
                "{form:?}"
            );
        }
    }
    let page = admin.get("/admin/privacy").await;
    let same = admin.fill(&page, ACT, &[]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        same.all("[role=alert]")
            .join("")
            .contains("Nothing would change")
    );
    let page = admin.get("/admin/privacy").await;
    assert!(page.text().contains("No one has changed the group sizes"));
    house.verify().await;
}

#[tokio::test]
async fn nobody_but_an_admin_sets_them() {
    let (house, mut aki, mut admin) = answered().await;
    let refused = aki.get("/admin/privacy").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let form = admin.get("/admin/privacy").await.form(ACT).unwrap();
    let form = tests::browser::with_values(form, &[("team", "3"), ("report", "3")]);
    let refused = aki.post(&format!("/do/{ACT}"), &form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let mut nobody = house.walker();
    let page = nobody.get("/admin/privacy").await;
    assert!(page.at.starts_with("/sign-in"));
    house.pass(TimeDelta::minutes(1));
    let page = admin.get("/admin/privacy").await;
    assert!(page.text().contains("No one has changed the group sizes"));
    house.verify().await;
}

/// Somebody of the demo.
async fn demo_sign_in(house: &TestApp, name: &str) -> Browser {
    let mut walker = house.walker();
    let page = walker.get("/sign-in").await;
    let email = format!("{name}@demo.irori.example");
    let fields = [("email", email.as_str()), ("password", demo::PASSWORD)];
    let page = walker.fill(&page, "sign-in", &fields).await;
    assert_eq!(page.at, "/", "{}", page.text());
    walker
}

#[tokio::test]
async fn what_closed_under_smaller_groups_is_no_longer_shown_and_the_page_says_so() {
    // Sunday of week 47, 18:00 in Tokyo.
    let house = TestApp::demo("2026-11-22T09:00:00Z".parse().unwrap()).await;
    let mut lead = demo_sign_in(&house, "lead").await;
    let teams = lead.get("/teams").await.attributes(".sheet a", "href");
    let shown = lead.get(&teams[0]).await;
    assert!(!shown.all(".band").is_empty(), "{}", shown.text());
    let mut hr = demo_sign_in(&house, "hr").await;
    let file = hr.get("/reports").await;
    let file = file.attributes("a[download]", "href").remove(0);
    assert_eq!(hr.get(&file).await.status, StatusCode::OK);

    let mut admin = demo_sign_in(&house, "admin").await;
    let page = admin.get("/admin/privacy").await;
    let values = [("team", "6"), ("report", "12")];
    let page = admin.fill(&page, ACT, &values).await;
    assert!(page.text().contains("Version 1, from week 49 of 2026 on"));

    house
        .irori
        .clock
        .set("2026-11-30T03:00:00Z".parse().unwrap());
    const SENTENCE: &str = "closed under a smaller group size than counts now";
    let mut lead = demo_sign_in(&house, "lead").await;
    let hidden = lead.get(&teams[0]).await;
    assert_eq!(hidden.status, StatusCode::OK);
    assert!(hidden.text().contains(SENTENCE), "{}", hidden.text());
    // Reviews are seen on the forge by everybody there, whatever the size of the group.
    let of_reviews = hidden.all("#reviews .band");
    assert_eq!(hidden.all(".band"), of_reviews, "{}", hidden.text());
    let list = lead.get("/teams").await;
    assert!(list.all(".band").is_empty(), "{}", list.text());
    let mut hr = demo_sign_in(&house, "hr").await;
    for path in ["/reports", "/reports/2026-Q2"] {
        let hidden = hr.get(path).await;
        assert_eq!(hidden.status, StatusCode::OK);
        assert!(hidden.text().contains(SENTENCE), "{}", hidden.text());
        assert!(hidden.all("td").is_empty());
    }
    let refused = hr.get(&file).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("is no longer shown"),
        "{}",
        refused.text()
    );
    house.verify().await;
}
