//! From a check-in to the lead's page and HR's file, without scripts: the demo's people, a clock that
//! moves, and strangers at every door.

use axum::http::StatusCode;
use std::sync::Arc;
use tests::browser::{Browser, Page};
use tests::databases::{Database, Engine};
use tests::test_app::TestApp;

/// Sunday of week 47, 18:00 in Tokyo. The demo's weeks are W03 to W46; W47 is still to be answered.
const SUNDAY: &str = "2026-11-22T09:00:00Z";
/// Monday, a minute after noon in Tokyo.
pub const MONDAY: &str = "2026-11-23T03:01:00Z";
/// The week from which minami drifts apart: the demo's week 20.
const PLANT: u32 = 23;

pub async fn demo_on(engine: Engine) -> Option<(TestApp, Database)> {
    let now = SUNDAY.parse().unwrap();
    let database = Database::demo(engine, now).await?;
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let house = TestApp::on(&database.url, folder).await;
    house.irori.clock.set(now);
    Some((house, database))
}

fn link(page: &Page, css: &str) -> Option<String> {
    page.attributes(css, "href").into_iter().next()
}

/// The link to a team on `/teams`.
pub async fn team_link(walker: &mut Browser, team: &str) -> String {
    let page = walker.get("/teams").await;
    let html = page.html();
    let sheets = scraper::Selector::parse(".sheet").unwrap();
    let anchor = scraper::Selector::parse("a").unwrap();
    let sheet = html
        .select(&sheets)
        .find(|sheet| sheet.text().any(|text| text == team));
    let sheet = sheet.unwrap_or_else(|| panic!("no {team}: {}", page.text()));
    sheet
        .select(&anchor)
        .next()
        .unwrap()
        .attr("href")
        .unwrap()
        .to_owned()
}

/// Week numbers, latest first, with the band of a family, walking back page by page.
async fn walk_back(walker: &mut Browser, from: &str, family: &str) -> Vec<(u32, String, Page)> {
    let mut found = Vec::new();
    let mut path = Some(from.to_owned());
    while let Some(at) = path {
        let page = walker.get(&at).await;
        assert_eq!(page.status, StatusCode::OK, "{at}");
        let week = at.rsplit("-W").next().unwrap().parse().unwrap();
        let band = page.all(&format!("#{family} .band")).remove(0);
        path = link(&page, "a[rel=prev]");
        found.push((week, band, page));
    }
    found
}

