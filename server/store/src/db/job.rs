//! Jobs in the database: each is done once, by whichever server claims it first. A claim that is not
//! kept runs out.

use crate::db::connection::{Conn, execute, sql};
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use chrono::TimeDelta;
use irori_ports::Now;
use uuid::Uuid;

/// For how long a claim holds; a closing takes a fraction of it.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How long it is known that a job was done. Nothing depends on it: what a job writes is unique.
const KEPT_FOR: TimeDelta = TimeDelta::days(400);

sql! {
    CLAIM = "INSERT INTO job (kind, subject, slot_at, holder, leased_until) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (kind, subject, slot_at) DO UPDATE
        SET holder = excluded.holder, leased_until = excluded.leased_until
        WHERE job.done_at IS NULL AND (job.leased_until <= $6 OR job.holder = excluded.holder)";
    DONE = "UPDATE job SET done_at = $4 WHERE kind = $1 AND subject = $2 AND slot_at = $3";
    RELEASE = "DELETE FROM job WHERE holder = $1 AND done_at IS NULL";
    PRUNE = "DELETE FROM job WHERE done_at <= $1";
}

/// One thing to do at one time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job {
    pub kind: &'static str,
    pub subject: Uuid,
    pub slot: Now,
}

/// Whether the job is `holder`'s to do now.
pub(crate) async fn claim(
    conn: &mut Conn,
    job: Job,
    holder: Uuid,
    now: Now,
) -> Result<bool, StoreError> {
    let (slot, now) = (to_micros(job.slot), to_micros(now));
    let until = now + LEASE;
    Ok(execute!(conn, CLAIM, job.kind, job.subject, slot, holder, until, now)? > 0)
}

pub(crate) async fn done(conn: &mut Conn, job: Job, now: Now) -> Result<(), StoreError> {
    execute!(
        conn,
        DONE,
        job.kind,
        job.subject,
        to_micros(job.slot),
        to_micros(now)
    )?;
    Ok(())
}

/// Gives up every claim of `holder` that is not done.
pub(crate) async fn release(conn: &mut Conn, holder: Uuid) -> Result<(), StoreError> {
    execute!(conn, RELEASE, holder)?;
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}
