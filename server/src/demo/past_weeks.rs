//! Closes the weeks behind the demo, each at the moment at which it was due.

use super::calendar::{START, WEEKS, shift};
use super::organisation::TEAMS;
use crate::store::Store;
use anyhow::{Context, Result};
use app::domain::day::{Closes, Day, Week};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

pub(super) async fn close(store: &Store, now: DateTime<Utc>) -> Result<()> {
    let first = Day(shift(START, now.date_naive())).week();
    let weeks: Vec<Week> = (0..WEEKS).map(|n| first.on(n.into())).collect();
    let mut moments = BTreeSet::new();
    for team in &TEAMS {
        let closes = Closes::usually(team.time_zone.parse().context("a team's zone")?);
        moments.extend(weeks.iter().map(|week| week.closes_at(closes)));
    }
    for due in moments.range(..=now) {
        store.close_due(*due).await?;
    }
    Ok(())
}
