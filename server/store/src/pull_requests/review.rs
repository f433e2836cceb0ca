//! Reviews, comments and threads of a pull request in the database. Their pull request is held
//! while they are written, so that no two writers meet here.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use crate::logins::forge_account::{actor_row, read_actor};
use crate::pull_requests::pull_request::merged;
use irori_core::domain::pull_request::ImportChange;
use irori_core::domain::review::{Comment, CommentNews, Review, ReviewNews, ThreadNews};
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
