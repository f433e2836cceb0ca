//! What is mine: taken away whole, and erased.

use axum::body::Body;
use axum::http::{StatusCode, header};
use irori_core::domain::annotation::{Annotation, On};
use irori_core::domain::check_in::{CheckIn, DaySection, Score, Topic};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::IdempotencyKey;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_core::families::MySignal;
use irori_crypto::seal::{Seal, SealContext};
use serde_json::Value;
use sqlx::{Connection, Executor, SqliteConnection};
use std::io::Read;
use tests::browser::{Browser, Page};
use tests::test_app::{PASSWORD, TestApp};
use uuid::Uuid;

/// Somebody with something of every kind that pages can write.
async fn with_everything() -> (TestApp, Browser, Browser) {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let team = house.team(&mut admin, "minami").await;
    let mut aki = house
        .join(&mut admin, "Aki Tanaka", "aki@example.org", Some(&team))
        .await;
    let page = aki.get("/").await;
    let day = ("day", "2026-11-23");
    for (act, values) in [
        (
            "check-in",
            &[
                ("mood", "4"),
                ("connection", "3"),
                ("note", "=HYPERLINK(\"x\")"),
            ][..],
        ),
        (
            "log-home-to-work",
            &[("minutes", "10"), ("kind", "delivery")],
        ),
        ("log-work-to-home", &[("minutes", "20"), ("kind", "call")]),
        (
            "log-activity",
            &[
                ("minutes", "30"),
                ("kind", "walk"),
                ("intensity", "moderate"),
            ],
        ),
    ] {
        let values = [&[day][..], values].concat();
        let answer = aki.fill(&page, act, &values).await;
        assert!(answer.at.contains("said="), "{act}: {}", answer.text());
    }
    let ren = house.id_of("ren@example.org").await.to_string();
    let talk = [
        day,
        ("minutes", "15"),
        ("kind", "coffee"),
        ("circle", "team"),
        ("partner", &ren),
    ];
    let answer = aki.fill(&page, "log-chat", &talk).await;
    assert!(answer.at.contains("said="), "{}", answer.text());
    let page = aki.get("/settings").await;
    aki.fill(
        &page,
        "forges/add-my-login",
        &[("forge", "github"), ("login", "aki-t")],
    )
    .await;
    let page = admin.get("/admin/forges").await;
    admin.fill(&page, "forges/confirm-claim", &[]).await;
    let page = aki.get("/settings/hours").await;
    aki.fill(
        &page,
        "calendar/add-day-off",
        &[("from", "2026-12-24"), ("to", "2026-12-25")],
    )
    .await;
    plant_the_rest(&house, &team).await;
    // A mistake leaves a draft.
    let page = aki.get("/").await;
    aki.fill(&page, "check-in", &[("outdoor-minutes", "-5")])
        .await;
    (house, admin, aki)
}

