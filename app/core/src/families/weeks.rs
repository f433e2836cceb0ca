//! A person's complete weeks, and the days on which they worked, as the families read them.

use crate::domain::calendar::{DayOff, Holiday, is_free};
use crate::domain::check_in::Score;
use crate::domain::day::{Day, DayEnd, Week};
use crate::domain::week_rollup::{DayFacts, WeekFacts, WeekRollup, Workdays};
use crate::signals::counts::Count;
use crate::signals::valid::Days;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A complete week; one without an answer is there, and empty.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonalWeek {
    pub week: Week,
    /// `E`: days to work, without days off and holidays; 0 to 7.
    pub scheduled: u32,
    pub facts: WeekFacts,
}

/// A Day with events of work: a pull request, a push, a review, work that came home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkDay {
    pub day: Day,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

impl WorkDay {
    /// The Days of events in somebody's zone, in their order.
    pub fn of(events: &[DateTime<Utc>], zone: chrono_tz::Tz, ends_at: DayEnd) -> Vec<Self> {
        let mut days: BTreeMap<Day, Self> = BTreeMap::new();
        for event in events {
            let day = Day::of(*event, zone, ends_at);
            let new = Self {
                day,
                first: *event,
                last: *event,
            };
            let known = days.entry(day).or_insert(new);
            known.first = known.first.min(*event);
            known.last = known.last.max(*event);
        }
        days.into_values().collect()
    }
}

impl PersonalWeek {
    /// The weeks from the first that was rolled up through `last`, without holes, oldest first.
    /// Empty where nothing was rolled up by then.
    pub fn history(
        rollups: Vec<WeekRollup>,
        last: Week,
        off: &[DayOff],
        holidays: &[Holiday],
    ) -> Vec<Self> {
        let by_week = rollups.into_iter().map(|rollup| (rollup.week, rollup));
        let mut by_week: BTreeMap<Week, WeekRollup> = by_week.collect();
        let Some(first) = by_week.keys().next().copied() else {
            return Vec::new();
        };
        let weeks = (0..).map(|n| first.on(n)).take_while(|week| *week <= last);
        // Who answered nothing in a week was to work on the same weekdays as before.
        let mut workdays = Workdays::default();
        weeks
            .map(|week| {
                let rollup = by_week.remove(&week);
                workdays = rollup.as_ref().map_or(workdays, |rollup| rollup.workdays);
                let works = |day: &Day| workdays.has(*day) && !is_free(*day, off, holidays);
                Self {
                    week,
                    scheduled: week.days().filter(works).count() as u32,
                    facts: rollup.map_or_else(WeekFacts::default, |rollup| rollup.facts),
                }
            })
            .collect()
    }

    /// Scheduled days, and those on which an item was answered.
    pub fn days(&self, item: impl Fn(&DayFacts) -> Option<Score>) -> Days {
        Days {
            scheduled: self.scheduled,
            answered: self.facts.sum(item).1,
        }
    }

    /// Weekly mean of an item, 1 to 5; `None` for a week that is not valid (SIGNALS §1.2).
    pub fn mean(&self, item: impl Fn(&DayFacts) -> Option<Score> + Copy) -> Option<f64> {
        self.days(item).mean(self.facts.sum(item).0)
    }

    /// Interruptions of work by home that were not agreed, and the days on which that was answered.
    pub fn home_to_work(&self) -> Count {
        let (seen, days) = self.facts.unplanned();
        Count { seen, days }
    }

    /// Days on which work came home unasked, and the days on which that was answered.
    pub fn work_to_home(&self) -> Count {
        let (seen, days) = self.facts.intruded();
        Count { seen, days }
    }

    /// An amount of the days on which it was answered, in their order.
    pub fn amounts(&self, amount: impl Fn(&DayFacts) -> Option<u32>) -> Vec<u32> {
        self.facts.days.iter().filter_map(amount).collect()
    }

    /// Minutes of casual talk on remote days; `None` is a remote day on which it was not answered.
    pub fn remote_talk(&self) -> Vec<Option<u32>> {
        let remote = self
            .facts
            .days
            .iter()
            .filter(|day| day.is_remote() == Some(true));
        remote
            .map(|day| day.talk.map(|talk| talk.minutes))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkingHours;
    use crate::domain::day::Day;
    use crate::domain::id::DayOffId;

    #[test]
    fn a_history_has_no_holes_and_knows_days_off_and_holidays() {
        let day = |text: &str| Day::parse(text).unwrap();
        let rollup = |text: &str| WeekRollup {
            week: day(text).week(),
            workdays: Workdays::of(&WorkingHours::default()),
            facts: WeekFacts::default(),
        };
        let off = DayOff {
            id: DayOffId(uuid::Uuid::nil()),
            from: day("2026-11-12"),
            to: day("2026-11-14"),
        };
        let holiday = Holiday {
            day: day("2026-11-23"),
            name: String::new(),
        };
        let rollups = vec![
            rollup("2026-11-09"),
            rollup("2026-11-23"),
            rollup("2026-11-30"),
        ];
        let last = day("2026-11-23").week();
        let history = PersonalWeek::history(rollups.clone(), last, &[off], &[holiday]);
        let scheduled: Vec<u32> = history.iter().map(|week| week.scheduled).collect();
        assert_eq!(scheduled, [3, 5, 4]);
        assert!(PersonalWeek::history(rollups, last.back(9), &[], &[]).is_empty());
        assert!(PersonalWeek::history(Vec::new(), last, &[], &[]).is_empty());
    }
}
