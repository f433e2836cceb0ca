//! Records written by hand after github/rest-api-description, version 2022-11-28: the schemas
//! pull-request-simple, pull-request-review, pull-request-review-comment, issue-comment, commit and
//! diff-entry.

use super::*;
use serde_json::json;

fn pull(number: u32) -> Value {
    json!({
        "id": number, "node_id": "PR_1", "number": number, "state": "closed", "draft": false,
        "url": format!("https://api.github.com/repos/octo/hearth/pulls/{number}"),
        "html_url": format!("https://github.com/octo/hearth/pull/{number}"),
        "title": "A text", "body": "Reverts octo/hearth#3", "labels": [{ "name": "deps" }],
        "user": { "login": "aki", "type": "User" },
        "created_at": "2026-11-02T01:00:00Z", "updated_at": "2026-11-03T09:00:00Z",
        "merged_at": "2026-11-03T01:00:00Z", "closed_at": "2026-11-03T01:00:00Z",
        "head": { "ref": "fast", "sha": "0f", "repo": { "full_name": "aki/hearth" } },
        "base": { "ref": "main", "sha": "0a", "repo": { "full_name": "octo/hearth" } },
    })
}

fn review(number: u32, state: &str) -> Value {
    json!({
        "id": 80, "node_id": "PRR_80", "user": { "login": "mio", "type": "User" }, "body": "",
        "state": state, "submitted_at": "2026-11-02T05:00:00Z", "commit_id": "0f",
        "html_url": format!("https://github.com/octo/hearth/pull/{number}#pullrequestreview-80"),
        "pull_request_url": format!("https://api.github.com/repos/octo/hearth/pulls/{number}"),
    })
}

fn inline(number: u32) -> Value {
    json!({
        "id": 1, "node_id": "PRRC_1", "path": "a.rs", "diff_hunk": "@@ -1 +1 @@", "user": null,
        "body": "why not the other way round?", "pull_request_review_id": 80,
        "created_at": "2026-11-02T05:00:00Z", "updated_at": "2026-11-02T06:00:00Z",
        "html_url": format!("https://github.com/octo/hearth/pull/{number}#discussion_r1"),
        "pull_request_url": format!("https://api.github.com/repos/octo/hearth/pulls/{number}"),
    })
}

fn conversation(of: &str) -> Value {
    json!({
        "id": 2, "node_id": "IC_2", "user": { "login": "renovate[bot]", "type": "Bot" }, "body": "LGTM",
        "created_at": "2026-11-02T05:00:00Z", "updated_at": "2026-11-02T05:00:00Z",
        "html_url": format!("https://github.com/octo/hearth/{of}#issuecomment-2"),
        "issue_url": "https://api.github.com/repos/octo/hearth/issues/7",
    })
}

fn commit() -> Value {
    json!({
        "sha": "0f", "author": { "login": "aki", "type": "User" }, "committer": null,
        "commit": {
            "author": { "name": "Aki", "email": "aki@example.com", "date": "2026-11-01T01:00:00Z" },
            "committer": { "name": "Aki", "email": "aki@example.com", "date": "2026-11-01T02:00:00Z" },
            "message": "Do it\n\nCo-authored-by: Mio <7+Mio@users.noreply.github.com>\n\
                co-authored-by: Ren <ren@example.com>",
        },
    })
}

fn file(name: &str, additions: u64) -> Value {
    json!({ "sha": "0c", "filename": name, "status": "modified", "additions": additions,
            "deletions": 1, "changes": additions + 1 })
}

