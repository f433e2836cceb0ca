//! My signals: the vector, one page each, and what a person can say to them.

use axum::http::StatusCode;
use irori_core::domain::check_in::{CheckIn, Score, WorkMode};
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

/// Monday 23 November 2026, when the house's clock stands.
fn today() -> Day {
    Day::parse("2026-11-23").unwrap()
}

/// Five answers a week about connection, one number a week, the last that of W47, which has closed.
async fn felt(house: &TestApp, person: PersonId, weeks: &[i64]) {
    let (now, mut entries) = (house.now(), Vec::new());
    for (points, back) in weeks.iter().rev().zip(1..) {
        for (n, day) in (0..).zip(today().week().back(back).days().take(5)) {
            let points = Score::from_number((*points + i64::from(n == 0)).min(5));
            let check_in = CheckIn {
                connection: points.ok(),
                ..CheckIn::blank(day)
            };
            entries.push((Entry::CheckIn(check_in), now));
        }
    }
    house.irori.store.add_many(person, entries).await.unwrap();
}

async fn fallen() -> (TestApp, Browser) {
    let (house, aki) = TestApp::with_aki().await;
    let person = house.id_of("aki@example.org").await;
    let weeks = [[4; 14].as_slice(), &[2; 4]].concat();
    felt(&house, person, &weeks).await;
    (house, aki)
}

fn title(page: &Page) -> String {
    page.all("h1").join("")
}

/// The name of every state with its band.
fn states(page: &Page) -> Vec<(String, String)> {
    let names = page.all(".state__name").into_iter();
    names.zip(page.all(".state .band")).collect()
}

#[tokio::test]
async fn every_state_is_a_line_with_its_word_and_a_grey_one_says_what_it_waits_for() {
    let (house, mut aki) = TestApp::with_aki().await;
    let person = house.id_of("aki@example.org").await;
    felt(&house, person, &[4, 4, 4]).await;
    let page = aki.get("/me").await;
    let states = states(&page);
    assert_eq!(states.len(), 10, "{states:?}");
    assert_eq!(
        states[0],
        ("Connection".to_owned(), "Not yet known".to_owned())
    );
    let text = page.text();
    assert!(
        text.contains("Needs 8 weeks with enough answers, has 3: known from week 53 on"),
        "{text}"
    );
    assert!(text.contains("only you see this page"));
    for href in page.attributes(".state__name", "href") {
        assert_eq!(aki.get(&href).await.status, StatusCode::OK, "{href}");
    }
    house.verify().await;
}

#[tokio::test]
async fn a_fall_is_told_with_its_arithmetic_what_ends_it_and_one_thing_to_try() {
    let (house, mut aki) = fallen().await;
    let page = aki.get("/me").await;
    assert_eq!(states(&page)[0].1, "Act");
    assert!(title(&page).starts_with("Connection has been lower than your usual since week 4"));
    let page = aki.get("/me/signals/connection").await;
    let text = page.text();
    for part in [
        "Week 47: 2.20; usual 4.20",
        "Evidence 6.00 before, 6.00 now; act above 3.0. Since week 44.",
        "What would clear it",
        "One thing to try",
        "week 30 of 2026 to week 41 of 2026",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(page.all(".figure").len(), 2);
    // Every figure has its numbers in a table.
    assert_eq!(page.all(".figure table").len(), 2);
    let page = aki.get("/me/signals/home-to-work").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        aki.get("/me/signals/happiness").await.status,
        StatusCode::NOT_FOUND
    );
    house.verify().await;
}

#[tokio::test]
async fn having_seen_it_is_said_once_and_stays() {
    let (house, mut aki) = fallen().await;
    let page = aki.get("/me/signals/connection").await;
    let page = aki.fill(&page, "signals/acknowledge", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text().contains("You said that you have seen this"),
        "{}",
        page.text()
    );
    assert!(page.form("signals/acknowledge").is_none());
    house.verify().await;
}

