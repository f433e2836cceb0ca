//! Deliveries that were signed and could not be read, in the database. When one leaves unread, its outage
//! is kept.

use crate::db::connection::{Conn, count, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromDbRow};
use crate::webhooks::outage;
use chrono::TimeDelta;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{DeliveryDigest, DeliveryName};
use irori_core::domain::id::{HookId, QuarantineId};
use irori_core::domain::quarantine::{Malformed, QuarantinePage, Quarantined};
use irori_ports::Now;
use irori_ports::error::AppError;
use uuid::Uuid;

const KEPT_FOR: TimeDelta = TimeDelta::days(30);
/// How many are shown at once: each may have 256 KiB.
const AT_ONCE: usize = 20;

sql! {
    KEEP = "INSERT INTO quarantine (id, hook_id, delivery, event, repository_key, received_at, lacks, payload, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    BEYOND = "SELECT id FROM quarantine WHERE hook_id = $1 ORDER BY received_at DESC, id DESC LIMIT 100 OFFSET 200";
    OF_HOOK = "SELECT id FROM quarantine WHERE hook_id = $1 ORDER BY id";
    OLD = "SELECT id FROM quarantine WHERE received_at <= $1 ORDER BY id";
    FIND = "SELECT q.id, q.hook_id, h.name, h.forge, q.delivery, q.event, q.repository_key, q.received_at,
            q.lacks, q.payload, q.content
        FROM quarantine q JOIN hook h ON h.id = q.hook_id WHERE q.id = $1";
    PAGE = "SELECT q.id, q.hook_id, h.name, h.forge, q.delivery, q.event, q.repository_key, q.received_at,
            q.lacks, q.payload
        FROM quarantine q JOIN hook h ON h.id = q.hook_id WHERE q.id < $1 ORDER BY q.id DESC LIMIT 21";
    TOTAL = "SELECT COUNT(*) FROM quarantine";
    LACK = "UPDATE quarantine SET lacks = $2 WHERE id = $1";
    WHEN = "SELECT hook_id, repository_key, received_at FROM quarantine WHERE id = $1";
    REMOVE = "DELETE FROM quarantine WHERE id = $1";
    REMOVE_KNOWN = "DELETE FROM quarantine WHERE hook_id = $1 AND (delivery = $2 OR content = $3)";
}

/// One that is kept.
pub(crate) struct QuarantinedDelivery {
    pub hook: HookId,
    pub forge: Forge,
    pub received: Now,
    pub name: DeliveryName,
    pub malformed: Malformed,
}

/// Keeps a delivery of a hook, unless it is there already; the oldest of the hook go.
pub(crate) async fn keep(
    conn: &mut Conn,
    id: QuarantineId,
    hook: HookId,
    malformed: &Malformed,
    content: Option<&DeliveryDigest>,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        KEEP,
        id,
        hook,
        &malformed.delivery,
        &malformed.event,
        malformed.repository.as_ref().map(|r| r.to_lowercase()),
        now,
        &malformed.lacks,
        &malformed.payload,
        content
    )?;
    let beyond = fetch_all!(conn, QuarantineId, BEYOND, hook)?;
    leave_these(conn, beyond).await
}

/// One that is kept; [`AppError::NotThere`] if it is not.
pub(crate) async fn find(
    conn: &mut Conn,
    id: QuarantineId,
) -> Result<QuarantinedDelivery, StoreError> {
    Ok(fetch_optional!(conn, QuarantinedDelivery, FIND, id)?.ok_or(AppError::NotThere)?)
}

/// Some of those that are kept, the latest first, from before `before` on.
pub(crate) async fn page(
    conn: &mut Conn,
    before: Option<QuarantineId>,
) -> Result<QuarantinePage, StoreError> {
    let before = before.unwrap_or(QuarantineId(Uuid::max()));
    let mut kept = fetch_all!(conn, Quarantined, PAGE, before)?;
    let has_more = kept.len() > AT_ONCE;
    kept.truncate(AT_ONCE);
    Ok(QuarantinePage {
        has_more,
        kept,
        total: u32::try_from(count!(conn, TOTAL)?).unwrap_or(u32::MAX),
    })
}

impl FromDbRow for Quarantined {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            forge: row.get("forge")?,
            hook: row.get("name")?,
            received: row.get("received_at")?,
            malformed: Malformed {
                delivery: row.get("delivery")?,
                event: row.get("event")?,
                repository: row.get("repository_key")?,
                lacks: row.get("lacks")?,
                payload: row.get("payload")?,
            },
        })
    }
}

impl FromDbRow for QuarantinedDelivery {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let Quarantined {
            forge,
            received,
            malformed,
            ..
        } = FromDbRow::from_row(row)?;
        Ok(Self {
            hook: row.get("hook_id")?,
            forge,
            received,
            name: DeliveryName {
                id: malformed.delivery.clone(),
                content: row.get("content")?,
            },
            malformed,
        })
    }
}

/// Says anew what one lacks.
pub(crate) async fn lack(conn: &mut Conn, id: QuarantineId, lacks: &str) -> Result<(), StoreError> {
    let lacks: String = lacks.chars().take(500).collect();
    execute!(conn, LACK, id, lacks)?;
    Ok(())
}

/// Removes one that was read, whose outage is over with it.
pub(crate) async fn remove(conn: &mut Conn, id: QuarantineId) -> Result<(), StoreError> {
    check_there(execute!(conn, REMOVE, id)? > 0)
}

/// Like [`remove`], where the forge delivered it again.
pub(crate) async fn remove_known(
    conn: &mut Conn,
    hook: HookId,
    name: &DeliveryName,
) -> Result<(), StoreError> {
    execute!(conn, REMOVE_KNOWN, hook, &name.id, name.content.as_ref())?;
    Ok(())
}

/// Removes one unread.
pub(crate) async fn leave(conn: &mut Conn, id: QuarantineId) -> Result<(), StoreError> {
    check_there(let_go(conn, id).await?)
}

/// Whether it was there still, and not another's to remove.
async fn let_go(conn: &mut Conn, id: QuarantineId) -> Result<bool, StoreError> {
    let found = fetch_optional!(conn, (HookId, Option<String>, Now), WHEN, id)?;
    let Some((hook, repository_key, received)) = found else {
        return Ok(false);
    };
    if execute!(conn, REMOVE, id)? == 0 {
        return Ok(false);
    }
    outage::keep_malformed(conn, hook, repository_key.as_deref(), received).await?;
    Ok(true)
}

/// Removes all of a hook unread.
pub(crate) async fn leave_all(conn: &mut Conn, hook: HookId) -> Result<(), StoreError> {
    let all = fetch_all!(conn, QuarantineId, OF_HOOK, hook)?;
    leave_these(conn, all).await
}

async fn leave_these(conn: &mut Conn, ids: Vec<QuarantineId>) -> Result<(), StoreError> {
    for id in ids {
        let_go(conn, id).await?;
    }
    Ok(())
}

/// Removes unread what is kept for long enough.
pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    let old = fetch_all!(conn, QuarantineId, OLD, now - KEPT_FOR)?;
    let count = old.len() as u64;
    leave_these(conn, old).await?;
    Ok(count)
}
