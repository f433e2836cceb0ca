//! Throttling: how often somebody tried, per account and per network, in windows of 15 minutes.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use crate::token;
use app::error::Trouble;
use app::ports::Now;
use chrono::TimeDelta;

/// Tries per account and window.
const PER_ACCOUNT: i64 = 5;
/// Tries per network and window.
const PER_NETWORK: i64 = 30;
const WINDOW: TimeDelta = TimeDelta::minutes(15);

sql! {
    /// Counts a try; a window that is over begins anew.
    COUNT_UP = "INSERT INTO attempt (key, tries, since) VALUES ($1, 1, $2)
        ON CONFLICT (key) DO UPDATE SET
            tries = CASE WHEN attempt.since <= $3 THEN 1 ELSE attempt.tries + 1 END,
            since = CASE WHEN attempt.since <= $3 THEN $2 ELSE attempt.since END
        RETURNING tries, since";
    COUNT_DOWN = "UPDATE attempt SET tries = tries - 1 WHERE key = $1 AND tries > 0";
    FORGET = "DELETE FROM attempt WHERE key = $1";
    PRUNE = "DELETE FROM attempt WHERE since <= $1";
}

/// Whom a try is counted for.
#[derive(Clone, Debug)]
pub(super) struct Tries {
    account: Vec<u8>,
    network: Option<Vec<u8>>,
}

impl Tries {
    /// Addresses and networks are kept as hashes only.
    pub fn of(email_key: &str, network: Option<&str>) -> Self {
        Self {
            account: token::hash(&format!("account {email_key}")),
            network: network.map(|n| token::hash(&format!("network {n}"))),
        }
    }

    /// Counts a try before it is made, so that many at once cannot slip through. The outcome is
    /// within: what was counted stays counted when it is [`Trouble::Slow`].
    pub async fn count(
        &self,
        line: &mut Line,
        now: Now,
    ) -> Result<Result<(), Trouble>, StoreError> {
        // The network first: one that is refused makes no rows for accounts.
        if let Some(network) = &self.network
            && let Some(slow) = count_up(line, network, PER_NETWORK, now).await?
        {
            return Ok(Err(slow));
        }
        match count_up(line, &self.account, PER_ACCOUNT, now).await? {
            Some(slow) => Ok(Err(slow)),
            None => Ok(Ok(())),
        }
    }

    /// The try was right: it counts for nothing, and neither do those before it.
    pub async fn succeed(&self, line: &mut Line) -> Result<(), StoreError> {
        run!(line, FORGET, &self.account)?;
        if let Some(network) = &self.network {
            run!(line, COUNT_DOWN, network)?;
        }
        Ok(())
    }
}

async fn count_up(
    line: &mut Line,
    key: &[u8],
    most: i64,
    now: Now,
) -> Result<Option<Trouble>, StoreError> {
    let counted = one!(line, (i64, Now), COUNT_UP, key, now, now - WINDOW)?;
    let (tries, since) = counted.unwrap_or((1, now));
    if tries <= most {
        return Ok(None);
    }
    let seconds = (since + WINDOW - now).num_seconds().max(0).unsigned_abs() + 1;
    Ok(Some(Trouble::Slow { seconds }))
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now - WINDOW)?)
}
