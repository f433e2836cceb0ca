//! Records of GitHub for an import: those of `gh pr list`, and pages of GitHub's REST API. The fields are
//! those of github/rest-api-description (`pull-request-simple`, `pull-request`, `pull-request-review`,
//! `pull-request-review-comment`, `issue-comment`, `commit`, `diff-entry`; version 2022-11-28).
//!
//! Commits and files do not say of which pull request they are. They are taken where a record holds all
//! of it: `{"pull_request": …, "reviews": […], "comments": […], "review_comments": […], "commits": […],
//! "files": […]}`, each as its own page gives it; `comments` may hold those beside lines as well.

use crate::adapters::github::{id, verdict};
use crate::adapters::reverts;
use crate::generated::Generated;
use crate::import::gh_list;
use crate::import::records::{Format, RecordKind, SkipReason};
use crate::json::{JsonReader, PayloadError, forge_id};
use chrono::{DateTime, Utc};
use irori_core::domain::branch::Branch;
use irori_core::domain::forge_account::{Actor, Committer, EmailHash, Forge, Login};
use irori_core::domain::pull_request::{
    PullRequestPart, PullRequestRef, PullRequestUpdate, Push, Size, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, Review, ReviewChange, ReviewNews, Where, substance,
};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The most files that GitHub tells of a pull request.
const FILES_MOST: usize = 3_000;

/// What the pages of the run tell of pull requests that are told elsewhere.
#[derive(Debug, Default)]
pub struct GitHub {
    /// Whose reviews came by, and whose comments.
    reviewed: HashSet<(String, u32)>,
    commented: HashSet<(String, u32)>,
    /// By repository, which comments came by: beside lines, below the pull request.
    kinds: HashMap<String, (bool, bool)>,
}

/// What a record is, by its fields.
pub fn kind(record: &Value) -> RecordKind {
    let Some(fields) = record.as_object() else {
        return RecordKind::Other("it is no record");
    };
    let has = |field: &str| fields.contains_key(field);
    let has_all = |names: &[&str]| names.iter().all(|name| has(name));
    let is_whole = record["pull_request"].get("number").is_some()
        || has_all(&["html_url", "number", "head"])
        || (has("url")
            && ["createdAt", "changedFiles", "isDraft"]
                .iter()
                .any(|f| has(f)));
    let is_review = has("pull_request_url") && (has("state") || has("path"));
    if is_whole {
        RecordKind::Whole
    } else if is_review || has_all(&["issue_url", "body"]) {
        match place_of(record) {
            Some(_) => RecordKind::Part,
            None => RecordKind::Other("it is not of a pull request"),
        }
    } else if has_all(&["comments_url", "number"]) {
        RecordKind::Other("it is an issue; pull requests come from /pulls")
    } else if has_all(&["sha", "commit"]) {
        RecordKind::Other("it is a commit, which names no pull request")
    } else if has_all(&["filename", "status"]) {
        RecordKind::Other("it is a changed file, which names no pull request")
    } else {
        RecordKind::Other("it is nothing that Irori knows")
    }
}

impl Format for GitHub {
    const FORGE: Forge = Forge::GitHub;

    fn note(&mut self, record: &Value) {
        if kind(record) != RecordKind::Part {
            return;
        }
        let Some(place) = place_of(record) else {
            return;
        };
        let key = (place.key(), place.number);
        if is_review(record) {
            self.reviewed.insert(key);
            return;
        }
        let kinds = self.kinds.entry(place.key()).or_default();
        match where_of(record) {
            Where::Inline => kinds.0 = true,
            Where::Conversation => kinds.1 = true,
        }
        self.commented.insert(key);
    }

    fn news(&self, record: &Value, generated: &Generated) -> Result<PullRequestUpdate, SkipReason> {
        if record.get("pull_request").is_some() {
            return Ok(whole(record, generated)?);
        }
        if record.get("html_url").is_none() {
            return Ok(gh_list::news(record, generated)?);
        }
        let mut pull_request = snapshot(JsonReader::root(record, ""))?;
        if self.is_told(&pull_request.place) {
            pull_request.told_until = Some(pull_request.as_of);
        }
        Ok(PullRequestUpdate::of(pull_request))
    }

