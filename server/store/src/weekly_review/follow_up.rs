//! Follow-ups in the database: what a team agreed on, sealed under the key of who wrote it, whoever
//! changes or drops it.
//!
//! Decided:
//!
//! - 2026-11-28: **Follow-ups are sealed under the key of who wrote the row**, whoever changes or drops
//!   it. Because: erasing another lead takes no text away. Who writes holds the team before counting,
//!   and the row before comparing versions; the same words at an old version are no conflict.

use crate::db::connection::{Conn, count, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::row_struct;
use crate::db::sealed::SealedColumn;
use crate::db::settings::to_micros;
use chrono::TimeDelta;
use irori_core::domain::day::Day;
use irori_core::domain::follow_up::{
    COUNTED_WEEKS, FollowUp, FollowUpCounts, FollowUpState, KeptFollowUp, TeamPerson,
};
use irori_core::domain::id::{FollowUpId, IdempotencyKey, PersonId, TeamId};
use irori_crypto::seal::Seal;
use irori_ports::Now;
use irori_ports::error::AppError;
use uuid::Uuid;

/// A query whose rows are [`FollowUpRow`].
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
        LOCK_SQLITE = "SELECT id FROM follow_up WHERE id = $1";
    }
    postgres {
        LOCK_POSTGRES = "SELECT id FROM follow_up WHERE id = $1 FOR NO KEY UPDATE";
    }
}

pub(crate) const WHAT: SealedColumn = SealedColumn {
    table: "follow_up",
    column: "what",
};
pub(crate) const REASON: SealedColumn = SealedColumn {
    table: "follow_up",
    column: "reason",
};

row_struct! {
    /// A follow-up as its columns have it.
    pub(crate) struct FollowUpRow {
        id: FollowUpId,
        pub team_id: TeamId,
        person_id: PersonId,
        author: String,
        pub who_id: Option<PersonId>,
        who: Option<String>,
        pub until_day: Day,
        what: Vec<u8>,
        pub version: u32,
        made_at: Now,
        pub state: FollowUpState,
        settled_at: Option<Now>,
        reason: Option<Vec<u8>>,
    }
}

impl FollowUpRow {
    /// Whether this is what it says already.
    pub fn says(&self, seal: &Seal, follow_up: &FollowUp) -> bool {
        let what = seal.open(WHAT.place(self.person_id, &self.id.0), &self.what);
        self.who_id == Some(follow_up.who)
            && self.until_day == follow_up.until
            && what.is_ok_and(|what| what == follow_up.what)
    }

    /// Whose it is and its row.
    fn row(&self) -> (PersonId, Uuid) {
        (self.person_id, self.id.0)
    }

    async fn open(self, conn: &mut Conn, seal: &Seal) -> Result<KeptFollowUp, StoreError> {
        let row = self.row();
        Ok(KeptFollowUp {
            id: self.id,
            team: self.team_id,
            what: WHAT.open(conn, seal, row, &self.what).await?,
            until: self.until_day,
            who: self
                .who_id
                .zip(self.who)
                .map(|(id, name)| TeamPerson { id, name }),
            by: self.author,
            made: self.made_at,
            version: self.version,
            state: self.state,
            settled: self.settled_at,
            reason: match &self.reason {
                Some(sealed) => REASON.open(conn, seal, row, sealed).await?,
                None => None,
            },
        })
    }
}

/// The first moment of those that are counted.
fn counted_since(now: Now) -> Now {
    to_micros(now) - TimeDelta::weeks(i64::from(COUNTED_WEEKS))
}

/// The open follow-ups of a team, by their day.
pub(crate) async fn open(
    conn: &mut Conn,
    seal: &Seal,
    team: TeamId,
) -> Result<Vec<KeptFollowUp>, StoreError> {
    let found = fetch_all!(conn, FollowUpRow, OPEN, team)?;
    read_all(conn, seal, found).await
}

/// Those that were ticked or dropped within the counted weeks, the latest first.
pub(crate) async fn settled(
    conn: &mut Conn,
    seal: &Seal,
    team: TeamId,
    now: Now,
) -> Result<Vec<KeptFollowUp>, StoreError> {
    let found = fetch_all!(conn, FollowUpRow, SETTLED, team, counted_since(now))?;
    read_all(conn, seal, found).await
}

