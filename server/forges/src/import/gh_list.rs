//! Reads a record of `gh pr list --json …`. The fields are those of `gh help pr list`, in the way of
//! GitHub's GraphQL interface.

use crate::adapters::github::verdict;
use crate::adapters::reverts;
use crate::generated::Generated;
use crate::json::{JsonReader, PayloadError, forge_id};
use irori_core::domain::branch::Branch;
use irori_core::domain::forge_account::{Actor, Committer, EmailHash, Forge, Login};
use irori_core::domain::pull_request::{PullRequestRef, PullRequestUpdate, Push, Size, Snapshot};
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, Where, substance,
};
use serde_json::Value;

/// What one record tells.
pub fn news(record: &Value, generated: &Generated) -> Result<PullRequestUpdate, PayloadError> {
    let told = JsonReader::root(record, "");
    let mut times = vec![told.time("createdAt")?];
    times.extend(told.optional_time("mergedAt")?);
    times.extend(told.optional_time("closedAt")?);
    let mut comments = Vec::new();
    for comment in told.parts("comments")? {
        let comment = comment_of(comment)?;
        times.push(comment.as_of);
        comments.push(CommentNews(comment));
    }
    let mut reviews = Vec::new();
    for review in told.parts("reviews")? {
        if let Some((review, is_dismissed)) = review_of(review)? {
            times.push(review.submitted);
            reviews.push((review, is_dismissed));
        }
    }
    let first = times[0];
    let as_of = times.into_iter().fold(first, Ord::max);
    let reviews = reviews
        .into_iter()
        .map(|(review, is_dismissed)| ReviewNews {
            change: ReviewChange::Edited,
            review: Review {
                dismissed: is_dismissed.then_some(as_of),
                ..review
            },
        });
    let commits = Commits::of(told, told.actor("author")?.as_ref())?;
    let pull_request = Snapshot {
        pushed: commits.pushes.iter().map(|push| push.at).max(),
        co_authors: commits.co_authors,
        generated: generated_in(told, generated)?,
        // The list has no comments beside lines: an approval with ten of them would look silent.
        told_until: None,
        as_of,
        ..snapshot(told)?
    };
    Ok(PullRequestUpdate {
        pushes: commits.pushes,
        committers: commits.committers,
        reviews: reviews.collect(),
        comments,
        ..PullRequestUpdate::of(pull_request)
    })
}

/// What it says of the pull request itself.
fn snapshot(told: JsonReader<'_>) -> Result<Snapshot, PayloadError> {
    let count = |field: &str| {
        told.optional_count(field)?
            .ok_or_else(|| PayloadError::Missing(field.to_owned()))
    };
    let place = told.place(Forge::GitHub, "url")?;
    if told
        .optional_count("number")?
        .is_some_and(|n| n != place.number)
    {
        return Err(PayloadError::Odd("number".to_owned()));
    }
    let branch = branch_of(told, &place)?;
    let text = told.optional_text("body")?.unwrap_or_default();
    let reverts = reverts::reverted(&place, told.optional_text("headRefName")?, text);
    Ok(Snapshot {
        merged: told.optional_time("mergedAt")?,
        closed: told.optional_time("closedAt")?,
        readiness: told.readiness("isDraft"),
        size: Some(Size {
            additions: count("additions")?,
            deletions: count("deletions")?,
            files: count("changedFiles")?,
        }),
        labels: told.labels()?,
        branch,
        reverts,
        ..Snapshot::opened(place, told.actor("author")?, told.time("createdAt")?)
    })
}

/// The branch it comes from; `None` where its repository is gone.
fn branch_of(told: JsonReader<'_>, place: &PullRequestRef) -> Result<Option<Branch>, PayloadError> {
    let Some(name) = told.optional_text("headRefName")?.filter(|n| !n.is_empty()) else {
        return Ok(None);
    };
    let text = |object: &str, field: &str| {
        let found = told.get(object)?.get(field)?.as_str()?;
        Some(found.to_owned()).filter(|found| !found.is_empty())
    };
    let path = text("headRepository", "nameWithOwner").or_else(|| {
        let owner = text("headRepositoryOwner", "login")?;
        Some(format!("{owner}/{}", text("headRepository", "name")?))
    });
    let host = place.repository.split('/').next().unwrap_or_default();
    Ok(path.map(|path| Branch {
        repository: format!("{host}/{path}"),
        name: name.to_owned(),
    }))
}

/// Changed lines of generated files; `None` unless every file is told: `gh` tells the first hundred.
fn generated_in(told: JsonReader<'_>, generated: &Generated) -> Result<Option<u32>, PayloadError> {
    let files = told.list("files")?;
    let changed = told.optional_count("changedFiles")?;
    if told.get("files").is_none() || changed.is_none_or(|n| files.len() as u64 != u64::from(n)) {
        return Ok(None);
    }
    let mut lines = 0_u32;
    for file in files {
        let file = JsonReader::root(file, "files");
        let (path, additions, deletions) = (
            file.text("path")?,
            file.optional_count("additions")?.unwrap_or(0),
            file.optional_count("deletions")?.unwrap_or(0),
        );
        if generated.is_generated(path) {
            lines = lines.saturating_add(additions).saturating_add(deletions);
        }
    }
    Ok(Some(lines))
}

/// What commits tell.
#[derive(Default)]
struct Commits {
    /// Each by itself, for it is not told which came at once.
    pushes: Vec<Push>,
    co_authors: Vec<Login>,
    committers: Vec<Committer>,
}

