//! Chains of rows: every row names the one before it by its hash, and the installation keeps the place and
//! hash of the last, so that none can be changed, taken out or cut off unnoticed.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::StoreError;
use irori_core::privacy::release::Digest;
use std::fmt;

sql! {
    HEAD = "SELECT value FROM installation WHERE key = $1";
    MOVE_HEAD = "UPDATE installation SET value = $2 WHERE key = $1";
}

// Of two servers one waits until the other's row is in, or was given up.
sql! {
    sqlite {
        LOCK_SQLITE = "SELECT value FROM installation WHERE key = $1";
    }
    postgres {
        LOCK_POSTGRES = "SELECT value FROM installation WHERE key = $1 FOR UPDATE";
    }
}

/// The last row of a chain: its number, 0 before the first, and its hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChainHead {
    pub number: u64,
    pub digest: Option<Digest>,
}

impl ChainHead {
    /// Reads `12 9f86…`, or `0`, as [`ChainHead::fmt`] writes it.
    fn parse(text: &str) -> Option<Self> {
        let Some((number, digest)) = text.split_once(' ') else {
            return (text == "0").then(Self::default);
        };
        Some(Self {
            number: number.parse().ok()?,
            digest: Some(Digest::parse(digest)?),
        })
    }
}

impl fmt::Display for ChainHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.digest {
            None => write!(f, "{}", self.number),
            Some(digest) => write!(f, "{} {digest}", self.number),
        }
    }
}

/// The place of a chain that the installation keeps under `key`, for reading; `None` where it is lost or
/// cannot be read.
pub(crate) async fn head(conn: &mut Conn, key: &str) -> Result<Option<ChainHead>, StoreError> {
    Ok(fetch_optional!(conn, String, HEAD, key)?.and_then(|value| ChainHead::parse(&value)))
}

/// The last row of a chain, kept from others until the transaction ends. Without it no row can be added.
pub(crate) async fn lock_head(conn: &mut Conn, key: &'static str) -> Result<ChainHead, StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    let found = fetch_optional!(conn, String, sql, key)?.and_then(|value| ChainHead::parse(&value));
    found.ok_or(StoreError::Stored(key))
}

pub(crate) async fn move_head(
    conn: &mut Conn,
    key: &str,
    head: ChainHead,
) -> Result<(), StoreError> {
    execute!(conn, MOVE_HEAD, key, head.to_string())?;
    Ok(())
}

/// What is wrong with a row of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenView {
    /// The text is not what was hashed.
    Hash,
    /// It does not name the row before it.
    Chain,
    /// Rows before it are missing.
    Hole,
    /// Its columns say something else than the text that was hashed.
    Place,
    /// It has no place in the chain.
    Unchained,
    /// The chain does not end where the last row was written.
    Head,
    /// It is not the row that somebody noted.
    Noted,
}

/// Goes along a chain, row by row, and gathers what is broken. Others may add rows meanwhile.
pub(crate) struct Walk {
    before: Option<ChainHead>,
    pub last: ChainHead,
    found: Vec<(u64, BrokenView)>,
}

impl Walk {
    /// From the row after `start`; `before` is the last row when the walk begins.
    pub fn from(start: ChainHead, before: Option<ChainHead>) -> Self {
        let mut walk = Self {
            before,
            last: start,
            found: Vec::new(),
        };
        walk.meet(start);
        walk
    }

    /// What is wrong with the place of a row whose text names `previous`, and must be so numbered.
    pub fn broken(&self, number: u64, previous: Option<Digest>) -> Option<BrokenView> {
        if number != self.last.number + 1 {
            return Some(BrokenView::Hole);
        }
        (previous != self.last.digest).then_some(BrokenView::Chain)
    }

    /// The next row, and what was wrong with it.
    pub fn step(&mut self, row: ChainHead, broken: Option<BrokenView>) {
        self.found.extend(broken.map(|broken| (row.number, broken)));
        self.last = row;
        self.meet(row);
    }

    /// Something is wrong at a row, beside its place.
    pub fn find(&mut self, number: u64, broken: BrokenView) {
        self.found.push((number, broken));
    }

    fn meet(&mut self, row: ChainHead) {
        let is_other = |before: ChainHead| before.number == row.number && before != row;
        if self.before.is_some_and(is_other) {
            self.found.push((row.number, BrokenView::Head));
        }
    }

    /// The walk is over; `after` is the last row now.
    pub fn end(mut self, after: Option<ChainHead>) -> Vec<(u64, BrokenView)> {
        let last = self.last.number;
        let is_between =
            |(before, after): (ChainHead, ChainHead)| before.number <= last && last <= after.number;
        if !self.before.zip(after).is_some_and(is_between) {
            self.found.push((last, BrokenView::Head));
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_reads_back_what_it_wrote() {
        let head = ChainHead {
            number: 12,
            digest: Some(Digest::of("")),
        };
        assert_eq!(ChainHead::parse(&head.to_string()), Some(head));
        assert_eq!(ChainHead::parse("0"), Some(ChainHead::default()));
        for text in ["", "1", "1 2", "x e3b0", "-1 e3b0"] {
            assert_eq!(ChainHead::parse(text), None, "{text}");
        }
    }
}