/// Fourteen weeks that have made something usual, and rows of what comes from closings, forges and leads.
async fn plant_the_rest(house: &TestApp, team: &str) {
    let (store, now) = (&house.irori.store, house.now());
    let id = house.id_of("aki@example.org").await;
    let ren = house.id_of("ren@example.org").await;
    let me = house
        .irori
        .ports
        .people
        .viewer(id, now)
        .await
        .unwrap()
        .unwrap();
    let mut entries = Vec::new();
    for n in 1..15 {
        let week = me.today(now).week().back(n);
        for weekday in 0..5 {
            let connection = Score::from_number(2 + (n + weekday) as i64 % 3).unwrap();
            let check_in = CheckIn {
                connection: Some(connection),
                none_today: DaySection::ALL.to_vec(),
                they_dont_get_us: Some(Topic::Users),
                ..CheckIn::blank(week.monday().on(weekday))
            };
            entries.push((Entry::CheckIn(check_in), now));
        }
        let pulse = WeeklyPulse {
            week,
            clear: Score::from_number(3).ok(),
            heard: None,
        };
        entries.push((Entry::WeeklyPulse(pulse), now));
    }
    store.add_many(id, entries).await.unwrap();
    // Writing to a week that is over keeps what it has made usual.
    let sunday = me.today(now).week().back(2).monday().on(6);
    let ports = &house.irori.ports;
    let late = Entry::CheckIn(CheckIn::blank(sunday));
    ports
        .entries
        .add(&me, IdempotencyKey(Uuid::from_u128(5)), late, now)
        .await
        .unwrap();
    ports
        .signals
        .acknowledge(&me, MySignal::Connection, now)
        .await
        .unwrap();
    let annotation = Annotation {
        on: On::Mine,
        from: sunday,
        to: sunday,
        text: "moved house".to_owned(),
    };
    let once = IdempotencyKey(Uuid::from_u128(6));
    ports
        .annotations
        .add(&me, once, annotation, now)
        .await
        .unwrap();
    let word = Uuid::from_u128(77);
    let place = SealContext {
        owner: id,
        table: "word",
        row: word.as_bytes(),
        column: "text",
    };
    let sealed = |place: SealContext<'_>, text: &str| -> String {
        let sealed = Seal::new(&[7; 32]).close(place, text).unwrap();
        sealed.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let in_review = |owner, table, column| SealContext {
        owner,
        table,
        column,
        row: word.as_bytes(),
    };
    let (what, reason, note) = (
        sealed(in_review(ren, "follow_up", "what"), "ask kita"),
        sealed(in_review(ren, "follow_up", "reason"), "kita asked"),
        sealed(in_review(id, "lead_note", "text"), "mine alone"),
    );
    let sealed = sealed(place, "may we talk?");
    let hex = |id: Uuid| format!("X'{}'", id.simple());
    let (aki, lead) = (hex(id.0), hex(ren.0));
    let (team, x, y) = (
        hex(team.parse().unwrap()),
        hex(word),
        hex(Uuid::from_u128(78)),
    );
    let at = "'2026-11-20T09:00:00+00:00'";
    let sql = format!(
        r#"INSERT INTO consent VALUES ({x}, {aki}, {lead}, {team}, 'isolation', {at}, NULL);
        INSERT INTO word VALUES ({x}, {aki}, {lead}, {team}, X'{sealed}', {at}, {x});
        INSERT INTO follow_up VALUES ({x}, {team}, {lead}, {aki}, '2026-11-27', X'{what}', 2, {at}, 'dropped', {at},
            X'{reason}', {x});
        INSERT INTO lead_note VALUES ({x}, {aki}, {team}, '2026-11-16', X'{note}', 1, {at});
        INSERT INTO guess VALUES ({aki}, {team}, '2026-11-16', 'up-to-40', NULL, {at});
        INSERT INTO weekly_review VALUES ({x}, {team}, '2026-11-16', {aki}, {at});
        INSERT INTO publishing_group VALUES ({x}, '2026-06-29', '2026-12-21');
        INSERT INTO publishing_group_team VALUES ({x}, {team}, NULL);
        INSERT INTO seat VALUES ({y}, {x}, {aki});
        INSERT INTO person_week (person_id, week, scheduled, connection_sum, connection_days, unplanned,
                home_to_work_days, intrusion_days, work_to_home_days, clear, detail)
            VALUES ({aki}, '2026-11-16', 5, 15, 5, 1, 5, 1, 5, 4,
                '{{"days":{{"remote":{{"days":4,"sum":14}}}},"unplanned":["delivery"],"i_topics":["users"]}}');
        INSERT INTO pull_request (id, forge, repository, repository_key, number, author, author_key, author_kind,
                opened_at, additions, labels, as_of)
            VALUES ({x}, 'github', 'o/r', 'o/r', 7, 'aki-t', 'aki-t', 'human', {at}, 3, 'bug' || char(10) || 'ui', {at});
        INSERT INTO review VALUES ({x}, 'r1', 'aki-t', 'aki-t', 'human', 'approved', {at}, 'slight', NULL);
        INSERT INTO review_comment VALUES ({x}, 'c1', 'aki-t', 'aki-t', 'human', 'thread', 'slight', {at}, {at}, NULL);
        INSERT INTO tie_refusal VALUES ({aki}, 'github', 'mio', 'mio', {at}, FALSE);
        INSERT INTO mode_left_out VALUES ({aki}, {at});
        INSERT INTO view (id, viewed_at, viewer_id, way, kind, about_id, team_id, detail)
            VALUES ({x}, {at}, {lead}, 'page', 'consent', {aki}, {team}, 'isolation'),
                ({y}, {at}, {aki}, 'page', 'word', {lead}, {team}, NULL)"#
    );
    let url = format!("sqlite:{}", house.folder.path().join("irori.db").display());
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    line.execute("PRAGMA busy_timeout = 5000").await.unwrap();
    line.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
    // As if all looks were from before there was a chain: a start puts them into it.
    let unchain = "UPDATE view SET number = NULL, content = NULL, digest = NULL;
        DELETE FROM installation WHERE key = 'ledger'";
    line.execute(unchain).await.unwrap();
    line.close().await.unwrap();
    TestApp::on(&url, house.folder.clone()).await;
}

