//! A6, field by field: what leaves a closing is what the table says, and every row of the table is of
//! something that leaves.

use axum::body::Body;
use axum::http::Request;
use irori_core::privacy::rights::fields::{REPORT_CSV, REPORT_ORG, REPORT_ROW, TEAM_WEEK};
use irori_web::addresses::is_of;
use serde_json::Value;
use sqlx::{Connection, SqliteConnection};
use std::collections::BTreeSet;
use tests::demo::Demo;

async fn contents(demo: &Demo, sql: &'static str) -> Vec<Value> {
    let file = demo.house.folder.path().join("irori.db");
    let url = format!("sqlite://{}", file.display());
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    let found = sqlx::query_as::<_, (String,)>(sql).fetch_all(&mut line);
    let texts = found.await.unwrap().into_iter();
    texts
        .map(|(text,)| serde_json::from_str(&text).unwrap())
        .collect()
}

/// Every leaf with its path; items of a list have the path of the list.
pub fn leaves(json: &Value, place: &str, see: &mut impl FnMut(&str, &Value)) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &format!("{place}/{name}"), see);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, place, see)),
        Value::Null => {}
        leaf => see(place, leaf),
    }
}

/// Holds that every field is of a row and every row of some field, but `seldom` ones.
fn agree(table: &[&str], fields: &BTreeSet<String>, seldom: &[&str]) {
    let without_row: Vec<_> = fields
        .iter()
        .filter(|field| !table.iter().any(|row| is_of(row, field)))
        .collect();
    assert!(without_row.is_empty(), "{without_row:?}");
    let is_found = |row: &str| fields.iter().any(|field| is_of(row, field));
    let missing: Vec<_> = table.iter().copied().filter(|row| !is_found(row)).collect();
    assert_eq!(missing, seldom);
}

#[tokio::test]
async fn what_leaves_is_what_the_table_says_field_by_field() {
    let mut demo = Demo::open().await;
    let (mut weeks, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for release in contents(&demo, "SELECT content FROM week_release").await {
        leaves(&release["published"], "", &mut |place, leaf| {
            weeks.insert(place.to_owned());
            if leaf.is_number() {
                numbers.insert(place.to_owned());
            }
        });
        // What is kept beside it never leaves: who counted, and how many answered.
        assert!(release["seats"].is_array() && release["respondents"].is_object());
    }
    // Reviews are exempt from "a week publishes no number", they alone, for they are on the forge for
    // everybody there to see. Of where reviewers worked a verdict leaves, and the places of two bounds.
    let counted = numbers
        .iter()
        .filter(|place| place.starts_with("/reviews/"));
    assert!(counted.count() > 20, "{numbers:?}");
    numbers.retain(|place| !place.starts_with("/reviews/"));
    assert_eq!(numbers, ["/quarter/coverage".to_owned()].into());
    let from_ten_people = ["/context/{item}/class", "/context/{item}/certainty"];
    let of_days = "/reasons/{family}/part";
    // Where most pull requests wait; where a half-year can be told; where hooks came late.
    let of_reviews = [
        "/reviews/week/first_response/at_least",
        "/reviews/response/median/at_least",
        "/reviews/leniency/leniency/envelope",
        "/reviews/before/first_response/at_least",
        "/reviews/before/evidence",
    ];
    agree(
        TEAM_WEEK,
        &weeks,
        &[&from_ten_people[..], &[of_days], &of_reviews].concat(),
    );
    let (mut units, mut organisation) = (BTreeSet::new(), BTreeSet::new());
    for release in contents(&demo, "SELECT content FROM quarter_release").await {
        leaves(&release["units"], "", &mut |place, _| {
            units.insert(place.to_owned());
        });
        leaves(&release["by_remote_days"], "", &mut |place, _| {
            organisation.insert(place.to_owned());
        });
    }
    // All of the demo's units have people enough.
    agree(REPORT_ROW, &units, &["/kind"]);
    agree(REPORT_ORG, &organisation, &[]);
    let hr = demo
        .everybody
        .iter_mut()
        .find(|one| one.name == "hr")
        .unwrap();
    let request = Request::get("/exports/2026-Q3.csv")
        .body(Body::empty())
        .unwrap();
    let file = hr.walker.send(request).await.body;
    let head: Vec<&str> = file.lines().next().unwrap().split(',').collect();
    assert_eq!(head, REPORT_CSV);
}
