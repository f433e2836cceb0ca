//! Outages in which deliveries may have been lost: Irori was not there, an admin said that a hook's secret
//! was wrong, or one could not be read. Deliveries that are not signed say nothing: anybody can send them.
//!
//! Decided:
//!
//! - 2026-11-28: **An outage is never forgotten with its cause**: what leaves the quarantine unread, or
//!   a hook that is removed, leaves the stretch in which deliveries may have been lost.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::{row_id, to_micros};
use crate::store::Store;
use chrono::TimeDelta;
use irori_core::domain::id::HookId;
use irori_core::reviews::coverage::{Cause, TimeRange};
use irori_ports::Now;

/// For how long no beat is no outage: a restart and a beat that came late.
const SILENCE: TimeDelta = TimeDelta::minutes(10);
/// How long before and after a delivery that could not be read others are not relied on.
const AROUND: TimeDelta = TimeDelta::minutes(30);

sql! {
    ADD = "INSERT INTO hook_outage (id, hook_id, repository_key, cause, from_at, to_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SINCE = "SELECT o.hook_id, h.name, o.repository_key, o.cause, o.from_at, o.to_at FROM hook_outage o
        LEFT JOIN hook h ON h.id = o.hook_id WHERE o.to_at >= $1 ORDER BY o.from_at, o.id";
    QUARANTINED = "SELECT q.hook_id, h.name, q.repository_key, q.received_at FROM quarantine q
        JOIN hook h ON h.id = q.hook_id ORDER BY q.received_at, q.id";
    BEAT = "INSERT INTO heartbeat (one, beat_at) VALUES (1, $1)
        ON CONFLICT (one) DO UPDATE SET beat_at = excluded.beat_at";
}

// Of two servers that find the same silence, one writes it.
sql! {
    sqlite {
        LAST_BEAT_SQLITE = "SELECT beat_at FROM heartbeat WHERE one = 1";
    }
    postgres {
        LAST_BEAT_POSTGRES = "SELECT beat_at FROM heartbeat WHERE one = 1 FOR UPDATE";
    }
}

/// An outage as the store has it, with the hook and the key of the repository.
#[derive(Clone, Debug)]
pub(crate) struct OutageRow {
    pub cause: Cause,
    /// `None` for every hook.
    pub hook: Option<HookId>,
    pub hook_name: Option<String>,
    pub repository_key: Option<String>,
    pub from: Now,
    /// `None` where it lasts.
    pub to: Option<Now>,
}

impl FromDbRow for OutageRow {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            cause: row.get("cause")?,
            hook: row.get("hook_id")?,
            hook_name: row.get("name")?,
            repository_key: row.get("repository_key")?,
            from: row.get("from_at")?,
            to: row.get("to_at")?,
        })
    }
}

impl OutageRow {
    /// Whether deliveries of this hook about this repository may have been lost in it.
    pub fn concerns(&self, hook: HookId, repository_key: &str) -> bool {
        let is_its = self.hook.is_none_or(|own| own == hook);
        let is_here = self.repository_key.as_deref();
        is_its && is_here.is_none_or(|key| key == repository_key)
    }

    /// One that lasts has no end.
    pub fn stretch(&self) -> TimeRange {
        TimeRange {
            from: self.from,
            to: self.to.unwrap_or(Now::MAX_UTC),
        }
    }
}

impl Store {
    /// Notes that Irori is there to take deliveries in. Where it was not since long, that was an outage,
    /// which is given.
    pub async fn beat(&self, now: Now) -> Result<Option<TimeRange>, StoreError> {
        let now = to_micros(now);
        self.write(async move |conn| {
            let sql = conn.for_engine(LAST_BEAT_SQLITE, LAST_BEAT_POSTGRES);
            let last = fetch_optional!(conn, Now, sql)?;
            execute!(conn, BEAT, now)?;
            let Some(last) = last.filter(|last| now - *last > SILENCE) else {
                return Ok(None);
            };
            add(conn, None, None, Cause::Absent, last, now).await?;
            Ok(Some(TimeRange {
                from: last,
                to: now,
            }))
        })
        .await
    }
}

async fn add(
    conn: &mut Conn,
    hook: Option<HookId>,
    repository_key: Option<&str>,
    cause: Cause,
    from: Now,
    to: Now,
) -> Result<(), StoreError> {
    let (id, from, to) = (row_id(to), to_micros(from), to_micros(to));
    execute!(conn, ADD, id, hook, repository_key, cause, from, to)?;
    Ok(())
}

/// Keeps that deliveries of a hook were lost, because its secret was wrong.
pub(crate) async fn keep_wrong_secret(
    conn: &mut Conn,
    hook: HookId,
    from: Now,
    to: Now,
) -> Result<(), StoreError> {
    add(conn, Some(hook), None, Cause::WrongSignature, from, to).await
}

/// Keeps the outage of a delivery that could not be read and leaves the quarantine unread.
pub(crate) async fn keep_malformed(
    conn: &mut Conn,
    hook: HookId,
    repository_key: Option<&str>,
    received: Now,
) -> Result<(), StoreError> {
    let (from, to) = (received - AROUND, received + AROUND);
    add(conn, Some(hook), repository_key, Cause::Malformed, from, to).await
}

/// Every outage that reaches beyond `since`, also those of the quarantine.
pub(crate) async fn since(conn: &mut Conn, since: Now) -> Result<Vec<OutageRow>, StoreError> {
    let mut found = fetch_all!(conn, OutageRow, SINCE, to_micros(since))?;
    let quarantined = fetch_all!(conn, (HookId, String, Option<String>, Now), QUARANTINED)?;
    for (hook, name, repository_key, received) in quarantined {
        found.push(OutageRow {
            cause: Cause::Malformed,
            hook: Some(hook),
            hook_name: Some(name),
            repository_key,
            from: received - AROUND,
            to: Some(received + AROUND),
        });
    }
    Ok(found)
}
