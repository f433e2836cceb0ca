//! The demo's teams and people as they stand in the database, and its dates as they are shifted.

use super::calendar::{date_of, shift};
use super::generate::Demo;
use super::organisation::{DemoRole, TEAMS};
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, Utc};
use irori_core::domain::day::Day;
use irori_core::domain::id::{PersonId, TeamId};

/// A demo whose teams and people are in the database.
pub(super) struct SeededDemo {
    pub demo: Demo,
    /// In the order of [`TEAMS`].
    pub teams: Vec<TeamId>,
    /// In the order of [`Demo::people`].
    pub people: Vec<PersonId>,
    /// When the demo begins.
    pub now: DateTime<Utc>,
}

/// A team with its lead and, in their order, its members.
pub(super) struct SeededTeam {
    pub id: TeamId,
    pub lead: PersonId,
    pub members: Vec<PersonId>,
}

impl SeededDemo {
    /// An original date as it is shifted.
    pub fn day(&self, original: NaiveDate) -> Day {
        Day(shift(original, self.now.date_naive()))
    }

    /// The shifted day of a week and weekday of the demo; 0 is Monday.
    pub fn day_of(&self, (week, weekday): (u8, u8)) -> Day {
        self.day(date_of(week, weekday))
    }

    /// The team with this key.
    pub fn team(&self, key: &str) -> Result<SeededTeam> {
        let team = TEAMS.iter().position(|team| team.key == key);
        let team = team.with_context(|| format!("the demo has no team {key}"))?;
        let people = || self.demo.people.iter().zip(&self.people);
        let mut leads = people()
            .filter(|(one, _)| matches!(one.role, DemoRole::Lead(of) if of.contains(&team)));
        let (_, lead) = leads.next().with_context(|| format!("who leads {key}"))?;
        let members = people().filter(|(one, _)| one.team == Some(team));
        Ok(SeededTeam {
            id: self.teams[team],
            lead: *lead,
            members: members.map(|(_, id)| *id).collect(),
        })
    }
}
