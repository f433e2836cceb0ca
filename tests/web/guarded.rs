//! Doors that others cannot shut, and what is told of who tried them.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use irori_core::domain::security_event::EventFilter;
use irori_ports::security::Security;
use irori_store::SeedPerson;
use irori_web::actions::table::ACTIONS;
use server::http::write_limit::WriteLimit;
use tests::browser::{Browser, Page};
use tests::test_app::{PASSWORD, TestApp};

const AKI: &str = "aki@example.org";

async fn sign_in(walker: &mut Browser, email: &str, password: &str) -> Page {
    let page = walker.get("/sign-in").await;
    let values = [("email", email), ("password", password)];
    walker.fill(&page, "sign-in", &values).await
}

/// Guesses until asked to wait; gives the last answer.
async fn guess(house: &TestApp, tries: usize) -> Page {
    let mut stranger = house.walker();
    for _ in 1..tries {
        sign_in(&mut stranger, AKI, "guess guess guess").await;
    }
    sign_in(&mut stranger, AKI, "guess guess guess").await
}

#[tokio::test]
async fn a_stranger_is_asked_to_wait_and_the_owners_browser_gets_in() {
    let (house, mut aki) = TestApp::with_aki().await;
    let last = guess(&house, 6).await;
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(last.headers.get(header::RETRY_AFTER).unwrap(), "901");
    assert!(last.text().contains("wait 16 minutes"), "{}", last.text());
    // Nobody else's browser is let in from there, whatever it knows.
    let right = sign_in(&mut house.walker(), AKI, PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    aki.post("/do/sign-out", &[]).await;
    let page = sign_in(&mut aki, AKI, PASSWORD).await;
    assert_eq!(page.at, "/", "{}", page.text());
    // Changing the password is another door.
    let settings = aki.get("/settings").await;
    let new = "the kettle sings again";
    let values = [
        ("old-password", PASSWORD),
        ("password", new),
        ("password-again", new),
    ];
    let page = aki.fill(&settings, "account/password", &values).await;
    assert!(page.at.contains("said"), "{} {}", page.at, page.text());
    house.pass(TimeDelta::minutes(16));
    assert_eq!(sign_in(&mut house.walker(), AKI, new).await.at, "/");
    house.verify().await;
}

#[tokio::test]
async fn a_forged_or_borrowed_cookie_opens_nothing() {
    let (house, aki) = TestApp::with_aki().await;
    guess(&house, 6).await;
    let mut stranger = house.walker();
    for cookie in [
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        String::new(),
        aki.cookies()["irori-device"].replacen(|c: char| c.is_ascii_lowercase(), "Z", 1),
    ] {
        stranger.set_cookies([("irori-device".to_owned(), cookie)].into());
        let page = sign_in(&mut stranger, AKI, PASSWORD).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    }
    // The browser's own cookie without its session is a known browser that still needs the password.
    let device = aki.cookies()["irori-device"].clone();
    let mut thief = house.walker();
    thief.set_cookies([("irori-device".to_owned(), device)].into());
    assert!(thief.get("/").await.at.starts_with("/sign-in"));
    let page = sign_in(&mut thief, AKI, "not the password").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.verify().await;
}

#[tokio::test]
async fn sixty_colleagues_behind_one_address_get_in_at_nine() {
    let house = TestApp::empty().await;
    house.set_up().await;
    let store = &house.irori.store;
    let password = irori_core::domain::person::Password::parse(PASSWORD).unwrap();
    let hash = store.hash_password(&password).await.unwrap();
    for n in 0..60 {
        store
            .seed_person(colleague(n, &hash, house.now()))
            .await
            .unwrap();
    }
    let come = |n: u32| {
        let mut walker = house.walker();
        tokio::spawn(async move {
            let email = format!("c{n}@example.org");
            if n.is_multiple_of(4) {
                let mistyped = sign_in(&mut walker, &email, "mistyped it").await;
                assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
            sign_in(&mut walker, &email, PASSWORD).await
        })
    };
    // Some at once: a house of the tests waits for its database for a moment only.
    for first in (0..60).step_by(6) {
        for page in (first..first + 6).map(come).collect::<Vec<_>>() {
            let page = page.await.unwrap();
            assert_eq!(page.at, "/", "{}", page.text());
        }
    }
    house.verify().await;
}

fn colleague(n: u32, hash: &str, created: irori_ports::Now) -> SeedPerson {
    use irori_core::domain::day::DayEnd;
    use irori_core::domain::person::{Email, Language, Profile};
    use irori_ports::Switch;
    SeedPerson {
        email: Email::parse(&format!("c{n}@example.org")).unwrap(),
        profile: Profile {
            name: format!("Colleague {n}"),
            language: Language::English,
            zone: chrono_tz::Asia::Tokyo,
            day_ends_at: DayEnd::default(),
        },
        is_admin: Switch::Off,
        is_hr: Switch::Off,
        password_hash: hash.to_owned(),
        created,
    }
}

#[tokio::test]
async fn one_person_submits_so_much_an_hour_and_loses_nothing_typed() {
    let (house, aki) = TestApp::with_aki().await;
    let mut irori = house.irori.clone();
    irori.writes = WriteLimit::at_most(2);
    let mut bound = Browser::new(server::http::router::router(irori));
    bound.set_cookies(aki.cookies().clone());
    let values = [("mood", "4"), ("note", "embers, and a kettle")];
    for _ in 0..2 {
        let page = bound.get("/").await;
        let page = bound.fill(&page, "check-in", &values).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    }
    let page = bound.get("/").await;
    let values = [("mood", "2"), ("note", "and one more")];
    let page = bound.fill(&page, "check-in", &values).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers.get(header::RETRY_AFTER).unwrap(), "3601");
    assert!(page.text().contains("within an hour"), "{}", page.text());
    assert_eq!(page.all("textarea[name=note]"), ["and one more"]);
    let page = bound.post("/do/sign-out", &[]).await;
    assert!(page.at.starts_with("/sign-in"), "the way out is open");
    house.verify().await;
}

#[tokio::test]
async fn failed_tries_and_new_devices_are_told_until_they_are_seen() {
    let (house, mut aki) = TestApp::with_aki().await;
    assert!(aki.get("/me").await.form("security/seen").is_none());
    guess(&house, 6).await;
    house.pass(TimeDelta::minutes(16));
    let mut phone = house.sign_in(AKI).await;
    let page = aki.get("/me").await;
    let text = page.text();
    assert!(text.contains("6 wrong passwords"), "{text}");
    assert!(text.contains("A new device signed in"), "{text}");
    // The new one is not told of itself, but of what was tried.
    let there = phone.get("/me").await.text();
    assert!(
        there.contains("wrong passwords") && !there.contains("A new device"),
        "{there}"
    );
    let page = aki.fill(&page, "security/seen", &[]).await;
    assert_eq!(page.at, "/me");
    let page = aki.get("/entries").await;
    assert!(page.form("security/seen").is_none(), "{}", page.text());
    // Each browser puts it away for itself.
    let page = phone.get("/entries").await;
    phone.fill(&page, "security/seen", &[]).await;
    let page = phone.get("/entries").await;
    assert!(page.form("security/seen").is_none(), "{}", page.text());
    // Nobody else is told anything.
    let mut admin = house.sign_in("ren@example.org").await;
    assert!(!admin.get("/me").await.text().contains("wrong passwords"));
    house.verify().await;
}

#[tokio::test]
async fn what_concerns_who_may_come_in_is_written_down_for_oneself_and_admins() {
    let (house, mut aki) = TestApp::with_aki().await;
    sign_in(&mut house.walker(), AKI, "my other password").await;
    assert_eq!(aki.get("/admin").await.status, StatusCode::FORBIDDEN);
    let fields = [("at".to_owned(), "/".to_owned())];
    let refused = aki.post("/do/org/add-team", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    aki.get("/mine/irori.json").await;
    let mut admin = house.sign_in("ren@example.org").await;
    let people = admin.get("/admin/people").await;
    let links = people.attributes("th a[href^='/admin/people/']", "href");
    let of_aki = house.id_of(AKI).await;
    let person = links.iter().find(|l| l.ends_with(&of_aki.to_string()));
    let page = admin.get(person.unwrap()).await;
    admin.fill(&page, "org/save-roles", &[("hr", "on")]).await;
    let own = aki.get("/settings/security").await;
    let rows = own.all("tbody tr");
    for (kind, part) in [
        ("Signing in", "wrong password"),
        ("Something that is not open to them", "/admin"),
        ("Something that is not open to them", "/do/org/add-team"),
        ("Taking one's own data away", "irori.json"),
        ("Changing roles", "Ren Ito"),
        ("Changing roles", "another person's machine"),
        ("Joining by an invitation", "somebody who was not signed in"),
    ] {
        let is_it = |row: &&String| row.contains(kind) && row.contains(part);
        assert!(
            rows.iter().any(|row| is_it(&row)),
            "{kind} {part}: {rows:#?}"
        );
    }
    let all = admin.get("/admin/security").await;
    let rows = all.all("tbody tr");
    assert!(rows.iter().any(|row| row.contains("Aki Tanaka")));
    assert!(!all.body.contains("one's own data away</td>"), "{rows:#?}");
    let roles = admin.get("/admin/security?kind=role").await;
    assert_eq!(roles.all("tbody tr").len(), 1);
    let of_aki = admin.get(&format!("/admin/security?person={of_aki}")).await;
    assert!(of_aki.all("tbody tr").len() < rows.len());
    for secret in ["my other password", PASSWORD] {
        assert!(!own.body.contains(secret) && !all.body.contains(secret));
    }
    assert_eq!(
        aki.get("/admin/security").await.status,
        StatusCode::FORBIDDEN
    );
    house.verify().await;
}

#[tokio::test]
async fn what_is_refused_over_and_over_fills_nothing() {
    let (house, mut aki) = TestApp::with_aki().await;
    for _ in 0..30 {
        aki.get("/admin").await;
        aki.get("/admin/people?x=1").await;
    }
    let id = house.id_of(AKI).await;
    let people = &house.irori.ports.people;
    let viewer = people.viewer(id, house.now()).await.unwrap().unwrap();
    let log = house
        .irori
        .store
        .own_events(&viewer, EventFilter::default());
    let log = log.await.unwrap();
    let denied = log.events.iter().filter(|e| e.kind.as_str() == "denied");
    assert_eq!(denied.count(), 2, "once a minute for each");
    house.verify().await;
}

#[test]
fn every_action_that_gives_a_way_in_is_written_down() {
    for action in ACTIONS {
        let is_written = action.event.is_some();
        assert!(is_written || !action.needs_password, "{}", action.name);
        assert!(is_written || action.right.is_some(), "{}", action.name);
    }
}
