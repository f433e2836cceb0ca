//! Sharing by name through its pages: given, seen by that lead alone, taken back at once.

use axum::http::StatusCode;
use chrono::TimeDelta;
use irori_core::domain::check_in::{CheckIn, Score};
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use tests::browser::{Browser, Page, with_values};
use tests::test_app::{TestApp, make_lead};

const GIVE: &str = "consent/give";
const WITHDRAW: &str = "consent/withdraw";
const SHARING: &str = "/me/sharing";

/// Aki of minami with seventeen weeks of answers, the last three of them low; Sora, who leads it; the
/// address of the team's page. It is Monday 23 November 2026.
async fn with_lead() -> (TestApp, Browser, Browser, String) {
    let led = TestApp::with_lead().await;
    let house = led.house;
    let person = house.id_of("aki@example.org").await;
    let (now, mut entries) = (house.now(), Vec::new());
    for back in 1..=17 {
        let week = Day::parse("2026-11-23").unwrap().week().back(back);
        for (n, day) in (0..).zip(week.days().take(5)) {
            let points = if back <= 3 { 1 } else { 4 + i64::from(n == 0) };
            let check_in = CheckIn {
                connection: Score::from_number(points).ok(),
                ..CheckIn::blank(day)
            };
            entries.push((Entry::CheckIn(check_in), now));
        }
    }
    house.irori.store.add_many(person, entries).await.unwrap();
    (house, led.sora, led.aki, format!("/teams/{}", led.team))
}

/// Shares isolation, which is the first that is offered.
async fn share(aki: &mut Browser) -> Page {
    let page = aki.get(SHARING).await;
    let page = aki.fill(&page, GIVE, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page
}

fn links(page: &Page) -> Vec<String> {
    page.attributes("#shared a", "href")
}

#[tokio::test]
async fn what_is_shared_is_seen_by_that_lead_from_that_week_on_and_gone_when_taken_back() {
    let (house, mut sora, mut aki, team) = with_lead().await;
    let page = aki.get(SHARING).await;
    assert_eq!(page.all("h1"), ["You share nothing by name"]);
    assert_eq!(page.all("h2")[0], "Sora Abe · minami");
    let buttons = page.attributes("main button[aria-label]", "aria-label");
    assert_eq!(buttons.len(), 3, "{buttons:?}");
    assert_eq!(buttons[0], "Share Isolation with Sora Abe, minami");
    assert!(links(&sora.get(&team).await).is_empty());

    let page = share(&mut aki).await;
    assert!(
        page.text()
            .contains("It is shared from the running week on.")
    );
    assert_eq!(page.all("h1"), ["You share one thing by name"]);
    assert!(page.text().contains("shared since 23 November 2026"));
    assert_eq!((page.forms(GIVE).len(), page.forms(WITHDRAW).len()), (2, 1));

    // The team's page says that it is there, and not what it says.
    let page = sora.get(&team).await;
    let [link] = &links(&page)[..] else {
        panic!("{}", page.text())
    };
    assert_eq!(page.all("#shared a"), ["Aki Tanaka: isolation"]);
    assert!(page.all("#shared .band").is_empty());
    let page = sora.get(link).await;
    assert_eq!(page.all("h1"), ["Aki Tanaka shares isolation with you"]);
    assert!(
        page.text().contains("closes on Mon 30 Nov, 12:00"),
        "{}",
        page.text()
    );
    assert!(page.all(".band").is_empty(), "weeks before are never shown");

    // The week closes: low again, as since before it was shared.
    let mut aki = house.aki_at("2026-11-27T09:00:00Z").await;
    let page = aki.get("/").await;
    for day in ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] {
        let values = [("day", day), ("connection", "1"), ("note", "canary-5d1e")];
        let page = aki.fill(&page, "check-in", &values).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    }
    house.pass(TimeDelta::days(3));
    let mut sora = house.sign_in("sora@example.org").await;
    let page = sora.get(link).await;
    let text = page.text();
    assert_eq!(page.all("tbody th"), ["week 48 of 2026"]);
    assert_eq!(page.all(".state .band")[0], "Act");
    for other in ["canary", "week 45", "week 47", "1.0"] {
        assert!(!text.contains(other), "{other} is in {text}");
    }

    let mut aki = house.sign_in("aki@example.org").await;
    let page = aki.get(SHARING).await;
    let page = aki.fill(&page, WITHDRAW, &[]).await;
    assert!(
        page.text().contains("It is no longer shared."),
        "{}",
        page.text()
    );
    let gone = sora.get(link).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(!gone.text().contains("Aki"));
    assert!(links(&sora.get(&team).await).is_empty());
    house.verify().await;
}

