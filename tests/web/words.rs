//! Words through their pages: written, opened, seen to be opened, taken back; and what is refused.

use axum::http::StatusCode;
use chrono::TimeDelta;
use tests::browser::{Browser, Page, with_values};
use tests::test_app::{PASSWORD, TestApp, make_lead};

const SEND: &str = "word/send";
const REMOVE: &str = "word/remove";

/// Aki of minami, and Sora, who leads it.
async fn with_lead() -> (TestApp, Browser, Browser, Browser) {
    let led = TestApp::with_lead().await;
    (led.house, led.sora, led.aki, led.admin)
}

async fn send(aki: &mut Browser, text: &str) -> Page {
    let page = aki.get("/words").await;
    aki.fill(&page, SEND, &[("text", text)]).await
}

fn links(page: &Page) -> Vec<String> {
    page.attributes("#received a", "href")
}

#[tokio::test]
async fn a_word_opens_to_who_gave_the_password_not_long_ago() {
    let (house, mut sora, mut aki, _) = with_lead().await;
    send(&mut aki, "quiet weeks").await;
    let list = sora.get("/words").await;
    let link = links(&list).remove(0);
    house.pass(TimeDelta::minutes(11));
    let asked = sora.get(&link).await;
    assert!(asked.at.starts_with("/confirm"), "{}", asked.at);
    assert!(!asked.text().contains("quiet"));
    assert!(aki.get("/words").await.text().contains("Not opened yet"));
    let page = sora
        .fill(&asked, "account/confirm", &[("password", PASSWORD)])
        .await;
    assert_eq!(page.at, link);
    assert_eq!(page.all(".note"), ["quiet weeks"]);
    house.verify().await;
}

#[tokio::test]
async fn a_word_is_written_opened_seen_to_be_opened_and_taken_back() {
    let (house, mut sora, mut aki, _) = with_lead().await;
    let text = "<b>quiet</b> weeks,\n  please 囲炉裏";
    let page = send(&mut aki, text).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("Your Word is sent."));
    assert_eq!(page.all("#sent .note"), [text]);
    assert!(page.text().contains("Not opened yet"));

    // The list has no text, and is no look.
    let page = sora.get("/").await;
    assert_eq!(page.all("a[href='/words']"), ["One new Word"]);
    let page = sora.get("/words").await;
    assert_eq!(page.all("h1"), ["One new Word"]);
    assert_eq!(page.all("#received a"), ["A Word from Aki Tanaka, minami"]);
    assert!(page.text().contains("New") && !page.text().contains("quiet"));
    assert!(aki.get("/words").await.text().contains("Not opened yet"));

    house.pass(TimeDelta::minutes(7));
    let link = links(&page).remove(0);
    let page = sora.get(&link).await;
    assert_eq!(page.all("h1"), ["A Word from Aki Tanaka, minami"]);
    assert_eq!(page.all(".note"), [text]);
    assert!(page.all("main b, script").is_empty());
    assert!(page.form(REMOVE).is_none());
    assert!(sora.get("/").await.all("a[href='/words']").is_empty());
    let page = aki.get("/words").await;
    assert!(
        page.text().contains("Opened on Mon 23 Nov, 18:07"),
        "{}",
        page.text()
    );

    let page = aki.fill(&page, REMOVE, &[]).await;
    assert!(page.text().contains("Your Word is taken back and deleted."));
    assert!(page.all("#sent").is_empty());
    assert_eq!(sora.get(&link).await.status, StatusCode::NOT_FOUND);
    assert!(links(&sora.get("/words").await).is_empty());
    house.verify().await;
}

#[tokio::test]
async fn nobody_else_opens_or_takes_back_a_word() {
    let (house, mut sora, mut aki, mut admin) = with_lead().await;
    let sent = send(&mut aki, "canary-77e0").await;
    let link = links(&sora.get("/words").await).remove(0);
    let kita = house.team(&mut admin, "kita").await;
    let mut mei = house
        .join(&mut admin, "Mei Kato", "mei@example.org", Some(&kita))
        .await;
    let mut jun = house
        .join(&mut admin, "Jun Oda", "jun@example.org", None)
        .await;
    make_lead(&mut admin, "Jun", &kita).await;
    for who in [&mut mei, &mut jun, &mut admin, &mut aki] {
        assert_eq!(who.get(&link).await.status, StatusCode::NOT_FOUND);
    }
    for who in [&mut mei, &mut jun, &mut admin, &mut sora] {
        let form = sent.form(REMOVE).unwrap();
        let refused = who.post("/do/word/remove", &form).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(!who.get("/words").await.text().contains("canary"));
    }
    let mut nobody = house.walker();
    assert!(nobody.get(&link).await.at.starts_with("/sign-in"));
    assert_eq!(sora.get("/words/x").await.status, StatusCode::NOT_FOUND);
    assert_eq!(sora.get(&link).await.status, StatusCode::OK);
    house.verify().await;
}