async fn the_week_closes(engine: Engine) {
    let Some((house, _database)) = demo_on(engine).await else {
        return;
    };
    // The demo's member checks in, logs a talk and a school run.
    let mut member = house.sign_in_to_demo("member").await;
    let today = member.get("/").await;
    let answers = [("connection", "4"), ("mode", "home"), ("none", "movement")];
    let today = member.fill(&today, "check-in", &answers).await;
    assert_eq!(today.status, StatusCode::OK, "{}", today.text());
    let today = member.fill(&today, "log-chat", &[]).await;
    let today = member
        .fill(
            &today,
            "log-home-to-work",
            &[("kind", "school-run"), ("agreed", "yes")],
        )
        .await;
    assert_eq!(today.all("aside .entry").len(), 2, "{}", today.text());
    let team = link(&member.get("/teams").await, ".sheet a").unwrap();
    let open = team.replace("W46", "W47");
    assert!(open.ends_with("/weeks/2026-W47"), "{team}");
    let page = member.get(&open).await;
    assert!(
        page.text().contains("Not closed yet: week 47"),
        "{}",
        page.text()
    );
    assert!(page.all("figure.figure svg").len() <= 4, "reviews alone");

    // The clock moves past Monday noon.
    house.irori.clock.set(MONDAY.parse().unwrap());
    let done = house.irori.store.close_due(house.now()).await.unwrap();
    assert_eq!((done.weeks, done.failed), (3, 0), "kita, minami and nami");
    let mut member = house.sign_in_to_demo("member").await;
    let seen = member.get(&open).await;
    assert!(
        seen.text().contains("closed Mon 23 Nov, 12:01"),
        "{}",
        seen.text()
    );

    // The lead walks back through the weeks.
    let mut lead = house.sign_in_to_demo("lead").await;
    let minami = team_link(&mut lead, "minami").await;
    assert!(minami.ends_with("/weeks/2026-W47"), "{minami}");
    let weeks = walk_back(&mut lead, &minami, "isolation").await;
    assert_eq!(
        weeks.last().unwrap().0,
        4,
        "the week after the first answer"
    );
    let first = |band: &str| weeks.iter().rev().find(|(_, is, _)| is == band).unwrap();
    assert_eq!(first("Watch").0, PLANT + 5, "the sixth week from the plant");
    assert_eq!(first("Act").0, PLANT + 7, "the eighth");
    let (_, _, acts) = first("Act");
    assert_eq!(
        acts.all("h1"),
        ["The team feels less connected, whoever is left out"]
    );
    assert!(
        acts.text().contains("since about week 28"),
        "an onset not before the plant"
    );
    let (_, band, latest) = &weeks[0];
    assert_eq!(band, "Act", "it stays open");
    assert_eq!(latest.all("#isolation tbody tr").len(), 26);
    // What the member of the same team sees is the same page.
    let kita = team_link(&mut lead, "kita").await;
    let (as_lead, as_member) = (lead.get(&kita).await, member.get(&kita).await);
    for part in ["h1", ".kicker", ".figure", "aside .sheet:not(#annotations)"] {
        assert_eq!(as_lead.all(part), as_member.all(part), "{part}");
    }
    // The lead's annotations stand above the charts, and their words beside them.
    let page = lead.get(&minami).await;
    let told = page.all("#annotations .entry");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with('a') && told[0].contains("Release freeze"),
        "{told:?}"
    );
    for letter in ["a", "b"] {
        let above = page.all("#isolation .chart text");
        assert_eq!(
            above.iter().filter(|text| *text == letter).count(),
            2,
            "{letter}"
        );
    }

    business_context(&mut lead, &kita, &minami).await;

    // Nothing for hoshi, nothing at all for yama.
    let mut other = house.sign_in_to_demo("lead-hoshi").await;
    let hoshi = team_link(&mut other, "hoshi").await;
    for (week, band, _) in walk_back(&mut other, &hoshi, "isolation").await {
        let expected = if week < 11 { "Not yet known" } else { "Usual" };
        assert_eq!(band, expected, "week {week}");
    }
    let mut yama = house.sign_in_to_demo("lead-yama").await;
    let link_to_yama = team_link(&mut yama, "yama").await;
    let page = yama.get(&link_to_yama).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text().contains("The weeks of yama are not published"),
        "{}",
        page.text()
    );
    assert!(page.all("svg.chart").is_empty() && page.all(".band").is_empty());

    // HR downloads the file.
    let mut hr = house.sign_in_to_demo("hr").await;
    let report = hr.get("/reports").await;
    assert!(
        report.text().contains("quarter 3 of 2026"),
        "{}",
        report.text()
    );
    let files = report.attributes("a[download]", "href");
    let file = "/exports/report.csv?quarter=2026%2DQ3&language=en";
    assert!(files.iter().any(|href| href == file), "{files:?}");
    let file = hr.get(file).await;
    assert!(
        file.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/csv")
    );
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .contains("irori-2026-Q3.csv")
    );
    let mut reader = csv::Reader::from_reader(file.body.as_bytes());
    let people = reader.records().map(Result::unwrap).filter(|row| {
        let cells: Vec<&str> = row.iter().collect();
        cells.contains(&"people")
    });
    let people: Vec<String> = people.map(|row| row[3].to_owned()).collect();
    assert_eq!(people, ["Irori Demo", "Japan", "World"]);
    assert!(!file.body.contains("yama") && !file.body.contains("minami"));
    let marked = hr.get("/exports/2026-Q3.csv?bom=yes").await;
    assert_eq!(marked.body.trim_start_matches('\u{feff}'), file.body);
    assert_ne!(marked.body, file.body);
    strangers(&house, &minami).await;
    house.verify().await;
}

