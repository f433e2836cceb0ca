//! Thresholds by version, in the database. A version is never changed.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use irori_core::domain::id::PersonId;
use irori_core::privacy::thresholds::{
    AnswersSoFar, ThresholdVersion, ThresholdVersions, Thresholds,
};
use irori_ports::Now;
use irori_ports::error::AppError;
use irori_ports::rules::{ThresholdHistory, ThresholdLine};

sql! {
    HISTORY = "SELECT t.number, t.from_week, t.team, t.report, t.set_at, p.name FROM thresholds t
        LEFT JOIN person p ON p.id = t.set_by ORDER BY t.number DESC";
    ADD = "INSERT INTO thresholds (number, from_week, team, report, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (number) DO NOTHING";
    IS_COLLECTED = "SELECT 1 WHERE EXISTS (SELECT 1 FROM week_rollup)
        OR EXISTS (SELECT 1 FROM person_week) OR EXISTS (SELECT 1 FROM group_making)";
    LAST_CLOSED = "SELECT closed_at FROM week_release ORDER BY closed_at DESC LIMIT 1";
}

/// Every version there has been.
pub(crate) async fn all(conn: &mut Conn) -> Result<ThresholdVersions, StoreError> {
    let versions = lines(conn).await?.into_iter().map(|line| line.version);
    Ok(ThresholdVersions::new(versions.collect()))
}

/// Every version with who set it, and the first week of one that is set at `now`.
pub(crate) async fn history(conn: &mut Conn, now: Now) -> Result<ThresholdHistory, StoreError> {
    let lines = lines(conn).await?;
    let begins = match collected(conn).await? {
        AnswersSoFar::Nothing => None,
        AnswersSoFar::Something => {
            let now = not_before_what_was(conn, &lines, now).await?;
            Some(ThresholdVersion::first_week(now, AnswersSoFar::Something))
        }
    };
    Ok(ThresholdHistory { lines, begins })
}

pub(crate) async fn set(
    conn: &mut Conn,
    thresholds: Thresholds,
    by: PersonId,
    now: Now,
) -> Result<ThresholdVersion, StoreError> {
    let lines = lines(conn).await?;
    let latest = lines.first().map(|line| line.version);
    if latest.map_or(Thresholds::STANDARD, |latest| latest.thresholds) == thresholds {
        return Err(AppError::mistake("form", "wrong-thresholds-same").into());
    }
    let set_at = to_micros(not_before_what_was(conn, &lines, now).await?);
    let version = ThresholdVersion {
        number: latest.map_or(0, |latest| latest.number) + 1,
        from: ThresholdVersion::first_week(set_at, collected(conn).await?),
        thresholds,
        set_at,
    };
    let added = execute!(
        conn,
        ADD,
        version.number,
        version.from,
        thresholds.team,
        thresholds.report,
        by,
        set_at
    )?;
    // Somebody else has just set some, which these were not made from.
    if added == 0 {
        return Err(AppError::Busy.into());
    }
    Ok(version)
}

async fn collected(conn: &mut Conn) -> Result<AnswersSoFar, StoreError> {
    Ok(match exists!(conn, IS_COLLECTED)? {
        true => AnswersSoFar::Something,
        false => AnswersSoFar::Nothing,
    })
}

/// `now`, or the latest instant at which anything was set or closed: where the clock was put back, what
/// counted in a closed week is not set anew.
async fn not_before_what_was(
    conn: &mut Conn,
    lines: &[ThresholdLine],
    now: Now,
) -> Result<Now, StoreError> {
    let closed = fetch_optional!(conn, Now, LAST_CLOSED)?;
    let set = lines.iter().map(|line| line.version.set_at);
    Ok(set.chain(closed).fold(now, Now::max))
}

async fn lines(conn: &mut Conn) -> Result<Vec<ThresholdLine>, StoreError> {
    fetch_all!(conn, ThresholdLine, HISTORY)
}

impl FromDbRow for ThresholdLine {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            version: ThresholdVersion {
                number: row.get("number")?,
                from: row.get("from_week")?,
                thresholds: Thresholds {
                    team: row.get("team")?,
                    report: row.get("report")?,
                },
                set_at: row.get("set_at")?,
            },
            set_by: row.get("name")?,
        })
    }
}
