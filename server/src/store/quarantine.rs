//! Deliveries that were signed and could not be read, in the database. When one leaves unread, its outage
//! is kept.

use super::db::{Line, all, one, run, sql};
use super::error::{StoreError, stored};
use super::outage;
use app::domain::forge_account::Forge;
use app::domain::hook::{Content, DeliveryId, DeliveryName};
use app::domain::id::{HookId, QuarantineId};
use app::domain::quarantine::{Malformed, QuarantinePage, Quarantined};
use app::error::Trouble;
use app::ports::Now;
use chrono::TimeDelta;
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
pub(super) struct Kept {
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
pub(super) async fn keep(
    line: &mut Line,
    id: QuarantineId,
    hook: HookId,
    malformed: &Malformed,
    content: Option<&Content>,
    now: Now,
) -> Result<(), StoreError> {
    run!(
        line,
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
    let beyond = all!(line, (Uuid,), BEYOND, hook.0)?;
    leave_these(line, beyond).await
}

/// One that is kept; [`Trouble::NotThere`] if it is not.
pub(super) async fn find(line: &mut Line, id: QuarantineId) -> Result<Kept, StoreError> {
    let found = one!(line, Found, FIND, id.0)?.ok_or(Trouble::NotThere)?;
    let hook = HookId(found.hook_id);
    let content = one!(line, (Option<String>,), CONTENT, id.0)?.and_then(|(content,)| content);
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
pub(super) async fn page(
    line: &mut Line,
    before: Option<QuarantineId>,
) -> Result<QuarantinePage, StoreError> {
    let before = before.map_or(Uuid::max(), |id| id.0);
    let found = all!(line, Found, PAGE, before)?;
    let total = one!(line, (i64,), TOTAL)?.map_or(0, |(n,)| n);
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
pub(super) async fn lack(line: &mut Line, id: QuarantineId, lacks: &str) -> Result<(), StoreError> {
    let lacks: String = lacks.chars().take(500).collect();
    run!(line, LACK, id.0, lacks)?;
    Ok(())
}

/// Removes one that was read, whose outage is over with it.
pub(super) async fn remove(line: &mut Line, id: QuarantineId) -> Result<(), StoreError> {
    match run!(line, REMOVE, id.0)? {
        0 => Err(Trouble::NotThere.into()),
        _ => Ok(()),
    }
}

/// Like [`remove`], where the forge delivered it again.
pub(super) async fn remove_known(
    line: &mut Line,
    hook: HookId,
    name: &DeliveryName,
) -> Result<(), StoreError> {
    let content = name.content.as_ref().map(Content::as_str);
    run!(line, REMOVE_KNOWN, hook.0, name.id.as_str(), content)?;
    Ok(())
}

/// Removes one unread.
pub(super) async fn leave(line: &mut Line, id: QuarantineId) -> Result<(), StoreError> {
    match let_go(line, id.0).await? {
        true => Ok(()),
        false => Err(Trouble::NotThere.into()),
    }
}

/// Whether it was there still, and not another's to remove.
async fn let_go(line: &mut Line, id: Uuid) -> Result<bool, StoreError> {
    let found = one!(line, (Uuid, Option<String>, Now), WHEN, id)?;
    let Some((hook, repository_key, received)) = found else {
        return Ok(false);
    };
    if run!(line, REMOVE, id)? == 0 {
        return Ok(false);
    }
    outage::keep_malformed(line, HookId(hook), repository_key.as_deref(), received).await?;
    Ok(true)
}

/// Removes all of a hook unread.
pub(super) async fn leave_all(line: &mut Line, hook: HookId) -> Result<(), StoreError> {
    let all = all!(line, (Uuid,), OF_HOOK, hook.0)?;
    leave_these(line, all).await
}

async fn leave_these(line: &mut Line, ids: Vec<(Uuid,)>) -> Result<(), StoreError> {
    for (id,) in ids {
        let_go(line, id).await?;
    }
    Ok(())
}

/// Removes unread what is kept for long enough.
pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    let old = all!(line, (Uuid,), OLD, now - KEPT_FOR)?;
    let count = old.len() as u64;
    leave_these(line, old).await?;
    Ok(count)
}
