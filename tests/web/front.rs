//! What stands in front of Irori, and what every answer carries out through it.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use server::http::app_state::Irori;
use server::http::router::router;
use tests::browser::{Browser, Page};
use tests::test_app::TestApp;

async fn with_header(walker: &mut Browser, path: &str, name: &str, value: &str) -> Page {
    let request = Request::get(path).header(name, value);
    let mut request = request.body(Body::empty()).unwrap();
    let peer: std::net::SocketAddr = "10.0.0.5:999".parse().unwrap();
    request.extensions_mut().insert(peer);
    walker.send(request).await
}

/// The same house, changed, with the cookies that somebody has.
fn changed(house: &TestApp, walker: &Browser, change: impl FnOnce(&mut Irori)) -> Browser {
    let mut irori = house.irori.clone();
    change(&mut irori);
    let mut changed = Browser::new(router(irori));
    changed.set_cookies(walker.cookies().clone());
    changed
}

fn header_of(page: &Page, name: header::HeaderName) -> Vec<String> {
    let all = page.headers.get_all(name).iter();
    all.map(|value| value.to_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_admin_is_told_of_a_proxy_that_is_not_and_of_other_hosts_and_schemes() {
    let house = TestApp::empty().await;
    let admin = house.set_up().await;
    for (name, value, proxies, said) in [
        ("x-forwarded-for", "192.0.2.1", 0, "IRORI_PROXIES is 0"),
        ("forwarded", "for=192.0.2.1", 0, "IRORI_PROXIES is 0"),
        ("via", "1.1 proxy", 0, "IRORI_PROXIES is 0"),
        ("x-forwarded-for", "192.0.2.1", 2, "fewer proxies"),
        ("host", "irori.example.org", 0, "another host name"),
        ("host", "127.0.0.1", 0, "another host name"),
        ("x-forwarded-proto", "https", 0, "by http where"),
    ] {
        let mut admin = changed(&house, &admin, |irori| {
            irori.proxies = proxies;
            irori.front = Default::default();
        });
        let page = with_header(&mut admin, "/admin", name, value).await;
        let noticed = page.all("#noticed").join(" ");
        assert!(noticed.contains(said), "{name} {value}: {}", page.text());
        // What was seen, of whom, and a question: anybody may have sent it.
        assert!(
            noticed.contains("10.0.0.5") && noticed.contains('?'),
            "{noticed}"
        );
    }
    for host in ["127.0.0.1:3000", "localhost:3000", "[::1]:3000"] {
        let mut plain = changed(&house, &admin, |irori| irori.front = Default::default());
        let page = with_header(&mut plain, "/admin", "host", host).await;
        assert!(page.all("#noticed").is_empty(), "{host}: {}", page.text());
    }
    house.verify().await;
}

#[tokio::test]
async fn one_request_among_many_troubles_no_admin() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let mut stranger = house.walker();
    for _ in 0..3 {
        with_header(&mut stranger, "/sign-in", "x-forwarded-for", "192.0.2.1").await;
    }
    for _ in 0..4 {
        admin.get("/admin").await;
    }
    assert!(admin.get("/admin").await.all("#noticed").is_empty());
}

#[tokio::test]
async fn a_cookie_that_is_taken_back_has_all_that_it_was_given_with() {
    let (house, aki) = TestApp::with_aki().await;
    let mut walker = changed(&house, &aki, |irori| {
        irori.site.public_url = "https://irori.example.org".to_owned();
    });
    let fields = "at=%2Fsign-in&email=aki%40example.org&password=a+kettle+over+embers";
    let given = walker
        .post_raw("/do/sign-in", fields.as_bytes().to_vec())
        .await;
    let taken = walker.post_raw("/do/sign-out", b"at=%2F".to_vec()).await;
    for (page, part) in [(&given, "__Host-irori="), (&taken, "Max-Age=0")] {
        let cookies = header_of(page, header::SET_COOKIE);
        let cookie = cookies.iter().find(|c| c.contains(part)).unwrap();
        assert!(cookie.starts_with("__Host-irori="), "{cookie}");
        for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert_eq!(cookie.matches(part).count(), 1, "{part}: {cookie}");
        }
    }
}

#[tokio::test]
async fn a_page_says_that_other_machines_reach_what_is_addressed_as_this_one() {
    let (house, aki) = TestApp::with_aki().await;
    let mut changed = changed(&house, &aki, |irori| irori.site.misaddressed = true);
    for path in ["/", "/privacy", "/settings"] {
        let page = changed.get(path).await;
        assert!(page.text().contains("IRORI_PUBLIC_URL"), "{path}");
    }
    let mut aki = aki;
    assert!(!aki.get("/").await.text().contains("IRORI_PUBLIC_URL"));
}

#[tokio::test]
async fn what_holds_a_secret_or_says_back_what_was_brought_is_not_compressed() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/admin/people").await;
    let values = [("email", "new@example.org"), ("team", "")];
    let shown = admin.fill(&page, "org/invite", &values).await;
    let link = tests::test_app::link_of(&shown);
    for (path, is_compressed) in [
        ("/privacy", true),
        ("/", true),
        ("/settings", true),
        (server::http::assets::style_path(), true),
        ("/?said=said-chat", false),
        ("/entries?text=x", false),
        ("/nowhere/x", false),
        (link.as_str(), false),
    ] {
        let page = with_header(&mut aki, path, "accept-encoding", "gzip, br").await;
        let found = !header_of(&page, header::CONTENT_ENCODING).is_empty();
        assert_eq!(found, is_compressed, "{path} {}", page.status);
    }
    let request = Request::post("/do/account/profile")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("accept-encoding", "gzip, br")
        .body(Body::from("at=%2Fsettings&name="))
        .unwrap();
    let page = aki.send(request).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(header_of(&page, header::CONTENT_ENCODING).is_empty());
    assert!(header_of(&shown, header::CONTENT_ENCODING).is_empty());
}

#[tokio::test]
async fn whom_to_tell_of_a_hole_and_where_to_change_a_password_is_well_known() {
    let (house, mut aki) = TestApp::with_aki().await;
    let path = "/.well-known/security.txt";
    assert_eq!(aki.get(path).await.status, StatusCode::NOT_FOUND);
    let mut told = changed(&house, &house.walker(), |irori| {
        irori.security_contact = Some("mailto:security@example.org".to_owned());
    });
    let page = told.get(path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        header_of(&page, header::CONTENT_TYPE),
        ["text/plain; charset=utf-8"]
    );
    assert_eq!(
        page.body,
        "Contact: mailto:security@example.org\nExpires: 2027-05-22T00:00:00Z\n\
         Preferred-Languages: en, ja\n\
         Canonical: http://127.0.0.1:3000/.well-known/security.txt\n"
    );
    let request = Request::get("/.well-known/change-password");
    let page = aki.send(request.body(Body::empty()).unwrap()).await;
    assert!(page.status.is_redirection());
    let to = page.location().unwrap();
    let (path, field) = to.split_once('#').unwrap();
    let settings = aki.get(path).await;
    assert_eq!(
        settings.all(&format!("input#{field}[type=password]")).len(),
        1
    );
}
