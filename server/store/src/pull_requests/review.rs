//! Reviews, comments and threads of a pull request in the database. Their pull request is held
//! while they are written, so that no two writers meet here.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::db::settings::cut;
use crate::logins::forge_account::{actor_row, read_actor};
use irori_core::domain::pull_request::Change;
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewNews, Substance, ThreadNews, ThreadState, Verdict,
    Where,
};
use irori_ports::Now;
use uuid::Uuid;

sql! {
    REVIEW = "SELECT reviewer, reviewer_kind, verdict, submitted_at, substance, dismissed_at
        FROM review WHERE pull_request_id = $1 AND forge_id = $2";
    KEEP_REVIEW = "INSERT INTO review (pull_request_id, forge_id, reviewer, reviewer_key, reviewer_kind,
            verdict, submitted_at, substance, dismissed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE
        SET reviewer = excluded.reviewer, reviewer_key = excluded.reviewer_key,
            reviewer_kind = excluded.reviewer_kind, verdict = excluded.verdict,
            submitted_at = excluded.submitted_at,
            substance = excluded.substance, dismissed_at = excluded.dismissed_at";
    COMMENT = "SELECT author, author_kind, place, substance, written_at, as_of, deleted_at
        FROM review_comment WHERE pull_request_id = $1 AND forge_id = $2";
    KEEP_COMMENT = "INSERT INTO review_comment (pull_request_id, forge_id, author, author_key, author_kind,
            place, substance, written_at, as_of, deleted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE
        SET author = excluded.author, author_key = excluded.author_key, author_kind = excluded.author_kind,
            substance = excluded.substance, as_of = excluded.as_of, deleted_at = excluded.deleted_at";
    THREADS = "SELECT state, as_of FROM review_thread WHERE pull_request_id = $1 AND forge_id = $2";
    REVIEWS_OF = "SELECT forge_id, reviewer, reviewer_kind, verdict, submitted_at, substance, dismissed_at
        FROM review WHERE pull_request_id = $1 ORDER BY submitted_at, forge_id";
    COMMENTS_OF = "SELECT forge_id, author, author_kind, place, substance, written_at, as_of, deleted_at
        FROM review_comment WHERE pull_request_id = $1 ORDER BY written_at, forge_id";
    THREADS_OF = "SELECT forge_id, state, as_of FROM review_thread WHERE pull_request_id = $1 ORDER BY forge_id";
    KEEP_THREAD = "INSERT INTO review_thread (pull_request_id, forge_id, state, as_of) VALUES ($1, $2, $3, $4)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE SET state = excluded.state, as_of = excluded.as_of";
}

pub(crate) type ReviewRow = (
    Option<String>,
    Option<String>,
    Option<String>,
    Now,
    String,
    Option<Now>,
);
pub(crate) type CommentRow = (
    Option<String>,
    Option<String>,
    String,
    String,
    Now,
    Now,
    Option<Now>,
);

/// Stores news of a review. `of` says whether its pull request was known before.
pub(crate) async fn learn_review(
    conn: &mut Conn,
    pull_request: Uuid,
    of: Change,
    news: &ReviewNews,
) -> Result<Change, StoreError> {
    let id = &news.review.id;
    let known = match of {
        Change::New => None,
        _ => fetch_optional!(conn, ReviewRow, REVIEW, pull_request, id.as_str())?,
    };
    let known = known.map(|row| read_review(id, row)).transpose()?;
    let (now, change) = match &known {
        None => (news.review.clone(), Change::New),
        Some(known) => (known.after(news), Change::Changed),
    };
    if known.as_ref() == Some(&now) {
        return Ok(Change::Same);
    }
    let (reviewer, key, kind) = actor_row(now.reviewer.as_ref());
    execute!(
        conn,
        KEEP_REVIEW,
        pull_request,
        id.as_str(),
        reviewer.as_deref(),
        key.as_deref(),
        kind,
        now.verdict.map(Verdict::as_str),
        cut(now.submitted),
        now.substance.as_str(),
        now.dismissed.map(cut),
    )?;
    Ok(change)
}

