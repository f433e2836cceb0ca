//! What a person sees for themselves alone: the household sheet, talk partners, patterns.

use axum::http::StatusCode;
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::check_in::{CheckIn, Score, WorkMode};
use irori_core::domain::day::{ClockTime, Day};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use irori_core::domain::interruption::{Interruption, InterruptionKind};
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

const PAGES: [&str; 3] = ["/me/household", "/me/partners", "/me/patterns"];

/// Monday 23 November 2026, when the house's clock stands.
fn today() -> Day {
    Day::parse("2026-11-23").unwrap()
}

async fn write(house: &TestApp, person: PersonId, entries: Vec<Entry>) {
    let now = house.now();
    let entries = entries.into_iter().map(|entry| (entry, now)).collect();
    house.irori.store.add_many(person, entries).await.unwrap();
}

async fn speak_japanese(aki: &mut Browser) {
    let page = aki.get("/settings").await;
    aki.fill(&page, "account/profile", &[("language", "ja")])
        .await;
}

fn check_in(days_ago: u64) -> CheckIn {
    CheckIn::blank(today().back(days_ago))
}

fn delivery(days_ago: u64, agreed: Option<bool>) -> Entry {
    Entry::Interruption(Interruption {
        day: today().back(days_ago),
        kind: InterruptionKind::Delivery,
        minutes: 10,
        start: ClockTime::parse("15:10").ok(),
        agreed,
        could_wait: Some(true),
        by_choice: None,
    })
}

fn chat(days_ago: u64, minutes: i64, partners: &[PersonId]) -> Entry {
    Entry::Chat(Chat {
        day: today().back(days_ago),
        minutes,
        kind: ChatKind::Lunch,
        circle: Circle::OtherTeam,
        partners: partners.to_vec(),
        learned: false,
    })
}

/// A heading of the page that holds this text.
fn heading(page: &Page, text: &str) -> bool {
    page.all("h1, h2").iter().any(|head| head.contains(text))
}

#[tokio::test]
async fn without_an_entry_every_page_says_what_will_appear() {
    let (house, mut aki) = TestApp::with_aki().await;
    for language in ["en", "ja"] {
        if language == "ja" {
            speak_japanese(&mut aki).await;
        }
        for path in PAGES {
            let page = aki.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.all(".empty").len(), 1, "{path}: {}", page.text());
            assert!(!page.body.contains("<svg xmlns"), "{path}");
            let here = page.attributes("nav.subnav a[aria-current=page]", "href");
            assert_eq!(here, [path], "{path}");
        }
    }
    let mut nobody = house.walker();
    for path in PAGES {
        assert!(nobody.get(path).await.at.starts_with("/sign-in"), "{path}");
    }
    house.verify().await;
}

#[tokio::test]
async fn the_sheet_tells_interruptions_and_good_sides_and_nothing_else() {
    let (house, mut aki) = TestApp::with_aki().await;
    let person = house.id_of("aki@example.org").await;
    let call = Entry::Interruption(Interruption {
        day: today(),
        kind: InterruptionKind::Call,
        minutes: 77,
        start: None,
        agreed: None,
        could_wait: None,
        by_choice: Some(false),
    });
    let good = CheckIn {
        uninterrupted: true,
        mood: Score::from_number(2).ok(),
        note: Some("for me alone".to_owned()),
        ..check_in(1)
    };
    let entries = vec![
        call,
        chat(1, 88, &[]),
        delivery(1, Some(true)),
        delivery(1, None),
        delivery(2, Some(false)),
        delivery(40, None),
        Entry::CheckIn(good),
    ];
    write(&house, person, entries).await;
    let page = aki.get("/me/household").await;
    assert_eq!(page.status, StatusCode::OK);
    let title = "Home came into work 3 times: 1 agreed beforehand, 1 imposed, 1 not said";
    assert!(heading(&page, title), "{}", page.text());
    assert!(heading(
        &page,
        "3 could have waited, 0 could not, 0 not said"
    ));
    assert!(heading(
        &page,
        "uninterrupted time on one day, family or care on 0"
    ));
    let text = page.text();
    assert!(
        text.contains("Base: one day of 28 with an answer"),
        "{text}"
    );
    assert!(text.contains("2026") && text.contains("28 days"), "{text}");
    assert!(text.contains("was on a day without a check-in"), "{text}");
    let sheet = page.all(".household").join(" ");
    for absent in ["77", "88", "mood", "Mood", "for me alone", "call", "lunch"] {
        assert!(!sheet.contains(absent), "{absent}: {sheet}");
    }
    let table = page.all(".household table tbody tr");
    assert!(table.iter().any(|row| row == "delivery311130"), "{table:?}");
    let form = page.attributes(".period input", "value");
    assert_eq!(form, ["2026-10-27", "2026-11-23"]);

    let year = page.attributes(".period li a", "href").pop().unwrap();
    let page = aki.get(&year).await;
    assert!(heading(&page, "Home came into work 4 times"), "{}", page.at);
    assert_eq!(page.all(".period li a[aria-current=true]"), ["this year"]);

    let page = aki.get("/me/household?from=2026-11-23&to=2026-11-23").await;
    assert_eq!(page.all(".empty").len(), 1, "{}", page.text());
    speak_japanese(&mut aki).await;
    let page = aki.get("/me/household").await;
    assert!(
        heading(&page, "約束どおり1回、約束なし1回、未回答1回"),
        "{}",
        page.text()
    );
    house.verify().await;
}

