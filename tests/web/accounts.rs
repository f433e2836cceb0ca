//! Nobody becomes somebody else: what people are told of links to their accounts, what stays sealed, what
//! asks for the password again, sessions under new ids, closed accounts.

use axum::http::StatusCode;
use chrono::TimeDelta;
use irori_core::privacy::rights::Resource;
use irori_web::routes::PAGES;
use std::collections::BTreeSet;
use tests::browser::{Browser, Page, encode};
use tests::test_app::{PASSWORD, TeamWithLead, TestApp, link_of};

const NEW: &str = "the kettle sings again";
const NOTE: &str = "the neighbours drill again";

/// The page on which the admin sees somebody.
async fn person_page(admin: &mut Browser, name: &str) -> Page {
    let people = admin.get("/admin/people").await;
    let html = people.html();
    let links = scraper::Selector::parse("th a").unwrap();
    let found = html
        .select(&links)
        .find(|a| a.text().any(|text| text.contains(name)));
    let path = found.unwrap().attr("href").unwrap().to_owned();
    admin.get(&path).await
}

/// A house with an admin and Aki, who has written a note; and the link to a new password for her.
async fn with_a_link() -> (TestApp, Browser, Browser, String) {
    let (house, mut aki) = TestApp::with_aki().await;
    let today = aki.get("/").await;
    aki.fill(&today, "check-in", &[("note", NOTE)]).await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = person_page(&mut admin, "Aki").await;
    let page = admin.fill(&page, "org/reset-link", &[]).await;
    let link = link_of(&page);
    (house, aki, admin, link)
}

async fn set_password(walker: &mut Browser, link: &str, more: &[(&str, &str)]) -> Page {
    let page = walker.get(link).await;
    let mut values = vec![("password", NEW), ("password-again", NEW)];
    values.extend_from_slice(more);
    walker.fill(&page, "reset", &values).await
}

#[tokio::test]
async fn a_link_to_ones_password_is_told_on_every_page_and_can_be_stopped_there() {
    let (house, mut aki, mut admin, link) = with_a_link().await;
    let mut phone = house.sign_in("aki@example.org").await;
    for path in ["/", "/me", "/entries", "/settings", "/ledger"] {
        for device in [&mut aki, &mut phone] {
            let page = device.get(path).await;
            assert!(
                page.text()
                    .contains("Ren Ito made a link with which a new password"),
                "{path}"
            );
            assert!(page.form("account/stop-reset").is_some(), "{path}");
        }
        let page = admin.get(path).await;
        assert!(
            page.form("account/stop-reset").is_none(),
            "{path}: of somebody else"
        );
    }
    let page = set_password(&mut house.walker(), &link, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "it waits");
    let page = aki.get("/settings/sessions").await;
    assert!(
        page.text()
            .contains("A new password for you, made by Ren Ito"),
        "{}",
        page.text()
    );
    let page = aki.fill(&page, "account/stop-reset", &[]).await;
    assert!(
        page.text().contains("no longer opens anything"),
        "{}",
        page.text()
    );
    assert!(phone.get("/me").await.form("account/stop-reset").is_none());
    house.pass(TimeDelta::hours(25));
    assert_eq!(house.walker().get(&link).await.status, StatusCode::GONE);
    let mut aki = house.sign_in("aki@example.org").await;
    let ledger = aki.get("/ledger").await.text();
    assert!(
        ledger.contains("You stopped the link to a new password for yourself"),
        "{ledger}"
    );
    assert!(
        ledger.contains("Ren Ito made a link with which a new password can be set for you"),
        "{ledger}"
    );
    house.verify().await;
}

