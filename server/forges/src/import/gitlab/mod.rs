//! Records of GitLab's REST API v4 for an import: merge requests, with what belongs to them merged in
//! (`notes`, `approvals`, `changes` or `diffs`, `commits` or `versions`), and pages of notes and
//! approvals. The fields are those of GitLab's doc/api/merge_requests.md, notes.md and
//! merge_request_approvals.md (18.0; `work_in_progress` is how GitLab before 14 says `draft`).

use crate::adapters::gitlab::is_bot;
use crate::adapters::reverts;
use crate::generated::Generated;
use crate::import::gitlab_diff;
use crate::import::records::{Format, RecordKind, SkipReason};
use crate::json::{self, JsonReader, PayloadError, forge_id, label_of};
use chrono::{DateTime, Utc};
use irori_core::domain::branch::Branch;
use irori_core::domain::forge_account::{Actor, Forge};
use irori_core::domain::pull_request::{
    PullRequestPart, PullRequestRef, PullRequestUpdate, Push, Readiness, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, Substance, Verdict, Where,
    substance,
};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What pages name projects by, and what came by of which merge request.
#[derive(Debug, Default)]
pub struct GitLab {
    /// The address of each project; `None` where two have the same number.
    projects: HashMap<u64, Option<String>>,
    noted: HashSet<(u64, u64)>,
    approved: HashSet<(u64, u64)>,
}

/// What a record is, by its fields.
pub fn kind(record: &Value) -> RecordKind {
    let Some(fields) = record.as_object() else {
        return RecordKind::Other("it is no record");
    };
    let has = |field: &str| fields.contains_key(field);
    if has("iid") && has("web_url") && (has("source_branch") || has("merge_status")) {
        RecordKind::Whole
    } else if has("noteable_type") {
        match (record["noteable_type"].as_str(), is_system(record)) {
            (Some("MergeRequest"), false) => RecordKind::Part,
            (Some("MergeRequest"), true) => RecordKind::Other("GitLab itself wrote this note"),
            _ => RecordKind::Other("it is a note on something other than a merge request"),
        }
    } else if has("approved_by") && has("iid") && has("project_id") {
        RecordKind::Part
    } else if has("iid") && has("web_url") {
        RecordKind::Other("it is no merge request")
    } else if has("diff") && has("new_path") {
        RecordKind::Other("it is a diff, which names no merge request")
    } else {
        RecordKind::Other("it is nothing that Irori knows")
    }
}

impl Format for GitLab {
    const FORGE: Forge = Forge::GitLab;

    fn note(&mut self, record: &Value) {
        let number = |field: &str| record.get(field)?.as_u64();
        match kind(record) {
            RecordKind::Whole => {
                let project = number("target_project_id").or_else(|| number("project_id"));
                let address = record["web_url"].as_str().and_then(project_of);
                if let Some((project, address)) = project.zip(address) {
                    let known = self.projects.entry(project);
                    let known = known.or_insert_with(|| Some(address.to_owned()));
                    if known.as_deref() != Some(address) {
                        *known = None;
                    }
                }
            }
            RecordKind::Part if record.get("noteable_type").is_some() => {
                self.noted
                    .extend(number("project_id").zip(number("noteable_iid")));
            }
            RecordKind::Part if is_timed(record) => {
                self.approved
                    .extend(number("project_id").zip(number("iid")));
            }
            RecordKind::Part | RecordKind::Other(_) => {}
        }
    }

    fn news(&self, record: &Value, generated: &Generated) -> Result<PullRequestUpdate, SkipReason> {
        let told = JsonReader::root(record, "");
        let mut pull_request = snapshot(told)?;
        (pull_request.size, pull_request.generated) = gitlab_diff::lines(told, generated)?;
        let pushes = pushes(told)?;
        pull_request.pushed = pushes.iter().map(|push| push.at).max();
        let (mut comments, mut reviews) = (Vec::new(), Vec::new());
        let notes = told.list("notes")?;
        for note in notes.iter().filter(|note| !is_system(note)) {
            comments.push(comment_of(JsonReader::root(note, "notes"))?);
        }
        let approvals = match told.get("approvals") {
            Some(_) => told.object("approvals")?.list("approved_by")?,
            None => &[],
        };
        for approval in approvals {
            reviews.extend(review_of(JsonReader::root(approval, "approved_by"), notes)?);
        }
        let is_told = told.get("notes").is_some()
            && told.get("approvals").is_some()
            && reviews.len() == approvals.len();
        if is_told || self.is_told(record) {
            pull_request.told_until = Some(pull_request.as_of);
        }
        Ok(PullRequestUpdate {
            pushes,
            reviews,
            comments,
            ..PullRequestUpdate::of(pull_request)
        })
    }

