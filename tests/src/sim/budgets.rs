//! The alert budgets of SIGNALS §2.7: false ACTs a year of whom nothing has happened to.

use super::acts::Acts;
use super::outcome::Outcome;
use super::table::is_steady;
use statrs::distribution::{DiscreteCDF, Poisson};
use std::fmt;

/// Weeks in a year.
const YEAR: f64 = 52.0;
/// Below this chance a rate is called higher than its budget.
const HIGHER: f64 = 1e-4;

/// Alarms in so many weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    pub alarms: u32,
    /// Of people or teams, in which there could have been one.
    pub weeks: u32,
}

impl Rate {
    fn of(acts: &Acts) -> Self {
        Self {
            alarms: acts.alarms(),
            weeks: acts.watched(),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            alarms: self.alarms + other.alarms,
            weeks: self.weeks + other.weeks,
        }
    }

    pub fn years(self) -> f64 {
        f64::from(self.weeks) / YEAR
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (alarms, years) = (f64::from(self.alarms), self.years());
        let (rate, error) = (alarms / years, alarms.sqrt() / years);
        f.pad(&format!(
            "{rate:.3} ± {error:.3} ({alarms} in {years:.0} years)"
        ))
    }
}

pub struct Budget {
    pub what: &'static str,
    /// ACTs a year of one person or one team.
    pub most: f64,
    /// `None` where the rules have no such chart.
    look: fn(&Outcome) -> Option<Rate>,
}

impl Budget {
    pub fn rate(&self, outcomes: &[Outcome]) -> Option<Rate> {
        let rates: Option<Vec<Rate>> = outcomes.iter().map(self.look).collect();
        Some(rates?.into_iter().fold(Rate::default(), Rate::and))
    }

    /// Whether so many alarms are no sign of a rate above the budget (Poisson).
    pub fn holds(&self, rate: Rate) -> bool {
        let Some(before) = rate.alarms.checked_sub(1) else {
            return true;
        };
        let expected = Poisson::new(self.most * rate.years()).unwrap();
        expected.sf(u64::from(before)) >= HIGHER
    }
}

/// What may be said in vain, of persons a year each, then of teams.
pub fn budgets() -> Vec<Budget> {
    vec![
        Budget {
            what: "ISO-1 a person",
            most: 0.3,
            look: |o| {
                let null = o.persons.iter().filter(|(key, _)| is_steady(key));
                Some(sum(null.map(|(_, acts)| &acts.connection)))
            },
        },
        Budget {
            what: "BND-1 a person",
            most: 0.3,
            look: |o| {
                let null = o.persons.iter().filter(|(key, _)| *key != "atlas1");
                Some(sum(null.map(|(_, acts)| &acts.work_to_home)))
            },
        },
        Budget {
            what: "BND-2 a person",
            most: 0.4,
            look: |o| {
                let null = o.persons.iter().filter(|(key, _)| *key != "kita2");
                Some(sum(null.map(|(_, acts)| &acts.home_to_work)))
            },
        },
        Budget {
            what: "ISO-T a team",
            most: 0.1,
            look: |o| {
                let acts = ["kita", "nami", "atlas"].map(|team| o.team(team).isolation.as_ref());
                Some(sum(all(acts)?))
            },
        },
        // SIGNALS §2.7 has .06 for each direction of BND-T; §13.0.6 says that it is not reached.
        Budget {
            what: "BND-T home to work, a team",
            most: 0.06,
            look: |o| {
                let teams = ["minami", "nami", "atlas", "hoshi"];
                Some(sum(all(
                    teams.map(|team| o.team(team).home_to_work.as_ref())
                )?))
            },
        },
        Budget {
            what: "BND-T work to home, a team",
            most: 0.06,
            look: |o| {
                let teams = ["kita", "minami", "nami", "hoshi"];
                Some(sum(all(
                    teams.map(|team| o.team(team).work_to_home.as_ref())
                )?))
            },
        },
        Budget {
            what: "BIZ-2 both directions, a team",
            most: 0.3,
            look: |o| {
                let teams = ["minami", "nami", "atlas", "hoshi"];
                let they = sum(all(
                    teams.map(|team| o.team(team).they_dont_get_us.as_ref())
                )?);
                let i = sum(all(teams.map(|team| o.team(team).i_dont_get_them.as_ref()))?);
                let alarms = they.alarms + i.alarms;
                Some(Rate { alarms, ..they })
            },
        },
        Budget {
            what: "REV-1 a team",
            most: 0.25,
            look: |o| {
                let teams = ["kita", "minami", "atlas", "hoshi", "yama"];
                Some(sum(all(teams.map(|team| o.team(team).reviews.as_ref()))?))
            },
        },
    ]
}

fn sum<'a>(acts: impl IntoIterator<Item = &'a Acts>) -> Rate {
    let rates = acts.into_iter().map(Rate::of);
    rates.fold(Rate::default(), Rate::and)
}

fn all<const N: usize>(acts: [Option<&Acts>; N]) -> Option<Vec<&Acts>> {
    acts.into_iter().collect()
}