async fn json(walker: &mut Browser) -> Value {
    let page = walker.get("/mine/irori.json").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    serde_json::from_str(&page.body).unwrap_or_else(|error| panic!("{error}: {}", page.body))
}

async fn erase(walker: &mut Browser, password: &str, sure: bool) -> Page {
    let page = walker.get("/settings/mine").await;
    let values = [("password", password), ("sure", "yes")];
    walker
        .fill(&page, "account/erase", &values[..if sure { 2 } else { 1 }])
        .await
}

/// The published schema, as a validator.
fn validator(schema: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

#[tokio::test]
async fn everything_about_me_is_in_the_file_and_nothing_that_the_schema_does_not_know() {
    let (house, _, mut aki) = with_everything().await;
    let served = house.walker().get("/schemas/mine.json").await;
    assert_eq!(served.body, server::http::downloads::personal_data::SCHEMA);
    let validator = validator(&served.body);
    let all = json(&mut aki).await;
    let wrong: Vec<String> = validator
        .iter_errors(&all)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let first = |section: &str| all[section][0].clone();
    let check_ins = all["check_ins"].as_array().unwrap();
    assert_eq!(check_ins.last().unwrap()["note"], "=HYPERLINK(\"x\")");
    assert_eq!(first("chats")["partners"], serde_json::json!(["Ren Ito"]));
    assert_eq!(first("logins")["login"], "aki-t");
    assert_eq!(first("logins")["tied_by"], "Ren Ito");
    assert_eq!(first("login_claims")["outcome"], "confirmed");
    assert_eq!(first("days_off")["from_day"], "2026-12-24");
    let to_do = first("follow_ups");
    assert_eq!(
        (&to_do["what"], &to_do["reason"]),
        (&"ask kita".into(), &"kita asked".into())
    );
    assert_eq!(
        (&to_do["author"], &to_do["who"]),
        (&"Ren Ito".into(), &"Aki Tanaka".into())
    );
    assert_eq!(first("lead_notes")["text"], "mine alone");
    assert_eq!(first("guesses")["clear"], "up-to-40");
    assert_eq!(first("weekly_reviews")["week"], "2026-11-16");
    assert_eq!(all["account"]["email"], "aki@example.org");
    assert_eq!(all["interruptions"].as_array().unwrap().len(), 2);
    for section in [
        "sessions",
        "drafts",
        "memberships",
        "working_hours",
        "activities",
        "weekly_pulses",
    ] {
        assert!(!all[section].as_array().unwrap().is_empty(), "{section}");
    }
    // A field that the schema does not know fails, wherever it is.
    let mut more = all.clone();
    more["check_ins"][0]["new_field"] = true.into();
    assert!(!validator.is_valid(&more));
    let mut more = all;
    more["new_section"] = true.into();
    assert!(!validator.is_valid(&more));
    house.verify().await;
}

#[tokio::test]
async fn the_files_are_ones_own_and_are_not_kept_on_the_way() {
    let (house, mut admin, mut aki) = with_everything().await;
    for path in ["/mine/irori.json", "/mine/entries.csv"] {
        let page = aki.get(path).await;
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store", "{path}");
        let disposition = page.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(disposition.starts_with("attachment"), "{disposition}");
        assert!(page.body.contains("HYPERLINK"), "{path}: {}", page.body);
        // As browsers ask for it: the whole file, and its end.
        let request = axum::http::Request::get(path).header(header::ACCEPT_ENCODING, "gzip");
        let packed = aki.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(packed.headers[header::CONTENT_ENCODING], "gzip", "{path}");
        let mut unpacked = String::new();
        let mut reader = flate2::read::GzDecoder::new(&packed.bytes[..]);
        reader.read_to_string(&mut unpacked).unwrap();
        // With what was written down of the first, and nothing less.
        assert!(unpacked.len() >= page.body.len(), "{path}");
        let other = admin.get(path).await.body;
        assert!(
            !other.contains("HYPERLINK") && !other.contains("aki@"),
            "{path}: {other}"
        );
        let nobody = house.walker().get(path).await;
        assert!(nobody.at.starts_with("/sign-in"), "{path}: {}", nobody.at);
    }
    assert_eq!(
        aki.get("/mine/other.json").await.status,
        StatusCode::NOT_FOUND
    );
    house.verify().await;
}

#[tokio::test]
async fn entries_are_rows_and_no_cell_is_a_formula() {
    let (house, _, mut aki) = with_everything().await;
    let text = aki.get("/mine/entries.csv").await.body;
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    let head = csv.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap();
    let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1 + 14 * 6 + 1 + 4, "{text}");
    let notes: Vec<&str> = rows.iter().map(|row| &row[column("note")]).collect();
    assert!(notes.contains(&"'=HYPERLINK(\"x\")"), "{notes:?}");
    let chat = rows
        .iter()
        .find(|row| &row[column("section")] == "chats")
        .unwrap();
    assert_eq!(&chat[column("partners")], "Ren Ito");
    assert!(text.ends_with("\r\n"));
    house.verify().await;
}

