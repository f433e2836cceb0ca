//! The title of a page has people's names in it: the head is built of the same elements whatever they are
//! called.

use axum::http::StatusCode;
use tests::browser::Page;
use tests::markup::{Shape, foreign, harmless};
use tests::test_app::TestApp;

/// Names that end a title and go on with something of their own.
const NAMES: [&str; 7] = [
    r#"x</title><form action="/do/org/save-roles" method=post><input name=admin value=yes><button>Sign out</button></form>"#,
    "x</title><meta http-equiv=refresh content='0;url=//evil.example'>",
    "</TITLE\t/><base href=//evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "</title></head><body onload=alert(1)><script>alert(1)</script>",
    "--></title><!-- <svg/onload=alert(1)>",
    "&lt;/title&gt; &amp; &#60;b&#62; stay as typed",
    "Aki <aki@example.org>",
];

/// What an admin sees of a member of this name.
async fn seen(name: &str) -> Page {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let mut aki = house
        .join(&mut admin, "Aki Tanaka", "aki@example.org", None)
        .await;
    let settings = aki.get("/settings").await;
    let saved = aki
        .fill(&settings, "account/profile", &[("name", name)])
        .await;
    assert_eq!(saved.status, StatusCode::OK, "{name}: {}", saved.text());
    let people = admin.get("/admin/people").await;
    for href in people.attributes("th a", "href") {
        let page = admin.get(&href).await;
        if page.body.contains("aki@example.org") {
            return page;
        }
    }
    panic!("nobody is called {name}");
}

#[tokio::test]
async fn a_name_in_the_title_of_an_admins_page_is_text() {
    for name in NAMES {
        let (page, plain) = (seen(name).await, seen(&harmless(name)).await);
        assert_eq!(page.all("head > title"), [format!("{name} · Irori")]);
        assert_eq!(foreign(&page.body), [""; 0], "{name}");
        let shapes = [&plain, &page].map(|page| Shape::of(&page.body));
        assert_eq!(shapes[0].difference(&shapes[1]), [""; 0], "{name}");
    }
}
