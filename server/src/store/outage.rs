//! When deliveries may have been lost: Irori was not there, an admin said that a hook's secret was wrong, or
//! one could not be read. Deliveries that are not signed say nothing: anybody can send them.

use super::Store;
use super::db::{Line, all, one, run, sql};
use super::error::{StoreError, stored};
use super::settings::{cut, row_id};
use app::domain::id::HookId;
use app::ports::Now;
use app::reviews::coverage::{Cause, Stretch};
use chrono::TimeDelta;
use uuid::Uuid;

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
pub(super) struct Found {
    pub cause: Cause,
    /// `None` for every hook.
    pub hook: Option<HookId>,
    pub hook_name: Option<String>,
    pub repository_key: Option<String>,
    pub from: Now,
    /// `None` where it lasts.
    pub to: Option<Now>,
}

impl Found {
    /// Whether deliveries of this hook about this repository may have been lost in it.
    pub fn concerns(&self, hook: Uuid, repository_key: &str) -> bool {
        let is_its = self.hook.is_none_or(|own| own.0 == hook);
        let is_here = self.repository_key.as_deref();
        is_its && is_here.is_none_or(|key| key == repository_key)
    }

    /// One that lasts has no end.
    pub fn stretch(&self) -> Stretch {
        Stretch {
            from: self.from,
            to: self.to.unwrap_or(Now::MAX_UTC),
        }
    }
}

impl Store {
    /// Notes that Irori is there to take deliveries in. Where it was not since long, that was an outage,
    /// which is given.
    pub async fn beat(&self, now: Now) -> Result<Option<Stretch>, StoreError> {
        let now = cut(now);
        self.write(move |line| {
            Box::pin(async move {
                let sql = line.pick(LAST_BEAT_SQLITE, LAST_BEAT_POSTGRES);
                let last = one!(line, (Now,), sql)?;
                run!(line, BEAT, now)?;
                let Some((last,)) = last.filter(|(last,)| now - *last > SILENCE) else {
                    return Ok(None);
                };
                add(line, None, None, Cause::Absent, last, now).await?;
                Ok(Some(Stretch {
                    from: last,
                    to: now,
                }))
            })
        })
        .await
    }
}

async fn add(
    line: &mut Line,
    hook: Option<HookId>,
    repository_key: Option<&str>,
    cause: Cause,
    from: Now,
    to: Now,
) -> Result<(), StoreError> {
    let (id, hook) = (row_id(to), hook.map(|hook| hook.0));
    run!(
        line,
        ADD,
        id,
        hook,
        repository_key,
        cause.as_str(),
        cut(from),
        cut(to)
    )?;
    Ok(())
}

/// Keeps that deliveries of a hook were lost, because its secret was wrong.
pub(super) async fn keep_wrong_secret(
    line: &mut Line,
    hook: HookId,
    from: Now,
    to: Now,
) -> Result<(), StoreError> {
    add(line, Some(hook), None, Cause::WrongSignature, from, to).await
}

/// Keeps the outage of a delivery that could not be read and leaves the quarantine unread.
pub(super) async fn keep_malformed(
    line: &mut Line,
    hook: HookId,
    repository_key: Option<&str>,
    received: Now,
) -> Result<(), StoreError> {
    let (from, to) = (received - AROUND, received + AROUND);
    add(line, Some(hook), repository_key, Cause::Malformed, from, to).await
}

/// Every outage that reaches beyond `since`, also those of the quarantine.
pub(super) async fn since(line: &mut Line, since: Now) -> Result<Vec<Found>, StoreError> {
    let mut found = Vec::new();
    let kept = all!(
        line,
        (
            Option<Uuid>,
            Option<String>,
            Option<String>,
            String,
            Now,
            Now
        ),
        SINCE,
        cut(since)
    )?;
    for (hook, hook_name, repository_key, cause, from, to) in kept {
        found.push(Found {
            cause: stored("hook_outage.cause", Cause::parse(&cause))?,
            hook: hook.map(HookId),
            hook_name,
            repository_key,
            from,
            to: Some(to),
        });
    }
    let quarantined = all!(line, (Uuid, String, Option<String>, Now), QUARANTINED)?;
    for (hook, name, repository_key, received) in quarantined {
        found.push(Found {
            cause: Cause::Malformed,
            hook: Some(HookId(hook)),
            hook_name: Some(name),
            repository_key,
            from: received - AROUND,
            to: Some(received + AROUND),
        });
    }
    Ok(found)
}
