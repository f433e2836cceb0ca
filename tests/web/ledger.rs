//! The ledger and what a lead sees, from outside: the demo's people look at each other's weeks and
//! reports, and find it written down.

use crate::releases::{MONDAY, demo_on, team_link};
use axum::http::StatusCode;
use chrono::TimeDelta;
use server::demo::PASSWORD;
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
use tests::browser::{Browser, Page};
use tests::databases::Engine;
use tests::test_app::TestApp;

/// The lines of the ledger, the latest first.
fn lines(page: &Page) -> Vec<String> {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let lines = page.all(".entries .entry");
    let tidy = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.iter().map(tidy).collect()
}

/// The sheets of a team's week without its forms, and without the sentence that invites to fill one in.
fn sheets(page: &Page) -> String {
    let week = scraper::Selector::parse("#week").unwrap();
    let html = page.html();
    let week = html.select(&week).next();
    let mut html = week
        .unwrap_or_else(|| panic!("{}", page.text()))
        .inner_html();
    for (from, to) in [
        ("<form", "</form>"),
        ("<p class=\"soft\">None in these weeks", "</p>"),
        ("<!--", "-->"),
        ("<!", ">"),
    ] {
        while let Some(begin) = html.find(from) {
            let end = html[begin..].find(to).unwrap() + begin + to.len();
            html.replace_range(begin..end, "");
        }
    }
    html
}

/// Where two texts begin to differ.
fn difference(mine: &str, theirs: &str) -> Option<(String, String)> {
    let same = mine
        .chars()
        .zip(theirs.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = |text: &str| text.chars().skip(same).take(200).collect::<String>();
    (mine != theirs).then(|| (rest(mine), rest(theirs)))
}

async fn speaking_english(house: &TestApp, name: &str) -> Browser {
    let mut walker = house.sign_in_to_demo(name).await;
    let page = walker.get("/settings").await;
    walker
        .fill(&page, "account/profile", &[("language", "en")])
        .await;
    walker
}

#[tokio::test]
async fn what_my_lead_sees_is_their_own_page() {
    let Some((house, _database)) = demo_on(Engine::Sqlite).await else {
        return;
    };
    house.irori.clock.set(MONDAY.parse().unwrap());
    house.irori.store.close_due(house.now()).await.unwrap();
    for (name, lead, team) in [
        ("member", "lead", "kita"),
        ("minami1", "lead", "minami"),
        ("hoshi1", "lead-hoshi", "hoshi"),
        ("yama1", "lead-yama", "yama"),
    ] {
        let mut lead = house.sign_in_to_demo(lead).await;
        let path = team_link(&mut lead, team).await;
        let path = path.split("/weeks/").next().unwrap().to_owned();
        let theirs = lead.get(&path).await;
        let mut member = speaking_english(&house, name).await;
        let mine = member.get("/me/seen").await;
        assert_eq!(mine.status, StatusCode::OK, "{name}");
        if let Some((mine, theirs)) = difference(&sheets(&mine), &sheets(&theirs)) {
            panic!("{team}: {mine} is not {theirs}");
        }
        assert!(sheets(&mine).len() > 500, "{team}");
        let named = mine.all("main h2");
        assert!(named.contains(&theirs.all("h1")[0]), "{team}: {named:?}");
        let forms = mine.attributes("main form", "action");
        assert!(forms.is_empty(), "{forms:?} are the lead's");
        assert_eq!(mine.all("h1"), ["What your lead sees now"]);
        assert!(
            mine.text().contains("What they cannot see"),
            "{}",
            mine.text()
        );
        assert!(
            member
                .get("/me")
                .await
                .text()
                .contains("See their page as it is now")
        );
    }
    // minami's charts were compared as well, with the lead's words beside them.
    let mut lead = house.sign_in_to_demo("lead").await;
    let minami = team_link(&mut lead, "minami").await;
    let other = lead.get(&minami).await;
    let mut member = house.sign_in_to_demo("member").await;
    assert_ne!(sheets(&member.get("/me/seen").await), sheets(&other));
    assert!(sheets(&other).contains("Release freeze"));
    // Who counts in no team is told so.
    for name in ["hr", "lead"] {
        let page = house.sign_in_to_demo(name).await.get("/me/seen").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.all("h1"), ["No lead sees anything of you"], "{name}");
        assert!(page.all("#week").is_empty());
    }
    house.verify().await;
}

