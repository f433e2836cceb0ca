//! Closes the weeks behind the demo, each at the moment at which it was due.

use super::calendar::WEEKS;
use super::organisation::TEAMS;
use super::seeded::SeededDemo;
use anyhow::Result;
use chrono::{DateTime, Utc};
use irori_core::domain::day::{Closes, Week};
use irori_store::Store;
use std::collections::BTreeSet;

/// The moments at which weeks were due that have not been closed yet.
pub(super) struct PastWeeks(BTreeSet<DateTime<Utc>>);

impl PastWeeks {
    /// All of them.
    pub fn of(seeded: &SeededDemo) -> Self {
        let weeks: Vec<Week> = (0..WEEKS).map(|n| seeded.day_of((n, 0)).week()).collect();
        let mut moments = BTreeSet::new();
        for team in &TEAMS {
            let closes = Closes::usually(team.zone);
            moments.extend(weeks.iter().map(|week| week.closes_at(closes)));
        }
        Self(moments)
    }

    pub async fn close_until(&mut self, store: &Store, moment: DateTime<Utc>) -> Result<()> {
        while let Some(due) = self.0.first().copied().filter(|due| *due <= moment) {
            store.close_due(due).await?;
            self.0.remove(&due);
        }
        Ok(())
    }
}