#[tokio::test]
async fn whoever_comes_in_by_a_link_reads_nothing_written_before_until_proof() {
    let (house, mut aki, _, link) = with_a_link().await;
    house.pass(TimeDelta::hours(24));
    let mut thief = house.walker();
    let page = set_password(&mut thief, &link, &[]).await;
    assert_eq!(page.at, "/", "{}", page.text());
    assert!(
        aki.get("/").await.at.starts_with("/sign-in"),
        "the old session has ended"
    );
    for path in [
        "/",
        "/entries",
        "/me",
        "/me/weeks",
        "/settings/recovery",
        "/mine/irori.json",
        "/mine/entries.csv",
    ] {
        let page = thief.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains(NOTE), "{path}");
        if page.body.contains("</html>") {
            assert!(
                page.text().contains("stays sealed until you prove"),
                "{path}"
            );
        }
    }
    // Whoever knows the password of before is told; nobody else hears anything new.
    for (password, told) in [(PASSWORD, true), ("x", false)] {
        let mut owner = house.walker();
        let page = owner.get("/sign-in").await;
        let values = [("email", "aki@example.org"), ("password", password)];
        let page = owner.fill(&page, "sign-in", &values).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let is_told = page
            .text()
            .contains("until somebody set a new one by a link");
        assert_eq!(is_told, told, "{}", page.text());
    }
    let page = thief.get("/settings/recovery").await;
    assert!(
        page.form("account/recovery-code")
            .is_some_and(|_| page.all("button").len() < 20)
    );
    let page = thief
        .fill(&page, "account/open-texts", &[("proof", NEW)])
        .await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the new one proves nothing"
    );
    assert!(!page.body.contains(NEW), "a password is never shown again");
    let page = thief
        .fill(&page, "account/open-texts", &[("proof", PASSWORD)])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(!page.text().contains("stays sealed"), "{}", page.text());
    assert!(thief.get("/entries").await.body.contains(NOTE));
    assert!(thief.get("/mine/irori.json").await.body.contains(NOTE));
    house.verify().await;
}

#[tokio::test]
async fn with_the_recovery_code_a_link_opens_at_once_and_nothing_is_sealed() {
    let (house, mut aki) = TestApp::with_aki().await;
    let page = aki.get("/settings/recovery").await;
    let page = aki.fill(&page, "account/recovery-code", &[]).await;
    let code = page.all(".secret").remove(0);
    assert_eq!(code.len(), 30, "{code}");
    assert!(
        !aki.get("/settings/recovery").await.body.contains(&code),
        "it is shown once"
    );
    let mut admin = house.sign_in("ren@example.org").await;
    let page = person_page(&mut admin, "Aki").await;
    let page = admin.fill(&page, "org/reset-link", &[]).await;
    let link = link_of(&page);
    let mut back = house.walker();
    let wrong = [("recovery-code", "00000-00000-00000-00000-000000")];
    let page = set_password(&mut back, &link, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.body.contains("00000-00000"), "nor is a code");
    let page = set_password(&mut back, &link, &[("recovery-code", &code)]).await;
    assert_eq!(page.at, "/", "{}", page.text());
    assert!(!page.text().contains("stays sealed"));
    house.verify().await;
}

