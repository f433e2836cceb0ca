//! Deleting entries that are older than they are kept, person by person, some weeks at a time. Releases,
//! what closing took, and frozen references stay.
//!
//! Decided:
//!
//! - 2026-11-24: **Retention freezes what is due before it deletes**, 13 weeks a transaction;
//!   references, Releases and `person_week` stay, since a team's references are made of them.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::job::{self, Job};
use crate::db::settings::to_micros;
use crate::org::{person, viewer};
use crate::signals::person as person_signals;
use crate::store::Store;
use chrono::NaiveTime;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::PersonId;
use irori_ports::Now;
use uuid::Uuid;

/// Weeks a transaction, so that no other write waits long.
const WEEKS_AT_ONCE: u64 = 13;

sql! {
    WITH_OLD = "SELECT id FROM person p
        WHERE EXISTS (SELECT 1 FROM check_in e WHERE e.person_id = p.id AND e.day < $1)
            OR EXISTS (SELECT 1 FROM weekly_pulse e WHERE e.person_id = p.id AND e.day < $1)
            OR EXISTS (SELECT 1 FROM chat e WHERE e.person_id = p.id AND e.day < $1)
            OR EXISTS (SELECT 1 FROM activity e WHERE e.person_id = p.id AND e.day < $1)
            OR EXISTS (SELECT 1 FROM interruption e WHERE e.person_id = p.id AND e.day < $1)
            OR EXISTS (SELECT 1 FROM week_rollup e WHERE e.person_id = p.id AND e.week < $1)
            OR EXISTS (SELECT 1 FROM annotation e WHERE e.person_id = p.id AND e.team_id IS NULL AND e.to_day < $1)
        ORDER BY id";
    OLDEST = "SELECT MIN(day) FROM (
        SELECT MIN(day) AS day FROM check_in WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM weekly_pulse WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM chat WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM activity WHERE person_id = $1
        UNION ALL SELECT MIN(day) FROM interruption WHERE person_id = $1
        UNION ALL SELECT MIN(week) FROM week_rollup WHERE person_id = $1
        UNION ALL SELECT MIN(to_day) FROM annotation WHERE person_id = $1 AND team_id IS NULL) AS oldest";
    CHECK_INS = "DELETE FROM check_in WHERE person_id = $1 AND day < $2";
    PULSES = "DELETE FROM weekly_pulse WHERE person_id = $1 AND day < $2";
    CHATS = "DELETE FROM chat WHERE person_id = $1 AND day < $2";
    ACTIVITIES = "DELETE FROM activity WHERE person_id = $1 AND day < $2";
    INTERRUPTIONS = "DELETE FROM interruption WHERE person_id = $1 AND day < $2";
    WEEKS = "DELETE FROM week_rollup WHERE person_id = $1 AND week < $2";
    ANNOTATIONS = "DELETE FROM annotation WHERE person_id = $1 AND team_id IS NULL AND to_day < $2";
}

impl Store {
    /// Deletes what is older than it is kept, once a day by whichever server comes first. Gives the
    /// number of rows; none where another did it, or everything is kept.
    pub async fn clear_old(&self, now: Now) -> Result<u64, StoreError> {
        let now = to_micros(now);
        let today = now.date_naive();
        let Some(first) = self.settings.retention.first_week(Day(today)) else {
            return Ok(0);
        };
        let job = Job {
            kind: "retention",
            subject: Uuid::nil(),
            slot: today.and_time(NaiveTime::MIN).and_utc(),
        };
        if !self.claim(job, now).await? {
            return Ok(0);
        }
        let mut rows = 0;
        let old = fetch_all!(self.db.read().await?, PersonId, WITH_OLD, first)?;
        for person in old {
            // Still ours; a lease that ran out meanwhile is another's to finish.
            if !self.claim(job, self.settings.clock.now()).await? {
                return Ok(rows);
            }
            rows += self.clear_old_of(person, first, now).await?;
        }
        self.write::<_, StoreError>(async move |conn| job::done(conn, job, now).await)
            .await?;
        Ok(rows)
    }

    async fn clear_old_of(
        &self,
        person: PersonId,
        first: Week,
        now: Now,
    ) -> Result<u64, StoreError> {
        let mut rows = 0;
        loop {
            let oldest = fetch_optional!(self.db.read().await?, Option<Week>, OLDEST, person)?;
            let oldest = oldest.flatten();
            let Some(oldest) = oldest.filter(|week| *week < first) else {
                return Ok(rows);
            };
            let until = oldest.on(WEEKS_AT_ONCE).min(first);
            rows += self
                .write_of::<_, StoreError>(person, async move |conn| {
                    clear_before(conn, person, until, now).await
                })
                .await?;
        }
    }
}

async fn clear_before(
    conn: &mut Conn,
    person: PersonId,
    first: Week,
    now: Now,
) -> Result<u64, StoreError> {
    person::lock_row(conn, person).await?;
    // What these weeks have made usual is kept before they go.
    if let Some(viewer) = viewer::viewer(conn, person, now).await? {
        person_signals::freeze_due(conn, &viewer, now).await?;
    }
    let mut rows = 0;
    let entries = [CHECK_INS, PULSES, CHATS, ACTIVITIES, INTERRUPTIONS];
    for sql in entries.into_iter().chain([WEEKS, ANNOTATIONS]) {
        rows += execute!(conn, sql, person, first)?;
    }
    Ok(rows)
}