async fn read_all(
    conn: &mut Conn,
    seal: &Seal,
    found: Vec<FollowUpRow>,
) -> Result<Vec<KeptFollowUp>, StoreError> {
    let mut kept = Vec::with_capacity(found.len());
    for found in found {
        kept.push(found.open(conn, seal).await?);
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
    for (state, count) in fetch_all!(conn, (_, i64), COUNTS, team, counted_since(now))? {
        let of = match state {
            FollowUpState::Open => &mut counts.open,
            FollowUpState::Done => &mut counts.done,
            FollowUpState::Dropped => &mut counts.dropped,
        };
        *of = u32::try_from(count).unwrap_or(u32::MAX);
    }
    Ok(counts)
}

pub(crate) async fn count_open(conn: &mut Conn, team: TeamId) -> Result<u32, StoreError> {
    Ok(u32::try_from(count!(conn, COUNT_OPEN, team)?).unwrap_or(u32::MAX))
}

/// The one that this showing of a form has made already.
pub(crate) async fn made(
    conn: &mut Conn,
    author: PersonId,
    key: IdempotencyKey,
) -> Result<Option<FollowUpId>, StoreError> {
    fetch_optional!(conn, FollowUpId, MADE, author, key)
}

pub(crate) async fn team_of(conn: &mut Conn, id: FollowUpId) -> Result<TeamId, StoreError> {
    Ok(fetch_optional!(conn, TeamId, TEAM, id)?.ok_or(AppError::NotThere)?)
}

/// The one with this id, kept from others until the transaction ends.
pub(crate) async fn lock_row(conn: &mut Conn, id: FollowUpId) -> Result<FollowUpRow, StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    check_there(exists!(conn, sql, id)?)?;
    Ok(fetch_optional!(conn, FollowUpRow, FIND, id)?.ok_or(AppError::NotThere)?)
}

/// Whose a new follow-up is, and which showing of a form makes it.
pub(crate) struct NewFollowUp {
    pub id: FollowUpId,
    pub team: TeamId,
    pub author: PersonId,
    pub key: IdempotencyKey,
    pub made: Now,
}

pub(crate) async fn add(
    conn: &mut Conn,
    seal: &Seal,
    new: &NewFollowUp,
    follow_up: &FollowUp,
) -> Result<(), StoreError> {
    let row = (new.author, new.id.0);
    let what = WHAT.close(conn, seal, row, &follow_up.what).await?;
    execute!(
        conn,
        ADD,
        new.id,
        new.team,
        new.author,
        follow_up.who,
        follow_up.until,
        what,
        to_micros(new.made),
        new.key
    )?;
    Ok(())
}

pub(crate) async fn change(
    conn: &mut Conn,
    seal: &Seal,
    found: &FollowUpRow,
    to: &FollowUp,
) -> Result<(), StoreError> {
    let (owner, row) = found.row();
    if seal.is_shut() && seal.open(WHAT.place(owner, &row), &found.what).is_err() {
        return Err(AppError::mistake("what", "wrong-text-unreadable").into());
    }
    let what = WHAT.close(conn, seal, (owner, row), &to.what).await?;
    execute!(conn, CHANGE, found.id, to.who, to.until, what)?;
    Ok(())
}

/// Ticks an open one.
pub(crate) async fn tick(conn: &mut Conn, id: FollowUpId, now: Now) -> Result<(), StoreError> {
    execute!(conn, TICK, id, to_micros(now))?;
    Ok(())
}

/// Opens one again that was ticked.
pub(crate) async fn open_again(conn: &mut Conn, id: FollowUpId) -> Result<(), StoreError> {
    execute!(conn, OPEN_AGAIN, id)?;
    Ok(())
}

pub(crate) async fn give_up(
    conn: &mut Conn,
    seal: &Seal,
    found: &FollowUpRow,
    reason: &str,
    now: Now,
) -> Result<(), StoreError> {
    let reason = REASON.close(conn, seal, found.row(), reason).await?;
    execute!(conn, GIVE_UP, found.id, to_micros(now), reason)?;
    Ok(())
}
