//! The ledger as a chain: what is hashed of a row, how the chain was begun, and whether it is whole.
//!
//! Decided:
//!
//! - 2026-11-24: **The ledger is one chain for everybody.** Its last place is a row of `installation`,
//!   held until the look is written; where it is lost, nothing is given to read and `verify` says so.
//!   Erased accounts leave their random id in the hashed text and nowhere else. Costs: who rewrote all
//!   of it is found only by a head that somebody noted.

use crate::audit::row::{AuditContent, AuditRow};
use crate::db::connection::{Conn, count, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::hash_chain::{self, BrokenView, ChainHead, Walk};
use crate::db::installation;
use crate::db::row::{DbRow, FromDbRow};
use crate::store::Store;
use irori_core::privacy::release::{Digest, StoredRelease};
use std::str::FromStr;
use uuid::Uuid;

/// Of a noted hash at least so many hexadecimal digits; the page of the ledger shows as many.
const NOTED_LEAST: usize = 16;

sql! {
    BEGIN_CHAIN = "INSERT INTO installation (key, value) VALUES ('ledger', '0') ON CONFLICT (key) DO NOTHING";
    IS_CHAINED = "SELECT 1 FROM view WHERE number IS NOT NULL LIMIT 1";
    UNCHAINED = "SELECT id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
            quarter_release_id, about_id, team_id, detail
        FROM view WHERE number IS NULL ORDER BY viewed_at, id LIMIT 500";
    CHAIN = "UPDATE view SET number = $2, content = $3, digest = $4 WHERE id = $1";
    ROWS = "SELECT id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
            quarter_release_id, about_id, team_id, detail
        FROM view WHERE number > $1 ORDER BY number LIMIT 500";
    DIGEST = "SELECT digest FROM view WHERE number = $1";
    COUNT_UNCHAINED = "SELECT COUNT(*) FROM view WHERE number IS NULL";
    IS_PERSON = "SELECT 1 FROM person WHERE id = $1";
    IS_TEAM = "SELECT 1 FROM team WHERE id = $1";
}

/// Under this key the installation keeps the last row.
const KEY: &str = "ledger";

/// The place and the text of the row that comes next.
pub(crate) fn next(head: ChainHead, row: &AuditRow) -> (u64, StoredRelease) {
    let number = head.number + 1;
    (number, StoredRelease::of(&row.content(number, head.digest)))
}

/// The last row, for reading; `None` where its place is lost or cannot be read.
pub(crate) async fn head(conn: &mut Conn) -> Result<Option<ChainHead>, StoreError> {
    hash_chain::head(conn, KEY).await
}

/// The last row, kept from others until the transaction ends. Without it no row can be added, and so
/// nothing is given to read. A transaction that deletes accounts as well takes it before it does.
pub(crate) async fn lock_head(conn: &mut Conn) -> Result<ChainHead, StoreError> {
    hash_chain::lock_head(conn, KEY).await
}

pub(crate) async fn move_head(
    conn: &mut Conn,
    number: u64,
    digest: Digest,
) -> Result<(), StoreError> {
    let head = ChainHead {
        number,
        digest: Some(digest),
    };
    hash_chain::move_head(conn, KEY, head).await
}

/// A row with its place in the chain.
struct ChainedRow {
    id: Uuid,
    number: Option<i64>,
    content: Option<String>,
    digest: Option<String>,
    row: AuditRow,
}

impl FromDbRow for ChainedRow {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            number: row.get("number")?,
            content: row.get("content")?,
            digest: row.get("digest")?,
            row: AuditRow::from_row(row)?,
        })
    }
}

impl Store {
    /// Begins the chain, once, with the rows of before there was one, in the order of their moments.
    /// A chain whose last place was lost is not begun again: verify says so. Gives the number of rows.
    pub(crate) async fn chain_views(&self) -> Result<u64, StoreError> {
        let mut conn = self.db.read().await?;
        if installation::value(&mut conn, KEY).await?.is_some() || exists!(conn, IS_CHAINED)? {
            return Ok(0);
        }
        drop(conn);
        self.write(async move |conn| chain_all(conn).await).await
    }

    /// Whether the ledger still has the row that somebody noted.
    pub async fn has_noted(&self, noted: &NotedHead) -> Result<bool, StoreError> {
        let Ok(number) = i64::try_from(noted.number) else {
            return Ok(false);
        };
        let found = fetch_optional!(self.db.read().await?, Option<String>, DIGEST, number)?;
        let digest = found.flatten();
        Ok(digest.is_some_and(|digest| digest.starts_with(&noted.digits)))
    }
}