#[tokio::test]
async fn nobody_else_sees_that_or_what_is_shared() {
    let (house, mut sora, mut aki, team) = with_lead().await;
    share(&mut aki).await;
    let link = links(&sora.get(&team).await).remove(0);
    let mut admin = house.sign_in("ren@example.org").await;
    let id = team.rsplit('/').next().unwrap().to_owned();
    let mut yui = house
        .join(&mut admin, "Yui Sato", "yui@example.org", Some(&id))
        .await;
    let mut second = house
        .join(&mut admin, "Jun Oda", "jun@example.org", None)
        .await;
    make_lead(&mut admin, "Jun", &id).await;
    let kita = house.team(&mut admin, "kita").await;
    let mut mei = house
        .join(&mut admin, "Mei Kato", "mei@example.org", None)
        .await;
    make_lead(&mut admin, "Mei", &kita).await;
    for who in [&mut yui, &mut second, &mut mei, &mut admin, &mut aki] {
        let page = who.get(&link).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(links(&who.get(&team).await).is_empty());
    }
    let mut nobody = house.walker();
    assert!(nobody.get(&link).await.at.starts_with("/sign-in"));
    // Nor can another take it back, or give in somebody's name.
    let page = aki.get(SHARING).await;
    let form = page.form(WITHDRAW).unwrap();
    let refused = yui.post("/do/consent/withdraw", &form).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let form = page.form(GIVE).unwrap();
    let refused = mei.post("/do/consent/give", &form).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    for family in ["habits", ""] {
        let form = with_values(page.form(GIVE).unwrap(), &[("family", family)]);
        let refused = aki.post("/do/consent/give", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(sora.get(&link).await.status, StatusCode::OK);
    house.verify().await;
}

#[tokio::test]
async fn a_lead_who_no_longer_leads_sees_nothing_and_the_giver_is_told() {
    let (house, mut sora, mut aki, team) = with_lead().await;
    share(&mut aki).await;
    let link = links(&sora.get(&team).await).remove(0);
    let mut admin = house.sign_in("ren@example.org").await;
    let people = admin.get("/admin/people").await;
    let mut person = None;
    for href in people.attributes("th a", "href") {
        let page = admin.get(&href).await;
        if page.text().contains("sora@example.org") {
            person = Some(page);
        }
    }
    let page = person.unwrap();
    let values = [("last", "2026-11-22"), ("to", "2026-11-22")];
    let page = admin.fill(&page, "org/end-membership", &values).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(sora.get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(sora.get(&team).await.status, StatusCode::NOT_FOUND);
    let page = aki.get(SHARING).await;
    assert!(
        page.text().contains("Sora Abe sees nothing of this now"),
        "{}",
        page.text()
    );
    assert!(page.form(GIVE).is_none());
    let page = aki.fill(&page, WITHDRAW, &[]).await;
    assert_eq!(page.all("h1"), ["You share nothing by name"]);
    assert!(page.text().contains("there is nobody to share with"));
    house.verify().await;
}

#[tokio::test]
async fn the_pages_speak_japanese() {
    let (house, mut sora, mut aki, team) = with_lead().await;
    for who in [&mut aki, &mut sora] {
        let page = who.get("/settings").await;
        who.fill(&page, "account/profile", &[("language", "ja")])
            .await;
    }
    let page = share(&mut aki).await;
    assert_eq!(page.all("h1"), ["名前つきで1件を共有しています"]);
    assert!(page.text().contains("2026年11月23日から共有"));
    let page = sora.get(&team).await;
    assert_eq!(page.all("#shared a"), ["Aki Tanakaさん：孤立"]);
    let page = sora.get(&links(&page)[0]).await;
    assert_eq!(page.all("h1"), ["Aki Tanakaさんが「孤立」を共有しています"]);
    house.verify().await;
}
