//! Pushes to a pull request in the database. Their pull request is held while they are written, so that
//! no two writers meet here.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::db::settings::cut;
use crate::logins::forge_account::{actor_row, read_actor};
use irori_core::domain::pull_request::{Change, Push};
use irori_core::domain::review::ForgeId;
use irori_ports::Now;
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

pub(crate) type Row = (
    String,
    Now,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<i64>,
);

/// Stores news of a push. `of` says whether its pull request was known before.
pub(crate) async fn learn(
    conn: &mut Conn,
    pull_request: Uuid,
    of: Change,
    news: &Push,
) -> Result<Change, StoreError> {
    let known = match of {
        Change::New => None,
        _ => fetch_optional!(conn, Row, ONE, pull_request, news.id.as_str())?,
    };
    let known = known.map(read).transpose()?;
    let (now, change) = match &known {
        None => (news.clone(), Change::New),
        Some(known) => (known.after(news), Change::Changed),
    };
    if known.as_ref() == Some(&now) {
        return Ok(Change::Same);
    }
    let (author, key, kind) = actor_row(now.by.as_ref());
    execute!(
        conn,
        KEEP,
        pull_request,
        now.id.as_str(),
        cut(now.at),
        author.as_deref(),
        key.as_deref(),
        kind,
        now.total.map(|(additions, _)| i64::from(additions)),
        now.total.map(|(_, deletions)| i64::from(deletions)),
    )?;
    Ok(change)
}

/// Every push to a pull request, in their order.
pub(crate) async fn of(conn: &mut Conn, pull_request: Uuid) -> Result<Vec<Push>, StoreError> {
    let rows = fetch_all!(conn, Row, OF, pull_request)?;
    rows.into_iter().map(read).collect()
}

pub(crate) fn read((id, at, author, kind, additions, deletions): Row) -> Result<Push, StoreError> {
    let count = |n: i64| u32::try_from(n).map_err(|_| StoreError::Stored("pull_request_push size"));
    Ok(Push {
        id: stored("forge_id", ForgeId::parse(&id))?,
        at,
        by: read_actor(author, kind)?,
        total: match additions.zip(deletions) {
            Some((additions, deletions)) => Some((count(additions)?, count(deletions)?)),
            None => None,
        },
    })
}
