//! Today and the check-in.

use axum::http::StatusCode;
use tests::test_app::TestApp;

#[tokio::test]
async fn a_check_in_is_saved_with_one_press_and_shown_again() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    let said = [
        ("connection", "2"),
        ("mood", "3"),
        ("focus", "4"),
        ("mode", "home"),
        ("dressed", "yes"),
        ("went-out", "no"),
        ("outdoor-minutes", "0"),
        ("family-time", "yes"),
        ("they-dont-get-us", "priorities"),
        ("none", "talk"),
        ("note", "quiet <b>day</b> & rain\nsecond line"),
    ];
    let page = aki.fill(&page, "check-in", &said).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.all(".notice--done").len(), 1);
    let form = page.form("check-in").unwrap();
    for (name, value) in said {
        let value = value.replace('\n', "\r\n");
        let found = form
            .iter()
            .any(|(n, v)| n == name && v.replace('\n', "\r\n") == value);
        assert!(found, "{name}={value}: {form:?}");
    }
    assert!(
        !form.iter().any(|(n, _)| n == "energy"),
        "skipped stays skipped: {form:?}"
    );
    house.verify().await;
}

#[tokio::test]
async fn nothing_is_preselected_and_an_empty_check_in_is_no_answer() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let form = page.form("check-in").unwrap();
    let typed: Vec<_> = form
        .iter()
        .filter(|(n, v)| !["at", "once", "day", "shown-on"].contains(&n.as_str()) && !v.is_empty())
        .collect();
    assert!(typed.is_empty(), "{typed:?}");
    let page = aki.fill(&page, "check-in", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text().contains("Nothing is marked yet."),
        "{}",
        page.text()
    );
    assert!(page.all(".dots__day--answered").is_empty(), "{}", page.body);
    let page = aki.fill(&page, "check-in", &[("none", "talk")]).await;
    assert_eq!(page.all(".dots__day--answered").len(), 1, "{}", page.body);
    house.verify().await;
}

#[tokio::test]
async fn a_double_submission_makes_one_entry() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let mut again = aki.clone();
    for act in [
        "check-in",
        "log-chat",
        "log-activity",
        "log-home-to-work",
        "log-work-to-home",
    ] {
        let more: &[_] = if act == "check-in" {
            &[("mood", "3")]
        } else {
            &[]
        };
        let (one, two) = tokio::join!(aki.fill(&page, act, more), again.fill(&page, act, more));
        assert_eq!(
            (one.status, two.status),
            (StatusCode::OK, StatusCode::OK),
            "{act}"
        );
    }
    let page = aki.get("/entries").await;
    assert_eq!(page.all(".entry").len(), 5, "{}", page.text());
    house.verify().await;
}

#[tokio::test]
async fn what_was_typed_survives_a_mistake_and_waits_as_a_draft() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let note = "long thoughts\nthat must not be lost </textarea>";
    let typed = [("mood", "4"), ("outdoor-minutes", "ninety"), ("note", note)];
    let page = aki.fill(&page, "check-in", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all("[role=alert]").len(), 1);
    assert_eq!(
        page.attributes("[aria-invalid=true]", "name"),
        ["outdoor-minutes"]
    );
    assert_eq!(page.all(".field__error").len(), 1, "{}", page.body);
    for page in [page, aki.get("/").await] {
        let form = page.form("check-in").unwrap();
        for (name, value) in typed {
            assert!(
                form.iter().any(|(n, v)| n == name && v == value),
                "{name}: {form:?}"
            );
        }
    }
    let page = aki.get("/").await;
    let page = aki
        .fill(&page, "check-in", &[("outdoor-minutes", "90")])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    let form = aki.get("/").await.form("check-in").unwrap();
    assert!(
        form.iter()
            .any(|(n, v)| n == "outdoor-minutes" && v == "90"),
        "the draft is gone: {form:?}"
    );
    house.verify().await;
}

#[tokio::test]
async fn bad_answers_get_a_sentence_beside_their_field_and_write_nothing() {
    let (house, mut aki) = TestApp::with_aki().await;
    for (field, value) in [
        ("connection", "0"),
        ("connection", "6"),
        ("mood", "high"),
        ("outdoor-minutes", "-1"),
        ("outdoor-minutes", "1441"),
        ("mode", "moon"),
        ("day", "2026-11-24"),
        ("day", "2026-11-08"),
        ("day", "yesterday"),
    ] {
        let page = aki.get("/").await;
        let page = aki.fill(&page, "check-in", &[(field, value)]).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{field}={value}"
        );
        assert_eq!(page.all("[role=alert]").len(), 1, "{field}={value}");
    }
    assert_eq!(aki.get("/entries").await.all(".entry").len(), 0);
    house.verify().await;
}

