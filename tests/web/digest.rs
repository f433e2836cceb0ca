//! A team's week in a few lines, as a page and as Markdown: the same as the page of the week, for the same
//! people, with nothing in it that is more than text.

use crate::releases::{MONDAY, demo_on, team_link};
use axum::http::StatusCode;
use tests::browser::{Browser, Page};
use tests::databases::Engine;
use tests::test_app::TestApp;

/// What the demo's people are named after.
const FAMILIES: [(&str, &str); 5] = [
    ("isolation", "Connection"),
    ("home-to-work", "Home into work"),
    ("work-to-home", "Work into home"),
    ("they-dont-get-us", "“They don't get us”"),
    ("i-dont-get-them", "“I don't get them”"),
];

async fn closed(engine: Engine) -> Option<(TestApp, tests::databases::Database)> {
    let (house, database) = demo_on(engine).await?;
    house.irori.clock.set(MONDAY.parse().unwrap());
    house.irori.store.close_due(house.now()).await.unwrap();
    Some((house, database))
}

/// Name and state of every entry in a part of the Markdown.
fn states(markdown: &str, head: &str) -> Vec<(String, String)> {
    let part = markdown.split("\n## ").find(|part| part.starts_with(head));
    let lines = part
        .unwrap_or_else(|| panic!("no {head}: {markdown}"))
        .lines();
    let told = lines.filter_map(|line| line.strip_prefix("- **")?.split_once("** · "));
    told.map(|(name, state)| (name.to_owned(), state.to_owned()))
        .collect()
}