#[tokio::test]
async fn a_second_admin_lets_a_link_open_from_the_persons_page() {
    let (house, _, mut admin, link) = with_a_link().await;
    let page = person_page(&mut admin, "Aki").await;
    assert!(page.form("org/approve-reset").is_none(), "not one's own");
    let mut second = house
        .join(&mut admin, "Second", "second@example.org", None)
        .await;
    let page = person_page(&mut admin, "Second").await;
    admin
        .fill(&page, "org/save-roles", &[("admin", "yes")])
        .await;
    let page = person_page(&mut second, "Aki").await;
    assert!(page.text().contains("Ren Ito made one"), "{}", page.text());
    let page = second.fill(&page, "org/approve-reset", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("too short a time"), "{}", page.text());
    let page = second.fill(&page, "org/withdraw-reset", &[]).await;
    assert!(
        page.text().contains("no longer opens anything"),
        "{}",
        page.text()
    );
    assert_eq!(house.walker().get(&link).await.status, StatusCode::GONE);
    // A day later Second is an admin of some standing.
    house.pass(TimeDelta::hours(25));
    let mut admin = house.sign_in("ren@example.org").await;
    let mut second = house.sign_in("second@example.org").await;
    let page = person_page(&mut admin, "Aki").await;
    let page = admin.fill(&page, "org/reset-link", &[]).await;
    let link = link_of(&page);
    let page = person_page(&mut second, "Aki").await;
    let page = second.fill(&page, "org/approve-reset", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = set_password(&mut house.walker(), &link, &[]).await;
    assert_eq!(page.at, "/", "{}", page.text());
    house.verify().await;
}

#[tokio::test]
async fn what_gives_others_a_way_in_asks_for_the_password_and_then_is_done() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = person_page(&mut admin, "Aki").await;
    house.pass(TimeDelta::minutes(10));
    let asked = admin.fill(&page, "org/save-roles", &[("hr", "yes")]).await;
    assert!(
        asked.text().contains("You are changing somebody's roles"),
        "{}",
        asked.text()
    );
    assert!(
        !person_page(&mut admin, "Aki")
            .await
            .text()
            .contains("Human"),
        "nothing was done"
    );
    let wrong = admin
        .fill(&asked, "account/confirm", &[("password", "x")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("You are changing somebody's roles"),
        "it still waits"
    );
    let done = admin
        .fill(&wrong, "account/confirm", &[("password", PASSWORD)])
        .await;
    assert!(
        done.text().contains("The roles are saved"),
        "{} {}",
        done.at,
        done.text()
    );
    let hr = done.html();
    let hr = hr
        .select(&scraper::Selector::parse("input[name=hr][checked]").unwrap())
        .count();
    assert_eq!(hr, 1);
    // For ten minutes it is enough.
    house.pass(TimeDelta::minutes(9));
    let page = admin.fill(&done, "org/save-roles", &[]).await;
    assert!(
        page.text().contains("The roles are saved"),
        "{}",
        page.text()
    );
    // A form that waits does no more than what may wait.
    let carried = "carried-act=org%2Fadd-team&name=x&zone=UTC";
    let body = format!(
        "at=%2Fconfirm&password=a+kettle+over+embers&carried={}",
        carried
            .replace('%', "%25")
            .replace('&', "%26")
            .replace('=', "%3D")
    );
    let page = admin
        .post_raw("/do/account/confirm", body.into_bytes())
        .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    // Who may not do it is refused, and not asked.
    house.pass(TimeDelta::minutes(16));
    let page = aki
        .post_raw("/do/org/save-roles", b"at=%2F&person=x&admin=yes".to_vec())
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    // And a stranger is asked to sign in.
    let page = house
        .walker()
        .post_raw("/do/org/save-roles", b"at=%2F&person=x".to_vec())
        .await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    house.verify().await;
}

#[tokio::test]
async fn files_ask_for_the_password_and_then_come() {
    let (house, mut aki) = TestApp::with_aki().await;
    assert!(aki.get("/mine/irori.json").await.body.starts_with('{'));
    house.pass(TimeDelta::minutes(16));
    let page = aki.get("/mine/irori.json").await;
    assert!(
        page.at.starts_with("/confirm?to=%2Fmine%2Firori%2Ejson"),
        "{}",
        page.at
    );
    let page = aki
        .fill(&page, "account/confirm", &[("password", PASSWORD)])
        .await;
    assert_eq!(page.at, "/mine/irori.json");
    assert!(page.body.starts_with('{'));
    // Who has no right to a report is not asked, but told.
    house.pass(TimeDelta::minutes(16));
    let page = aki.get("/exports/2026-Q3.csv").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.at);
    house.verify().await;
}

fn cookie(walker: &Browser) -> String {
    walker.cookies()["irori"].clone()
}

#[tokio::test]
async fn a_session_takes_a_new_id_with_a_new_password_and_with_new_rights() {
    let (house, mut aki) = TestApp::with_aki().await;
    let began = aki.get("/settings/sessions").await.all(".entry").remove(0);
    house.pass(TimeDelta::minutes(5));
    let mut stolen = aki.clone();
    let before = cookie(&aki);
    let page = aki.get("/settings").await;
    let values = [
        ("old-password", PASSWORD),
        ("password", NEW),
        ("password-again", NEW),
    ];
    let page = aki.fill(&page, "account/password", &values).await;
    assert!(
        page.text().contains("Your new password counts"),
        "{}",
        page.text()
    );
    assert_ne!(cookie(&aki), before);
    assert!(
        stolen.get("/").await.at.starts_with("/sign-in"),
        "the old id is no more"
    );
    let mut admin = house.sign_in("ren@example.org").await;
    let page = person_page(&mut admin, "Aki").await;
    let today = aki.get("/").await;
    let mut stolen = aki.clone();
    let before = cookie(&aki);
    admin.fill(&page, "org/save-roles", &[("hr", "yes")]).await;
    // A form that is sent meanwhile is taken as ever, under the old id.
    let mut fields = today.form("check-in").unwrap();
    fields.push(("mood".to_owned(), "3".to_owned()));
    let sent = aki
        .post_raw("/do/check-in", encode(&fields).into_bytes())
        .await;
    assert!(sent.status.is_redirection(), "{}", sent.status);
    assert_eq!(cookie(&aki), before);
    let page = aki.get("/reports").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_ne!(cookie(&aki), before);
    assert!(stolen.get("/reports").await.at.starts_with("/sign-in"));
    let now = aki.get("/settings/sessions").await.all(".entry").remove(0);
    assert_eq!(began, now, "it is the same session, from the same moment");
    assert!(
        now.contains("since") && now.contains("from unknown"),
        "{now}"
    );
    house.verify().await;
}

