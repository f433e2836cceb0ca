//! Closes the weeks behind the demo, each at the moment at which it was due.

use super::calendar::{START, WEEKS, shift};
use super::organisation::TEAMS;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use irori_core::domain::day::{Closes, Day, Week};
use irori_store::Store;
use std::collections::BTreeSet;

/// The moments at which weeks were due that have not been closed yet.
pub(super) struct PastWeeks(BTreeSet<DateTime<Utc>>);

impl PastWeeks {
    /// All of them, where `now` is the demo's.
    pub fn of(now: DateTime<Utc>) -> Result<Self> {
        let first = Day(shift(START, now.date_naive())).week();
        let weeks: Vec<Week> = (0..WEEKS).map(|n| first.on(n.into())).collect();
        let mut moments = BTreeSet::new();
        for team in &TEAMS {
            let closes = Closes::usually(team.time_zone.parse().context("a team's zone")?);
            moments.extend(weeks.iter().map(|week| week.closes_at(closes)));
        }
        Ok(Self(moments))
    }

    pub async fn close_until(&mut self, store: &Store, moment: DateTime<Utc>) -> Result<()> {
        while let Some(due) = self.0.first().copied().filter(|due| *due <= moment) {
            store.close_due(due).await?;
            self.0.remove(&due);
        }
        Ok(())
    }
}