    fn part(&self, record: &Value) -> Result<PullRequestPart, SkipReason> {
        let told = JsonReader::root(record, "");
        let place = place_of(record).ok_or_else(|| PayloadError::Odd("html_url".to_owned()))?;
        let (mut reviews, mut comments) = (Vec::new(), Vec::new());
        if is_review(record) {
            // It is not told when one was dismissed; it was handed in before.
            let at = told.optional_time("submitted_at")?.unwrap_or_default();
            reviews.extend(review_of(told, at)?);
        } else {
            comments.push(comment_of(told)?);
        }
        Ok(PullRequestPart {
            place,
            reviews,
            comments,
        })
    }
}

impl GitHub {
    /// Whether pages of its reviews and of its comments came by, and both kinds of comments of its
    /// repository.
    fn is_told(&self, place: &PullRequestRef) -> bool {
        let key = (place.key(), place.number);
        self.reviewed.contains(&key)
            && self.commented.contains(&key)
            && self.kinds.get(&key.0) == Some(&(true, true))
    }
}

fn is_review(record: &Value) -> bool {
    record.get("state").is_some() && record.get("path").is_none()
}

fn where_of(comment: &Value) -> Where {
    match comment
        .get("path")
        .or_else(|| comment.get("pull_request_url"))
    {
        Some(_) => Where::Inline,
        None => Where::Conversation,
    }
}

/// Of which pull request a review or comment is: by the address it is looked at, else by the one that
/// programs ask.
fn place_of(record: &Value) -> Option<PullRequestRef> {
    let text = |field: &str| record.get(field)?.as_str();
    let shown = text("html_url").and_then(|address| {
        let address = address.split('#').next().unwrap_or_default();
        PullRequestRef::parse(Forge::GitHub, address).ok()
    });
    shown.or_else(|| {
        let (host, path) = text("pull_request_url")?.split_once("/repos/")?;
        let host = host.trim_end_matches("/api/v3").replace("//api.", "//");
        PullRequestRef::parse(Forge::GitHub, &format!("{host}/{path}")).ok()
    })
}

/// A record that holds all of a pull request.
fn whole(record: &Value, generated: &Generated) -> Result<PullRequestUpdate, PayloadError> {
    let told = JsonReader::root(record, "");
    let mut pull_request = snapshot(told.object("pull_request")?)?;
    let as_of = pull_request.as_of;
    let mut news = PullRequestUpdate::of(pull_request.clone());
    for review in told.parts("reviews")? {
        news.reviews.extend(review_of(review, as_of)?);
    }
    for field in ["comments", "review_comments"] {
        for comment in told.parts(field)? {
            news.comments.push(comment_of(comment)?);
        }
    }
    for commit in told.parts("commits")? {
        add_commit(&mut news, &mut pull_request, commit)?;
    }
    pull_request.pushed = news.pushes.iter().map(|push| push.at).max();
    if told.get("files").is_some() {
        add_files(&mut pull_request, told.list("files")?, generated)?;
    }
    let is_told = ["reviews", "comments", "review_comments"]
        .iter()
        .all(|field| told.get(field).is_some());
    pull_request.told_until = is_told.then_some(as_of);
    Ok(PullRequestUpdate {
        pull_request,
        ..news
    })
}

fn snapshot(told: JsonReader<'_>) -> Result<Snapshot, PayloadError> {
    let place = told.place(Forge::GitHub, "html_url")?;
    let opened = told.time("created_at")?;
    let (merged, closed) = (
        told.optional_time("merged_at")?,
        told.optional_time("closed_at")?,
    );
    let latest = merged.max(closed).unwrap_or(opened).max(opened);
    let head = told.get("head");
    let name = head.and_then(|head| head.get("ref")?.as_str());
    let text = told.optional_text("body")?.unwrap_or_default();
    Ok(Snapshot {
        merged,
        closed,
        readiness: told.readiness("draft"),
        size: told.size()?,
        labels: told.labels()?,
        branch: branch_of(&place, head, name),
        reverts: reverts::reverted(&place, name, text),
        as_of: told.optional_time("updated_at")?.unwrap_or(latest),
        ..Snapshot::opened(place, told.actor("user")?, opened)
    })
}

/// `None` where its repository is gone.
fn branch_of(place: &PullRequestRef, head: Option<&Value>, name: Option<&str>) -> Option<Branch> {
    let path = head?.get("repo")?.get("full_name")?.as_str()?;
    let host = place.repository.split('/').next()?;
    Some(Branch {
        repository: format!("{host}/{path}"),
        name: name?.to_owned(),
    })
}