#[tokio::test]
async fn the_last_fourteen_days_can_be_filled_in() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/?day=2026-11-09").await;
    let page = aki.fill(&page, "check-in", &[("mood", "5")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.at.starts_with("/?day=2026-11-09"), "{}", page.at);
    for day in ["2026-11-08", "2026-11-24", "x"] {
        let page = aki.get(&format!("/?day={day}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
    }
    house.verify().await;
}

#[tokio::test]
async fn last_weeks_missing_days_come_first_until_the_week_closes() {
    let (house, mut aki) = TestApp::with_aki().await;
    // Monday 11:00 in Tokyo: last week is still open.
    house
        .irori
        .clock
        .set("2026-11-23T02:00:00Z".parse().unwrap());
    let page = aki.get("/").await;
    assert_eq!(page.all(".notice--note li").len(), 5, "{}", page.text());
    house
        .irori
        .clock
        .set("2026-11-23T03:00:00Z".parse().unwrap());
    assert_eq!(aki.get("/").await.all(".notice--note li").len(), 0);
    house.verify().await;
}

#[tokio::test]
async fn the_pulse_is_asked_from_the_last_working_day_until_the_week_closes() {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.aki_at("2026-11-26T09:00:00Z").await;
    assert!(
        aki.get("/").await.form("weekly-pulse").is_none(),
        "Thursday"
    );
    let mut aki = house.aki_at("2026-11-27T09:00:00Z").await;
    let page = aki.get("/").await;
    let page = aki
        .fill(&page, "weekly-pulse", &[("clear", "4"), ("heard", "2")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let form = page.form("weekly-pulse").unwrap();
    assert!(
        form.contains(&("clear".into(), "4".into()))
            && form.contains(&("heard".into(), "2".into()))
    );
    let mut aki = house.aki_at("2026-11-30T03:00:00Z").await;
    let late = aki.fill(&page, "weekly-pulse", &[("clear", "1")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.verify().await;
}

#[tokio::test]
async fn logging_a_talk_takes_back_none_today() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    let page = aki.fill(&page, "check-in", &[("none-all", "yes")]).await;
    let none = |page: &tests::browser::Page| -> Vec<String> {
        page.form("check-in")
            .unwrap()
            .into_iter()
            .filter(|(n, _)| n == "none")
            .map(|(_, v)| v)
            .collect()
    };
    assert_eq!(
        none(&page),
        ["talk", "movement", "home-to-work", "work-to-home"]
    );
    let page = aki.fill(&page, "log-chat", &[]).await;
    assert_eq!(none(&page), ["movement", "home-to-work", "work-to-home"]);
    let page = aki.fill(&page, "check-in", &[("none", "talk")]).await;
    assert!(!none(&page).contains(&"talk".to_owned()), "there is a talk");
    house.verify().await;
}

#[tokio::test]
async fn japanese_is_spoken_where_it_is_chosen() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/settings").await;
    let page = aki
        .fill(&page, "account/profile", &[("language", "ja")])
        .await;
    assert_eq!(page.attributes("html", "lang"), ["ja"]);
    let page = aki.get("/").await;
    assert!(page.text().contains("11月23日"), "{}", page.text());
    assert!(
        house
            .walker()
            .speaking("ja")
            .get("/sign-in")
            .await
            .body
            .contains("lang=\"ja\"")
    );
    house.verify().await;
}

#[tokio::test]
async fn a_check_in_that_came_after_the_session_ended_waits_behind_the_door() {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.sign_in_on_a_shared_device("aki@example.org").await;
    let page = aki.get("/").await;
    house.pass(chrono::TimeDelta::hours(13));
    let typed = [
        ("mood", "2"),
        ("note", "typed just before midnight & <more>"),
    ];
    let door = aki.fill(&page, "check-in", &typed).await;
    assert_eq!(door.status, StatusCode::UNAUTHORIZED);
    assert_eq!(door.all("[role=alert]").len(), 1);
    let wrong = [
        ("email", "aki@example.org"),
        ("password", "not the password"),
    ];
    let door = aki.fill(&door, "sign-in", &wrong).await;
    let right = [
        ("email", "aki@example.org"),
        ("password", tests::test_app::PASSWORD),
    ];
    let page = aki.fill(&door, "sign-in", &right).await;
    assert_eq!(page.at, "/unsaved?form=check%2Din");
    assert!(page.text().contains(typed[1].1), "{}", page.text());
    // Thirteen hours later it is another Day: the draft belongs to the one it was typed for.
    assert!(
        page.text().contains("Monday 23 November"),
        "{}",
        page.text()
    );
    let page = aki.get("/?day=2026-11-23").await;
    let form = page.form("check-in").unwrap();
    for (name, value) in typed {
        assert!(
            form.iter().any(|(n, v)| n == name && v == value),
            "{name}: {form:?}"
        );
    }
    assert_eq!(page.all("form .notice--note").len(), 1);
    house.verify().await;
}
