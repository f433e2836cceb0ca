//! `irori import` with what is no import: each has a sentence, and nothing is stored.

use crate::import::{import_of, installed, printed, record};
use serde_json::{Value, json};

const MERGE_REQUEST: &str = r#"[{"iid":1,"web_url":"https://lab.example/a/b/-/merge_requests/1",
    "source_branch":"x","created_at":"2026-11-02T01:00:00Z"}]"#;

#[test]
fn another_forge_a_page_or_an_answer_that_refuses_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let before = std::fs::read(data.join("irori.db")).unwrap();
    let file = folder.path().join("file.json");
    let list = json!([record(1)]).to_string();
    let broken_off = format!("{list}{}", json!({ "message": "Server Error" }));
    for (forge, text, sentence) in [
        (
            "github",
            MERGE_REQUEST,
            "records of GitLab, not of GitHub: irori import gitlab",
        ),
        (
            "gitlab",
            &list,
            "records of GitHub, not of GitLab: irori import github",
        ),
        ("github", "\n <!DOCTYPE html><html>", "is a page of HTML"),
        (
            "github",
            r#"{"message":"Bad credentials","status":"401"}"#,
            "\"Bad credentials\"",
        ),
        (
            "gitlab",
            r#"{"message":"401 Unauthorized"}"#,
            "an answer of GitLab",
        ),
        (
            "gitlab",
            r#"{"error":"invalid_token"}"#,
            "\"invalid_token\"",
        ),
        ("github", &broken_off, "\"Server Error\""),
        ("github", "[1, null, \"x\"]", "none of the 3 records"),
        ("gitlab", "[[[", "ends in the middle, after 0 whole records"),
    ] {
        std::fs::write(&file, text).unwrap();
        let output = import_of(forge, &data, &[file.to_str().unwrap()]);
        let printed = printed(&output);
        assert_eq!(output.status.code(), Some(1), "{text}: {printed}");
        assert!(
            printed.contains(sentence) && printed.contains("nothing was imported"),
            "{printed}"
        );
        assert_eq!(std::fs::read(data.join("irori.db")).unwrap(), before);
    }
    let none = import_of("gitlab", &data, &[]);
    assert_eq!(none.status.code(), Some(2), "a file is needed");
}

#[test]
fn one_file_that_is_cut_off_keeps_the_others_out() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let before = std::fs::read(data.join("irori.db")).unwrap();
    let (whole, cut) = (folder.path().join("whole"), folder.path().join("cut"));
    let text = json!([record(1), record(2)]).to_string();
    std::fs::write(&whole, &text).unwrap();
    std::fs::write(&cut, &text[..text.len() - 9]).unwrap();
    let folder = folder.path().to_str().unwrap().to_owned();
    let missing = format!("{folder}/missing");
    for (second, sentence) in [
        (
            cut.to_str().unwrap(),
            "ends in the middle, after 1 whole records",
        ),
        (missing.as_str(), "cannot be read"),
        (folder.as_str(), "is not a file"),
    ] {
        let output = import_of("github", &data, &[whole.to_str().unwrap(), second]);
        let printed = printed(&output);
        assert_eq!(output.status.code(), Some(1), "{printed}");
        assert!(
            printed.contains(sentence) && printed.contains(second),
            "{printed}"
        );
        assert_eq!(std::fs::read(data.join("irori.db")).unwrap(), before);
    }
}

#[test]
fn no_records_at_all_are_an_import_of_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let file = folder.path().join("file.json");
    for text in ["[]", "[][]", "[[],[]]", " [ ] \n"] {
        std::fs::write(&file, text).unwrap();
        for forge in ["github", "gitlab"] {
            let output = import_of(forge, &data, &[file.to_str().unwrap()]);
            assert_eq!(
                output.status.code(),
                Some(0),
                "{text}: {}",
                printed(&output)
            );
            assert!(
                printed(&output).contains("0 records read"),
                "{}",
                printed(&output)
            );
        }
    }
}

#[test]
fn odd_records_are_left_out_with_a_reason_and_extreme_ones_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let file = folder.path().join("file.json");
    let with = |number: u32, field: &str, value: Value| {
        let mut record = record(number);
        record[field] = value;
        record
    };
    let list = json!([
        with(1, "additions", json!(0)),
        with(2, "additions", json!(10_000_000)),
        with(3, "additions", json!(4_294_967_296_u64)),
        with(4, "additions", json!(-1)),
        with(5, "author", json!(null)),
        with(6, "author", json!({ "login": "" })),
        with(7, "author", json!({ "login": "囲炉裏🔥" })),
        with(8, "author", json!({ "login": "مستخدم" })),
        with(9, "author", json!({ "login": "two words" })),
        with(10, "createdAt", json!("1066-10-14T00:00:00Z")),
        with(11, "reviews", json!([{ "id": "PRR", "state": "SHRUG" }])),
        with(12, "reviews", json!("many")),
        record(13),
        record(13),
    ]);
    std::fs::write(&file, list.to_string()).unwrap();
    let output = import_of("github", &data, &[file.to_str().unwrap()]);
    let printed = printed(&output);
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert!(
        printed.contains("14 records read: 7 new, 0 changed, 1 as they were, 6 skipped"),
        "{printed}"
    );
    for reason in [
        "additions is not what it should be: record 3, 4",
        "author.login is not what it should be: record 9",
        "createdAt is not what it should be: record 10",
        "review.state is not what it should be: record 11",
        "reviews is not what it should be: record 12",
    ] {
        assert!(printed.contains(reason), "{reason}: {printed}");
    }
}