async fn file(walker: &mut Browser, week: &str) -> Page {
    let page = walker.get(&format!("{week}.md")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page
}

/// Every band of the digest is the band of the page, for week after week.
async fn the_digest_says_what_the_page_says(engine: Engine) {
    let Some((house, _database)) = closed(engine).await else {
        return;
    };
    let mut lead = house.sign_in_to_demo("lead").await;
    let mut compared = 0;
    for team in ["minami", "kita", "nami"] {
        let latest = team_link(&mut lead, team).await;
        for number in ["47", "46", "36", "30", "12", "04"] {
            let week = latest.replace("W47", &format!("W{number}"));
            let page = lead.get(&week).await;
            let digest = file(&mut lead, &week).await.body;
            let people = states(&digest, "How the week stands");
            for (id, name) in FAMILIES {
                let band = page.all(&format!("#{id} .band")).remove(0);
                assert!(
                    people.contains(&(name.to_owned(), band.clone())),
                    "{week} {id} {band}: {people:?}"
                );
                compared += 1;
            }
            let context = page.all("#context .state__name");
            let bands = page.all("#context .band");
            assert_eq!(
                people[5..],
                context.into_iter().zip(bands).collect::<Vec<_>>()
            );
            let reviews = states(&digest, "Reviews of pull requests");
            if !reviews.is_empty() {
                let (names, bands) = (page.all("#reviews dt"), page.all("#reviews dd"));
                assert_eq!(
                    reviews,
                    names.into_iter().zip(bands).collect::<Vec<_>>(),
                    "{week}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 90, "{compared}");
    house.verify().await;
}

#[tokio::test]
async fn the_digest_says_what_the_page_says_on_sqlite() {
    the_digest_says_what_the_page_says(Engine::Sqlite).await;
}

#[tokio::test]
async fn the_digest_says_what_the_page_says_on_postgres() {
    the_digest_says_what_the_page_says(Engine::Postgres).await;
}

#[tokio::test]
async fn what_to_talk_about_has_its_reasons_and_one_thing_to_try() {
    let (house, _database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let minami = team_link(&mut lead, "minami").await;
    let (page, digest) = (lead.get(&minami).await, file(&mut lead, &minami).await);
    let text = digest.body.replace('\\', "");
    assert!(text.starts_with("# minami, week 47 of 2026\n\n"), "{text}");
    for told in ["h1", "#isolation .why p", "#isolation h2"] {
        for sentence in page.all(told) {
            assert!(text.contains(&sentence), "{told}: {sentence}\n{text}");
        }
    }
    assert!(text.contains("Closed Mon 23 Nov, 12:01. "), "{text}");
    let to_talk = states(&digest.body, "To talk about");
    assert!((1..=3).contains(&to_talk.len()), "{to_talk:?}");
    assert_eq!(to_talk[0], ("Connection".to_owned(), "Act".to_owned()));
    assert_eq!(text.matches("One thing to try: ").count(), to_talk.len());
    assert!(
        text.contains("[The week's page](<http://127.0.0.1:3000/teams/"),
        "{text}"
    );
    assert!(text.contains(
        "One is open now. 3 were written in the last 12 weeks: 1 done, 1 dropped, 1 open."
    ));
    assert_eq!(
        digest.headers["content-type"],
        "text/markdown; charset=utf-8"
    );
    assert_eq!(digest.headers["content-disposition"], "inline");
    // The page of it has the same text, to be copied.
    let shown = lead.get(&format!("{minami}/digest")).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.all("#markdown")[0].trim(), digest.body.trim());
    assert_eq!(shown.all("#talk strong").len(), to_talk.len());
    assert!(page.body.contains(&format!("{minami}/digest")));
}

#[tokio::test]
async fn members_get_what_their_lead_gets_and_nobody_else_anything() {
    let (house, _database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await;
    let as_lead = file(&mut lead, &kita).await.body;
    let mut member = house.sign_in_to_demo("member").await;
    assert_eq!(file(&mut member, &kita).await.body, as_lead);
    for who in ["lead-hoshi", "hr", "admin", "minami1"] {
        let mut walker = house.sign_in_to_demo(who).await;
        let page = walker.get("/no-such-page").await;
        for end in [".md", "/digest"] {
            let refused = walker.get(&format!("{kita}{end}")).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{who}{end}");
            assert_eq!(refused.all("main"), page.all("main"), "{who}{end}");
        }
    }
    let mut nobody = house.walker();
    let door = nobody.get(&format!("{kita}.md?lang=ja")).await;
    assert!(door.at.starts_with("/sign-in?to="), "{}", door.at);
    assert!(door.at.contains("md"), "{}", door.at);
    for odd in ["2026-W99.md", "soon.md", ".md", "2026-W47.md.md"] {
        let path = kita.replace("2026-W47", odd);
        assert_eq!(
            lead.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_week_that_is_not_closed_is_not_there_and_says_so() {
    let (house, _database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await.replace("W47", "W50");
    let page = lead.get(&format!("{kita}.md")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(page.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(
        page.body,
        "Not closed yet: week 50. It closes Mon 14 Dec, 12:00, the team's time. Until then there is nothing to see, for anybody.\n"
    );
    let japanese = lead.get(&format!("{kita}.md?lang=ja")).await;
    assert!(
        japanese.body.starts_with("第50週はまだ締まっていません。"),
        "{}",
        japanese.body
    );
    let shown = lead.get(&format!("{kita}/digest")).await;
    assert_eq!(
        (shown.status, shown.all("#markdown").len()),
        (StatusCode::OK, 0)
    );
}

#[tokio::test]
async fn a_team_that_is_not_published_has_its_kind_sentence_alone() {
    let (house, _database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead-yama").await;
    let yama = team_link(&mut lead, "yama").await;
    let yama = format!("{}/weeks/2026-W46", yama.split("/weeks").next().unwrap());
    let digest = file(&mut lead, &yama).await.body;
    assert!(
        digest.starts_with("# The weeks of yama are not published\n"),
        "{digest}"
    );
    assert!(
        !digest.contains("## ") && !digest.contains("- "),
        "{digest}"
    );
}

#[tokio::test]
async fn both_languages_are_there_whatever_the_viewers_is() {
    let (house, _database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let minami = team_link(&mut lead, "minami").await;
    let english = file(&mut lead, &minami).await;
    let japanese = lead.get(&format!("{minami}.md?lang=ja")).await;
    assert_eq!(japanese.headers["content-language"], "ja");
    assert!(
        japanese.body.starts_with("# minami、2026年第47週\n"),
        "{}",
        japanese.body
    );
    assert!(
        japanese.body.contains("- **つながり** · 要対応"),
        "{}",
        japanese.body
    );
    let lines = |text: &str| text.lines().count();
    assert_eq!(lines(&english.body), lines(&japanese.body));
    for odd in ["fr", "", "EN"] {
        let page = lead.get(&format!("{minami}.md?lang={odd}")).await;
        assert_eq!(page.body, english.body, "{odd}");
    }
}

#[tokio::test]
async fn taking_it_away_is_written_into_the_ledger_before_it_is_given() {
    use sqlx::{Connection, SqliteConnection};
    let (house, database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await;
    let mut line = SqliteConnection::connect(&database.url).await.unwrap();
    let mut rows = async || -> Vec<(String, String)> {
        let sql = "SELECT way, kind FROM view ORDER BY number DESC LIMIT 2";
        sqlx::query_as(sql).fetch_all(&mut line).await.unwrap()
    };
    file(&mut lead, &kita).await;
    assert_eq!(rows().await[0], ("export".to_owned(), "week".to_owned()));
    lead.get(&format!("{kita}/digest")).await;
    assert_eq!(rows().await[0], ("page".to_owned(), "week".to_owned()));
    let mut member = house.sign_in_to_demo("member").await;
    let ledger = member.get("/ledger").await;
    assert!(ledger.text().contains("week 47"), "{}", ledger.text());
    // Where it cannot be written down, nothing is given.
    let sql = "DELETE FROM installation WHERE key = 'ledger'";
    sqlx::query(sql).execute(&mut line).await.unwrap();
    let refused = lead.get(&format!("{kita}.md")).await;
    assert!(refused.status.is_server_error(), "{}", refused.status);
    assert!(!refused.body.contains("Connection"), "{}", refused.body);
}

#[tokio::test]
async fn tightened_thresholds_take_the_digest_away() {
    let (house, _database) = demo_on(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await;
    assert!(file(&mut lead, &kita).await.body.contains("Connection"));
    let mut admin = house.sign_in_to_demo("admin").await;
    let page = admin.get("/admin/privacy").await;
    let values = [("team", "9"), ("report", "12")];
    let page = admin.fill(&page, "thresholds/set", &values).await;
    assert!(
        page.text().contains("from week 49 of 2026 on"),
        "{}",
        page.text()
    );
    house
        .irori
        .clock
        .set("2026-11-30T03:00:00Z".parse().unwrap());
    let mut lead = house.sign_in_to_demo("lead").await;
    let shown = lead.get(&kita).await;
    let digest = file(&mut lead, &kita).await.body;
    assert!(digest.contains(&shown.all("h1")[0]), "{digest}");
    assert!(
        !digest.contains("## ") && !digest.contains("Connection"),
        "{digest}"
    );
}

#[tokio::test]
async fn names_and_follow_ups_cannot_be_anything_but_text() {
    let (house, _database) = closed(Engine::Sqlite).await.unwrap();
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await;
    let team = kita.split('/').nth(2).unwrap().to_owned();
    let odd = "# [x](javascript:1) <img src=x> @all | `a` https://evil.example **b**";
    add_follow_up(&house, &team, odd).await;
    let plain = file(&mut lead, &kita).await.body;
    assert!(
        plain.contains(
            "2 are open now. 3 were written in the last 12 weeks: 1 done, 0 dropped, 2 open."
        ),
        "{plain}"
    );
    assert!(!plain.contains("evil"), "counts alone: {plain}");
    let listed = lead.get(&format!("{kita}.md?with=follow-ups")).await.body;
    let line = listed
        .lines()
        .find(|line| line.starts_with("- [ ] \\#"))
        .unwrap();
    assert!(line.contains("\\# \\[x\\](javascript:1) \\<img src=x\\> @\u{2060}all \\| \\`a\\` https:\u{2060}//evil.example \\*\\*b\\*\\*"), "{line}");
    assert!(line.ends_with(", until 4 December 2026"), "{line}");
    let shown = lead.get(&format!("{kita}/digest?with=follow-ups")).await;
    assert!(
        shown.all("#markdown")[0].contains("- [ ] \\# \\[x"),
        "{}",
        shown.body
    );
    assert!(shown.all("#follow-ups img").is_empty());
}

/// A follow-up of the team, by its lead and for them.
async fn add_follow_up(house: &TestApp, team: &str, what: &str) {
    use irori_core::domain::day::Day;
    use irori_core::domain::follow_up::FollowUp;
    use irori_core::domain::id::{IdempotencyKey, TeamId};
    let ports = &house.irori.ports;
    let email = "lead@demo.irori.example";
    let signed_in = ports.auth.sign_in(
        email,
        server::demo::PASSWORD,
        irori_ports::Origin::stranger("lead"),
        house.now(),
    );
    let id = signed_in.await.unwrap().person;
    let viewer = ports.people.viewer(id, house.now()).await.unwrap().unwrap();
    let follow_up = FollowUp {
        what: what.to_owned(),
        who: id,
        until: Day::parse("2026-12-04").unwrap(),
    };
    let (team, once) = (
        TeamId::parse(team).unwrap(),
        IdempotencyKey(uuid::Uuid::from_u128(700)),
    );
    let added = ports
        .follow_ups
        .add(&viewer, once, team, follow_up, house.now());
    added.await.unwrap();
}
