//! Hooks in the database: their sealed secrets, which deliveries came, and how they fare.
//!
//! Decided:
//!
//! - 2026-11-23: **A hook belongs to the installation, not to a team**: whose pull request it is, is
//!   decided by the author's login. Its secret is sealed and not hashed, because an HMAC needs it.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::sealed::SealedColumn;
use crate::db::settings::to_micros;
use chrono::{NaiveDate, TimeDelta};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::hook::{
    DELIVERIES_KEPT_FOR, DeliveryDigest, DeliveryName, DeliveryOutcome, HookKey, HookLine,
};
use irori_core::domain::id::HookId;
use irori_crypto::seal::{INSTALLATION, Seal};
use irori_ports::Now;
use irori_ports::error::AppError;

/// As long as a sealed secret, and of the version in force; it does not open.
const NO_SECRET: [u8; 84] = [1; 84];
/// Over how many days the admin sees what came.
const HEALTH_OVER: TimeDelta = TimeDelta::days(6);

sql! {
    ADD = "INSERT INTO hook (id, forge, name, name_key, secret, created_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (name_key) DO NOTHING";
    REMOVE = "DELETE FROM hook WHERE id = $1";
    KEY = "SELECT forge, secret FROM hook WHERE id = $1";
    ALL = "SELECT id, forge, name, created_at FROM hook ORDER BY name_key, id";
    LAST = "SELECT outcome, last_at FROM hook_count WHERE hook_id = $1 ORDER BY last_at DESC, outcome LIMIT 1";
    SINCE = "SELECT outcome, deliveries FROM hook_count WHERE hook_id = $1 AND day >= $2";
    /// Neither the id nor the content came before.
    DELIVERED = "INSERT INTO hook_delivery (hook_id, delivery, received_at, content) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    HAS_CONTENT = "SELECT 1 FROM hook_delivery WHERE hook_id = $1 AND content = $2";
    SIGNED_BEFORE = "SELECT MAX(received_at) FROM hook_delivery WHERE hook_id = $1 AND received_at <= $2";
    SIGNED_AFTER = "SELECT MIN(received_at) FROM hook_delivery WHERE hook_id = $1 AND received_at >= $2";
    COUNT = "INSERT INTO hook_count (hook_id, day, outcome, deliveries, last_at) VALUES ($1, $2, $3, 1, $4)
        ON CONFLICT (hook_id, day, outcome) DO UPDATE
        SET deliveries = hook_count.deliveries + 1, last_at = excluded.last_at";
    PRUNE = "DELETE FROM hook_delivery WHERE received_at <= $1";
}

// So that a hook is not removed while a delivery of its is being stored.
sql! {
    sqlite {
        LOCK_SQLITE = "SELECT 1 FROM hook WHERE id = $1";
    }
    postgres {
        LOCK_POSTGRES = "SELECT 1 FROM hook WHERE id = $1 FOR KEY SHARE";
    }
}

/// Belongs to the installation and to nobody in it.
pub(crate) const SECRET: SealedColumn = SealedColumn {
    table: "hook",
    column: "secret",
};

pub(crate) async fn add(
    conn: &mut Conn,
    seal: &Seal,
    id: HookId,
    forge: Forge,
    name: &str,
    secret: &str,
    now: Now,
) -> Result<(), StoreError> {
    let sealed = SECRET
        .close(conn, seal, (INSTALLATION, id.0), secret)
        .await?;
    match execute!(
        conn,
        ADD,
        id,
        forge,
        name,
        name.to_lowercase(),
        sealed,
        to_micros(now)
    )? {
        0 => Err(AppError::mistake("name", "wrong-hook-name").into()),
        _ => Ok(()),
    }
}

pub(crate) async fn remove(conn: &mut Conn, id: HookId) -> Result<(), StoreError> {
    check_there(execute!(conn, REMOVE, id)? > 0)
}

/// Refuses a hook that is not there, and keeps it there until the transaction ends.
pub(crate) async fn lock_row(conn: &mut Conn, id: HookId) -> Result<(), StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    check_there(exists!(conn, sql, id)?)
}

pub(crate) async fn key(conn: &mut Conn, seal: &Seal, id: HookId) -> Result<HookKey, StoreError> {
    let found = fetch_optional!(conn, (Forge, Vec<u8>), KEY, id)?;
    let Some((forge, sealed)) = found else {
        // It takes as long as with a hook that is there.
        drop(seal.open(SECRET.place(INSTALLATION, &id.0), &NO_SECRET));
        return Err(AppError::NotThere.into());
    };
    let secret = SECRET
        .open(conn, seal, (INSTALLATION, id.0), &sealed)
        .await?;
    let secret = secret.ok_or(StoreError::Stored("hook.secret"))?;
    Ok(HookKey { forge, secret })
}

/// Every hook with its health at `now`, by name.
pub(crate) async fn lines(conn: &mut Conn, now: Now) -> Result<Vec<HookLine>, StoreError> {
    let since: NaiveDate = (now - HEALTH_OVER).date_naive();
    let mut lines = Vec::new();
    for (id, forge, name, made) in fetch_all!(conn, (HookId, Forge, String, Now), ALL)? {
        let last = fetch_optional!(conn, (DeliveryOutcome, Now), LAST, id)?;
        let counts = fetch_all!(conn, (String, i64), SINCE, id, since)?;
        let mut week = Vec::new();
        for outcome in DeliveryOutcome::ALL {
            let of = counts.iter().filter(|(o, _)| o == outcome.as_str());
            let sum: i64 = of.map(|(_, n)| n).sum();
            if sum > 0 {
                week.push((*outcome, u32::try_from(sum).unwrap_or(u32::MAX)));
            }
        }
        lines.push(HookLine {
            id,
            forge,
            name,
            made,
            last: last.map(|(outcome, at)| (at, outcome)),
            week,
            unsigned: None,
        });
    }
    Ok(lines)
}

/// Whether this delivery comes for the first time.
pub(crate) async fn is_first(
    conn: &mut Conn,
    id: HookId,
    name: &DeliveryName,
    now: Now,
) -> Result<bool, StoreError> {
    let content = name.content.as_ref();
    Ok(execute!(conn, DELIVERED, id, &name.id, to_micros(now), content)? > 0)
}

/// Whether this content was taken in before, under whatever id.
pub(crate) async fn has_content(
    conn: &mut Conn,
    id: HookId,
    content: Option<&DeliveryDigest>,
) -> Result<bool, StoreError> {
    match content {
        Some(content) => exists!(conn, HAS_CONTENT, id, content),
        None => Ok(false),
    }
}

/// The last signed delivery that is known until `first`, and the first from `last` on.
pub(crate) async fn signed_around(
    conn: &mut Conn,
    id: HookId,
    first: Now,
    last: Now,
) -> Result<(Option<Now>, Option<Now>), StoreError> {
    let before = fetch_optional!(conn, Option<Now>, SIGNED_BEFORE, id, to_micros(first))?;
    let after = fetch_optional!(conn, Option<Now>, SIGNED_AFTER, id, to_micros(last))?;
    Ok((before.flatten(), after.flatten()))
}

pub(crate) async fn count(
    conn: &mut Conn,
    id: HookId,
    outcome: DeliveryOutcome,
    now: Now,
) -> Result<(), StoreError> {
    let now = to_micros(now);
    execute!(conn, COUNT, id, now.date_naive(), outcome, now)?;
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - DELIVERIES_KEPT_FOR)?)
}