impl Commits {
    fn of(told: JsonReader<'_>, author: Option<&Actor>) -> Result<Self, PayloadError> {
        let mut all = Self::default();
        for commit in told.parts("commits")? {
            let (id, at) = (
                commit.optional_text("oid")?,
                commit.optional_time("committedDate")?,
            );
            if let Some((id, at)) = id.zip(at) {
                all.pushes.push(Push {
                    id: forge_id(id, "commits.oid")?,
                    at,
                    by: None,
                    total: None,
                });
            }
            for who in commit.list("authors")? {
                all.add(JsonReader::root(who, "commits.authors"), author)?;
            }
        }
        Ok(all)
    }

    /// Somebody who wrote a commit; one without a login is nobody that Irori could know.
    fn add(&mut self, who: JsonReader<'_>, author: Option<&Actor>) -> Result<(), PayloadError> {
        let Ok(login) = Login::parse(who.optional_text("login")?.unwrap_or_default()) else {
            return Ok(());
        };
        let email = who.optional_text("email")?.and_then(EmailHash::of);
        if let Some(email) = email {
            let committer = Committer {
                login: login.clone(),
                email,
            };
            if !self.committers.contains(&committer) {
                self.committers.push(committer);
            }
        }
        let is_author = author.is_some_and(|author| author.login == login);
        if !is_author && !self.co_authors.contains(&login) {
            self.co_authors.push(login);
        }
        Ok(())
    }
}

/// A review that was handed in, and whether it was dismissed.
fn review_of(told: JsonReader<'_>) -> Result<Option<(Review, bool)>, PayloadError> {
    let Some((verdict, is_dismissed)) = verdict(told.text("state")?)? else {
        return Ok(None);
    };
    let review = Review {
        id: id(told, "reviews.id")?,
        reviewer: told.actor("author")?,
        verdict,
        submitted: told.time("submittedAt")?,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        dismissed: None,
    };
    Ok(Some((review, is_dismissed)))
}

fn comment_of(told: JsonReader<'_>) -> Result<Comment, PayloadError> {
    let written = told.time("createdAt")?;
    Ok(Comment {
        id: id(told, "comments.id")?,
        author: told.actor("author")?,
        place: Where::Conversation,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written,
        as_of: written,
        deleted: None,
    })
}

fn id(told: JsonReader<'_>, name: &str) -> Result<ForgeId, PayloadError> {
    forge_id(told.text("id")?, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Written by hand after the fields that `gh help pr list` names (gh 2.60).
    fn record() -> Value {
        json!({
            "number": 9, "url": "https://github.com/octo/hearth/pull/9",
            "author": { "login": "aki", "is_bot": false },
            "createdAt": "2026-11-02T01:00:00Z", "mergedAt": null, "closedAt": null,
            "additions": 60, "deletions": 3, "changedFiles": 2, "isDraft": false, "labels": [],
            "title": "Revert \"Fast path\"", "body": "Reverts octo/hearth#7",
            "headRefName": "revert-7-fast-path",
            "headRepository": { "id": "R1", "name": "hearth" },
            "headRepositoryOwner": { "id": "U1", "login": "aki" },
            "files": [
                { "path": "Cargo.lock", "additions": 40, "deletions": 1 },
                { "path": "src/lib.rs", "additions": 20, "deletions": 2 },
            ],
            "commits": [{
                "oid": "0f", "committedDate": "2026-11-01T01:00:00Z",
                "authors": [
                    { "login": "aki", "email": "aki@example.com" },
                    { "login": "Mio", "email": "1+mio@users.noreply.github.com" },
                    { "login": "", "email": "nobody@example.com" },
                ],
            }],
        })
    }

    #[test]
    fn the_optional_fields_tell_files_commits_branch_and_what_is_taken_back() {
        let news = news(&record(), &Generated::default()).unwrap();
        let pull_request = &news.pull_request;
        assert_eq!(pull_request.generated, Some(41));
        assert_eq!(pull_request.reverts, Some(7));
        assert_eq!(pull_request.co_authors, [Login::parse("mio").unwrap()]);
        assert_eq!(pull_request.told_until, None, "nothing tells reviews");
        let branch = pull_request.branch.as_ref().unwrap();
        assert_eq!(
            (branch.repository.as_str(), branch.name.as_str()),
            ("github.com/aki/hearth", "revert-7-fast-path")
        );
        assert_eq!(
            news.committers.len(),
            1,
            "an address of GitHub's own is none"
        );
        assert_eq!(news.committers[0].login.as_str(), "aki");
        assert_eq!(news.pushes.len(), 1);
        assert_eq!(news.pushes[0].total, None);
    }

    #[test]
    fn files_that_are_not_all_told_tell_no_generated_lines() {
        let mut record = record();
        record["changedFiles"] = json!(101);
        let told = news(&record, &Generated::default()).unwrap().pull_request;
        assert_eq!((told.generated, told.size.unwrap().files), (None, 101));
        record["headRepository"] = json!(null);
        record["reviews"] = json!([]);
        record["comments"] = json!([]);
        let told = news(&record, &Generated::default()).unwrap().pull_request;
        assert_eq!(told.branch, None, "the fork is gone");
        assert_eq!(
            told.told_until, None,
            "comments beside lines are in no list"
        );
    }
}
