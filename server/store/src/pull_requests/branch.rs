//! Branches in the database: whether a push touched files that nobody reads.

use crate::db::connection::{Conn, execute, sql};
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use chrono::TimeDelta;
use irori_core::domain::branch::{BranchPush, PushContent, PushOrder};
use irori_ports::Now;

/// How long after its last push a branch is known.
const KEPT_FOR: TimeDelta = TimeDelta::days(400);

sql! {
    /// A push that made a branch tells of all of it; once a generated file was touched, it stays said.
    LEARN = "INSERT INTO branch (forge, repository_key, name, whole, generated, pushed_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (forge, repository_key, name) DO UPDATE
        SET whole = (branch.whole OR excluded.whole), generated = (branch.generated OR excluded.generated),
            pushed_at = CASE WHEN branch.pushed_at < excluded.pushed_at
                THEN excluded.pushed_at ELSE branch.pushed_at END";
    PRUNE = "DELETE FROM branch WHERE pushed_at <= $1";
}

/// Stores news of a push, in whatever order it comes.
pub(crate) async fn upsert(conn: &mut Conn, told: &BranchPush) -> Result<(), StoreError> {
    execute!(
        conn,
        LEARN,
        told.forge.as_str(),
        told.branch.repository_key(),
        told.branch.name.as_str(),
        told.which == PushOrder::First,
        told.touched == PushContent::Generated,
        to_micros(told.at)
    )?;
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}
