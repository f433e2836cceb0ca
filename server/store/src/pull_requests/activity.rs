//! Reviews and comments of pull requests: for whoever reads many of them at once.

use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use irori_core::domain::forge_account::Login;
use irori_core::domain::pull_request::{PullRequest, PullRequestState, Push};
use irori_core::domain::review::{Comment, Review};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The queries for pull requests `p` and what was said of them: all that come from `$from` where `$where`.
/// `$more` are further columns of a pull request and `$joined` what they come from.
macro_rules! said_sql {
    (pulls, $from:literal, $where:literal, $more:literal, $joined:literal) => {
        concat!(
            "SELECT ",
            $more,
            "p.id, p.forge, p.number, p.repository, p.author, p.author_kind, p.opened_at, p.ready_at,
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

/// What was said of a pull request.
#[derive(Default)]
pub(crate) struct ActivityRow {
    pub co_authors: Vec<Login>,
    pub pushes: Vec<Push>,
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
}

impl ActivityRow {
    /// With the pull request that it was said of.
    pub(crate) fn of(self, mut pull_request: PullRequest) -> PullRequestState {
        pull_request.co_authors = self.co_authors;
        PullRequestState {
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
pub(crate) struct ActivityByPullRequest(BTreeMap<Uuid, ActivityRow>);

impl ActivityByPullRequest {
    pub(crate) fn of(&mut self, pull_request: Uuid) -> &mut ActivityRow {
        self.0.entry(pull_request).or_default()
    }

    pub(crate) fn take(&mut self, pull_request: Uuid) -> ActivityRow {
        self.0.remove(&pull_request).unwrap_or_default()
    }

    pub(crate) fn add_reviews(&mut self, rows: Vec<OfPullRequest<Review>>) {
        for row in rows {
            self.of(row.pull_request).reviews.push(row.said);
        }
    }

    pub(crate) fn add_comments(&mut self, rows: Vec<OfPullRequest<Comment>>) {
        for row in rows {
            self.of(row.pull_request).comments.push(row.said);
        }
    }

    pub(crate) fn add_pushes(&mut self, rows: Vec<OfPullRequest<Push>>) {
        for row in rows {
            self.of(row.pull_request).pushes.push(row.said);
        }
    }

    pub(crate) fn add_co_authors(&mut self, rows: Vec<(Uuid, Login)>) {
        for (pull_request, login) in rows {
            self.of(pull_request).co_authors.push(login);
        }
    }
}

/// Something that was said, and of which pull request.
pub(crate) struct OfPullRequest<T> {
    pull_request: Uuid,
    said: T,
}

impl<T: FromDbRow> FromDbRow for OfPullRequest<T> {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            pull_request: row.get("pull_request_id")?,
            said: T::from_row(row)?,
        })
    }
}
