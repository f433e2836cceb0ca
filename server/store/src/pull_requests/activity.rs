//! What was said of pull requests, out of their rows: for whoever reads many of them at once.

use crate::db::error::{StoreError, stored};
use crate::pull_requests::pull_request::{self, Found};
use crate::pull_requests::push;
use crate::pull_requests::review::{CommentRow, ReviewRow, read_comment, read_review};
use irori_core::domain::forge_account::{Forge, Login};
use irori_core::domain::pull_request::{Known, PullRequest, Push};
use irori_core::domain::review::{Comment, ForgeId, Review};
use irori_ports::Now;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The queries for pull requests `p` and what was said of them: all that come from `$from` where `$where`.
/// `$more` are further columns of a pull request and `$joined` what they come from.
macro_rules! said_sql {
    (pulls, $from:literal, $where:literal, $more:literal, $joined:literal) => {
        concat!(
            "SELECT ",
            $more,
            "p.forge, p.number, p.id, p.repository, p.author, p.author_kind, p.opened_at, p.ready_at,
                p.merged_at, p.closed_at, p.pushed_at, p.additions, p.deletions, p.files, p.labels, p.as_of,
                CASE WHEN p.generated IS NULL AND b.whole = TRUE AND b.generated = FALSE THEN 0
                    ELSE p.generated END AS generated,
                p.branch_repository, p.branch, p.reverts, p.told_until, p.ready_told_at, p.size_as_of FROM ",
            $from,
            " LEFT JOIN branch b ON b.forge = p.forge AND b.repository_key = p.branch_repository_key
                AND b.name = p.branch ",
            $joined,
            " WHERE ",
            $where,
            " ORDER BY p.opened_at, p.id"
        )
    };
    (reviews, $from:literal, $where:literal) => {
        concat!(
            "SELECT r.pull_request_id, r.forge_id, r.reviewer, r.reviewer_kind, r.verdict, r.submitted_at,
                r.substance, r.dismissed_at FROM ",
            $from,
            " JOIN review r ON r.pull_request_id = p.id WHERE ",
            $where,
            " ORDER BY r.submitted_at, r.forge_id"
        )
    };
    (comments, $from:literal, $where:literal) => {
        concat!(
            "SELECT c.pull_request_id, c.forge_id, c.author, c.author_kind, c.place, c.substance, c.written_at,
                c.as_of, c.deleted_at FROM ",
            $from,
            " JOIN review_comment c ON c.pull_request_id = p.id WHERE ",
            $where,
            " ORDER BY c.written_at, c.forge_id"
        )
    };
    (pushes, $from:literal, $where:literal) => {
        concat!(
            "SELECT u.pull_request_id, u.forge_id, u.pushed_at, u.author, u.author_kind, u.additions, u.deletions
                FROM ",
            $from,
            " JOIN pull_request_push u ON u.pull_request_id = p.id WHERE ",
            $where,
            " ORDER BY u.pushed_at, u.forge_id"
        )
    };
    (co_authors, $from:literal, $where:literal) => {
        concat!(
            "SELECT w.pull_request_id, w.login FROM ",
            $from,
            " JOIN co_author w ON w.pull_request_id = p.id WHERE ",
            $where,
            " ORDER BY w.login_key"
        )
    };
}
pub(crate) use said_sql;

/// A pull request with its place.
#[derive(sqlx::FromRow)]
pub(crate) struct FoundPlaced {
    forge: String,
    number: i64,
    #[sqlx(flatten)]
    pub found: Found,
}

impl FoundPlaced {
    pub(crate) fn read(self) -> Result<(Uuid, PullRequest), StoreError> {
        let forge = stored("pull_request.forge", Forge::parse(&self.forge))?;
        let number = u32::try_from(self.number);
        let number = number.map_err(|_| StoreError::Stored("pull_request.number"))?;
        pull_request::read(self.found, forge, number)
    }
}

/// What was said of a pull request.
#[derive(Default)]
pub(crate) struct Said {
    pub co_authors: Vec<Login>,
    pub pushes: Vec<Push>,
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
}

impl Said {
    /// With the pull request that it was said of.
    pub(crate) fn of(self, mut pull_request: PullRequest) -> Known {
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
pub(crate) struct Told(BTreeMap<Uuid, Said>);

impl Told {
    pub(crate) fn of(&mut self, pull_request: Uuid) -> &mut Said {
        self.0.entry(pull_request).or_default()
    }

    pub(crate) fn take(&mut self, pull_request: Uuid) -> Said {
        self.0.remove(&pull_request).unwrap_or_default()
    }

    pub(crate) fn add_reviews(&mut self, found: Vec<FoundReview>) -> Result<(), StoreError> {
        for one in found {
            let id = stored("forge_id", ForgeId::parse(&one.forge_id))?;
            let of = self.of(one.pull_request_id);
            of.reviews.push(read_review(&id, one.row())?);
        }
        Ok(())
    }

    pub(crate) fn add_comments(&mut self, found: Vec<FoundComment>) -> Result<(), StoreError> {
        for one in found {
            let id = stored("forge_id", ForgeId::parse(&one.forge_id))?;
            let of = self.of(one.pull_request_id);
            of.comments.push(read_comment(&id, one.row())?);
        }
        Ok(())
    }

    pub(crate) fn add_pushes(&mut self, found: Vec<FoundPush>) -> Result<(), StoreError> {
        for (of, id, at, by, kind, additions, deletions) in found {
            let push = push::read((id, at, by, kind, additions, deletions))?;
            self.of(of).pushes.push(push);
        }
        Ok(())
    }

    pub(crate) fn add_co_authors(&mut self, found: Vec<(Uuid, String)>) -> Result<(), StoreError> {
        for (of, login) in found {
            let login = stored("co_author.login", Login::parse(&login))?;
            self.of(of).co_authors.push(login);
        }
        Ok(())
    }
}

/// A push: of which pull request, its id, when, by whom, the lines after it.
pub(crate) type FoundPush = (
    Uuid,
    String,
    Now,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<i64>,
);

#[derive(sqlx::FromRow)]
pub(crate) struct FoundReview {
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
pub(crate) struct FoundComment {
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
