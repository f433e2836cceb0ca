//! The list of files that nobody reads, as an admin sets it.

use axum::http::StatusCode;
use tests::test_app::TestApp;

#[tokio::test]
async fn an_admin_adds_lines_and_a_wrong_one_is_named_with_nothing_lost() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let page = admin.get("/admin/forges").await;
    assert!(page.body.contains("node_modules/"), "{}", page.text());
    assert!(page.text().contains("from now on"), "{}", page.text());
    let set = "api/gen/\n!dist/";
    let page = admin
        .fill(&page, "forges/generated-paths", &[("patterns", set)])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(
        page.text().contains("The lines are kept"),
        "{}",
        page.text()
    );
    assert!(page.body.contains("api/gen/\n!dist/"), "{}", page.body);

    let long = "x".repeat(201);
    let many = "x\n".repeat(201);
    for (lines, sentence) in [
        ("生成/\n[b", "Line 2 is not a pattern."),
        (&long, "Line 1 has 201 characters; at most 200 can be kept."),
        (&many, "There are 201 lines; at most 200 can be kept."),
    ] {
        let page = admin.get("/admin/forges").await;
        let page = admin
            .fill(&page, "forges/generated-paths", &[("patterns", lines)])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains(sentence), "{}", page.text());
        let form = page.form("forges/generated-paths").unwrap();
        let kept = form.iter().find(|(name, _)| name == "patterns").unwrap();
        let kept = kept.1.replace("\r\n", "\n");
        assert_eq!(kept.trim(), lines.trim(), "what was typed is there");
    }
    let own = house.irori.store.own_generated_paths().await.unwrap();
    assert_eq!(own, set);
}
