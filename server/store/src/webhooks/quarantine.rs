//! Deliveries that were signed and could not be read, in the database. When one leaves unread, its outage
//! is kept.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::webhooks::outage;
use chrono::TimeDelta;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{Content, DeliveryId, DeliveryName};
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
            q.lacks, q.payload
        FROM quarantine q JOIN hook h ON h.id = q.hook_id WHERE q.id = $1";
    PAGE = "SELECT q.id, q.hook_id, h.name, h.forge, q.delivery, q.event, q.repository_key, q.received_at,
            q.lacks, q.payload
        FROM quarantine q JOIN hook h ON h.id = q.hook_id WHERE q.id < $1 ORDER BY q.id DESC LIMIT 21";
    TOTAL = "SELECT COUNT(*) FROM quarantine";
    LACK = "UPDATE quarantine SET lacks = $2 WHERE id = $1";
    WHEN = "SELECT hook_id, repository_key, received_at FROM quarantine WHERE id = $1";
    REMOVE = "DELETE FROM quarantine WHERE id = $1";
    REMOVE_KNOWN = "DELETE FROM quarantine WHERE hook_id = $1 AND (delivery = $2 OR content = $3)";
    CONTENT = "SELECT content FROM quarantine WHERE id = $1";
}

/// One that is kept.
pub(crate) struct Kept {
    pub hook: HookId,
    pub forge: Forge,
    pub received: Now,
    pub name: DeliveryName,
    pub malformed: Malformed,
}

#[derive(Debug, sqlx::FromRow)]
struct Found {
    id: Uuid,
    hook_id: Uuid,
    name: String,
    forge: String,
    delivery: String,
    event: String,
    repository_key: Option<String>,
    received_at: Now,
    lacks: String,
    payload: String,
}

/// Keeps a delivery of a hook, unless it is there already; the oldest of the hook go.
pub(crate) async fn keep(
    conn: &mut Conn,
    id: QuarantineId,
    hook: HookId,
    malformed: &Malformed,
    content: Option<&Content>,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        KEEP,
        id.0,
        hook.0,
        malformed.delivery.as_str(),
        malformed.event.as_str(),
        malformed.repository.as_ref().map(|r| r.to_lowercase()),
        now,
        malformed.lacks.as_str(),
        malformed.payload.as_str(),
        content.map(Content::as_str)
    )?;
    let beyond = fetch_all!(conn, (Uuid,), BEYOND, hook.0)?;
    leave_these(conn, beyond).await
}

/// One that is kept; [`AppError::NotThere`] if it is not.
pub(crate) async fn find(conn: &mut Conn, id: QuarantineId) -> Result<Kept, StoreError> {
    let found = fetch_optional!(conn, Found, FIND, id.0)?.ok_or(AppError::NotThere)?;
    let hook = HookId(found.hook_id);
    let content =
        fetch_optional!(conn, (Option<String>,), CONTENT, id.0)?.and_then(|(content,)| content);
    let read = read(found)?;
    Ok(Kept {
        hook,
        forge: read.forge,
        received: read.received,
        name: DeliveryName {
            id: read.malformed.delivery.clone(),
            content: content
                .map(|text| stored("quarantine.content", Content::parse(&text)))
                .transpose()?,
        },
        malformed: read.malformed,
    })
}

/// Some of those that are kept, the latest first, from before `before` on.
pub(crate) async fn page(
    conn: &mut Conn,
    before: Option<QuarantineId>,
) -> Result<QuarantinePage, StoreError> {
    let before = before.map_or(Uuid::max(), |id| id.0);
    let found = fetch_all!(conn, Found, PAGE, before)?;
    let total = fetch_optional!(conn, (i64,), TOTAL)?.map_or(0, |(n,)| n);
    Ok(QuarantinePage {
        has_more: found.len() > AT_ONCE,
        kept: found
            .into_iter()
            .take(AT_ONCE)
            .map(read)
            .collect::<Result<_, StoreError>>()?,
        total: u32::try_from(total).unwrap_or(u32::MAX),
    })
}

fn read(f: Found) -> Result<Quarantined, StoreError> {
    Ok(Quarantined {
        id: QuarantineId(f.id),
        forge: stored("hook.forge", Forge::parse(&f.forge))?,
        hook: f.name,
        received: f.received_at,
        malformed: Malformed {
            delivery: stored("quarantine.delivery", DeliveryId::parse(&f.delivery))?,
            event: f.event,
            repository: f.repository_key,
            lacks: f.lacks,
            payload: f.payload,
        },
    })
}

/// Says anew what one lacks.
pub(crate) async fn lack(conn: &mut Conn, id: QuarantineId, lacks: &str) -> Result<(), StoreError> {
    let lacks: String = lacks.chars().take(500).collect();
    execute!(conn, LACK, id.0, lacks)?;
    Ok(())
}

/// Removes one that was read, whose outage is over with it.
pub(crate) async fn remove(conn: &mut Conn, id: QuarantineId) -> Result<(), StoreError> {
    match execute!(conn, REMOVE, id.0)? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

/// Like [`remove`], where the forge delivered it again.
pub(crate) async fn remove_known(
    conn: &mut Conn,
    hook: HookId,
    name: &DeliveryName,
) -> Result<(), StoreError> {
    let content = name.content.as_ref().map(Content::as_str);
    execute!(conn, REMOVE_KNOWN, hook.0, name.id.as_str(), content)?;
    Ok(())
}

/// Removes one unread.
pub(crate) async fn leave(conn: &mut Conn, id: QuarantineId) -> Result<(), StoreError> {
    match let_go(conn, id.0).await? {
        true => Ok(()),
        false => Err(AppError::NotThere.into()),
    }
}

/// Whether it was there still, and not another's to remove.
async fn let_go(conn: &mut Conn, id: Uuid) -> Result<bool, StoreError> {
    let found = fetch_optional!(conn, (Uuid, Option<String>, Now), WHEN, id)?;
    let Some((hook, repository_key, received)) = found else {
        return Ok(false);
    };
    if execute!(conn, REMOVE, id)? == 0 {
        return Ok(false);
    }
    outage::keep_malformed(conn, HookId(hook), repository_key.as_deref(), received).await?;
    Ok(true)
}

/// Removes all of a hook unread.
pub(crate) async fn leave_all(conn: &mut Conn, hook: HookId) -> Result<(), StoreError> {
    let all = fetch_all!(conn, (Uuid,), OF_HOOK, hook.0)?;
    leave_these(conn, all).await
}

async fn leave_these(conn: &mut Conn, ids: Vec<(Uuid,)>) -> Result<(), StoreError> {
    for (id,) in ids {
        let_go(conn, id).await?;
    }
    Ok(())
}

/// Removes unread what is kept for long enough.
pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    let old = fetch_all!(conn, (Uuid,), OLD, now - KEPT_FOR)?;
    let count = old.len() as u64;
    leave_these(conn, old).await?;
    Ok(count)
}
