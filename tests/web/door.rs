//! Ways in and out.

use axum::http::StatusCode;
use chrono::TimeDelta;
use tests::browser::Browser;
use tests::test_app::{PASSWORD, TestApp, link_of};

async fn sign_in(walker: &mut Browser, email: &str, password: &str) -> tests::browser::Page {
    let page = walker.get("/sign-in").await;
    walker
        .fill(
            &page,
            "sign-in",
            &[("email", email), ("password", password)],
        )
        .await
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_door_and_back() {
    let (house, _) = TestApp::with_aki().await;
    let mut walker = house.walker();
    let page = walker.get("/entries?kind=chat").await;
    assert!(page.at.starts_with("/sign-in?to="), "{}", page.at);
    let page = walker
        .fill(
            &page,
            "sign-in",
            &[("email", "aki@example.org"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(page.at, "/entries?kind=chat");
    house.verify().await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let (house, _) = TestApp::with_aki().await;
    let wrong = sign_in(&mut house.walker(), "aki@example.org", "not the password").await;
    let unknown = sign_in(
        &mut house.walker(),
        "nobody@example.org",
        "not the password",
    )
    .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.status, unknown.status);
    let same = |page: &tests::browser::Page| page.text();
    assert_eq!(same(&wrong), same(&unknown));
    assert_eq!(
        wrong.attributes("input[name=email]", "value"),
        ["aki@example.org"]
    );
    assert!(!wrong.body.contains("not the password"));
    house.verify().await;
}

#[tokio::test]
async fn guessing_is_slowed_down_and_never_locked() {
    let (house, _) = TestApp::with_aki().await;
    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = sign_in(&mut house.walker(), "aki@example.org", "guess guess guess")
            .await
            .status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    house.pass(TimeDelta::hours(1));
    let page = sign_in(&mut house.walker(), "aki@example.org", PASSWORD).await;
    assert_eq!(page.at, "/", "{}", page.text());
    house.verify().await;
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let (house, mut aki) = TestApp::with_aki().await;
    let cookies = aki.cookies().clone();
    let page = aki.post_raw("/do/sign-out", Vec::new()).await;
    let to = page.location().unwrap();
    assert!(to.starts_with("/sign-in"), "{to}");
    assert_eq!(page.headers["clear-site-data"], "\"cache\", \"storage\"");
    let mut thief = house.walker();
    thief.set_cookies(cookies);
    assert!(thief.get("/").await.at.starts_with("/sign-in"));
    house.verify().await;
}

#[tokio::test]
async fn a_session_gets_a_new_id_at_sign_in() {
    let (house, _) = TestApp::with_aki().await;
    let mut walker = house.walker();
    sign_in(&mut walker, "aki@example.org", PASSWORD).await;
    let first = walker.cookies().clone();
    sign_in_again(&mut walker).await;
    assert_ne!(first, *walker.cookies());
    let mut thief = house.walker();
    thief.set_cookies(first);
    assert!(
        thief.get("/").await.at.starts_with("/sign-in"),
        "the id before is void"
    );
    house.verify().await;
}

async fn sign_in_again(walker: &mut Browser) {
    let fields = [
        ("at", "/sign-in"),
        ("email", "aki@example.org"),
        ("password", PASSWORD),
    ];
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let page = walker.post("/do/sign-in", &fields).await;
    assert_eq!(page.at, "/", "{}", page.text());
}

#[tokio::test]
async fn on_a_shared_device_a_session_ends_with_the_browser_twelve_idle_hours_or_fourteen_days() {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.walker();
    let cookie = sign_in_for(&mut aki, &[]).await;
    assert!(
        !cookie.contains("Max-Age") && !cookie.contains("Expires"),
        "{cookie}"
    );
    for _ in 0..3 {
        house.pass(TimeDelta::hours(11));
        assert_eq!(aki.get("/me").await.at, "/me");
    }
    let page = aki.get("/settings/sessions").await;
    assert!(
        page.text().contains("when the browser closes"),
        "{}",
        page.text()
    );
    house.pass(TimeDelta::hours(13));
    assert!(aki.get("/me").await.at.starts_with("/sign-in"));
    // However often it is used, and written anew on the way.
    let mut aki = house.walker();
    sign_in_for(&mut aki, &[]).await;
    for _ in 0..30 {
        house.pass(TimeDelta::hours(11));
        let page = aki.get("/mine/irori.json").await;
        let page = aki
            .fill(&page, "account/confirm", &[("password", PASSWORD)])
            .await;
        assert_eq!(page.at, "/mine/irori.json", "{}", page.text());
    }
    house.pass(TimeDelta::hours(11));
    assert!(aki.get("/me").await.at.starts_with("/sign-in"));
    house.verify().await;
}

#[tokio::test]
async fn on_ones_own_device_one_stays_signed_in_until_ninety_days_pass_without_use() {
    let (house, _) = TestApp::with_aki().await;
    let mut aki = house.walker();
    let page = aki.get("/sign-in").await;
    let stay = page.attributes("input[name=stay][checked]", "value");
    assert_eq!(stay, ["yes"], "on, unless one says otherwise");
    let cookie = sign_in_for(&mut aki, &[("stay", "yes")]).await;
    assert!(cookie.contains("Max-Age=34560000"), "400 days: {cookie}");
    for _ in 0..4 {
        house.pass(TimeDelta::days(89));
        // A new id under way is as good.
        let page = aki.get("/mine/irori.json").await;
        let page = aki
            .fill(&page, "account/confirm", &[("password", PASSWORD)])
            .await;
        assert_eq!(page.at, "/mine/irori.json", "{}", page.text());
    }
    let page = aki.get("/settings/sessions").await;
    assert!(
        page.text().contains("after 90 days without use"),
        "{}",
        page.text()
    );
    // No cookie lasts longer than 400 days.
    house.pass(TimeDelta::days(45));
    assert!(
        aki.get("/settings/sessions")
            .await
            .at
            .starts_with("/sign-in")
    );
    sign_in_for(&mut aki, &[("stay", "yes")]).await;
    house.pass(TimeDelta::days(91));
    assert!(
        aki.get("/settings/sessions")
            .await
            .at
            .starts_with("/sign-in")
    );
    house.verify().await;
}

/// Signs Aki in with these fields as well; gives the session's cookie as it was set.
async fn sign_in_for(walker: &mut Browser, more: &[(&str, &str)]) -> String {
    let mut body = format!(
        "at=%2Fsign-in&email=aki%40example.org&password={}",
        PASSWORD.replace(' ', "+")
    );
    for (name, value) in more {
        body += &format!("&{name}={value}");
    }
    let page = walker.post_raw("/do/sign-in", body.into_bytes()).await;
    assert_eq!(page.location().as_deref(), Some("/"));
    let mut cookies = page.headers.get_all("set-cookie").iter();
    let session = cookies.find_map(|cookie| {
        let cookie = cookie.to_str().unwrap();
        cookie.starts_with("irori=").then(|| cookie.to_owned())
    });
    session.unwrap()
}

#[tokio::test]
async fn an_invitation_works_once_and_for_72_hours() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let page = admin.get("/admin/people").await;
    let page = admin
        .fill(&page, "org/invite", &[("email", "new@example.org")])
        .await;
    let link = link_of(&page);
    let mut late = house.walker();
    assert_eq!(late.get(&link).await.status, StatusCode::OK);
    house.pass(TimeDelta::hours(73));
    let page = late.get(&link).await;
    assert_eq!(page.status, StatusCode::GONE, "{}", page.text());
    let mut admin = house.walker();
    sign_in(&mut admin, "ren@example.org", PASSWORD).await;
    house.join(&mut admin, "New", "new@example.org", None).await;
    for path in ["/join/nonsense", "/reset/nonsense", "/set-up/nonsense"] {
        let page = house.walker().get(path).await;
        assert_eq!(page.status, StatusCode::GONE, "{path}");
        assert!(
            !page.attributes("main a", "href").is_empty(),
            "a link that helps"
        );
    }
    house.verify().await;
}

#[tokio::test]
async fn an_invitation_that_was_used_is_spent() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let page = admin.get("/admin/people").await;
    let page = admin
        .fill(&page, "org/invite", &[("email", "new@example.org")])
        .await;
    let link = link_of(&page);
    let mut new = house.walker();
    let form = new.get(&link).await;
    let values = [
        ("name", "New"),
        ("password", PASSWORD),
        ("password-again", PASSWORD),
        ("language", "en"),
        ("zone", "Europe/Berlin"),
    ];
    assert_eq!(new.fill(&form, "join", &values).await.at, "/");
    let mut again = house.walker();
    assert_eq!(again.get(&link).await.status, StatusCode::GONE);
    assert_eq!(
        again.fill(&form, "join", &values).await.status,
        StatusCode::GONE
    );
    house.verify().await;
}

#[tokio::test]
async fn joining_names_every_mistake_and_keeps_what_was_typed() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let page = admin.get("/admin/people").await;
    let page = admin
        .fill(&page, "org/invite", &[("email", "new@example.org")])
        .await;
    let mut new = house.walker();
    let page = new.get(&link_of(&page)).await;
    let values = [
        ("name", "New Name"),
        ("password", "short"),
        ("password-again", "other"),
        ("zone", "Moon"),
    ];
    let page = new.fill(&page, "join", &values).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attributes("input[name=name]", "value"), ["New Name"]);
    assert!(
        !page.body.contains("short\""),
        "a password is never shown again"
    );
    let values = [
        ("name", "New"),
        ("password", "password1"),
        ("password-again", "password1"),
        ("language", "en"),
        ("zone", "Asia/Tokyo"),
    ];
    let page = new.fill(&page, "join", &values).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a common password is refused"
    );
    house.verify().await;
}

#[tokio::test]
async fn set_up_works_once() {
    let house = TestApp::empty().await;
    let token = house
        .irori
        .store
        .set_up_link(house.now())
        .await
        .unwrap()
        .unwrap();
    house.set_up().await;
    assert_eq!(
        house.walker().get(&format!("/set-up/{token}")).await.status,
        StatusCode::GONE
    );
    assert!(
        house
            .irori
            .store
            .set_up_link(house.now())
            .await
            .unwrap()
            .is_none()
    );
    house.verify().await;
}