/// kita's loss of context stands on its page: which direction, why, what would clear it, what to try;
/// and nobody's name or number of people.
async fn business_context(lead: &mut Browser, kita: &str, minami: &str) {
    let weeks = walk_back(lead, kita, "they-dont-get-us").await;
    let first = |band: &str| weeks.iter().rev().find(|(_, is, _)| is == band);
    let (week, _, act) = first("Act").unwrap();
    assert_eq!(*week, 28, "the first week of the plant, the demo's 25");
    assert_eq!(
        act.all("h1"),
        ["“They don't get us” comes up more than usual, whoever is left out"]
    );
    let (_, _, page) = &weeks[0];
    let behind = page.all("#they-dont-get-us .why p");
    assert!(
        // Two weeks before the plant there were a few tags more than usual.
        behind[0].starts_with("The evidence stands on step 3 of 3, since about week 26."),
        "{behind:?}"
    );
    assert_eq!(
        behind[1..],
        ["What several people named in the last four weeks: priorities."]
    );
    let text = page.all("#they-dont-get-us")[0].clone();
    for told in ["What would clear it", "One thing to try"] {
        assert!(text.contains(told), "{text}");
    }
    let states = page.all("#context .state");
    assert_eq!(states.len(), 3, "{states:?}");
    assert!(states[0].contains("Watch"), "{states:?}");
    assert!(states[0].contains("Too few people know"), "{states:?}");
    assert!(states[0].contains("This has been so since week 28."));
    assert!(page.all("#context .policy-choice").len() == 1);
    assert!(
        !page.all("#context")[0].contains('%'),
        "seven people have no class"
    );
    // The first block of four weeks: grey, with the week in which it is expected.
    let (week, _, young) = weeks.last().unwrap();
    assert_eq!(*week, 4);
    let states = young.all("#context .state");
    assert!(states[0].contains("after week 7 at the earliest"));
    assert!(states[2].contains("after week 5 at the earliest"));
    // A chart of tags that says nothing is folded; another's reasons are not told.
    let page = lead.get(minami).await;
    assert_eq!(page.all("#they-dont-get-us details.folded").len(), 1);
    assert!(page.all("#they-dont-get-us .why").is_empty());
    assert_eq!(page.all("#isolation .why h3"), ["Why"]);
    let family_order = page.attributes(".stack > .sheet[id]", "id");
    assert_eq!(
        family_order[..6],
        [
            "isolation",
            "home-to-work",
            "work-to-home",
            "they-dont-get-us",
            "i-dont-get-them",
            "context"
        ]
    );
}

/// What nobody may see, and what is not there, each with its outcome.
async fn strangers(house: &TestApp, minami: &str) {
    let mut lead = house.sign_in_to_demo("lead").await;
    let mut atlas = house.sign_in_to_demo("lead-atlas").await;
    let mut hr = house.sign_in_to_demo("hr").await;
    let mut admin = house.sign_in_to_demo("admin").await;
    let unknown = "/teams/00000000-0000-0000-0000-000000000000";
    for (who, paths) in [
        (
            &mut lead,
            &[
                "/reports",
                "/reports/2026-Q3",
                "/exports/2026-Q3.csv",
                unknown,
                "/teams/x",
            ][..],
        ),
        (&mut atlas, &[minami]),
        (
            &mut hr,
            &[
                minami,
                "/reports/2026-Q9",
                "/exports/2026-Q9.csv",
                "/exports/2026-Q3.doc",
                "/exports/x",
            ],
        ),
        (&mut admin, &[minami, "/reports", "/exports/2026-Q3.csv"]),
    ] {
        for path in paths {
            let page = who.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(
                !page.body.contains("minami") && page.all("svg.chart").is_empty(),
                "{path}"
            );
        }
    }
    let team = minami.rsplit_once('/').unwrap().0;
    for (week, status, text) in [
        ("2026-W99", StatusCode::NOT_FOUND, ""),
        ("soon", StatusCode::NOT_FOUND, ""),
        ("2027-W10", StatusCode::OK, "Not closed yet: week 10"),
        (
            "2020-W10",
            StatusCode::OK,
            "The weeks of this team are published from week 4 on",
        ),
    ] {
        let page = lead.get(&format!("{team}/{week}")).await;
        assert_eq!(page.status, status, "{week}");
        assert!(
            status != StatusCode::OK || page.text().contains(text),
            "{week}: {}",
            page.text()
        );
    }
    let future = hr.get("/reports/2026-Q4").await;
    assert_eq!(future.status, StatusCode::OK);
    assert!(
        future.text().contains("Not closed yet: quarter 4 of 2026"),
        "{}",
        future.text()
    );
    wrong_choices(&mut hr).await;
    let mut nobody = house.walker();
    for path in [minami, "/teams", "/reports", "/exports/2026-Q3.csv"] {
        let page = nobody.get(path).await;
        assert!(page.at.starts_with("/sign-in"), "{path}: {}", page.at);
    }
}