pub(crate) async fn learn_comment(
    conn: &mut Conn,
    pull_request: Uuid,
    of: Change,
    news: &CommentNews,
) -> Result<Change, StoreError> {
    let id = &news.0.id;
    let known = match of {
        Change::New => None,
        _ => fetch_optional!(conn, CommentRow, COMMENT, pull_request, id.as_str())?,
    };
    let known = known.map(|row| read_comment(id, row)).transpose()?;
    let (now, change) = match &known {
        None => (news.0.clone(), Change::New),
        Some(known) => (known.after(news), Change::Changed),
    };
    if known.as_ref() == Some(&now) {
        return Ok(Change::Same);
    }
    let (author, key, kind) = actor_row(now.author.as_ref());
    execute!(
        conn,
        KEEP_COMMENT,
        pull_request,
        id.as_str(),
        author.as_deref(),
        key.as_deref(),
        kind,
        now.place.as_str(),
        now.substance.as_str(),
        cut(now.written),
        cut(now.as_of),
        now.deleted.map(cut),
    )?;
    Ok(change)
}

pub(crate) async fn learn_thread(
    conn: &mut Conn,
    pull_request: Uuid,
    news: &ThreadNews,
) -> Result<(), StoreError> {
    let known = fetch_all!(conn, (String, Now), THREADS, pull_request, news.id.as_str())?;
    let mut now = news.clone();
    for (state, as_of) in known {
        let known = ThreadNews {
            id: news.id.clone(),
            state: stored("review_thread.state", ThreadState::parse(&state))?,
            as_of,
        };
        now = known.after(news);
    }
    let (state, as_of) = (now.state.as_str(), cut(now.as_of));
    execute!(
        conn,
        KEEP_THREAD,
        pull_request,
        news.id.as_str(),
        state,
        as_of
    )?;
    Ok(())
}

pub(crate) fn read_review(id: &ForgeId, row: ReviewRow) -> Result<Review, StoreError> {
    let (reviewer, kind, verdict, submitted, substance, dismissed) = row;
    Ok(Review {
        id: id.clone(),
        reviewer: read_actor(reviewer, kind)?,
        verdict: verdict
            .map(|v| stored("review.verdict", Verdict::parse(&v)))
            .transpose()?,
        submitted,
        substance: stored("review.substance", Substance::parse(&substance))?,
        dismissed,
    })
}

pub(crate) fn read_comment(id: &ForgeId, row: CommentRow) -> Result<Comment, StoreError> {
    let (author, kind, place, substance, written, as_of, deleted) = row;
    Ok(Comment {
        id: id.clone(),
        author: read_actor(author, kind)?,
        place: stored("review_comment.place", Where::parse(&place))?,
        substance: stored("review_comment.substance", Substance::parse(&substance))?,
        written,
        as_of,
        deleted,
    })
}

/// Every review of a pull request, in the order they were handed in.
pub(crate) async fn reviews_of(conn: &mut Conn, of: Uuid) -> Result<Vec<Review>, StoreError> {
    type Row = (
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        Now,
        String,
        Option<Now>,
    );
    let rows = fetch_all!(conn, Row, REVIEWS_OF, of)?;
    rows.into_iter()
        .map(|(id, a, b, c, d, e, f)| read_review(&forge_id(&id)?, (a, b, c, d, e, f)))
        .collect()
}

/// Every comment on a pull request, in the order they were written; deleted ones too.
pub(crate) async fn comments_of(conn: &mut Conn, of: Uuid) -> Result<Vec<Comment>, StoreError> {
    type Row = (
        String,
        Option<String>,
        Option<String>,
        String,
        String,
        Now,
        Now,
        Option<Now>,
    );
    let rows = fetch_all!(conn, Row, COMMENTS_OF, of)?;
    rows.into_iter()
        .map(|(id, a, b, c, d, e, f, g)| read_comment(&forge_id(&id)?, (a, b, c, d, e, f, g)))
        .collect()
}

pub(crate) async fn threads_of(conn: &mut Conn, of: Uuid) -> Result<Vec<ThreadNews>, StoreError> {
    let rows = fetch_all!(conn, (String, String, Now), THREADS_OF, of)?;
    rows.into_iter()
        .map(|(id, state, as_of)| {
            Ok(ThreadNews {
                id: forge_id(&id)?,
                state: stored("review_thread.state", ThreadState::parse(&state))?,
                as_of,
            })
        })
        .collect()
}

fn forge_id(text: &str) -> Result<ForgeId, StoreError> {
    stored("forge_id", ForgeId::parse(text))
}
