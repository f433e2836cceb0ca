//! Pushes to branches, which the three forges report almost alike.

use crate::generated::Generated;
use crate::json::{JsonReader, PayloadError};
use chrono::{DateTime, Utc};
use irori_core::domain::branch::{Branch, BranchPush, PushContent, PushOrder};
use irori_core::domain::forge_account::{Committer, EmailHash, Forge, Login};

/// The most commits that GitHub lists.
const LISTED_MOST: usize = 2048;

/// The login of who wrote a commit, given its author.
pub type LoginOf<'v> = dyn Fn(&JsonReader<'v>) -> Result<Option<&'v str>, PayloadError> + 'v;

/// A push, told at `now`: no forge but GitHub says when it was, and a commit's own time may be years
/// old. None for a tag and for the end of a branch.
pub fn push<'v>(
    told: JsonReader<'v>,
    forge: Forge,
    repository: Option<String>,
    generated: &Generated,
    now: DateTime<Utc>,
    login_of: &LoginOf<'v>,
) -> Result<Option<BranchPush>, PayloadError> {
    let Some(name) = told.text("ref")?.strip_prefix("refs/heads/") else {
        return Ok(None);
    };
    if name.is_empty() || name.len() > 300 {
        return Err(PayloadError::Odd("ref".to_owned()));
    }
    if is_nothing(told.text("after")?) {
        return Ok(None);
    }
    let repository = repository.ok_or_else(|| PayloadError::Missing("repository".to_owned()))?;
    let is_first = is_nothing(told.text("before")?);
    let mut touched = touched_of(told, told.list("commits")?.len())?;
    let mut committers = Vec::new();
    for commit in told.parts("commits")? {
        if touches(&commit, generated)? {
            touched = PushContent::Generated;
        }
        committers.extend(committer(&commit, login_of)?);
    }
    committers.sort_by_key(|c: &Committer| (c.login.key(), c.email.clone()));
    committers.dedup();
    Ok(Some(BranchPush {
        forge,
        branch: Branch {
            repository,
            name: name.to_owned(),
        },
        which: if is_first {
            PushOrder::First
        } else {
            PushOrder::Later
        },
        touched,
        at: now,
        committers,
    }))
}

/// The id of no commit: zeros alone, 40 or 64 of them.
fn is_nothing(commit: &str) -> bool {
    commit.bytes().all(|b| b == b'0')
}

/// What the list of commits says by its length: one that is cut off leaves files untold.
fn touched_of(told: JsonReader<'_>, listed: usize) -> Result<PushContent, PayloadError> {
    let counted = told.optional_number("total_commits_count")?;
    let counted = counted.max(told.optional_number("total_commits")?);
    let is_cut = listed >= LISTED_MOST
        || counted.is_some_and(|n| n > i64::try_from(listed).unwrap_or(i64::MAX));
    Ok(if is_cut {
        PushContent::Generated
    } else {
        PushContent::Written
    })
}

/// Whether a commit touches a generated file, or does not say which files it touches.
fn touches(commit: &JsonReader<'_>, generated: &Generated) -> Result<bool, PayloadError> {
    let lists = ["added", "modified", "removed"];
    if lists.iter().all(|list| commit.get(list).is_none()) {
        return Ok(true);
    }
    for list in lists {
        for path in commit.list(list)? {
            let odd = || PayloadError::Odd(format!("commits.{list}"));
            if generated.is_generated(path.as_str().ok_or_else(odd)?) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Who wrote a commit and under which address; none where either is not told.
fn committer<'v>(
    commit: &JsonReader<'v>,
    login_of: &LoginOf<'v>,
) -> Result<Option<Committer>, PayloadError> {
    let Some(author) = commit.optional_object("author")? else {
        return Ok(None);
    };
    let email = author.optional_text("email")?.and_then(EmailHash::of);
    let login = login_of(&author)?.and_then(|login| Login::parse(login).ok());
    Ok(login
        .zip(email)
        .map(|(login, email)| Committer { login, email }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(with: Value) -> BranchPush {
        let mut told = json!({
            "ref": "refs/heads/a/b", "before": "1a", "after": "2b",
            "commits": [
                { "author": { "email": "Aki@example.org", "username": "aki" }, "added": ["src/a.rs"] },
                { "author": { "email": "aki@example.org", "username": "aki" }, "added": [] },
                { "author": { "email": "7+aki@users.noreply.github.com", "username": "aki" }, "added": [] },
                { "author": { "email": "mio@example.org", "username": null }, "added": [] },
            ],
        });
        for (name, value) in with.as_object().unwrap() {
            told[name] = value.clone();
        }
        let now = "2026-11-20T01:00:00Z".parse().unwrap();
        let list = Generated::default();
        let repository = Some("github.com/o/r".to_owned());
        let told = JsonReader::delivery(&told, now);
        let login = |author: &JsonReader<'_>| Ok(author.optional_text("username")?.map(|_| "aki"));
        push(told, Forge::GitHub, repository, &list, now, &login)
            .unwrap()
            .unwrap()
    }

    #[test]
    fn a_push_says_its_branch_its_committers_and_whether_somebody_reads_its_files() {
        let told = read(json!({}));
        assert_eq!(told.branch.name, "a/b");
        assert_eq!(
            (told.which, told.touched),
            (PushOrder::Later, PushContent::Written)
        );
        assert_eq!(told.committers.len(), 1, "{:?}", told.committers);
        assert_eq!(told.committers[0].login.as_str(), "aki");
        for zeros in ["0".repeat(40), "0".repeat(64)] {
            assert_eq!(read(json!({ "before": zeros })).which, PushOrder::First);
        }
    }

    #[test]
    fn files_that_nobody_reads_or_that_are_not_told_mark_a_push() {
        for (with, touched) in [
            (json!({ "commits": [] }), PushContent::Written),
            (
                json!({ "commits": [{ "added": [], "removed": ["go.sum"] }] }),
                PushContent::Generated,
            ),
            (
                json!({ "commits": [{ "modified": ["vendor/a.c"] }] }),
                PushContent::Generated,
            ),
            (json!({ "commits": [{}] }), PushContent::Generated),
            (json!({ "total_commits": 4 }), PushContent::Written),
            (json!({ "total_commits": 5 }), PushContent::Generated),
            (json!({ "total_commits_count": 5 }), PushContent::Generated),
        ] {
            assert_eq!(read(with.clone()).touched, touched, "{with}");
        }
    }
}