#[tokio::test]
async fn an_admin_signs_somebody_out_everywhere() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = person_page(&mut admin, "Aki").await;
    let page = admin.fill(&page, "org/end-sessions", &[]).await;
    assert!(
        page.text().contains("signed out everywhere"),
        "{}",
        page.text()
    );
    assert!(aki.get("/").await.at.starts_with("/sign-in"));
    let mut aki = house.sign_in("aki@example.org").await;
    let ledger = aki.get("/ledger").await.text();
    assert!(
        ledger.contains("Ren Ito signed you out on every device"),
        "{ledger}"
    );
    house.verify().await;
}

#[tokio::test]
async fn of_a_closed_account_what_is_ones_own_is_left_and_nothing_else() {
    let TeamWithLead {
        house,
        mut sora,
        mut aki,
        mut admin,
        team,
    } = TestApp::with_lead().await;
    let today = aki.get("/").await;
    aki.fill(&today, "check-in", &[("note", NOTE)]).await;
    assert!(
        sora.get("/").await.body.contains("Aki Tanaka"),
        "offered as a colleague"
    );
    let page = person_page(&mut admin, "Aki").await;
    let refused = admin.fill(&page, "org/close-account", &[]).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "not by accident"
    );
    let page = admin
        .fill(&page, "org/close-account", &[("sure", "yes")])
        .await;
    let link = link_of(&page);
    assert!(link.starts_with("/closed/"), "{link}");
    for path in [
        "/",
        "/me/sharing",
        "/words",
        "/review",
        &format!("/review/{team}"),
    ] {
        assert!(
            !sora.get(path).await.body.contains("Aki Tanaka"),
            "{path} offers who has gone"
        );
    }
    assert!(aki.get("/").await.at.starts_with("/sign-in"), "signed out");
    let page = aki.get(&link).await;
    let page = aki.fill(&page, "closed", &[("proof", "x")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = aki.fill(&page, "closed", &[("proof", PASSWORD)]).await;
    assert_eq!(page.at, "/settings/mine", "{}", page.text());
    assert!(
        page.text().contains("This account is closed"),
        "{}",
        page.text()
    );
    let main = page.body.split("<main").nth(1).unwrap();
    assert!(
        main.contains("/do/sign-out"),
        "a phone has no other way out: {main}"
    );
    let links: Vec<&str> = page.body.split("href=\"").skip(1).collect();
    let links = links.iter().filter_map(|l| l.split('"').next());
    let links: BTreeSet<&str> = links.filter(|l| l.starts_with('/')).collect();
    assert!(links.contains("/mine/irori.json"), "{links:?}");
    for link in links {
        let page = aki.get(link).await;
        assert_eq!(page.status, StatusCode::OK, "a way into nothing: {link}");
    }
    assert!(aki.get("/mine/irori.json").await.body.contains(NOTE));
    // Nor by what the password is asked for on the way.
    let carried = "carried-act=org%2Finvite&email=x%40example.org";
    for password in [PASSWORD, "x"] {
        let confirm = [
            ("at".to_owned(), "/confirm".to_owned()),
            ("password".to_owned(), password.to_owned()),
            ("carried".to_owned(), carried.to_owned()),
        ];
        let page = aki.post("/do/account/confirm", &confirm).await;
        let refused = [StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY];
        assert!(refused.contains(&page.status), "{}", page.status);
    }
    for page in PAGES {
        let behind = page.right;
        let path = page
            .pattern
            .replace("{team}", &team)
            .replace("{week}", "2026-W47")
            .replace("{signal}", "connection");
        if ["/", "/settings/mine", "/confirm"].contains(&path.as_str()) || behind.is_none() {
            continue;
        }
        let page = aki.get(&path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path} {behind:?}");
        assert!(
            !matches!(behind, Some(Resource::Own)) || !page.body.contains(NOTE),
            "{path}"
        );
    }
    let sent = aki
        .post_raw("/do/check-in", b"at=%2F&day=2026-11-22&mood=3".to_vec())
        .await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    let page = aki.get("/settings/mine").await;
    let page = aki
        .fill(
            &page,
            "account/erase",
            &[("password", PASSWORD), ("sure", "yes")],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(house.walker().get(&link).await.status, StatusCode::GONE);
    house.verify().await;
}
