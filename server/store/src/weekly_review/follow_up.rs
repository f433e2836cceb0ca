//! Follow-ups in the database: what a team agreed on, sealed under the key of who wrote it, whoever
//! changes or drops it.
//!
//! Decided:
//!
//! - 2026-11-28: **Follow-ups are sealed under the key of who wrote the row**, whoever changes or drops
//!   it. Because: erasing another lead takes no text away. Who writes holds the team before counting,
//!   and the row before comparing versions; the same words at an old version are no conflict.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::db::sealed;
use crate::db::settings::cut;
use chrono::{NaiveDate, TimeDelta};
use irori_core::domain::day::Day;
use irori_core::domain::follow_up::{
    COUNTED_WEEKS, FollowUp, FollowUpCounts, FollowUpState, KeptFollowUp, TeamPerson,
};
use irori_core::domain::id::{FollowUpId, IdempotencyKey, PersonId, TeamId};
use irori_crypto::seal::{Place, Seal};
use irori_ports::Now;
use irori_ports::error::AppError;
use uuid::Uuid;

/// A query whose rows are [`Found`].
macro_rules! found_sql {
    ($where:literal) => {
        concat!(
            "SELECT f.id, f.team_id, f.person_id, p.name AS author, f.who_id, w.name AS who, f.until_day,
                f.what, f.version, f.made_at, f.state, f.settled_at, f.reason
            FROM follow_up f JOIN person p ON p.id = f.person_id LEFT JOIN person w ON w.id = f.who_id
            WHERE ",
            $where
        )
    };
}

sql! {
    OPEN = found_sql!("f.team_id = $1 AND f.state = 'open' ORDER BY f.until_day, f.id");
    SETTLED = found_sql!(
        "f.team_id = $1 AND f.state <> 'open' AND f.settled_at >= $2 ORDER BY f.settled_at DESC, f.id DESC"
    );
    FIND = found_sql!("f.id = $1");
    TEAM = "SELECT team_id FROM follow_up WHERE id = $1";
    MADE = "SELECT id FROM follow_up WHERE person_id = $1 AND once = $2";
    COUNT_OPEN = "SELECT COUNT(*) FROM follow_up WHERE team_id = $1 AND state = 'open'";
    COUNTS = "SELECT state, COUNT(*) FROM follow_up WHERE team_id = $1 AND made_at >= $2 GROUP BY state";
    ADD = "INSERT INTO follow_up (id, team_id, person_id, who_id, until_day, what, version, made_at, state, once)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, 'open', $8)";
    CHANGE = "UPDATE follow_up SET who_id = $2, until_day = $3, what = $4, version = version + 1 WHERE id = $1";
    TICK = "UPDATE follow_up SET state = 'done', settled_at = $2, version = version + 1
        WHERE id = $1 AND state = 'open'";
    OPEN_AGAIN = "UPDATE follow_up SET state = 'open', settled_at = NULL, version = version + 1
        WHERE id = $1 AND state = 'done'";
    GIVE_UP = "UPDATE follow_up SET state = 'dropped', settled_at = $2, reason = $3, version = version + 1
        WHERE id = $1";
}

// Of two who change one at once the second sees what the first wrote.
sql! {
    sqlite {
        HOLD_SQLITE = "SELECT id FROM follow_up WHERE id = $1";
    }
    postgres {
        HOLD_POSTGRES = "SELECT id FROM follow_up WHERE id = $1 FOR NO KEY UPDATE";
    }
}

/// A follow-up as its columns have it.
#[derive(sqlx::FromRow)]
pub(crate) struct Found {
    id: Uuid,
    team_id: Uuid,
    person_id: Uuid,
    author: String,
    who_id: Option<Uuid>,
    who: Option<String>,
    until_day: NaiveDate,
    what: Vec<u8>,
    version: i64,
    made_at: Now,
    state: String,
    settled_at: Option<Now>,
    reason: Option<Vec<u8>>,
}

impl Found {
    pub fn team(&self) -> TeamId {
        TeamId(self.team_id)
    }

