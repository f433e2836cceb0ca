//! Reviews, comments and threads of pull requests in the database, of one while it is held, so that no two
//! writers meet here, and of many at once with all that was said of them.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use crate::logins::forge_account::{actor_row, read_actor};
use crate::pull_requests::pull_request::merged;
use irori_core::domain::forge_account::Login;
use irori_core::domain::pull_request::{ImportChange, PullRequest, PullRequestState, Push};
use irori_core::domain::review::{Comment, CommentNews, Review, ReviewNews, ThreadNews};
use std::collections::BTreeMap;
use uuid::Uuid;

sql! {
    REVIEW = "SELECT forge_id, reviewer, reviewer_kind, verdict, submitted_at, substance, dismissed_at
        FROM review WHERE pull_request_id = $1 AND forge_id = $2";
    KEEP_REVIEW = "INSERT INTO review (pull_request_id, forge_id, reviewer, reviewer_key, reviewer_kind,
            verdict, submitted_at, substance, dismissed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE
        SET reviewer = excluded.reviewer, reviewer_key = excluded.reviewer_key,
            reviewer_kind = excluded.reviewer_kind, verdict = excluded.verdict,
            submitted_at = excluded.submitted_at,
            substance = excluded.substance, dismissed_at = excluded.dismissed_at";
    COMMENT = "SELECT forge_id, author, author_kind, place, substance, written_at, as_of, deleted_at
        FROM review_comment WHERE pull_request_id = $1 AND forge_id = $2";
    KEEP_COMMENT = "INSERT INTO review_comment (pull_request_id, forge_id, author, author_key, author_kind,
            place, substance, written_at, as_of, deleted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE
        SET author = excluded.author, author_key = excluded.author_key, author_kind = excluded.author_kind,
            substance = excluded.substance, as_of = excluded.as_of, deleted_at = excluded.deleted_at";
    THREAD = "SELECT forge_id, state, as_of FROM review_thread WHERE pull_request_id = $1 AND forge_id = $2";
    REVIEWS_OF = "SELECT forge_id, reviewer, reviewer_kind, verdict, submitted_at, substance, dismissed_at
        FROM review WHERE pull_request_id = $1 ORDER BY submitted_at, forge_id";
    COMMENTS_OF = "SELECT forge_id, author, author_kind, place, substance, written_at, as_of, deleted_at
        FROM review_comment WHERE pull_request_id = $1 ORDER BY written_at, forge_id";
    THREADS_OF = "SELECT forge_id, state, as_of FROM review_thread WHERE pull_request_id = $1 ORDER BY forge_id";
    KEEP_THREAD = "INSERT INTO review_thread (pull_request_id, forge_id, state, as_of) VALUES ($1, $2, $3, $4)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE SET state = excluded.state, as_of = excluded.as_of";
}

/// Stores news of a review. `of` says whether its pull request was known before.
pub(crate) async fn learn_review(
    conn: &mut Conn,
    pull_request: Uuid,
    of: ImportChange,
    news: &ReviewNews,
) -> Result<ImportChange, StoreError> {
    let id = &news.review.id;
    let known = match of {
        ImportChange::New => None,
        _ => fetch_optional!(conn, Review, REVIEW, pull_request, id)?,
    };
    let Some((now, change)) = merged(known, &news.review, |known| known.merge(news)) else {
        return Ok(ImportChange::Same);
    };
    let (reviewer, key, kind) = actor_row(now.reviewer.as_ref());
    execute!(
        conn,
        KEEP_REVIEW,
        pull_request,
        id,
        reviewer,
        key,
        kind,
        now.verdict,
        to_micros(now.submitted),
        now.substance,
        now.dismissed.map(to_micros),
    )?;
    Ok(change)
}

pub(crate) async fn learn_comment(
    conn: &mut Conn,
    pull_request: Uuid,
    of: ImportChange,
    news: &CommentNews,
) -> Result<ImportChange, StoreError> {
    let id = &news.0.id;
    let known = match of {
        ImportChange::New => None,
        _ => fetch_optional!(conn, Comment, COMMENT, pull_request, id)?,
    };
    let Some((now, change)) = merged(known, &news.0, |known| known.merge(news)) else {
        return Ok(ImportChange::Same);
    };
    let (author, key, kind) = actor_row(now.author.as_ref());
    execute!(
        conn,
        KEEP_COMMENT,
        pull_request,
        id,
        author,
        key,
        kind,
        now.place,
        now.substance,
        to_micros(now.written),
        to_micros(now.as_of),
        now.deleted.map(to_micros),
    )?;
    Ok(change)
}

pub(crate) async fn learn_thread(
    conn: &mut Conn,
    pull_request: Uuid,
    news: &ThreadNews,
) -> Result<(), StoreError> {
    let known = fetch_optional!(conn, ThreadNews, THREAD, pull_request, &news.id)?;
    let now = known.map_or_else(|| news.clone(), |known| known.merge(news));
    let as_of = to_micros(now.as_of);
    execute!(conn, KEEP_THREAD, pull_request, &news.id, now.state, as_of)?;
    Ok(())
}

impl FromDbRow for Review {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("forge_id")?,
            reviewer: read_actor(row.get("reviewer")?, row.get("reviewer_kind")?)?,
            verdict: row.get("verdict")?,
            submitted: row.get("submitted_at")?,
            substance: row.get("substance")?,
            dismissed: row.get("dismissed_at")?,
        })
    }
}

impl FromDbRow for Comment {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("forge_id")?,
            author: read_actor(row.get("author")?, row.get("author_kind")?)?,
            place: row.get("place")?,
            substance: row.get("substance")?,
            written: row.get("written_at")?,
            as_of: row.get("as_of")?,
            deleted: row.get("deleted_at")?,
        })
    }
}

impl FromDbRow for ThreadNews {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("forge_id")?,
            state: row.get("state")?,
            as_of: row.get("as_of")?,
        })
    }
}

/// Every review of a pull request, in the order they were handed in.
pub(crate) async fn reviews_of(conn: &mut Conn, of: Uuid) -> Result<Vec<Review>, StoreError> {
    fetch_all!(conn, Review, REVIEWS_OF, of)
}

/// Every comment on a pull request, in the order they were written; deleted ones too.
pub(crate) async fn comments_of(conn: &mut Conn, of: Uuid) -> Result<Vec<Comment>, StoreError> {
    fetch_all!(conn, Comment, COMMENTS_OF, of)
}

pub(crate) async fn threads_of(conn: &mut Conn, of: Uuid) -> Result<Vec<ThreadNews>, StoreError> {
    fetch_all!(conn, ThreadNews, THREADS_OF, of)
}

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
