//! From when until when a hook told of a repository. It stays when the hook goes.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::row_struct;
use crate::db::settings::to_micros;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::id::HookId;
use irori_ports::Now;

sql! {
    FORGE = "SELECT forge FROM hook WHERE id = $1";
    BEGIN = "INSERT INTO hook_span (hook_id, forge, repository, repository_key, from_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (hook_id, repository_key) DO NOTHING";
    END = "UPDATE hook_span SET until_at = $2 WHERE hook_id = $1 AND until_at IS NULL";
    SINCE = "SELECT hook_id, forge, repository, repository_key, from_at, until_at FROM hook_span
        WHERE until_at IS NULL OR until_at >= $1 ORDER BY forge, repository_key, from_at, hook_id";
}

row_struct! {
    /// From when until when a hook told of a repository.
    #[derive(Debug)]
    pub(crate) struct HookSpan {
        pub hook_id: HookId,
        pub forge: Forge,
        pub repository: String,
        pub repository_key: String,
        pub from_at: Now,
        pub until_at: Option<Now>,
    }
}

/// The hook tells of this repository, `host/owner/name`, from `now` on, unless it did before.
pub(crate) async fn begin(
    conn: &mut Conn,
    hook: HookId,
    repository: &str,
    now: Now,
) -> Result<(), StoreError> {
    let Some(forge) = fetch_optional!(conn, Forge, FORGE, hook)? else {
        return Ok(());
    };
    let key = repository.to_lowercase();
    execute!(conn, BEGIN, hook, forge, repository, key, to_micros(now))?;
    Ok(())
}

/// The hook tells of nothing any more.
pub(crate) async fn end(conn: &mut Conn, hook: HookId, now: Now) -> Result<(), StoreError> {
    execute!(conn, END, hook, to_micros(now))?;
    Ok(())
}

/// Those that reach beyond `since`, by repository.
pub(crate) async fn since(conn: &mut Conn, since: Now) -> Result<Vec<HookSpan>, StoreError> {
    fetch_all!(conn, HookSpan, SINCE, to_micros(since))
}