/// The lines but those of reviews that were held.
fn looks(page: &Page) -> Vec<String> {
    let lines = lines(page).into_iter();
    lines.filter(|line| !line.contains("as reviewed")).collect()
}

async fn looks_are_found_in_the_ledger(engine: Engine) {
    let Some((house, _database)) = demo_on(engine).await else {
        return;
    };
    // Before anybody looks, a team has the reviews that its lead held, and another team nothing.
    let mut member = house.sign_in_to_demo("member").await;
    let page = member.get("/ledger").await;
    assert!(looks(&page).is_empty(), "{}", page.text());
    assert_eq!(lines(&page).len(), 8, "{}", page.text());
    let mut other = speaking_english(&house, "hoshi1").await;
    let page = other.get("/ledger").await;
    assert!(
        page.text().contains("Nobody has looked at anything"),
        "{}",
        page.text()
    );
    // The lead looks twice, another lead at another team; HR opens a report and takes it away.
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await;
    lead.get(&kita).await;
    house.pass(TimeDelta::minutes(5));
    let mut hoshi = house.sign_in_to_demo("lead-hoshi").await;
    team_link(&mut hoshi, "hoshi").await;
    let mut hr = house.sign_in_to_demo("hr").await;
    hr.get("/reports/2026-Q3").await;
    house.pass(TimeDelta::minutes(5));
    assert_eq!(hr.get("/exports/2026-Q3.csv").await.status, StatusCode::OK);
    house.pass(TimeDelta::minutes(5));
    let asked = hr.get("/exports/2026-Q3.json").await;
    let json = hr
        .fill(&asked, "account/confirm", &[("password", PASSWORD)])
        .await
        .body;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let hash = json["hash"].as_str().unwrap();
    let mut member = house.sign_in_to_demo("member").await;
    let page = member.get("/ledger").await;
    let taken = |at: &str, format: &str| {
        let hash = &hash[..16];
        format!(
            "{at}Hana Sato took away the report of quarter 3 of 2026 as {format}: all departments, hash {hash}…HR"
        )
    };
    let expected = [
        &taken("18:15", "JSON"),
        &taken("18:10", "CSV"),
        "18:05Hana Sato opened the report of quarter 3 of 2026HR",
        "18:00Ken Mori looked at kita's week 46 of 2026 and the 25 weeks before itlead of kita2 times",
    ];
    assert_eq!(looks(&page), expected);
    assert_eq!(page.all(".sheet h2")[0], "22 November 2026");
    // One's own looks are there where one asks for them; reading the ledger is none.
    member.get(&kita).await;
    let page = member.get("/ledger").await;
    assert_eq!(looks(&page), expected);
    let mine = page
        .attributes("main a[href='/ledger?mine=yes']", "href")
        .remove(0);
    let page = member.get(&mine).await;
    let own = "18:15You looked at kita's week 46 of 2026 and the 25 weeks before itmember of kita";
    assert_eq!(looks(&page)[0], own);
    assert_eq!(looks(&page).len(), 5);
    let head = page.all("#ledger-head").remove(0);
    let again = member.get("/ledger").await.all("#ledger-head").remove(0);
    assert_eq!(again, head);
    assert!(head.parse::<irori_store::NotedHead>().is_ok(), "{head}");
    // Somebody else has nothing of it; and all who may read no result read their own ledger.
    let mut other = speaking_english(&house, "hoshi1").await;
    let page = other.get("/ledger").await;
    assert_eq!(lines(&page).len(), 4, "{}", page.text());
    assert!(!page.body.contains("kita"), "{}", page.text());
    for name in ["admin", "hr", "lead"] {
        let page = house.sign_in_to_demo(name).await.get("/ledger").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(looks(&page).is_empty(), "{name}: {}", page.text());
    }
    rights_are_in_it(&house, &mut member).await;
    house.verify().await;
}