    fn part(&self, record: &Value) -> Result<PullRequestPart, SkipReason> {
        let told = JsonReader::root(record, "");
        let is_note = record.get("noteable_type").is_some();
        let number = told.optional_count(if is_note { "noteable_iid" } else { "iid" })?;
        let project = told.get("project_id").and_then(Value::as_u64);
        let Some(address) = project.and_then(|id| self.projects.get(&id)?.as_deref()) else {
            return Err(SkipReason::Other(
                "no merge request in the files says which project it is of",
            ));
        };
        let place = number.map(|number| format!("{address}/-/merge_requests/{number}"));
        let place = place.and_then(|address| PullRequestRef::parse(Forge::GitLab, &address).ok());
        let place = place.ok_or_else(|| PayloadError::Missing("noteable_iid".to_owned()))?;
        let (mut reviews, mut comments) = (Vec::new(), Vec::new());
        if is_note {
            comments.push(comment_of(told)?);
        } else {
            if !is_timed(record) {
                return Err(PayloadError::Missing("approved_at".to_owned()).into());
            }
            for approval in told.parts("approved_by")? {
                reviews.extend(review_of(approval, &[])?);
            }
        }
        Ok(PullRequestPart {
            place,
            reviews,
            comments,
        })
    }
}

impl GitLab {
    /// Whether pages of its notes and of its approvals came by.
    fn is_told(&self, record: &Value) -> bool {
        let number = |field: &str| record.get(field)?.as_u64();
        let project = number("target_project_id").or_else(|| number("project_id"));
        let key = project.zip(number("iid"));
        key.is_some_and(|key| self.noted.contains(&key) && self.approved.contains(&key))
    }
}

/// The address of a project, out of that of a merge request.
fn project_of(address: &str) -> Option<&str> {
    let (project, _) = address.rsplit_once("/merge_requests/")?;
    Some(project.trim_end_matches("/-"))
}

fn is_system(note: &Value) -> bool {
    note["system"].as_bool() == Some(true)
}

/// Whether every approval says when it was given: GitLab before 18 does not.
fn is_timed(record: &Value) -> bool {
    let approvals = record["approved_by"].as_array();
    approvals.is_some_and(|all| all.iter().all(|one| one["approved_at"].is_string()))
}

fn snapshot(told: JsonReader<'_>) -> Result<Snapshot, PayloadError> {
    let place = told.place(Forge::GitLab, "web_url")?;
    if told
        .optional_count("iid")?
        .is_some_and(|n| n != place.number)
    {
        return Err(PayloadError::Odd("iid".to_owned()));
    }
    let opened = told.time("created_at")?;
    let merged = told.optional_time("merged_at")?;
    let closed = told.optional_time("closed_at")?.or(merged);
    let is_draft = told.get("draft").or_else(|| told.get("work_in_progress"));
    let ready = system_note(told.list("notes")?, None, READY)?;
    let text = told.optional_text("description")?.unwrap_or_default();
    let latest = closed.unwrap_or(opened).max(opened);
    Ok(Snapshot {
        merged,
        closed,
        readiness: match (is_draft.and_then(Value::as_bool), ready) {
            (Some(true), _) => Readiness::Draft,
            (Some(false), Some(since)) => Readiness::ReadySince(since),
            (Some(false), None) => Readiness::Ready,
            (None, _) => Readiness::Unsaid,
        },
        labels: labels(told)?,
        branch: branch_of(told, &place)?,
        reverts: reverts::reverted(&place, told.optional_text("source_branch")?, text),
        as_of: told.optional_time("updated_at")?.unwrap_or(latest),
        ..Snapshot::opened(place, user(told, "author")?, opened)
    })
}

/// `None` where it comes from a fork: its address is not told.
fn branch_of(told: JsonReader<'_>, place: &PullRequestRef) -> Result<Option<Branch>, PayloadError> {
    let is_own = told.get("source_project_id") == told.get("target_project_id");
    let name = told.optional_text("source_branch")?;
    Ok(name.filter(|_| is_own).map(|name| Branch {
        repository: place.repository.clone(),
        name: name.to_owned(),
    }))
}