#[tokio::test]
async fn a_new_usual_is_for_who_asks_and_keeps_what_was() {
    let (house, mut aki) = fallen().await;
    let page = aki.get("/me/signals/connection").await;
    let page = aki.fill(&page, "signals/rebase", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    assert!(
        text.contains("because you asked") && text.contains("Earlier ones are kept"),
        "{text}"
    );
    // Nobody is asked who has not enough weeks; a form of their own making is answered in place.
    let page = aki.get("/me/signals/work-to-home").await;
    assert!(page.form("signals/rebase").is_none());
    let forged = [
        ("signal", "work-to-home"),
        ("at", "/me/signals/work-to-home"),
    ];
    let forged = forged.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let page = aki.post("/do/signals/rebase", &forged).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.verify().await;
}

#[tokio::test]
async fn a_person_sees_their_own_signals_in_japanese_and_nobody_elses() {
    let (house, mut aki) = fallen().await;
    let page = aki.get("/settings").await;
    aki.fill(&page, "account/profile", &[("language", "ja")])
        .await;
    let page = aki.get("/me/signals/connection").await;
    assert!(title(&page).contains("つながり"), "{}", title(&page));
    assert!(page.text().contains("証拠"));
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/me").await;
    assert!(
        states(&page).is_empty(),
        "an admin has none of their own here"
    );
    assert!(!page.text().contains("lower than your usual"));
    let mut nobody = house.walker();
    assert!(
        nobody
            .get("/me/signals/connection")
            .await
            .at
            .starts_with("/sign-in")
    );
    house.verify().await;
}

#[tokio::test]
async fn before_a_week_is_complete_the_page_says_when_the_first_one_is() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/").await;
    aki.fill(
        &page,
        "check-in",
        &[("connection", "4"), ("family-time", "yes")],
    )
    .await;
    for path in ["/me", "/me/signals/connection"] {
        let page = aki.get(path).await;
        let text = page.text();
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            text.contains("The running week closes on Mon 30 Nov"),
            "{text}"
        );
        assert!(page.body.contains("href=\"/me/weeks\""));
    }
    // The Monday after: what was good stands beside what it cost.
    let mut aki = house.aki_at("2026-11-30T03:01:00Z").await;
    let text = aki.get("/me").await.text();
    assert!(text.contains("Good sides of week 48"), "{text}");
    assert!(
        text.contains("time for family or care on 1, of one day with a check-in"),
        "{text}"
    );
    house.verify().await;
}

#[tokio::test]
async fn a_fall_that_goes_with_more_remote_days_says_so_with_its_numbers() {
    let (house, mut aki) = TestApp::with_aki().await;
    let (person, now) = (house.id_of("aki@example.org").await, house.now());
    let mut entries = Vec::new();
    // Three days of five in the office for fourteen weeks, then one; office days are the better ones.
    for back in 1..=18 {
        for (n, day) in (0..).zip(today().week().back(back).days().take(5)) {
            let in_office = n < if back > 4 { 3 } else { 1 };
            let (mode, points) = match in_office {
                true => (WorkMode::Office, 5),
                false => (WorkMode::Home, 3),
            };
            let check_in = CheckIn {
                connection: Score::from_number(points).ok(),
                mode: Some(mode),
                ..CheckIn::blank(day)
            };
            entries.push((Entry::CheckIn(check_in), now));
        }
    }
    house.irori.store.add_many(person, entries).await.unwrap();
    let page = aki.get("/me/signals/connection").await;
    let reason = "Of the change of −0.80 points against your reference, −0.80 goes together with \
                  more remote days, +0.00 with days of either kind feeling different (20 days in the \
                  last four weeks).";
    assert!(page.text().contains(reason), "{}", page.text());
    assert!(title(&page).starts_with("Connection has been lower than your usual since week 44"));
    let page = aki.get("/settings").await;
    aki.fill(&page, "account/profile", &[("language", "ja")])
        .await;
    let text = aki.get("/me/signals/connection").await.text();
    assert!(
        text.contains("−0.80点はリモート勤務日が増えたことと"),
        "{text}"
    );
    house.verify().await;
}