/// What was chosen stays chosen beside its sentence; a department that is there comes alone.
async fn wrong_choices(hr: &mut Browser) {
    let nowhere = "department=00000000-0000-4000-8000-000000000007";
    let five: String = (1..=4).map(|n| format!("&quarter=2025-Q{n}")).collect();
    for (query, sentence) in [
        ("quarter=2030-Q1", "2030-Q1 has not closed."),
        ("quarter=soon", "A quarter looks like 2026-Q3."),
        (nowhere, "There is no such department in these quarters."),
        (
            &format!("quarter=2026-Q1{five}"),
            "A report has at most 4 quarters.",
        ),
    ] {
        let page = hr.get(&format!("/reports?{query}&language=ja")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.text().contains(sentence), "{query}: {}", page.text());
        let kept = page.attributes("input[name=language][checked]", "value");
        assert_eq!(kept, ["ja"], "{query}");
        assert!(page.all(".report").is_empty(), "{query}");
        let file = hr.get(&format!("/exports/report.csv?{query}")).await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(file.text().contains(sentence), "{query}: {}", file.text());
    }
    let page = hr.get("/reports").await;
    let departments = page.attributes("input[name=department]", "value");
    let part = hr
        .get(&format!("/reports?department={}", departments[0]))
        .await;
    let rows = part.all("#isolation tbody th");
    assert_eq!(rows, ["Japan"], "{}", part.text());
}

#[tokio::test]
async fn the_week_closes_on_sqlite() {
    the_week_closes(Engine::Sqlite).await;
}

#[tokio::test]
async fn the_week_closes_on_postgres() {
    the_week_closes(Engine::Postgres).await;
}

/// The tables that hold what people entered, or what was taken of it.
const ENTRY_TABLES: [&str; 9] = [
    "check_in",
    "weekly_pulse",
    "chat_partner",
    "chat",
    "activity",
    "interruption",
    "draft",
    "person_week",
    "week_rollup",
];

/// Everything that leads, HR and admins may open is the same when there are no entries at all: none
/// of it reads them. (Their own Today, Me and entries are theirs.)
#[tokio::test]
async fn lead_hr_and_admin_read_no_entry_table() {
    use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
    let Some((house, database)) = demo_on(Engine::Sqlite).await else {
        return;
    };
    let mut lead = house.sign_in_to_demo("lead").await;
    let minami = team_link(&mut lead, "minami").await;
    let team = minami.split("/weeks").next().unwrap().to_owned();
    let mut admin = house.sign_in_to_demo("admin").await;
    let people = link(&admin.get("/admin/people").await, "th a").unwrap();
    let departments = admin.get("/admin").await;
    let department = departments
        .attributes("a[href^='/admin/departments/']", "href")
        .remove(1);
    let admin_team = link(&departments, "a[href^='/admin/teams/']").unwrap();
    let mut hr = house.sign_in_to_demo("hr").await;
    let mut visits: Vec<(&mut Browser, Vec<String>)> = vec![
        (
            &mut lead,
            vec![
                "/teams".into(),
                team.clone(),
                minami,
                format!("{team}/weeks/2026-W47"),
            ],
        ),
        (
            &mut hr,
            vec![
                "/reports".into(),
                "/reports/2026-Q2".into(),
                "/exports/2026-Q3.csv".into(),
            ],
        ),
        (
            &mut admin,
            vec![
                "/admin".into(),
                "/admin/people".into(),
                "/admin/forges".into(),
                people,
                department,
                admin_team,
            ],
        ),
    ];
    let mut before = Vec::new();
    for (who, paths) in &mut visits {
        for path in paths {
            let page = who.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            before.push(page.text());
        }
    }
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    connection
        .execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF")
        .await
        .unwrap();
    for table in ENTRY_TABLES {
        connection
            .execute(AssertSqlSafe(format!("DROP TABLE {table}")))
            .await
            .unwrap();
    }
    let mut after = Vec::new();
    for (who, paths) in &mut visits {
        for path in paths {
            let page = who.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} read entries");
            after.push(page.text());
        }
    }
    assert_eq!(before, after);
    // The test would notice: one's own page cannot do without.
    assert_ne!(lead.get("/me").await.status, StatusCode::OK);
}
