//! `irori import`: pages of GitHub's and GitLab's interfaces, in any order, and again.
//!
//! Records written by hand after github/rest-api-description (2022-11-28) and GitLab's doc/api (18.0).

use crate::import::{import_of, installed, printed, record};
use serde_json::{Value, json};
use std::path::Path;
use tests::process::run;

const GITHUB: &str = "https://github.com/octo/hearth";

fn pull(number: u32) -> Value {
    json!({
        "node_id": format!("PR_{number}"), "number": number, "html_url": format!("{GITHUB}/pull/{number}"),
        "draft": false, "user": { "login": "囲炉裏🔥", "type": "User" }, "labels": [],
        "created_at": "2026-11-02T01:00:00Z", "updated_at": "2026-11-03T01:00:00Z", "body": null,
        "merged_at": null, "closed_at": null, "head": { "ref": "fast", "repo": null },
    })
}

fn review(number: u32) -> Value {
    json!({
        "node_id": format!("PRR_{number}"), "html_url": format!("{GITHUB}/pull/{number}#pullrequestreview-1"),
        "pull_request_url": format!("https://api.github.com/repos/octo/hearth/pulls/{number}"),
        "user": { "login": "مستخدم", "type": "User" }, "state": "APPROVED", "body": "nobody may keep it",
        "submitted_at": "2026-11-02T05:00:00Z",
    })
}

fn comment(number: u32) -> Value {
    json!({
        "node_id": format!("IC_{number}"), "html_url": format!("{GITHUB}/pull/{number}#issuecomment-1"),
        "issue_url": format!("https://api.github.com/repos/octo/hearth/issues/{number}"),
        "user": null, "body": "nobody may keep it", "created_at": "2026-11-02T05:00:00Z",
        "updated_at": "2026-11-02T05:00:00Z",
    })
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Everything is in order, and nothing is there that nobody may keep.
pub fn verified(data: &Path) {
    let verified = run(&["verify"], &[("IRORI_DATA", data.to_str().unwrap())]);
    assert_eq!(verified.status.code(), Some(0), "{}", printed(&verified));
    let bytes = std::fs::read(data.join("irori.db")).unwrap();
    let kept = b"nobody may keep";
    assert!(!bytes.windows(kept.len()).any(|w| w == kept));
}

#[test]
fn pages_of_github_are_taken_in_any_order_and_name_what_has_no_pull_request() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    // As --paginate, --slurp and jq -c write them, with a byte-order mark before one.
    let pulls = format!("\u{feff}[{},{}]\n[{}]", pull(1), pull(2), record(3));
    let pulls = write(folder.path(), "pulls.json", &pulls);
    let reviews = write(
        folder.path(),
        "reviews.json",
        &json!([[review(1), review(2)], [], [review(9)]]).to_string(),
    );
    let comments = write(
        folder.path(),
        "comments.jsonl",
        &format!(
            "{}\n{}\n{{\"sha\":\"0\",\"commit\":{{}}}}\n",
            comment(1),
            comment(1)
        ),
    );
    let first = import_of("github", &data, &[&comments, &reviews, &pulls]);
    let text = printed(&first);
    assert_eq!(first.status.code(), Some(0), "{text}");
    assert!(
        text.contains("9 records read: 6 new, 0 changed, 1 as they were, 2 skipped"),
        "{text}"
    );
    let unknown = format!("was not known before: record 3 of {reviews}");
    assert!(text.contains(&unknown), "{text}");
    let commit = format!("it is a commit, which names no pull request: record 3 of {comments}");
    assert!(text.contains(&commit), "{text}");
    let again = printed(&import_of("github", &data, &[&pulls, &reviews, &comments]));
    assert!(
        again.contains("0 new, 0 changed, 7 as they were, 2 skipped"),
        "{again}"
    );
    // What is known from before needs no file.
    let alone = printed(&import_of("github", &data, &[&reviews]));
    assert!(
        alone.contains("3 records read: 0 new, 0 changed, 2 as they were, 1 skipped"),
        "{alone}"
    );
    verified(&data);
}

