//! Branches in the database: whether a push touched files that nobody reads.

use super::db::{Line, run, sql};
use super::error::StoreError;
use super::settings::cut;
use app::domain::branch::{BranchPush, Touched, Which};
use app::ports::Now;
use chrono::TimeDelta;

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
pub(super) async fn learn(line: &mut Line, told: &BranchPush) -> Result<(), StoreError> {
    run!(
        line,
        LEARN,
        told.forge.as_str(),
        told.branch.repository_key(),
        told.branch.name.as_str(),
        told.which == Which::First,
        told.touched == Touched::Generated,
        cut(told.at)
    )?;
    Ok(())
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now - KEPT_FOR)?)
}
