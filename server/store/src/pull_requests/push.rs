//! Pushes to a pull request in the database. Their pull request is held while they are written, so that
//! no two writers meet here.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use crate::logins::forge_account::{actor_row, read_actor};
use crate::pull_requests::pull_request::merged;
use irori_core::domain::pull_request::{ImportChange, Push};
use uuid::Uuid;

sql! {
    ONE = "SELECT forge_id, pushed_at, author, author_kind, additions, deletions
        FROM pull_request_push WHERE pull_request_id = $1 AND forge_id = $2";
    OF = "SELECT forge_id, pushed_at, author, author_kind, additions, deletions
        FROM pull_request_push WHERE pull_request_id = $1 ORDER BY pushed_at, forge_id";
    KEEP = "INSERT INTO pull_request_push (pull_request_id, forge_id, pushed_at, author, author_key,
            author_kind, additions, deletions)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (pull_request_id, forge_id) DO UPDATE
        SET pushed_at = excluded.pushed_at, author = excluded.author, author_key = excluded.author_key,
            author_kind = excluded.author_kind, additions = excluded.additions, deletions = excluded.deletions";
}

/// Stores news of a push. `of` says whether its pull request was known before.
pub(crate) async fn upsert(
    conn: &mut Conn,
    pull_request: Uuid,
    of: ImportChange,
    news: &Push,
) -> Result<ImportChange, StoreError> {
    let known = match of {
        ImportChange::New => None,
        _ => fetch_optional!(conn, Push, ONE, pull_request, &news.id)?,
    };
    let Some((now, change)) = merged(known, news, |known| known.merge(news)) else {
        return Ok(ImportChange::Same);
    };
    let (author, key, kind) = actor_row(now.by.as_ref());
    execute!(
        conn,
        KEEP,
        pull_request,
        &now.id,
        to_micros(now.at),
        author,
        key,
        kind,
        now.total.map(|(additions, _)| additions),
        now.total.map(|(_, deletions)| deletions),
    )?;
    Ok(change)
}

/// Every push to a pull request, in their order.
pub(crate) async fn of(conn: &mut Conn, pull_request: Uuid) -> Result<Vec<Push>, StoreError> {
    fetch_all!(conn, Push, OF, pull_request)
}

impl FromDbRow for Push {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let (additions, deletions): (Option<_>, Option<_>) =
            (row.get("additions")?, row.get("deletions")?);
        Ok(Self {
            id: row.get("forge_id")?,
            at: row.get("pushed_at")?,
            by: read_actor(row.get("author")?, row.get("author_kind")?)?,
            total: additions.zip(deletions),
        })
    }
}
