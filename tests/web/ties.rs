//! Logins that are proposed to their owner on the settings.

use axum::http::StatusCode;
use irori_core::domain::forge_account::{Committer, EmailHash, Forge, Login};
use irori_core::domain::pull_request::{PullRequestRef, PullRequestUpdate, Readiness, Snapshot};
use tests::browser::Browser;
use tests::test_app::TestApp;

/// A pull request on GitLab tells that these logins commit with Aki's address.
async fn commits(house: &TestApp, logins: &[&str]) {
    let now = house.now();
    let address = "https://lab.example/o/r/-/merge_requests/1";
    let mut news = PullRequestUpdate::of(Snapshot {
        readiness: Readiness::Ready,
        ..Snapshot::opened(
            PullRequestRef::parse(Forge::GitLab, address).unwrap(),
            None,
            now,
        )
    });
    for login in logins {
        news.committers.push(Committer {
            login: Login::parse(login).unwrap(),
            email: EmailHash::of("aki@example.org").unwrap(),
        });
    }
    house.irori.ports.forges.import(vec![news]).await.unwrap();
}

#[tokio::test]
async fn a_person_says_of_each_proposed_login_whether_it_is_theirs() {
    let (house, mut aki) = TestApp::with_aki().await;
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
async fn an_untied_login_is_not_proposed_again_and_can_be_claimed_by_hand() {
    let (house, mut aki) = TestApp::with_aki().await;
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

/// Somebody with an account, signed in.
async fn mio(house: &TestApp) -> Browser {
    let mut admin = house.sign_in("ren@example.org").await;
    house
        .join(&mut admin, "Mio <b>Sato", "mio@example.org", None)
        .await
}

#[tokio::test]
async fn a_claim_of_a_colleagues_login_shows_nothing_and_the_colleague_sees_it() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut mio = mio(&house).await;
    commits(&house, &["aki"]).await;
    let page = mio.get("/settings").await;
    let login = [("forge", "gitlab"), ("login", "AKI")];
    let page = mio.fill(&page, "forges/add-my-login", &login).await;
    assert!(
        page.text()
            .contains("It shows nothing until an admin confirms it"),
        "{}",
        page.text()
    );
    assert!(page.forms("forges/remove-my-login").is_empty());
    assert_eq!(page.forms("forges/withdraw-claim").len(), 1);
    let again = mio.fill(&page, "forges/add-my-login", &login).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.text().contains("waits for an admin"),
        "{}",
        again.text()
    );
    // It does not hold up who proves it, who sees who else said so.
    let page = aki.get("/settings").await;
    let page = aki.fill(&page, "forges/confirm-mine", &[]).await;
    assert_eq!(page.forms("forges/remove-my-login").len(), 1);
    assert!(
        page.text().contains("Mio <b>Sato claimed this login on"),
        "{}",
        page.text()
    );
    // The admin sees both, refuses, and it is in the ledger of whom it concerns.
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/admin/forges").await;
    assert!(
        page.text().contains("tied to Aki Tanaka now"),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("no commit of it with this person"),
        "{}",
        page.text()
    );
    let page = admin.fill(&page, "forges/refuse-claim", &[]).await;
    assert!(
        page.forms("forges/confirm-claim").is_empty(),
        "{}",
        page.text()
    );
    let page = mio.get("/ledger").await;
    assert!(
        page.text().contains("refused a login at a forge"),
        "{}",
        page.text()
    );
    let page = mio.get("/settings").await;
    assert!(page.forms("forges/withdraw-claim").is_empty());
    house.verify().await;
}

#[tokio::test]
async fn who_has_the_forges_word_disputes_what_an_admin_tied_to_somebody_else() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut mio = mio(&house).await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/admin/forges").await;
    let person = house.id_of("mio@example.org").await.to_string();
    let tie = [("forge", "gitlab"), ("login", "aki"), ("person", &person)];
    admin.fill(&page, "forges/tie", &tie).await;
    let page = mio.get("/settings").await;
    assert!(page.text().contains("tied by Ren Ito"), "{}", page.text());
    let page = aki.get("/settings").await;
    assert!(
        page.forms("forges/dispute-login").is_empty(),
        "no commit told so yet"
    );
    commits(&house, &["aki"]).await;
    let page = aki.get("/settings").await;
    assert!(
        page.text().contains("tied to Mio <b>Sato since"),
        "{}",
        page.text()
    );
    let page = aki.fill(&page, "forges/dispute-login", &[]).await;
    assert!(page.text().contains("you disputed on"), "{}", page.text());
    let page = mio.get("/settings").await;
    assert!(
        page.forms("forges/remove-my-login").is_empty(),
        "it shows nothing"
    );
    assert!(page.text().contains("by Aki Tanaka"), "{}", page.text());
    let page = admin.get("/admin/forges").await;
    assert!(page.forms("forges/untie").is_empty());
    let claims = page.forms("forges/confirm-claim");
    assert_eq!(claims.len(), 2, "side by side: {}", page.text());
    let told = page.text();
    assert!(
        told.contains("The forge told commits of it with this person"),
        "{told}"
    );
    let disputes = page
        .all("tr")
        .into_iter()
        .position(|row| row.contains("disputed on") && row.contains("Aki Tanaka"));
    assert!(disputes.is_some(), "{told}");
    let page = mio.get("/ledger").await;
    assert!(
        page.text()
            .contains("Aki Tanaka disputed that a login at a forge belongs to"),
        "{}",
        page.text()
    );
    house.verify().await;
}

#[tokio::test]
async fn an_admin_who_confirms_their_own_login_is_read_by_everybody() {
    let (house, mut aki) = TestApp::with_aki().await;
    let mut admin = house.sign_in("ren@example.org").await;
    let page = admin.get("/settings").await;
    let login = [("forge", "gitlab"), ("login", "aki")];
    admin.fill(&page, "forges/add-my-login", &login).await;
    let page = aki.get("/ledger").await;
    assert!(
        !page.text().contains("a login at a forge"),
        "{}",
        page.text()
    );
    let page = admin.get("/admin/forges").await;
    assert!(
        page.text().contains("everybody reads so in the ledger"),
        "{}",
        page.text()
    );
    let page = admin.fill(&page, "forges/confirm-claim", &[]).await;
    assert_eq!(page.forms("forges/untie").len(), 1, "{}", page.text());
    let page = aki.get("/ledger").await;
    assert!(
        page.text()
            .contains("Ren Ito confirmed a login at a forge as their own"),
        "{}",
        page.text()
    );
    house.verify().await;
}