/// None for a review that is not handed in yet. One that was dismissed was so at `dismissed`, the best
/// that is known.
fn review_of(
    told: JsonReader<'_>,
    dismissed: DateTime<Utc>,
) -> Result<Option<ReviewNews>, PayloadError> {
    let Some((verdict, is_dismissed)) = verdict(told.text("state")?)? else {
        return Ok(None);
    };
    Ok(Some(ReviewNews {
        change: ReviewChange::Edited,
        review: Review {
            id: id(told)?,
            reviewer: told.actor("user")?,
            verdict,
            submitted: told.time("submitted_at")?,
            substance: substance(told.optional_text("body")?.unwrap_or_default()),
            dismissed: is_dismissed.then_some(dismissed),
        },
    }))
}

fn comment_of(told: JsonReader<'_>) -> Result<CommentNews, PayloadError> {
    let written = told.time("created_at")?;
    Ok(CommentNews(Comment {
        id: id(told)?,
        author: told.actor("user")?,
        place: where_of(told.value),
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written,
        as_of: told.optional_time("updated_at")?.unwrap_or(written),
        deleted: None,
    }))
}

/// A commit: a push without a size, and who wrote it.
fn add_commit(
    news: &mut PullRequestUpdate,
    to: &mut Snapshot,
    told: JsonReader<'_>,
) -> Result<(), PayloadError> {
    let commit = told.object("commit")?;
    if let Some(at) = commit.object("committer")?.optional_time("date")? {
        news.pushes.push(Push {
            id: forge_id(told.text("sha")?, "commits.sha")?,
            at,
            by: None,
            total: None,
        });
    }
    let author = told.actor("author")?;
    if let Some(Actor { login, .. }) = &author {
        let email = commit.object("author")?.optional_text("email")?;
        if let Some(email) = email.and_then(EmailHash::of) {
            let committer = Committer {
                login: login.clone(),
                email,
            };
            if !news.committers.contains(&committer) {
                news.committers.push(committer);
            }
        }
    }
    let message = commit.optional_text("message")?.unwrap_or_default();
    let authors = author.map(|author| author.login);
    for login in authors.into_iter().chain(co_authors_in(message)) {
        let is_author = to.author.as_ref().is_some_and(|a| a.login == login);
        if !is_author && !to.co_authors.contains(&login) {
            to.co_authors.push(login);
        }
    }
    Ok(())
}

/// Logins in the lines `Co-authored-by: Name <1+login@users.noreply.github.com>` of a message; other
/// addresses say no login.
fn co_authors_in(message: &str) -> Vec<Login> {
    let login = |line: &str| {
        let (name, rest) = line.split_once(':')?;
        let address = rest.trim().strip_suffix('>')?.rsplit_once('<')?.1;
        let user = address.strip_suffix("@users.noreply.github.com")?;
        let user = user.split_once('+').map_or(user, |(_, login)| login);
        name.trim()
            .eq_ignore_ascii_case("co-authored-by")
            .then_some(())?;
        Login::parse(user).ok()
    };
    message.lines().filter_map(login).collect()
}

/// All files: the generated lines, and the size where the list of pull requests did not tell it.
fn add_files(
    to: &mut Snapshot,
    files: &[Value],
    generated: &Generated,
) -> Result<(), PayloadError> {
    let is_all = match to.size {
        Some(size) => files.len() as u64 == u64::from(size.files),
        None => files.len() < FILES_MOST,
    };
    if !is_all {
        return Ok(());
    }
    let (mut additions, mut deletions, mut unread) = (0_u64, 0_u64, 0_u64);
    for file in files {
        let file = JsonReader::root(file, "files");
        let added = u64::from(file.optional_count("additions")?.unwrap_or(0));
        let deleted = u64::from(file.optional_count("deletions")?.unwrap_or(0));
        additions += added;
        deletions += deleted;
        if generated.is_generated(file.text("filename")?) {
            unread += added + deleted;
        }
    }
    let count = |n: u64| u32::try_from(n).map_err(|_| PayloadError::Odd("files".to_owned()));
    to.generated = Some(count(unread)?);
    if to.size.is_none() {
        to.size = Some(Size {
            additions: count(additions)?,
            deletions: count(deletions)?,
            files: count(files.len() as u64)?,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
