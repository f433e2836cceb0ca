//! `irori import github` with the list of `gh pr list`, as an operator runs it.

use crate::import_pages::verified;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use tests::process::{Server, command, run};

pub fn record(number: u32) -> Value {
    json!({
        "number": number, "url": format!("https://github.com/octo/hearth/pull/{number}"),
        "author": { "login": "aki", "is_bot": false, "name": "Aki" },
        "createdAt": "2026-11-02T01:00:00Z", "mergedAt": "2026-11-03T01:00:00Z",
        "closedAt": "2026-11-03T01:00:00Z", "additions": 60, "deletions": 3, "changedFiles": 2,
        "labels": [{ "id": "x", "name": "deps", "color": "fff" }], "isDraft": false,
        "reviews": [
            { "id": format!("PRR_{number}"), "author": { "login": "mio" }, "state": "APPROVED",
              "submittedAt": "2026-11-02T05:00:00Z", "body": "a text that nobody may keep" },
            { "id": "PRR_p", "author": { "login": "mio" }, "state": "PENDING", "submittedAt": null, "body": "" },
        ],
        "comments": [{ "id": format!("IC_{number}"), "author": { "login": "" }, "body": "LGTM",
                       "createdAt": "2026-11-02T02:00:00Z" }],
        "commits": [{ "oid": "f", "committedDate": "2026-11-01T01:00:00Z" }],
    })
}

/// An installation in the folder.
pub fn installed(folder: &Path) -> PathBuf {
    let data = folder.join("data");
    assert_eq!(Server::start(&data).stop(), Some(0));
    data
}

fn import(data: &Path, file: &str) -> Output {
    import_of("github", data, &[file])
}

/// Imports the files, or whatever other arguments they are.
pub fn import_of(forge: &str, data: &Path, files: &[&str]) -> Output {
    run(
        &[&["import", forge], files].concat(),
        &[("IRORI_DATA", data.to_str().unwrap())],
    )
}

pub fn printed(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&both).into_owned()
}

#[test]
fn a_list_is_imported_once_and_again_with_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (installed(folder.path()), folder.path().join("list.json"));
    let write = |list: &[Value]| std::fs::write(&file, serde_json::to_vec(list).unwrap()).unwrap();
    let file = file.to_str().unwrap();
    let mut list: Vec<Value> = (1..=450).map(record).collect();
    list[7]["url"] = json!("https://github.com/octo/hearth/issues/8");
    list[9]["createdAt"] = json!(null);
    list.push(json!(7));
    write(&list);
    let first = import(&data, file);
    let text = printed(&first);
    assert_eq!(first.status.code(), Some(0), "{text}");
    assert!(
        text.contains("451 records read: 448 new, 0 changed, 0 as they were, 3 skipped"),
        "{text}"
    );
    assert!(text.contains("createdAt is missing: record 10"), "{text}");
    assert!(
        text.contains("url is not what it should be: record 8"),
        "{text}"
    );
    list[0]["reviews"][0]["state"] = json!("DISMISSED");
    list[7] = record(8);
    write(&list);
    let again = printed(&import(&data, file));
    assert!(
        again.contains("1 new, 1 changed, 447 as they were, 2 skipped"),
        "{again}"
    );
    verified(&data);
}

#[test]
fn the_standard_input_is_read_as_well_and_leaves_nothing_beside() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let settings = [("IRORI_DATA", data.to_str().unwrap())];
    let mut child = command(&["import", "github", "-"], &settings)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let list = serde_json::to_vec(&[record(1)]).unwrap();
    child.stdin.take().unwrap().write_all(&list).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(printed(&output).contains("1 new"), "{}", printed(&output));
    let left: Vec<_> = std::fs::read_dir(&data)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("import"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_file_that_is_cut_off_or_another_is_refused_with_a_sentence_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (installed(folder.path()), folder.path().join("list.json"));
    let before = std::fs::read(data.join("irori.db")).unwrap();
    let whole = serde_json::to_vec(&[record(1), record(2), record(3)]).unwrap();
    let cut = &whole[..whole.len() - 40];
    for (bytes, sentence) in [
        (cut, "ends in the middle, after 2 whole records"),
        (b"[", "ends in the middle, after 0 whole records"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"{\"number\":1}", "none of the 1 records is a pull request"),
        (b"number,author\n1,aki\n", "is not JSON"),
        (b"[{}] ]", "is not JSON"),
        (b"\xff\xfe[\0", "is UTF-16"),
        (b"[\"\xff\"]", "is not JSON"),
    ] {
        std::fs::write(&file, bytes).unwrap();
        let output = import(&data, file.to_str().unwrap());
        let text = printed(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains(sentence), "{text}");
        assert!(text.contains("nothing was imported"), "{text}");
        assert_eq!(std::fs::read(data.join("irori.db")).unwrap(), before);
    }
    std::fs::write(&file, "[]").unwrap();
    let elsewhere = folder.path().join("elsewhere");
    let output = import(&elsewhere, file.to_str().unwrap());
    assert!(printed(&output).contains("no installation here"));
    assert!(!elsewhere.exists(), "nothing was made");
    for path in ["missing.json", "."] {
        let output = import(&data, folder.path().join(path).to_str().unwrap());
        assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    }
}
