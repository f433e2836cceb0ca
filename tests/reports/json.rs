//! The JSON of a report.

use irori_core::privacy::release::Digest;
use irori_core::report::Report;
use serde_json::Value;
use server::reports::json::{SCHEMA, json};
use tests::report::{sample, year};
use tests::test_app::TestApp;

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

fn text(report: &Report) -> String {
    String::from_utf8(json(report).unwrap()).unwrap()
}

#[test]
fn a_report_is_as_its_schema_says_and_nothing_more() {
    let validator = validator();
    for report in [sample(), year(3, 4)] {
        let file: Value = serde_json::from_str(&text(&report)).unwrap();
        let wrong: Vec<String> = validator
            .iter_errors(&file)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        for place in [
            "",
            "/report",
            "/report/quarters/0",
            "/report/quarters/0/units/0",
            "/report/quarters/0/units/0/told",
            "/report/quarters/0/units/0/told/measures",
            "/report/quarters/0/units/0/told/measures/isolation",
            "/report/quarters/0/units/0/told/measures/isolation/own",
            "/report/quarters/0/units/0/told/people",
        ] {
            let mut more = file.clone();
            more.pointer_mut(place).unwrap()["new_field"] = true.into();
            assert!(!validator.is_valid(&more), "{place}");
        }
    }
}

/// Of every object and every field that is no list of types or reference.
#[test]
fn every_field_is_described() {
    fn walk(value: &Value, place: &str, bare: &mut Vec<String>) {
        let Some(object) = value.as_object() else {
            return;
        };
        for (name, field) in object
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let place = format!("{place}/{name}");
            if field["description"].as_str().is_none_or(str::is_empty) {
                bare.push(place.clone());
            }
            walk(field, &place, bare);
        }
        for (name, one) in object
            .get("$defs")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            assert_eq!(one["additionalProperties"], false, "{name}");
            walk(one, name, bare);
        }
    }
    let mut bare = Vec::new();
    walk(&serde_json::from_str(SCHEMA).unwrap(), "", &mut bare);
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn anybody_can_hash_it_again() {
    let report = sample();
    let text = text(&report);
    let hashed = &text[84..text.len() - 2];
    assert_eq!(hashed, report.written.text);
    assert!(text.starts_with(&format!("{{\"hash\":\"{}\",", Digest::of(hashed))));
    assert!(text.ends_with("}\n"));
    assert_eq!(text, self::text(&sample()));
}

#[tokio::test]
async fn the_schema_is_open_to_everybody() {
    let house = TestApp::empty().await;
    let page = house.walker().get("/schemas/report.json").await;
    assert_eq!(page.body, SCHEMA);
    assert_eq!(page.headers["content-type"], "application/schema+json");
}
