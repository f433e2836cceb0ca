//! Records written by hand after GitLab's doc/api/merge_requests.md, notes.md and
//! merge_request_approvals.md (18.0).

use super::*;
use irori_core::domain::forge_account::ActorKind;
use serde_json::json;

fn merge_request() -> Value {
    json!({
        "id": 900, "iid": 7, "project_id": 3, "title": "A text", "state": "merged", "draft": false,
        "description": "This reverts merge request !3",
        "web_url": "https://lab.example/a/b/hearth/-/merge_requests/7",
        "author": { "id": 1, "username": "aki", "state": "active" },
        "created_at": "2026-11-02T01:00:00.000Z", "updated_at": "2026-11-03T09:00:00.500Z",
        "merged_at": "2026-11-03T01:00:00.000Z", "closed_at": null, "labels": ["deps", { "name": "二" }],
        "source_branch": "fast", "source_project_id": 3, "target_project_id": 3, "sha": "0f",
        "merge_status": "can_be_merged", "changes_count": "1",
    })
}

fn note(id: u32, body: &str, system: bool) -> Value {
    json!({
        "id": id, "type": "DiffNote", "body": body, "system": system, "resolvable": true,
        "author": { "id": 2, "username": "mio" }, "noteable_id": 900, "noteable_type": "MergeRequest",
        "noteable_iid": 7, "project_id": 3,
        "created_at": "2026-11-02T05:00:00.000Z", "updated_at": "2026-11-02T06:00:00.000Z",
    })
}

fn approvals(at: Value) -> Value {
    json!({
        "id": 900, "iid": 7, "project_id": 3, "state": "merged", "approvals_required": 1,
        "approved_by": [{ "user": { "id": 2, "username": "mio" }, "approved_at": at }],
    })
}

fn news(record: &Value) -> PullRequestUpdate {
    GitLab::default()
        .news(record, &Generated::default())
        .unwrap()
}

#[test]
fn a_merge_request_alone_tells_no_size_and_nothing_of_reviews() {
    let told = news(&merge_request()).pull_request;
    assert_eq!((told.size, told.told_until), (None, None));
    assert_eq!((told.reverts, told.closed), (Some(3), told.merged));
    assert_eq!(told.labels, ["deps", "二"]);
    assert_eq!(told.branch.unwrap().repository, "lab.example/a/b/hearth");
    let mut fork = merge_request();
    fork["source_project_id"] = json!(4);
    fork["draft"] = json!(null);
    fork["work_in_progress"] = json!(true);
    let told = news(&fork).pull_request;
    assert_eq!((told.branch, told.readiness), (None, Readiness::Draft));
}

#[test]
fn a_record_of_all_tells_all_and_gitlabs_own_notes_only_when_it_was_ready_and_approved() {
    let mut record = merge_request();
    record["notes"] = json!([
        note(1, "why not the other way round?", false),
        note(2, READY, true),
        note(3, APPROVED, true),
        note(4, "changed title from **A** to **B**", true),
    ]);
    record["approvals"] = approvals(json!(null));
    record["changes"] = json!([{ "new_path": "a.rs", "diff": "@@ -1 +1 @@\n+a\n" }]);
    record["versions"] =
        json!([{ "id": 5, "head_commit_sha": "0f", "created_at": "2026-11-02T02:00:00Z" }]);
    let told = news(&record);
    let at = told.reviews[0].review.submitted;
    assert_eq!(told.reviews[0].review.id.as_str(), "approval-2");
    assert_eq!(told.pull_request.readiness, Readiness::ReadySince(at));
    assert_eq!(told.pull_request.told_until, Some(told.pull_request.as_of));
    assert_eq!(told.pull_request.size.unwrap().additions, 1);
    assert_eq!((told.pushes.len(), told.comments.len()), (1, 1));
    assert_eq!(told.comments[0].0.place, Where::Inline);
    assert_eq!(told.comments[0].0.id.as_str(), "note-1");
    assert_eq!(told.comments[0].0.substance, Substance::Substantive);

    record["approvals"] = approvals(json!("2026-11-02T07:00:00Z"));
    assert!(
        news(&record).reviews[0].review.submitted > at,
        "GitLab says it itself"
    );
    record["notes"] = json!([]);
    record["approvals"] = approvals(json!(null));
    let told = news(&record);
    assert_eq!(
        (told.reviews.len(), told.pull_request.told_until),
        (0, None)
    );
}

#[test]
fn who_is_a_bot_or_gone_is_known() {
    let mut record = merge_request();
    for (author, expected) in [
        (json!(null), None),
        (json!({ "username": "ghost" }), None),
        (json!({ "username": "囲炉裏🔥" }), Some(ActorKind::Human)),
        (json!({ "username": "مستخدم" }), Some(ActorKind::Human)),
        (
            json!({ "username": "project_7_bot_0f" }),
            Some(ActorKind::Bot),
        ),
        (json!({ "username": "group_12_bot" }), Some(ActorKind::Bot)),
        (json!({ "username": "GitLab-Bot" }), Some(ActorKind::Bot)),
        (
            json!({ "username": "project_x_bot" }),
            Some(ActorKind::Human),
        ),
        (
            json!({ "username": "helper", "bot": true }),
            Some(ActorKind::Bot),
        ),
    ] {
        record["author"] = author.clone();
        let found = news(&record).pull_request.author.map(|a| a.kind);
        assert_eq!(found, expected, "{author}");
    }
    record["author"] = json!({ "username": 7 });
    let odd = GitLab::default()
        .news(&record, &Generated::default())
        .unwrap_err();
    assert_eq!(odd.to_string(), "author.username is not what it should be");
}

#[test]
fn pages_find_their_merge_request_by_the_number_of_its_project() {
    let mut format = GitLab::default();
    let (note, approvals) = (
        note(1, "LGTM", false),
        approvals(json!("2026-11-02T07:00:00Z")),
    );
    let unknown = format.part(&note).unwrap_err().to_string();
    assert!(unknown.contains("which project"), "{unknown}");
    let until = |format: &GitLab| {
        let told = format.news(&merge_request(), &Generated::default());
        told.unwrap().pull_request.told_until
    };
    for record in [&note, &merge_request()] {
        format.note(record);
    }
    assert_eq!(until(&format), None);
    format.note(&approvals);
    assert!(until(&format).is_some());
    let place = format.part(&note).unwrap().place;
    assert_eq!(place, news(&merge_request()).pull_request.place);
    assert_eq!(format.part(&approvals).unwrap().reviews.len(), 1);

    let mut elsewhere = merge_request();
    elsewhere["web_url"] = json!("https://other.example/a/b/hearth/-/merge_requests/7");
    format.note(&elsewhere);
    assert!(format.part(&note).is_err(), "two projects of one number");
}

#[test]
fn a_record_is_known_by_its_fields() {
    for (record, expected) in [
        (merge_request(), RecordKind::Whole),
        (note(1, "x", false), RecordKind::Part),
        (approvals(json!(null)), RecordKind::Part),
    ] {
        assert_eq!(kind(&record), expected, "{record}");
    }
    let mut on_issue = note(1, "x", false);
    on_issue["noteable_type"] = json!("Issue");
    for record in [
        on_issue,
        note(1, "x", true),
        json!({ "iid": 1, "web_url": "https://lab.example/a/b/-/issues/1" }),
        json!({ "new_path": "a", "diff": "" }),
        json!({}),
        json!("x"),
    ] {
        assert!(matches!(kind(&record), RecordKind::Other(_)), "{record}");
    }
}
