//! Databases that a version before made: they open, verify, answer every page and file as they did, and go
//! on, with every Release and every row of the chains as it was.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is a failed test"
)]

use chrono::TimeDelta;
use server::demo;
use tests::kept::pages::{Line, lasting, parting};
use tests::kept::{ALL, KeptDatabase, Opened, unchanging};
use tests::test_app::PASSWORD;

/// How many differences are told in full.
const TOLD: usize = 8;

#[tokio::test]
async fn a_demo_of_the_version_before_goes_on_as_it_was_on_sqlite() {
    goes_on("demo-sqlite", ("member@demo.irori.example", demo::PASSWORD)).await;
}

#[tokio::test]
async fn a_demo_of_the_version_before_goes_on_as_it_was_on_postgresql() {
    goes_on(
        "demo-postgres",
        ("member@demo.irori.example", demo::PASSWORD),
    )
    .await;
}

#[tokio::test]
async fn an_installation_of_the_version_before_goes_on_as_it_was_on_sqlite() {
    goes_on("installation-sqlite", ("aki@example.org", PASSWORD)).await;
}

#[tokio::test]
async fn an_installation_of_the_version_before_goes_on_as_it_was_on_postgresql() {
    goes_on("installation-postgres", ("aki@example.org", PASSWORD)).await;
}

async fn goes_on(name: &str, member: (&str, &str)) {
    let kept = ALL.into_iter().find(|kept| kept.name == name).unwrap();
    let Some(mut opened) = kept.open().await else {
        return;
    };
    for part in [
        "week_release ",
        "quarter_release ",
        "view ",
        "security_event ",
    ] {
        let is_there = opened.before.iter().any(|row| row.starts_with(part));
        assert!(is_there, "{name} has no {part}");
    }
    opened.house.verify().await;
    stands(&opened).await;
    answers_as_before(kept, &mut opened).await;
    opened.house.verify().await;
    stands(&opened).await;
    another_week(&mut opened, member).await;
    opened.house.verify().await;
    stands(&opened).await;
}

/// Every Release and every row of the chains is as it was before today's code opened the database.
async fn stands(opened: &Opened) {
    let now = unchanging(&opened.database).await;
    let mut gone = opened
        .before
        .iter()
        .filter(|row| now.binary_search(row).is_err());
    assert_eq!(gone.next(), None, "it is not there as it was");
}

/// Every page and file, as everybody, in the order of the first time.
async fn answers_as_before(kept: KeptDatabase, opened: &mut Opened) {
    let (lines, bodies) = (kept.lines(), kept.bodies());
    let mut apart = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let page = opened.get(&line.visitor, &line.address).await;
        let now = Line::of(&line.visitor, &line.address, &page);
        if now == *line {
            continue;
        }
        let was = bodies.get(n);
        let parting = was.map(|was| parting(was, &lasting(&page)));
        apart.push(format!(
            "{} at {}: status {}, was {}; {}",
            line.visitor,
            line.address,
            now.status,
            line.status,
            parting.unwrap_or_else(|| "the body of before is not kept".to_owned())
        ));
    }
    assert!(
        apart.is_empty(),
        "{}: {} of {} answers are not as they were.\n{}",
        kept.name,
        apart.len(),
        lines.len(),
        apart
            .iter()
            .take(TOLD)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
}

/// Somebody signs in and answers, and the next week closes.
async fn another_week(opened: &mut Opened, (email, password): (&str, &str)) {
    let house = &opened.house;
    let mut member = house.walker();
    let page = member.get("/sign-in").await;
    let values = [("email", email), ("password", password)];
    let page = member.fill(&page, "sign-in", &values).await;
    assert_eq!(page.at, "/", "{}", page.text());
    let answers = [
        ("connection", "4"),
        ("mood", "3"),
        ("note", "the week after"),
    ];
    let page = member.fill(&page, "check-in", &answers).await;
    assert!(page.status.is_success(), "{}", page.text());
    assert!(member.get("/entries").await.body.contains("the week after"));
    house.pass(TimeDelta::days(8));
    let done = house.irori.store.close_due(house.now()).await.unwrap();
    assert!(done.weeks > 0 && done.failed == 0, "{done:?}");
    let releases = unchanging(&opened.database).await;
    let count = |rows: &[String]| {
        let releases = rows.iter().filter(|row| row.starts_with("week_release "));
        releases.count()
    };
    assert!(count(&releases) > count(&opened.before));
}
