//! Logins that are proposed to their owner on the settings.

use app::domain::forge_account::{Committer, EmailHash, Forge, Login};
use app::domain::pull_request::{News, Place, Readiness, Snapshot};
use axum::http::StatusCode;
use tests::house::House;

/// A pull request on GitLab tells that these logins commit with Aki's address.
async fn commits(house: &House, logins: &[&str]) {
    let now = house.now();
    let address = "https://lab.example/o/r/-/merge_requests/1";
    let mut news = News::of(Snapshot {
        readiness: Readiness::Ready,
        ..Snapshot::opened(Place::parse(Forge::GitLab, address).unwrap(), None, now)
    });
    for login in logins {
        news.committers.push(Committer {
            login: Login::parse(login).unwrap(),
            email: EmailHash::of("aki@example.org").unwrap(),
        });
    }
    house.irori.house.forges.import(vec![news]).await.unwrap();
}

#[tokio::test]
async fn a_person_says_of_each_proposed_login_whether_it_is_theirs() {
    let (house, mut aki) = House::with_aki().await;
    let page = aki.get("/settings").await;
    assert!(page.forms("forges/confirm-mine").is_empty());
    commits(&house, &["<b>aki", "مستخدم"]).await;
    let page = aki.get("/settings").await;
    assert!(
        page.text()
            .contains("These logins commit with your e-mail address"),
        "{}",
        page.text()
    );
    assert_eq!(page.forms("forges/confirm-mine").len(), 2);
    let asked = page.clone();
    let page = aki.fill(&page, "forges/confirm-mine", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let own = page.forms("forges/remove-my-login");
    assert_eq!((own.len(), page.forms("forges/confirm-mine").len()), (1, 1));
    assert!(page.text().contains("GitLab"), "{}", page.text());
    let page = aki.fill(&page, "forges/refuse-mine", &[]).await;
    assert!(
        page.text().contains("will not be proposed"),
        "{}",
        page.text()
    );
    assert!(page.forms("forges/refuse-mine").is_empty());
    // Pressed once more on the page as it was; and what is no login at all.
    let page = aki.fill(&asked, "forges/confirm-mine", &[]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text());
    let odd = [("login", "a b"), ("forge", "elsewhere")];
    let page = aki.fill(&asked, "forges/refuse-mine", &odd).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The admin sees which forge a login is on, and proposes nothing to others.
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/settings").await;
    assert!(page.forms("forges/confirm-mine").is_empty());
    let page = admin.get("/admin/forges").await;
    let tie = page.all("th").into_iter().find(|th| th.contains("<b>aki"));
    assert!(
        tie.is_some_and(|th| th.contains("GitLab")),
        "{}",
        page.text()
    );
    house.verify().await;
}

#[tokio::test]
async fn an_untied_login_is_not_proposed_again_and_can_be_added_by_hand() {
    let (house, mut aki) = House::with_aki().await;
    commits(&house, &["aki"]).await;
    let page = aki.get("/settings").await;
    let page = aki.fill(&page, "forges/confirm-mine", &[]).await;
    let page = aki.fill(&page, "forges/remove-my-login", &[]).await;
    assert!(
        page.forms("forges/confirm-mine").is_empty(),
        "{}",
        page.text()
    );
    let by_hand = [("forge", "gitlab"), ("login", "aki")];
    let page = aki.fill(&page, "forges/add-my-login", &by_hand).await;
    assert_eq!(page.forms("forges/remove-my-login").len(), 1);
    house.verify().await;
}