#[test]
fn a_record_is_known_by_its_fields() {
    let list = json!({ "number": 1, "url": "https://github.com/o/r/pull/1", "createdAt": null });
    let issue = json!({ "number": 7, "html_url": "https://github.com/o/r/issues/7",
        "comments_url": "https://api.github.com/repos/o/r/issues/7/comments", "comments": 3,
        "pull_request": { "html_url": "https://github.com/o/r/pull/7" } });
    let mut no_page = review(7, "APPROVED");
    no_page["html_url"] = json!(null);
    for (record, expected) in [
        (list, RecordKind::Whole),
        (pull(7), RecordKind::Whole),
        (
            json!({ "pull_request": pull(7), "reviews": [] }),
            RecordKind::Whole,
        ),
        (review(7, "PENDING"), RecordKind::Part),
        (no_page, RecordKind::Part),
        (inline(7), RecordKind::Part),
        (conversation("pull/7"), RecordKind::Part),
    ] {
        assert_eq!(kind(&record), expected, "{record}");
    }
    for (record, why) in [
        (issue, "an issue"),
        (conversation("issues/7"), "not of a pull request"),
        (commit(), "a commit"),
        (file("a.rs", 1), "a changed file"),
        (json!({ "number": 1 }), "nothing that Irori knows"),
        (json!([]), "no record"),
    ] {
        let RecordKind::Other(said) = kind(&record) else {
            panic!("{record}");
        };
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn a_page_of_pull_requests_tells_no_size_and_nothing_of_reviews() {
    let news = GitHub::default()
        .news(&pull(7), &Generated::default())
        .unwrap();
    let told = news.pull_request;
    assert_eq!(
        (told.size, told.generated, told.told_until),
        (None, None, None)
    );
    assert_eq!(told.reverts, Some(3));
    assert_eq!(told.branch.unwrap().repository, "github.com/aki/hearth");
    assert_eq!(told.as_of.to_rfc3339(), "2026-11-03T09:00:00+00:00");
    let mut gone = pull(7);
    gone["user"] = json!(null);
    gone["head"]["repo"] = json!(null);
    gone["additions"] = json!(5_000_000_000_u64);
    let odd = GitHub::default()
        .news(&gone, &Generated::default())
        .unwrap_err();
    assert_eq!(odd.to_string(), "additions is not what it should be");
    gone["additions"] = json!(10_000_000);
    let told = GitHub::default()
        .news(&gone, &Generated::default())
        .unwrap()
        .pull_request;
    assert_eq!((told.author, told.branch), (None, None));
}

#[test]
fn a_record_of_all_tells_all() {
    let record = json!({
        "pull_request": pull(7), "reviews": [review(7, "DISMISSED"), review(7, "PENDING")],
        "comments": [conversation("pull/7")], "review_comments": [inline(7)], "commits": [commit()],
        "files": [file("a.rs", 10_000_000), file("go.sum", 0), file("vendor/b.rs", 40)],
    });
    let news = GitHub::default()
        .news(&record, &Generated::default())
        .unwrap();
    let told = &news.pull_request;
    assert_eq!(told.told_until, Some(told.as_of));
    assert_eq!(told.generated, Some(42));
    let size = told.size.unwrap();
    assert_eq!(
        (size.additions, size.deletions, size.files),
        (10_000_040, 3, 3)
    );
    assert_eq!(told.co_authors, [Login::parse("mio").unwrap()]);
    assert_eq!(news.committers.len(), 1);
    assert_eq!(news.pushes[0].total, None);
    assert_eq!(news.reviews.len(), 1);
    assert_eq!(news.reviews[0].review.dismissed, Some(told.as_of));
    let places: Vec<_> = news.comments.iter().map(|c| c.0.place).collect();
    assert_eq!(places, [Where::Conversation, Where::Inline]);
    let mut partial = record.clone();
    partial.as_object_mut().unwrap().remove("review_comments");
    let news = GitHub::default()
        .news(&partial, &Generated::default())
        .unwrap();
    assert_eq!(news.pull_request.told_until, None);
}

#[test]
fn pages_tell_all_only_where_reviews_and_both_kinds_of_comments_came_by() {
    let mut format = GitHub::default();
    let until = |format: &GitHub, number| {
        let news = format.news(&pull(number), &Generated::default());
        news.unwrap().pull_request.told_until
    };
    for page in [review(7, "APPROVED"), inline(7), review(8, "APPROVED")] {
        format.note(&page);
    }
    assert_eq!(until(&format, 7), None, "none below pull requests was seen");
    format.note(&conversation("pull/7"));
    assert!(until(&format, 7).is_some());
    assert_eq!(until(&format, 8), None, "no comment of it was seen");
    assert_eq!(until(&format, 9), None);
}

#[test]
fn a_part_says_of_what_it_is_by_either_address() {
    let format = GitHub::default();
    let part = format.part(&review(7, "APPROVED")).unwrap();
    assert_eq!((part.place.number, part.reviews.len()), (7, 1));
    let mut own = inline(7);
    own["html_url"] = json!(null);
    own["pull_request_url"] = json!("https://git.example/api/v3/repos/octo/hearth/pulls/8");
    let part = format.part(&own).unwrap();
    assert_eq!(
        part.place.address(),
        "https://git.example/octo/hearth/pull/8"
    );
    assert_eq!(part.comments[0].0.author, None);
    let mut lacking = review(7, "APPROVED");
    lacking["submitted_at"] = json!(null);
    let lacks = format.part(&lacking).unwrap_err().to_string();
    assert_eq!(lacks, "submitted_at is missing");
    let pending = format.part(&review(7, "PENDING")).unwrap();
    assert!(pending.reviews.is_empty());
}
