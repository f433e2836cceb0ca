//! The ledger in the database: who looked at what, or took it away, and who was given the right to.

use crate::audit::chain;
use crate::audit::row::{AuditActor, AuditEvent, AuditRow};
use crate::db::connection::{Conn, execute, sql};
use crate::db::error::StoreError;
use crate::db::settings::row_id;
use irori_core::domain::id::PersonId;
use irori_core::domain::view::AccountChange;
use irori_ports::Now;

sql! {
    ADD = "INSERT INTO view (id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
            quarter_release_id, about_id, team_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
}

/// Adds what was done to an account, or is to be; what a login is called is not told there.
pub(crate) async fn note_account(
    conn: &mut Conn,
    about: PersonId,
    change: AccountChange,
    by: AuditActor,
    now: Now,
) -> Result<(), StoreError> {
    add(conn, AuditEvent::Account { about, change }, by, now).await
}

/// Adds a row to the ledger, in the transaction at hand, as the last of the chain. The others wait
/// until the transaction ends: what it does besides comes before.
pub(crate) async fn add(
    conn: &mut Conn,
    viewed: AuditEvent<'_>,
    by: AuditActor,
    now: Now,
) -> Result<(), StoreError> {
    let row = AuditRow::of(viewed, by, now);
    let (number, written) = chain::next(chain::lock_head(conn).await?, &row);
    execute!(
        conn,
        ADD,
        row_id(now),
        i64::try_from(number).unwrap_or(i64::MAX),
        &written.text,
        written.digest,
        row.viewed_at,
        row.viewer_id,
        row.way,
        row.kind,
        row.week_release_id,
        row.first_week,
        row.quarter_release_id,
        row.about_id,
        row.team_id,
        row.detail,
    )?;
    chain::move_head(conn, number, written.digest).await
}