    pub fn who(&self) -> Option<PersonId> {
        self.who_id.map(PersonId)
    }

    pub fn until(&self) -> Day {
        Day(self.until_day)
    }

    pub fn is_open(&self) -> bool {
        self.state == FollowUpState::Open.as_str()
    }

    pub fn has_version(&self, seen: u32) -> bool {
        self.version == i64::from(seen)
    }

    /// Whether this is what it says already.
    pub fn says(&self, seal: &Seal, follow_up: &FollowUp) -> bool {
        let what = seal.open(self.place("what"), &self.what);
        self.who() == Some(follow_up.who)
            && self.until() == follow_up.until
            && what.is_ok_and(|what| what == follow_up.what)
    }

    fn place(&self, column: &'static str) -> Place<'_> {
        place(PersonId(self.person_id), &self.id, column)
    }

    /// The text of a sealed column; one that cannot be opened is an incident.
    async fn text(
        &self,
        conn: &mut Conn,
        seal: &Seal,
        column: &'static str,
        sealed: &[u8],
    ) -> Result<Option<String>, StoreError> {
        let text = seal.open(self.place(column), sealed).ok();
        if text.is_none() {
            let (row, owner) = (self.id.to_string(), PersonId(self.person_id));
            sealed::report(conn, seal, "follow_up", &row, owner).await?;
        }
        Ok(text)
    }

    async fn read(self, conn: &mut Conn, seal: &Seal) -> Result<KeptFollowUp, StoreError> {
        let what = self.text(conn, seal, "what", &self.what).await?;
        let reason = match &self.reason {
            Some(sealed) => self.text(conn, seal, "reason", sealed).await?,
            None => None,
        };
        let version = u32::try_from(self.version);
        Ok(KeptFollowUp {
            id: FollowUpId(self.id),
            team: self.team(),
            what,
            until: self.until(),
            who: self
                .who()
                .zip(self.who)
                .map(|(id, name)| TeamPerson { id, name }),
            by: self.author,
            made: self.made_at,
            version: version.map_err(|_| StoreError::Stored("follow_up.version"))?,
            state: stored("follow_up.state", FollowUpState::parse(&self.state))?,
            settled: self.settled_at,
            reason,
        })
    }
}

fn place<'r>(owner: PersonId, row: &'r Uuid, column: &'static str) -> Place<'r> {
    Place {
        owner,
        table: "follow_up",
        row: row.as_bytes(),
        column,
    }
}

/// The first moment of those that are counted.
fn counted_since(now: Now) -> Now {
    cut(now) - TimeDelta::weeks(i64::from(COUNTED_WEEKS))
}

/// The open follow-ups of a team, by their day.
pub(crate) async fn open(
    conn: &mut Conn,
    seal: &Seal,
    team: TeamId,
) -> Result<Vec<KeptFollowUp>, StoreError> {
    let found = fetch_all!(conn, Found, OPEN, team.0)?;
    read_all(conn, seal, found).await
}

/// Those that were ticked or dropped within the counted weeks, the latest first.
pub(crate) async fn settled(
    conn: &mut Conn,
    seal: &Seal,
    team: TeamId,
    now: Now,
) -> Result<Vec<KeptFollowUp>, StoreError> {
    let found = fetch_all!(conn, Found, SETTLED, team.0, counted_since(now))?;
    read_all(conn, seal, found).await
}

async fn read_all(
    conn: &mut Conn,
    seal: &Seal,
    found: Vec<Found>,
) -> Result<Vec<KeptFollowUp>, StoreError> {
    let mut kept = Vec::with_capacity(found.len());
    for found in found {
        kept.push(found.read(conn, seal).await?);
    }
    Ok(kept)
}

/// What became of those that were written within the counted weeks.
pub(crate) async fn counts(
    conn: &mut Conn,
    team: TeamId,
    now: Now,
) -> Result<FollowUpCounts, StoreError> {
    let mut counts = FollowUpCounts::default();
    for (state, count) in fetch_all!(conn, (String, i64), COUNTS, team.0, counted_since(now))? {
        let of = match stored("follow_up.state", FollowUpState::parse(&state))? {
            FollowUpState::Open => &mut counts.open,
            FollowUpState::Done => &mut counts.done,
            FollowUpState::Dropped => &mut counts.dropped,
        };
        *of = u32::try_from(count).unwrap_or(u32::MAX);
    }
    Ok(counts)
}

pub(crate) async fn count_open(conn: &mut Conn, team: TeamId) -> Result<u32, StoreError> {
    let count = fetch_optional!(conn, (i64,), COUNT_OPEN, team.0)?.map_or(0, |(count,)| count);
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The one that this showing of a form has made already.
pub(crate) async fn made(
    conn: &mut Conn,
    author: PersonId,
    once: IdempotencyKey,
) -> Result<Option<FollowUpId>, StoreError> {
    let found = fetch_optional!(conn, (Uuid,), MADE, author.0, once.0)?;
    Ok(found.map(|(id,)| FollowUpId(id)))
}

pub(crate) async fn team_of(conn: &mut Conn, id: FollowUpId) -> Result<TeamId, StoreError> {
    let found = fetch_optional!(conn, (Uuid,), TEAM, id.0)?;
    Ok(found
        .map(|(team,)| TeamId(team))
        .ok_or(AppError::NotThere)?)
}

/// The one with this id, kept from others until the transaction ends.
pub(crate) async fn hold(conn: &mut Conn, id: FollowUpId) -> Result<Found, StoreError> {
    let sql = conn.pick(HOLD_SQLITE, HOLD_POSTGRES);
    fetch_optional!(conn, (Uuid,), sql, id.0)?.ok_or(AppError::NotThere)?;
    Ok(fetch_optional!(conn, Found, FIND, id.0)?.ok_or(AppError::NotThere)?)
}

/// Whose a new follow-up is, and which showing of a form makes it.
pub(crate) struct New {
    pub id: FollowUpId,
    pub team: TeamId,
    pub author: PersonId,
    pub once: IdempotencyKey,
    pub made: Now,
}

pub(crate) async fn add(
    conn: &mut Conn,
    seal: &Seal,
    new: &New,
    follow_up: &FollowUp,
) -> Result<(), StoreError> {
    let place = place(new.author, &new.id.0, "what");
    let what = sealed::close(conn, seal, place, &follow_up.what).await?;
    let (who, until) = (follow_up.who.0, follow_up.until.0);
    execute!(
        conn,
        ADD,
        new.id.0,
        new.team.0,
        new.author.0,
        who,
        until,
        what,
        cut(new.made),
        new.once.0
    )?;
    Ok(())
}

pub(crate) async fn change(
    conn: &mut Conn,
    seal: &Seal,
    found: &Found,
    to: &FollowUp,
) -> Result<(), StoreError> {
    if seal.is_shut() && seal.open(found.place("what"), &found.what).is_err() {
        return Err(AppError::mistake("what", "wrong-text-unreadable").into());
    }
    let what = sealed::close(conn, seal, found.place("what"), &to.what).await?;
    execute!(conn, CHANGE, found.id, to.who.0, to.until.0, what)?;
    Ok(())
}

/// Ticks an open one.
pub(crate) async fn tick(conn: &mut Conn, id: FollowUpId, now: Now) -> Result<(), StoreError> {
    execute!(conn, TICK, id.0, cut(now))?;
    Ok(())
}

/// Opens one again that was ticked.
pub(crate) async fn open_again(conn: &mut Conn, id: FollowUpId) -> Result<(), StoreError> {
    execute!(conn, OPEN_AGAIN, id.0)?;
    Ok(())
}

pub(crate) async fn give_up(
    conn: &mut Conn,
    seal: &Seal,
    found: &Found,
    reason: &str,
    now: Now,
) -> Result<(), StoreError> {
    let reason = sealed::close(conn, seal, found.place("reason"), reason).await?;
    execute!(conn, GIVE_UP, found.id, cut(now), reason)?;
    Ok(())
}