#[tokio::test]
async fn an_account_is_erased_with_a_receipt_and_its_sessions_end() {
    let (house, mut admin, mut aki) = with_everything().await;
    let mut phone = house.sign_in("aki@example.org").await;
    let refused = erase(&mut aki, "not the password", true).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refused = erase(&mut aki, PASSWORD, false).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.body.contains(PASSWORD));
    let id = house.id_of("aki@example.org").await;
    let receipt = erase(&mut aki, PASSWORD, true).await;
    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.text());
    let text = receipt.text();
    let list = std::fs::read_to_string(house.folder.path().join("erasures.jsonl")).unwrap();
    let line: Value = serde_json::from_str(list.trim()).unwrap();
    assert_eq!(line["account"], id.to_string());
    assert!(text.contains(line["receipt"].as_str().unwrap()), "{text}");
    for part in [
        "Check-ins",
        "Talks",
        "Tied logins",
        "Sessions",
        "What stays",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(
        !text.contains("held-") && !text.contains("receipt-"),
        "{text}"
    );
    assert!(receipt.all("nav.nav").is_empty(), "nobody is signed in");
    for walker in [&mut aki, &mut phone] {
        assert!(walker.get("/me").await.at.starts_with("/sign-in"));
    }
    let people = admin.get("/admin/people").await;
    assert!(!people.body.contains("aki@example.org") && !people.body.contains("Aki"));
    let page = house.walker().get("/sign-in").await;
    let values = [("email", "aki@example.org"), ("password", PASSWORD)];
    let again = house.walker().fill(&page, "sign-in", &values).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.verify().await;
}

#[tokio::test]
async fn the_last_admin_stays() {
    let house = TestApp::empty().await;
    let mut admin = house.set_up().await;
    let refused = erase(&mut admin, PASSWORD, true).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("only admin"), "{}", refused.text());
    assert_eq!(admin.get("/me").await.at, "/me");
    assert!(!house.folder.path().join("erasures.jsonl").exists());
    house.verify().await;
}

#[tokio::test]
async fn without_an_erasure_list_nobody_is_erased() {
    let (house, mut aki) = TestApp::with_aki().await;
    std::fs::create_dir(house.folder.path().join("erasures.jsonl")).unwrap();
    let refused = erase(&mut aki, PASSWORD, true).await;
    assert_eq!(
        refused.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{}",
        refused.text()
    );
    std::fs::remove_dir(house.folder.path().join("erasures.jsonl")).unwrap();
    assert_eq!(aki.get("/me").await.at, "/me");
    assert_eq!(erase(&mut aki, PASSWORD, true).await.status, StatusCode::OK);
    house.verify().await;
}

#[tokio::test]
async fn the_page_says_how_long_entries_are_kept() {
    let (house, mut aki) = TestApp::with_aki().await;
    let text = aki.get("/settings/mine").await.text();
    assert!(
        text.contains("24 months") && text.contains("18 November 2024"),
        "{text}"
    );
    assert!(text.contains("no entries yet"), "{text}");
    house.verify().await;
}