/// An admin gives HR's rights, takes them, and makes a lead: everybody, and that team, can read so.
async fn rights_are_in_it(house: &TestApp, member: &mut Browser) {
    let mut admin = house.sign_in_to_demo("admin").await;
    let people = admin.get("/admin/people").await;
    let path = {
        let html = people.html();
        let row = scraper::Selector::parse("th a").unwrap();
        let mut found = html
            .select(&row)
            .filter(|a| a.text().any(|text| text == "Katrin Vogel"));
        found.next().unwrap().attr("href").unwrap().to_owned()
    };
    let page = admin.get(&path).await;
    let page = admin.fill(&page, "org/save-roles", &[("hr", "yes")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let mut unticked = page.form("org/save-roles").unwrap();
    unticked.retain(|(name, _)| name != "hr");
    let page = admin.post("/do/org/save-roles", &unticked).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = admin.get(&path).await;
    let team = {
        let html = page.html();
        let option =
            scraper::Selector::parse("form[action='/do/org/add-membership'] option").unwrap();
        let mut found = html
            .select(&option)
            .filter(|o| o.text().any(|text| text.contains("kita")));
        found.next().unwrap().attr("value").unwrap().to_owned()
    };
    let fields = [("team", team.as_str()), ("part", "lead"), ("counting", "")];
    let page = admin.fill(&page, "org/add-membership", &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let told = lines(&member.get("/ledger").await);
    assert_eq!(
        told[..3],
        [
            "18:15Ren Ito made Katrin Vogel a lead of kitaadmin",
            "18:15Ren Ito took the right to read reports (HR) from Katrin Vogeladmin",
            "18:15Ren Ito gave Katrin Vogel the right to read reports (HR)admin",
        ]
    );
    let told = lines(&speaking_english(house, "hoshi1").await.get("/ledger").await);
    assert!(
        told[0].contains("took the right") && told[1].contains("gave"),
        "{told:?}"
    );
    assert!(!told.concat().contains("kita"), "{told:?}");
}

#[tokio::test]
async fn looks_are_found_in_the_ledger_on_sqlite() {
    looks_are_found_in_the_ledger(Engine::Sqlite).await;
}

#[tokio::test]
async fn looks_are_found_in_the_ledger_on_postgres() {
    looks_are_found_in_the_ledger(Engine::Postgres).await;
}

#[tokio::test]
async fn what_cannot_be_written_down_is_not_shown() {
    let Some((house, database)) = demo_on(Engine::Sqlite).await else {
        return;
    };
    let mut lead = house.sign_in_to_demo("lead").await;
    let kita = team_link(&mut lead, "kita").await;
    let mut member = house.sign_in_to_demo("member").await;
    let mut hr = house.sign_in_to_demo("hr").await;
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    let keep = "CREATE TABLE kept AS SELECT * FROM installation; DELETE FROM installation WHERE key = 'ledger'";
    connection
        .execute(AssertSqlSafe(keep.to_owned()))
        .await
        .unwrap();
    for (who, paths) in [
        (&mut lead, &[kita.as_str(), "/teams"][..]),
        (&mut member, &["/me/seen"]),
        (&mut hr, &["/reports/2026-Q3", "/exports/2026-Q3.csv"]),
    ] {
        for path in paths {
            let page = who.get(path).await;
            assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            let shown = page.all("svg.chart, .band, .table");
            assert!(
                shown.is_empty() && !page.body.contains("2026-Q3,"),
                "{path}"
            );
        }
    }
    for path in ["/me", "/ledger", "/"] {
        assert_eq!(member.get(path).await.status, StatusCode::OK, "{path}");
    }
    let back = "INSERT INTO installation SELECT * FROM kept WHERE key = 'ledger'; DROP TABLE kept";
    connection
        .execute(AssertSqlSafe(back.to_owned()))
        .await
        .unwrap();
    assert_eq!(lead.get(&kita).await.status, StatusCode::OK);
    house.verify().await;
}