#[tokio::test]
async fn a_period_that_cannot_be_says_why_and_stays_as_typed() {
    let (house, mut aki) = TestApp::with_aki().await;
    let person = house.id_of("aki@example.org").await;
    write(&house, person, vec![delivery(1, None)]).await;
    for (from, to, says) in [
        ("2026-11-20", "2026-11-01", "must not be before the first"),
        ("2025-11-01", "2026-11-23", "at most 53 weeks"),
        ("2026-11-24", "2026-11-30", "has not come yet"),
        ("2026-13-01", "2026-11-01", "a date like"),
        ("2026-11-01", "", "fill this in"),
    ] {
        let page = aki.get(&format!("/me/household?from={from}&to={to}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {to}");
        let wrong = page.all(".field__error").join(" ");
        assert!(wrong.contains(says), "{from} {to}: {wrong}");
        assert_eq!(page.attributes(".period input", "value"), [from, to]);
        assert_eq!(page.all(".household").len(), 0);
    }
    let page = aki.get("/me/household?from=&to=").await;
    assert_eq!(page.all(".household").len(), 1);
    house.verify().await;
}

#[tokio::test]
async fn talk_partners_are_a_number_and_a_picture_for_oneself_alone() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    house
        .join(&mut admin, "Ken Mori", "ken@example.org", None)
        .await;
    let person = house.id_of("aki@example.org").await;
    let (ken_id, ren_id) = (
        house.id_of("ken@example.org").await,
        house.id_of("ren@example.org").await,
    );
    let mut entries = vec![
        chat(7, 45, &[ken_id]),
        chat(8, 45, &[ren_id]),
        chat(8, 30, &[]),
        chat(17, 10, &[ken_id]),
    ];
    entries.extend([30, 40, 50].map(|days_ago| chat(days_ago, 10, &[ren_id])));
    entries.extend([7, 8].map(|days_ago| Entry::CheckIn(check_in(days_ago))));
    write(&house, person, entries).await;
    let page = aki.get("/me/partners").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        heading(&page, "as if evenly with about 2 people"),
        "{}",
        page.text()
    );
    let text = page.text();
    assert!(text.contains("2.0 in effect"), "{text}");
    let states = aki.get("/me").await.text();
    assert!(states.contains("2.0"), "the states tell the same: {states}");
    assert!(text.contains("30 of 130 minutes named nobody"), "{text}");
    assert!(text.contains("A partner sees nothing of this"), "{text}");
    assert!(text.contains("Base: 2 days in four weeks"), "{text}");
    assert!(
        text.contains("10 minutes lie on days without a check-in"),
        "{text}"
    );
    assert!(heading(
        &page,
        "Most of it was with: another team (130 of 130 minutes)"
    ));
    let rows = page.all("table tbody tr");
    assert!(
        rows.iter().any(|row| row.starts_with("Ken Mori55")),
        "{rows:?}"
    );
    assert!(page.body.contains("Ken Mori\n</text>"), "{}", page.body);
    assert!(
        !text.contains("last talked"),
        "eight days are no while: {text}"
    );

    house.pass(chrono::TimeDelta::days(10));
    let mut aki = house.sign_in("aki@example.org").await;
    let text = aki.get("/me/partners").await.text();
    assert!(
        text.contains("You and Ren Ito last talked 18 days ago"),
        "{text}"
    );
    speak_japanese(&mut aki).await;
    let text = aki.get("/me/partners").await.text();
    assert!(
        text.contains("Ren Itoさんと最後に話したのは18日前です"),
        "{text}"
    );
    let mut ken = house.sign_in("ken@example.org").await;
    for path in ["/", "/me", "/me/partners", "/entries"] {
        let text = ken.get(path).await.text();
        assert!(
            !text.contains("Aki Tanaka last") && !text.contains("45 min"),
            "{path}"
        );
    }
    assert_eq!(ken.get("/me/partners").await.all(".empty").len(), 1);
    house.verify().await;
}

