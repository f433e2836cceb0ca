//! Patterns in a person's own weeks: their habits with their energy (SIGNALS §5, HAB-3) and their remote
//! days with how the weeks were (§13.1). Together with, never because.

use super::PersonalWeek;
use crate::domain::form::text_enum;
use crate::domain::week_rollup::DayFacts;
use crate::signals::best_days::{BestDays, BestDaysOutcome, BestDaysWeek, Remote, best_days};
use crate::signals::numbers::mean;
use crate::signals::permutation::{LEAST, contrast, holm};
use crate::signals::valid::Days;

#[cfg(test)]
mod tests;

/// Complete weeks that the habits are looked at in.
pub const HABIT_WEEKS: usize = 8;
/// What is shown is below this after Holm.
const LEVEL: f64 = 0.05;

text_enum! {
    /// The four contrasts that are looked at, and no others.
    Habit {
        /// Any moderate or vigorous minutes.
        Active = "active",
        /// Any minutes outdoors.
        Outdoors = "outdoors",
        Office = "office",
        /// Any casual talk.
        Talk = "talk",
    }
}

impl Habit {
    /// Whether the Day had it; `None` where it was not answered.
    fn held(self, day: &DayFacts) -> Option<bool> {
        match self {
            Self::Active => day.active_minutes.map(|minutes| minutes > 0),
            Self::Outdoors => day.outdoor_minutes.map(|minutes| minutes > 0),
            Self::Office => day.is_remote().map(|is_remote| !is_remote),
            Self::Talk => day.talk.map(|talk| talk.minutes > 0),
        }
    }
}

/// The days on one side of a contrast on which energy was answered too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    pub days: usize,
    /// Mean energy, 1 to 5; `None` without a day.
    pub energy: Option<f64>,
}

/// What one habit shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HabitFinding {
    pub habit: Habit,
    /// The days that had it, and the other answered days.
    pub with: Side,
    pub without: Side,
    /// p after Holm over the habits that were tested; `None` below six days on either side.
    pub adjusted: Option<f64>,
}

impl HabitFinding {
    /// Whether the difference stands out from chance.
    pub fn shows(&self) -> bool {
        self.adjusted.is_some_and(|p| p < LEVEL)
    }

    /// Days still needed on the side that had it and on the other; both 0 where it was tested.
    pub fn needs(&self) -> (usize, usize) {
        let missing = |side: Side| LEAST.saturating_sub(side.days);
        (missing(self.with), missing(self.without))
    }
}

/// Energy on the days of the last eight of `weeks` (oldest first) with and without each habit, one
/// finding for each of [`Habit::ALL`] (SIGNALS §5, HAB-3). `key` seeds the draws.
pub fn habits(weeks: &[PersonalWeek], key: &str) -> Vec<HabitFinding> {
    let recent = &weeks[weeks.len().saturating_sub(HABIT_WEEKS)..];
    let days = || recent.iter().flat_map(|week| &week.facts.days);
    let energy = |habit: Habit, had: bool| -> Vec<f64> {
        days()
            .filter(|day| habit.held(day) == Some(had))
            .filter_map(|day| day.energy)
            .map(|score| f64::from(score.points()))
            .collect()
    };
    let sides: Vec<[Vec<f64>; 2]> = Habit::ALL
        .iter()
        .map(|habit| [true, false].map(|had| energy(*habit, had)))
        .collect();
    let ps: Vec<Option<f64>> = Habit::ALL
        .iter()
        .zip(&sides)
        .map(|(habit, [with, without])| {
            let key = format!("{key}/{}", habit.as_str());
            contrast(with, without, &key).map(|contrast| contrast.p)
        })
        .collect();
    let side = |values: &[f64]| Side {
        days: values.len(),
        energy: mean(values),
    };
    Habit::ALL
        .iter()
        .zip(&sides)
        .zip(holm(&ps))
        .map(|((habit, [with, without]), adjusted)| HabitFinding {
            habit: *habit,
            with: side(with),
            without: side(without),
            adjusted,
        })
        .collect()
}

/// One eligible week as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RemoteWeek {
    pub class: Remote,
    /// Weekly means in the order of [`BestDaysOutcome::ALL`]; `None` with too few answers.
    pub means: [Option<f64>; 3],
}

/// The weeks by how many of their days were remote, and what to say of them.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoteDayPattern {
    /// Eligible weeks of the last 52, oldest first.
    pub weeks: Vec<RemoteWeek>,
    pub best: BestDays,
}

impl RemoteDayPattern {
    /// How many eligible weeks are of a class.
    pub fn count(&self, class: Remote) -> usize {
        self.weeks.iter().filter(|week| week.class == class).count()
    }

    /// The weekly means of an outcome in the weeks of a class.
    pub fn means(&self, class: Remote, outcome: BestDaysOutcome) -> Vec<f64> {
        let of_class = self.weeks.iter().filter(|week| week.class == class);
        of_class
            .filter_map(|week| week.means[outcome as usize])
            .collect()
    }
}

/// Looks at the last 52 of `weeks` (calendar weeks without holes, oldest first) (SIGNALS §13.1).
/// A weekly mean needs as many answers to its item as a valid week needs answered days.
pub fn remote_days(weeks: &[PersonalWeek], key: &str) -> RemoteDayPattern {
    let recent = &weeks[weeks.len().saturating_sub(crate::signals::best_days::WEEKS)..];
    let past: Vec<BestDaysWeek> = recent.iter().map(past_week).collect();
    let drawn = past.iter().filter_map(|week| {
        Some(RemoteWeek {
            class: week.class()?,
            means: week.means,
        })
    });
    RemoteDayPattern {
        weeks: drawn.collect(),
        best: best_days(&past, key),
    }
}

fn past_week(week: &PersonalWeek) -> BestDaysWeek {
    let days = &week.facts.days;
    let places: Vec<bool> = days.iter().filter_map(DayFacts::is_remote).collect();
    BestDaysWeek {
        days: Days {
            scheduled: week.scheduled,
            answered: days.len() as u32,
        },
        known: places.len() as u32,
        remote: places.iter().filter(|is_remote| **is_remote).count() as u32,
        means: BestDaysOutcome::ALL.map(|outcome| {
            week.mean(|day| match outcome {
                BestDaysOutcome::Connection => day.connection,
                BestDaysOutcome::Focus => day.focus,
                BestDaysOutcome::Energy => day.energy,
            })
        }),
    }
}