#[test]
fn a_newer_and_an_older_record_come_to_the_newer_in_either_order() {
    let folder = tempfile::tempdir().unwrap();
    let old = pull(1);
    let mut new = pull(1);
    new["updated_at"] = json!("2026-11-04T01:00:00Z");
    new["labels"] = json!([{ "name": "later" }]);
    let (old, new) = (json!([old]).to_string(), json!([new]).to_string());
    let old = write(folder.path(), "old.json", &old);
    let new = write(folder.path(), "new.json", &new);
    for (order, change) in [
        ([&old, &new], "1 changed"),
        ([&new, &old], "1 as they were"),
    ] {
        let home = tempfile::tempdir_in(folder.path()).unwrap();
        let data = installed(home.path());
        let text = printed(&import_of("github", &data, &[order[0], order[1]]));
        assert!(text.contains("1 new") && text.contains(change), "{text}");
        let text = printed(&import_of("github", &data, &[&new]));
        assert!(text.contains("1 as they were"), "{text}");
    }
}

fn merge_request(number: u32) -> Value {
    json!({
        "iid": number, "project_id": 3, "source_project_id": 3, "target_project_id": 3,
        "web_url": format!("https://lab.example/a/b/hearth/-/merge_requests/{number}"),
        "author": { "id": 1, "username": "aki" }, "draft": false, "labels": ["deps"],
        "created_at": "2026-11-02T01:00:00.000Z", "updated_at": "2026-11-03T01:00:00.000Z",
        "merged_at": null, "closed_at": null, "source_branch": "fast", "description": null,
    })
}

fn note(number: u32, system: bool) -> Value {
    json!({
        "id": 10 + number, "type": null, "system": system, "body": "nobody may keep it",
        "author": { "id": 2, "username": "mio" }, "noteable_type": "MergeRequest",
        "noteable_iid": number, "project_id": 3,
        "created_at": "2026-11-02T05:00:00.000Z", "updated_at": "2026-11-02T06:00:00.000Z",
    })
}

#[test]
fn merge_requests_of_gitlab_come_with_their_notes_or_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let approvals = json!({ "iid": 2, "project_id": 3, "approved_by": [
        { "user": { "id": 2, "username": "mio" }, "approved_at": "2026-11-02T07:00:00Z" } ] });
    let mut whole = merge_request(1);
    whole["notes"] = json!([note(1, false), note(1, true)]);
    whole["approvals"] = approvals.clone();
    whole["changes"] = json!([{ "new_path": "go.sum", "diff": "@@ -0,0 +1 @@\n+a\n" }]);
    let list = write(
        folder.path(),
        "list.json",
        &json!([whole, merge_request(2)]).to_string(),
    );
    let mut elsewhere = note(2, false);
    elsewhere["project_id"] = json!(4);
    let pages = write(
        folder.path(),
        "pages.json",
        &format!(
            "[{},{}]{approvals}{elsewhere}",
            note(2, false),
            note(2, true)
        ),
    );
    let first = import_of("gitlab", &data, &[&pages, &list]);
    let text = printed(&first);
    assert_eq!(first.status.code(), Some(0), "{text}");
    assert!(
        text.contains("6 records read: 4 new, 0 changed, 0 as they were, 2 skipped"),
        "{text}"
    );
    assert!(
        text.contains("GitLab itself wrote this note: record 2 of"),
        "{text}"
    );
    assert!(
        text.contains("which project it is of: record 4 of"),
        "{text}"
    );
    let again = printed(&import_of("gitlab", &data, &[&list, &pages]));
    assert!(
        again.contains("0 new, 0 changed, 4 as they were, 2 skipped"),
        "{again}"
    );
    verified(&data);
}

#[test]
fn attributes_tell_which_files_are_generated() {
    let folder = tempfile::tempdir().unwrap();
    let data = installed(folder.path());
    let mut told = record(1);
    told["changedFiles"] = json!(1);
    told["files"] = json!([{ "path": "api/a.rs", "additions": 60, "deletions": 3 }]);
    let list = write(folder.path(), "list.json", &json!([told]).to_string());
    let text = printed(&import_of("github", &data, &[&list]));
    assert!(text.contains("1 new"), "{text}");
    let attributes = write(
        folder.path(),
        "attributes",
        "*.rs text\n/api/** linguist-generated\n",
    );
    let with = ["--attributes", &attributes, &list];
    let text = printed(&import_of("github", &data, &with));
    assert!(
        text.contains("1 changed"),
        "the files are counted anew: {text}"
    );
    let text = printed(&import_of("github", &data, &with));
    assert!(text.contains("1 as they were"), "{text}");
    let odd = write(folder.path(), "odd", "[a linguist-generated\n");
    let output = import_of("github", &data, &["--attributes", &odd, &list]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        printed(&output).contains("line 1 is not a pattern"),
        "{}",
        printed(&output)
    );
}
