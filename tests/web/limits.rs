//! What every answer carries and what no request gets past.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use irori_web::actions::table::{ACTIONS, Action};
use tests::test_app::TestApp;

#[tokio::test]
async fn every_page_carries_its_headers() {
    let (house, mut aki) = TestApp::with_aki().await;
    for path in ["/", "/me", "/entries", "/settings", "/nowhere"] {
        let page = aki.get(path).await;
        let header = |name: &str| {
            page.headers
                .get(name)
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default()
        };
        assert!(
            header("content-security-policy").contains("script-src 'none'"),
            "{path}"
        );
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cache-control"), "no-store");
        assert!(header("content-type").starts_with("text/html"));
        assert!(!page.body.contains("<script"), "{path} has a script");
        assert!(!page.body.contains(" style="), "{path} is styled in line");
    }
    house.verify().await;
}

#[tokio::test]
async fn the_cookie_is_http_only_and_lax() {
    let (house, _) = TestApp::with_aki().await;
    let mut walker = house.walker();
    let fields = "at=%2Fsign-in&email=aki%40example.org&password=a+kettle+over+embers";
    let page = walker
        .post_raw("/do/sign-in", fields.as_bytes().to_vec())
        .await;
    let cookies = page.headers.get_all(header::SET_COOKIE).iter();
    let cookies: Vec<_> = cookies.map(|cookie| cookie.to_str().unwrap()).collect();
    for name in ["irori=", "irori-device="] {
        let cookie = cookies.iter().find(|cookie| cookie.starts_with(name));
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.unwrap().contains(part), "{cookies:?}");
        }
    }
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused_with_a_page() {
    let (house, mut aki) = TestApp::with_aki().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ] {
        let request = Request::post("/do/check-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value)
            .body(Body::from("at=%2F&day=2026-11-23&mood=1"))
            .unwrap();
        let page = aki.send(request).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert_eq!(page.all("h1").len(), 1, "{}", page.body);
    }
    assert_eq!(aki.get("/entries").await.all(".entry").len(), 0);
    house.verify().await;
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_logged_with_where_it_came_from() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut request = Request::post("/do/check-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("origin", "https://evil.example")
        .body(Body::from("at=%2F"))
        .unwrap();
    let peer: std::net::SocketAddr = "192.0.2.77:999".parse().unwrap();
    request.extensions_mut().insert(peer);
    assert_eq!(aki.send(request).await.status, StatusCode::FORBIDDEN);
    let page = aki.get("/settings/security").await;
    assert!(page.text().contains("192.0.2.77"), "{}", page.text());
    house.verify().await;
}

#[tokio::test]
async fn a_body_over_the_limit_or_of_another_kind_gets_a_page_with_a_link() {
    let (house, mut aki) = TestApp::with_aki().await;
    let large = format!("at=%2F&day=2026-11-23&note={}", "x".repeat(70_000));
    let page = aki.post_raw("/do/check-in", large.into_bytes()).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!page.attributes("main a", "href").is_empty());
    let larger = vec![b'x'; 3 * 1024 * 1024];
    assert_eq!(
        aki.post_raw("/do/check-in", larger).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let page = aki.post_raw("/do/sign-in", vec![b'x'; 5000]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    let page = aki
        .post_raw(
            "/do/check-in",
            b"at=%2F&day=2026-11-23&note=%FF%FE".to_vec(),
        )
        .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert_eq!(page.all("h1").len(), 1);
    let request = Request::post("/do/check-in")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from("{}"))
        .unwrap();
    assert_eq!(aki.send(request).await.status, StatusCode::BAD_REQUEST);
    house.verify().await;
}

#[tokio::test]
async fn a_nul_is_refused_beside_its_field() {
    let (house, mut aki) = TestApp::with_aki().await;
    let body =
        b"at=%2F&once=7b1f1b9e-2d0f-4e7b-9a5e-0c8f6f3f2d11&day=2026-11-23&note=a%00b".to_vec();
    let page = aki.post_raw("/do/check-in", body).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attributes("[aria-invalid=true]", "name"), ["note"]);
    house.verify().await;
}

#[tokio::test]
async fn nothing_is_changed_by_get_and_unknown_actions_are_not_there() {
    let (house, mut aki) = TestApp::with_aki().await;
    for path in ACTIONS.iter().map(Action::address) {
        let request = Request::builder()
            .method(Method::GET)
            .uri(&path)
            .body(Body::empty())
            .unwrap();
        assert_eq!(
            aki.send(request).await.status,
            StatusCode::METHOD_NOT_ALLOWED,
            "{path}"
        );
    }
    let page = aki.post_raw("/do/no-such-thing", b"at=%2F".to_vec()).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(aki.get("/nowhere").await.status, StatusCode::NOT_FOUND);
    house.verify().await;
}

#[tokio::test]
async fn who_is_signed_out_can_submit_nothing_but_the_doors() {
    let (house, _) = TestApp::with_aki().await;
    let doors = [
        "/do/sign-in",
        "/do/sign-out",
        "/do/set-up",
        "/do/join",
        "/do/reset",
    ];
    for path in ACTIONS.iter().map(Action::address) {
        let path = path.as_str();
        if doors.contains(&path) {
            continue;
        }
        let page = house.walker().post_raw(path, b"at=%2F".to_vec()).await;
        assert_eq!(
            page.status,
            StatusCode::UNAUTHORIZED,
            "{path}: {}",
            page.text()
        );
    }
    house.verify().await;
}

#[tokio::test]
async fn a_member_reaches_nothing_of_the_admins() {
    let (house, mut aki) = TestApp::with_aki().await;
    for path in [
        "/admin",
        "/admin/people",
        "/admin/people/7b1f1b9e-2d0f-4e7b-9a5e-0c8f6f3f2d11",
    ] {
        assert_eq!(aki.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let of_org = ACTIONS.iter().filter(|a| a.name.starts_with("org/"));
    for path in of_org.map(Action::address) {
        let path = path.as_str();
        let page = aki.post_raw(path, b"at=%2Fadmin".to_vec()).await;
        assert_eq!(
            page.status,
            StatusCode::FORBIDDEN,
            "{path}: {}",
            page.text()
        );
    }
    house.verify().await;
}

#[tokio::test]
async fn whether_it_is_ready_is_asked_of_the_store_once_a_second() {
    let house = TestApp::empty().await;
    let ready = async || house.walker().get("/readyz").await.status;
    assert_eq!(ready().await, StatusCode::OK);
    house.irori.store.close().await;
    assert_eq!(ready().await, StatusCode::OK, "as it was a moment ago");
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(ready().await, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_house_tells_that_it_lives_and_is_ready() {
    let house = TestApp::empty().await;
    assert_eq!(house.walker().get("/livez").await.status, StatusCode::OK);
    assert_eq!(house.walker().get("/readyz").await.status, StatusCode::OK);
    let css = house.walker().get(server::http::assets::style_path()).await;
    assert_eq!(css.status, StatusCode::OK);
    assert!(
        css.headers[header::CACHE_CONTROL]
            .to_str()
            .unwrap()
            .contains("immutable")
    );
}