#[tokio::test]
async fn patterns_say_what_stands_out_what_does_not_and_what_is_still_needed() {
    let (house, mut aki) = TestApp::with_aki().await;
    let person = house.id_of("aki@example.org").await;
    // 26 weeks of five days; Mondays and Tuesdays in the office, with energy; a talk on Fridays.
    let mut entries = Vec::new();
    for week in 1..=26 {
        for day in 0..5 {
            let days_ago = week * 7 - day;
            if day == 4 {
                entries.push(chat(days_ago, 20, &[]));
            }
            let (number, mode) = if day < 2 {
                (5, WorkMode::Office)
            } else {
                (3, WorkMode::Home)
            };
            entries.push(Entry::CheckIn(CheckIn {
                energy: Score::from_number(number).ok(),
                focus: Score::from_number(3).ok(),
                mode: Some(mode),
                outdoor_minutes: (day == 4).then_some(0),
                ..check_in(days_ago)
            }));
        }
    }
    write(&house, person, entries).await;
    let page = aki.get("/me/patterns").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(heading(&page, "What seems to help"), "{}", page.text());
    let said = page.all(".findings dd");
    assert_eq!(
        said,
        [
            "Needs 6 more such days, and 6 more without.",
            "Needs 6 more such days.",
            "On your office days energy was 5.0, on the remote ones 3.0 (16 and 24 days).",
            "Needs 6 more days without.",
        ]
    );
    assert!(heading(&page, "too early to tell"), "{}", page.text());
    let text = page.text();
    assert!(text.contains("There are 26 such weeks"), "{text}");
    assert!(text.contains("with some: 26; with many: 0"), "{text}");
    assert!(!text.contains("because"), "{text}");
    speak_japanese(&mut aki).await;
    let page = aki.get("/me/patterns").await;
    assert!(heading(&page, "役に立っていそうなこと"), "{}", page.text());
    house.verify().await;
}

#[tokio::test]
async fn weeks_with_some_remote_days_are_told_with_their_dots_where_they_were_better() {
    let (house, mut aki) = TestApp::with_aki().await;
    let person = house.id_of("aki@example.org").await;
    let mut entries = Vec::new();
    for week in 1..=36 {
        let remote = [0, 3, 5][week as usize % 3];
        for day in 0..5 {
            let mode = if day < remote {
                WorkMode::Home
            } else {
                WorkMode::Office
            };
            let number = if remote == 3 { 4 } else { 3 };
            entries.push(Entry::CheckIn(CheckIn {
                connection: Score::from_number(number).ok(),
                mode: Some(mode),
                ..check_in(week * 7 - day)
            }));
        }
    }
    write(&house, person, entries).await;
    let page = aki.get("/me/patterns").await;
    let title = "Your better weeks went together with some remote days";
    assert!(heading(&page, title), "{}", page.text());
    assert!(heading(
        &page,
        "Connection: a difference stands out from chance"
    ));
    assert!(!heading(&page, "Focus:"), "nothing was answered about it");
    assert_eq!(page.all("svg.chart-wide circle").len(), 36);
    let rows = page.all("table tbody tr");
    assert!(
        rows.iter().any(|row| row == "some30 to 70 %124.00+0.67"),
        "{rows:?}"
    );
    house.verify().await;
}