#[tokio::test]
async fn what_is_refused_is_said_and_loses_nothing_typed() {
    let (house, mut sora, mut aki, mut admin) = with_lead().await;
    let kita = house.team(&mut admin, "kita").await;
    let mut mei = house
        .join(&mut admin, "Mei Kato", "mei@example.org", Some(&kita))
        .await;
    let mine = aki.get("/words").await;
    let to = |page: &Page| {
        let form = page.form(SEND).unwrap().into_iter();
        form.filter(|(name, _)| name == "to" || name == "text")
            .collect::<Vec<_>>()
    };
    let long = "長".repeat(2001);
    for (text, said) in [("", "wrong"), (" \n ", "wrong"), (long.as_str(), "2000")] {
        let page = aki.fill(&mine, SEND, &[("text", text)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes("[aria-invalid=true]", "name"), ["text"]);
        let typed = to(&page);
        assert_eq!(typed[0], to(&mine)[0], "the lead stays chosen");
        assert_eq!(
            typed[1].1.trim_start_matches('\n'),
            text.trim_start_matches('\n')
        );
        assert!(
            said == "wrong" || page.text().contains(said),
            "{}",
            page.text()
        );
    }
    // A sealed draft waits, as for every long text.
    let page = aki.get("/words").await;
    assert!(to(&page)[1].1.contains(&long));
    let page = aki.fill(&page, SEND, &[("text", &"長".repeat(2000))]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    // To somebody who is not one's lead.
    let stolen = with_values(mine.form(SEND).unwrap(), &[("text", "kept here")]);
    for who in [&mut mei, &mut sora, &mut admin] {
        let page = who.post("/do/word/send", &stolen).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.text().contains("Choose somebody who leads a team"),
            "{}",
            page.text()
        );
        assert_eq!(to(&page)[1].1.trim(), "kept here");
    }
    let mut yui = house
        .join(&mut admin, "Yui Sato", "yui@example.org", Some(&kita))
        .await;
    let page = yui.get("/words").await;
    assert!(page.text().contains("nobody to write to") && page.form(SEND).is_none());
    assert_eq!(links(&sora.get("/words").await).len(), 1);
    house.verify().await;
}

#[tokio::test]
async fn a_form_sent_twice_is_one_word_and_the_twenty_first_is_refused() {
    let (house, mut sora, mut aki, _) = with_lead().await;
    let page = aki.get("/words").await;
    for _ in 0..2 {
        aki.fill(&page, SEND, &[("text", "once")]).await;
    }
    assert_eq!(links(&sora.get("/words").await).len(), 1);
    for _ in 1..20 {
        assert_eq!(send(&mut aki, "again").await.status, StatusCode::OK);
    }
    let page = send(&mut aki, "one too many").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text()
            .contains("You have sent 20 Words within the last 24 hours")
    );
    assert!(page.text().contains("one too many"));
    assert_eq!(links(&sora.get("/words").await).len(), 20);
    house.verify().await;
}

#[tokio::test]
async fn the_pages_speak_japanese() {
    let (house, mut sora, mut aki, _) = with_lead().await;
    for who in [&mut aki, &mut sora] {
        let page = who.get("/settings").await;
        who.fill(&page, "account/profile", &[("language", "ja")])
            .await;
    }
    let page = send(&mut aki, "少し静かな週がほしいです").await;
    assert!(
        page.text().contains("ひとことを送りました。"),
        "{}",
        page.text()
    );
    let page = sora.get("/words").await;
    assert_eq!(page.all("h1"), ["新しいひとことが1件あります"]);
    let page = sora.get(&links(&page)[0]).await;
    assert_eq!(page.all("h1"), ["Aki Tanakaさん（minami）からのひとこと"]);
    house.verify().await;
}