/// Labels are names, or records of them where they were asked for with their details.
fn labels(told: JsonReader<'_>) -> Result<Vec<String>, PayloadError> {
    let names = told.list("labels")?.iter().map(|label| {
        let name = label.as_str().or_else(|| label.get("name")?.as_str());
        let name = name.ok_or_else(|| PayloadError::Odd("labels".to_owned()))?;
        Ok(label_of(name))
    });
    names.collect()
}

/// A user; nobody where the account was deleted: GitLab then writes its ghost.
fn user(told: JsonReader<'_>, field: &str) -> Result<Option<Actor>, PayloadError> {
    let place = format!("{field}.username");
    let Some(user) = told.get(field) else {
        return Ok(None);
    };
    let name = user.get("username").and_then(Value::as_str);
    let name = name.ok_or_else(|| PayloadError::Odd(place.clone()))?;
    let is_bot = user["bot"].as_bool() == Some(true) || is_bot(name);
    json::actor(Some(name), is_bot, &place)
}

const READY: &str = "marked this merge request as **ready**";
const APPROVED: &str = "approved this merge request";

/// When GitLab last noted this, of anybody or of one user.
fn system_note(
    notes: &[Value],
    of: Option<u64>,
    body: &str,
) -> Result<Option<DateTime<Utc>>, PayloadError> {
    let mut last = None;
    for note in notes.iter().filter(|note| is_system(note)) {
        let is_of = of.is_none() || note["author"]["id"].as_u64() == of;
        if is_of && note["body"].as_str() == Some(body) {
            last = last.max(JsonReader::root(note, "notes").optional_time("created_at")?);
        }
    }
    Ok(last)
}

fn comment_of(told: JsonReader<'_>) -> Result<CommentNews, PayloadError> {
    let written = told.time("created_at")?;
    let is_inline = told.optional_text("type")? == Some("DiffNote");
    // As the hook calls it.
    let id = format!("note-{}", id(told, "id")?.as_str());
    Ok(CommentNews(Comment {
        id: forge_id(&id, "notes.id")?,
        author: user(told, "author")?,
        place: match is_inline {
            true => Where::Inline,
            false => Where::Conversation,
        },
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written,
        as_of: told.optional_time("updated_at")?.unwrap_or(written),
        deleted: None,
    }))
}

/// An approval; it has no number of its own, so it is known by who gave it. `None` where nothing says
/// when it was given.
fn review_of(told: JsonReader<'_>, notes: &[Value]) -> Result<Option<ReviewNews>, PayloadError> {
    let who = told.object("user")?.get("id").and_then(Value::as_u64);
    let who = who.ok_or_else(|| PayloadError::Missing("approved_by.user.id".to_owned()))?;
    let at = match told.optional_time("approved_at")? {
        Some(at) => Some(at),
        None => system_note(notes, Some(who), APPROVED)?,
    };
    let Some(submitted) = at else {
        return Ok(None);
    };
    Ok(Some(ReviewNews {
        change: ReviewChange::Submitted,
        review: Review {
            id: forge_id(&format!("approval-{who}"), "approved_by.user.id")?,
            reviewer: user(told, "user")?,
            verdict: Some(Verdict::Approved),
            submitted,
            substance: Substance::Slight,
            dismissed: None,
        },
    }))
}

/// Pushes out of `versions`, which are just these, else of `commits`, each by itself.
fn pushes(told: JsonReader<'_>) -> Result<Vec<Push>, PayloadError> {
    let (list, name, at) = match told.get("versions") {
        Some(_) => ("versions", "head_commit_sha", "created_at"),
        None => ("commits", "id", "committed_date"),
    };
    let mut pushes = Vec::new();
    for push in told.parts(list)? {
        // GitLab before 12 tells no date of commits but this one.
        let at = push
            .optional_time(at)?
            .or(push.optional_time("created_at")?);
        pushes.push(Push {
            id: id(push, name)?,
            at: at.ok_or_else(|| PayloadError::Missing(format!("{list}.created_at")))?,
            by: None,
            total: None,
        });
    }
    Ok(pushes)
}

/// A name, or a number as one.
fn id(told: JsonReader<'_>, field: &str) -> Result<ForgeId, PayloadError> {
    let text = match told.get(field) {
        None => return Err(PayloadError::Missing(field.to_owned())),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    };
    forge_id(&text, field)
}

#[cfg(test)]
mod tests;
