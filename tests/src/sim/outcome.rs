//! What the charts of one made-up organisation say under one set of rules.

use super::acts::Acts;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// By the keys of people, as in `kita0`.
    pub persons: BTreeMap<String, PersonActs>,
    /// By the keys of teams.
    pub teams: BTreeMap<&'static str, TeamActs>,
}

/// A person's own alarms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonActs {
    /// ISO-1.
    pub connection: Acts,
    /// BND-2.
    pub home_to_work: Acts,
    /// BND-1.
    pub work_to_home: Acts,
}

/// A team's alarms; `None` where these rules have no such chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamActs {
    /// ISO-T.
    pub isolation: Option<Acts>,
    /// ISO-T, were one person allowed to move it alone.
    pub isolation_unprotected: Option<Acts>,
    /// BND-T, both directions.
    pub home_to_work: Option<Acts>,
    pub work_to_home: Option<Acts>,
    /// BIZ-2, both directions.
    pub they_dont_get_us: Option<Acts>,
    pub i_dont_get_them: Option<Acts>,
    /// BIZ-1a: WATCH, which is the most for fewer than ten.
    pub knows_why: Option<Acts>,
    /// REV-1.
    pub reviews: Option<Acts>,
}

impl Outcome {
    /// # Panics
    /// For a key that nobody has.
    pub fn person(&self, key: &str) -> &PersonActs {
        &self.persons[key]
    }

    /// # Panics
    /// For a key that no team has.
    pub fn team(&self, key: &str) -> &TeamActs {
        &self.teams[key]
    }
}