async fn chain_all(conn: &mut Conn) -> Result<u64, StoreError> {
    if execute!(conn, BEGIN_CHAIN)? == 0 {
        return Ok(0);
    }
    let mut head = ChainHead::default();
    loop {
        let rows = fetch_all!(conn, ChainedRow, UNCHAINED)?;
        if rows.is_empty() {
            return Ok(head.number);
        }
        for found in rows {
            let (number, written) = next(head, &found.row);
            let place = i64::try_from(number).unwrap_or(i64::MAX);
            execute!(conn, CHAIN, found.id, place, &written.text, written.digest)?;
            head = ChainHead {
                number,
                digest: Some(written.digest),
            };
        }
        hash_chain::move_head(conn, KEY, head).await?;
    }
}

/// Every row that is not as it was written, by number. Others may add rows meanwhile.
pub(crate) async fn broken(conn: &mut Conn) -> Result<Vec<(u64, BrokenView)>, StoreError> {
    let mut walk = Walk::from(ChainHead::default(), head(conn).await?);
    loop {
        let last = i64::try_from(walk.last.number).unwrap_or(i64::MAX);
        let rows = fetch_all!(conn, ChainedRow, ROWS, last)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let number = row.number.map_or(0, i64::unsigned_abs);
            let broken = broken_row(conn, &row, number, &walk).await?;
            let digest = row.digest.as_deref().and_then(Digest::parse);
            walk.step(ChainHead { number, digest }, broken);
        }
    }
    let mut found = walk.end(head(conn).await?);
    if count!(conn, COUNT_UNCHAINED)? > 0 {
        found.push((0, BrokenView::Unchained));
    }
    Ok(found)
}

async fn broken_row(
    conn: &mut Conn,
    found: &ChainedRow,
    number: u64,
    walk: &Walk,
) -> Result<Option<BrokenView>, StoreError> {
    let (content, digest) = (
        found.content.as_deref().unwrap_or_default(),
        found.digest.as_deref().unwrap_or_default(),
    );
    if Digest::of(content).to_string() != digest {
        return Ok(Some(BrokenView::Hash));
    }
    let Ok(content) = serde_json::from_str::<AuditContent>(content) else {
        return Ok(Some(BrokenView::Place));
    };
    if let Some(broken) = walk.broken(number, content.previous) {
        return Ok(Some(broken));
    }
    let mut kept = found.row.content(number, content.previous);
    // What was erased is forgotten by the columns alone, and only where nothing is left of it.
    if let (None, Some(id)) = (kept.viewer, content.viewer)
        && !is_there(conn, IS_PERSON, id.0).await?
    {
        kept.viewer = content.viewer;
    }
    if let (None, Some(id)) = (kept.about, content.about)
        && !is_there(conn, IS_PERSON, id.0).await?
    {
        kept.about = content.about;
    }
    if let (None, Some(id)) = (kept.team, content.team)
        && !is_there(conn, IS_TEAM, id.0).await?
    {
        kept.team = content.team;
    }
    Ok((kept != content).then_some(BrokenView::Place))
}

async fn is_there(conn: &mut Conn, sql: &'static str, id: Uuid) -> Result<bool, StoreError> {
    exists!(conn, sql, id)
}

/// The number of a row and the beginning of its hash, as somebody noted them from the ledger's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedHead {
    pub number: u64,
    digits: String,
}

impl FromStr for NotedHead {
    type Err = &'static str;

    /// Reads `12:9f86d081884c7d65`, of the hash at least 16 digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong =
            "write NUMBER:HASH as the foot of the ledger shows them, such as 12:9f86d081884c7d65";
        let (number, digits) = text.trim().split_once(':').ok_or(wrong)?;
        let digits = digits.to_ascii_lowercase();
        let is_hash = (NOTED_LEAST..=64).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        match number.parse() {
            Ok(number) if is_hash => Ok(Self { number, digits }),
            _ => Err(wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noted_row_is_a_number_and_sixteen_digits_or_more() {
        let noted = NotedHead::from_str("12:9F86d081884c7d65").unwrap();
        assert_eq!(
            (noted.number, noted.digits.as_str()),
            (12, "9f86d081884c7d65")
        );
        let long = "f".repeat(65);
        for text in [
            "",
            "12",
            "12:9f86",
            "x:9f86d081884c7d65",
            &format!("1:{long}"),
            "1:9f86d081884c7d6g",
        ] {
            assert!(NotedHead::from_str(text).is_err(), "{text}");
        }
    }
}
