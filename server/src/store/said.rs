//! What was said of pull requests, out of their rows: for whoever reads many of them at once.

use super::error::{StoreError, stored};
use super::pull_request::{self, Found};
use super::push;
use super::review::{CommentRow, ReviewRow, read_comment, read_review};
use app::domain::forge_account::{Forge, Login};
use app::domain::pull_request::{Known, PullRequest, Push};
use app::domain::review::{Comment, ForgeId, Review};
use app::ports::Now;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A pull request with its place.
#[derive(sqlx::FromRow)]
pub(super) struct FoundPlaced {
    forge: String,
    number: i64,
    #[sqlx(flatten)]
    pub found: Found,
}

impl FoundPlaced {
    pub(super) fn read(self) -> Result<(Uuid, PullRequest), StoreError> {
        let forge = stored("pull_request.forge", Forge::parse(&self.forge))?;
        let number = u32::try_from(self.number);
        let number = number.map_err(|_| StoreError::Stored("pull_request.number"))?;
        pull_request::read(self.found, forge, number)
    }
}

/// What was said of a pull request.
#[derive(Default)]
pub(super) struct Said {
    pub co_authors: Vec<Login>,
    pub pushes: Vec<Push>,
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
}

impl Said {
    /// With the pull request that it was said of.
    pub(super) fn of(self, mut pull_request: PullRequest) -> Known {
        pull_request.co_authors = self.co_authors;
        Known {
            pull_request,
            pushes: self.pushes,
            reviews: self.reviews,
            comments: self.comments,
            threads: Vec::new(),
        }
    }
}

/// What was said, by pull request.
#[derive(Default)]
pub(super) struct Told(BTreeMap<Uuid, Said>);

impl Told {
    pub(super) fn of(&mut self, pull_request: Uuid) -> &mut Said {
        self.0.entry(pull_request).or_default()
    }

    pub(super) fn take(&mut self, pull_request: Uuid) -> Said {
        self.0.remove(&pull_request).unwrap_or_default()
    }

    pub(super) fn add_reviews(&mut self, found: Vec<FoundReview>) -> Result<(), StoreError> {
        for one in found {
            let id = stored("forge_id", ForgeId::parse(&one.forge_id))?;
            let of = self.of(one.pull_request_id);
            of.reviews.push(read_review(&id, one.row())?);
        }
        Ok(())
    }

    pub(super) fn add_comments(&mut self, found: Vec<FoundComment>) -> Result<(), StoreError> {
        for one in found {
            let id = stored("forge_id", ForgeId::parse(&one.forge_id))?;
            let of = self.of(one.pull_request_id);
            of.comments.push(read_comment(&id, one.row())?);
        }
        Ok(())
    }

    pub(super) fn add_pushes(&mut self, found: Vec<FoundPush>) -> Result<(), StoreError> {
        for (of, id, at, by, kind, additions, deletions) in found {
            let push = push::read((id, at, by, kind, additions, deletions))?;
            self.of(of).pushes.push(push);
        }
        Ok(())
    }

    pub(super) fn add_co_authors(&mut self, found: Vec<(Uuid, String)>) -> Result<(), StoreError> {
        for (of, login) in found {
            let login = stored("co_author.login", Login::parse(&login))?;
            self.of(of).co_authors.push(login);
        }
        Ok(())
    }
}

/// A push: of which pull request, its id, when, by whom, the lines after it.
pub(super) type FoundPush = (
    Uuid,
    String,
    Now,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<i64>,
);

#[derive(sqlx::FromRow)]
pub(super) struct FoundReview {
    pull_request_id: Uuid,
    forge_id: String,
    reviewer: Option<String>,
    reviewer_kind: Option<String>,
    verdict: Option<String>,
    submitted_at: Now,
    substance: String,
    dismissed_at: Option<Now>,
}

impl FoundReview {
    fn row(&self) -> ReviewRow {
        (
            self.reviewer.clone(),
            self.reviewer_kind.clone(),
            self.verdict.clone(),
            self.submitted_at,
            self.substance.clone(),
            self.dismissed_at,
        )
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct FoundComment {
    pull_request_id: Uuid,
    forge_id: String,
    author: Option<String>,
    author_kind: Option<String>,
    place: String,
    substance: String,
    written_at: Now,
    as_of: Now,
    deleted_at: Option<Now>,
}

impl FoundComment {
    fn row(&self) -> CommentRow {
        (
            self.author.clone(),
            self.author_kind.clone(),
            self.place.clone(),
            self.substance.clone(),
            self.written_at,
            self.as_of,
            self.deleted_at,
        )
    }
}
