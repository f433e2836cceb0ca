//! A person's week in whole numbers: what closing takes of it, once. Never shown to anybody else.

use super::day::{Day, Week};
use super::interruption::Direction;

/// What a check-in says that closing counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    pub day: Day,
    /// 1 to 5, or skipped.
    pub connection: Option<u32>,
    /// Whether *none today* was said.
    pub none_home_to_work: bool,
    pub none_work_to_home: bool,
}

/// What an interruption says that closing counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted {
    pub day: Day,
    pub direction: Direction,
    /// Agreed beforehand; not said is not agreed.
    pub agreed: Option<bool>,
    /// One's own choice; not said is not chosen.
    pub by_choice: Option<bool>,
}

/// Sums over the answered Days of one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonWeek {
    pub week: Week,
    /// Days to work, without leave and holidays: 0 to 7.
    pub scheduled: u32,
    /// Sum of the answers about connection, and on how many Days there was one.
    pub connection_sum: u32,
    pub connection_days: u32,
    /// Interruptions of work by home that were not agreed beforehand, and answered Days.
    pub unplanned: u32,
    pub home_to_work_days: u32,
    /// Days with an interruption of home by work that was not one's own choice, and answered Days.
    pub intrusion_days: u32,
    pub work_to_home_days: u32,
}

impl PersonWeek {
    /// The sums of `week`. A direction is answered on a Day with a check-in and either an
    /// interruption or *none today*; entries on Days without a check-in count nowhere (DESIGN §3).
    pub fn of(
        week: Week,
        scheduled: u32,
        check_ins: &[Answered],
        interruptions: &[Interrupted],
    ) -> Self {
        let mut sums = Self {
            week,
            scheduled,
            connection_sum: 0,
            connection_days: 0,
            unplanned: 0,
            home_to_work_days: 0,
            intrusion_days: 0,
            work_to_home_days: 0,
        };
        for check_in in check_ins.iter().filter(|one| one.day.week() == week) {
            if let Some(score) = check_in.connection {
                sums.connection_sum += score;
                sums.connection_days += 1;
            }
            let of = |direction| {
                let day = interruptions.iter().filter(|one| one.day == check_in.day);
                day.filter(move |one| one.direction == direction)
            };
            let home = of(Direction::HomeToWork);
            if check_in.none_home_to_work || home.clone().next().is_some() {
                sums.home_to_work_days += 1;
                let unplanned = home.filter(|one| one.agreed != Some(true)).count();
                sums.unplanned += u32::try_from(unplanned).unwrap_or(u32::MAX);
            }
            let mut work = of(Direction::WorkToHome);
            if check_in.none_work_to_home || work.clone().next().is_some() {
                sums.work_to_home_days += 1;
                sums.intrusion_days += u32::from(work.any(|one| one.by_choice != Some(true)));
            }
        }
        sums
    }

    /// Whether nothing was answered.
    pub fn is_silent(&self) -> bool {
        self.connection_days == 0 && self.home_to_work_days == 0 && self.work_to_home_days == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn answered(text: &str) -> Answered {
        Answered {
            day: day(text),
            connection: Some(4),
            none_home_to_work: false,
            none_work_to_home: false,
        }
    }

    fn interrupted(text: &str, direction: Direction) -> Interrupted {
        Interrupted {
            day: day(text),
            direction,
            agreed: None,
            by_choice: None,
        }
    }

    #[test]
    fn a_direction_that_was_not_opened_is_not_answered() {
        let week = day("2026-11-23").week();
        let check_ins = [
            Answered {
                none_home_to_work: true,
                connection: None,
                ..answered("2026-11-23")
            },
            answered("2026-11-24"),
            answered("2026-11-25"),
            answered("2026-11-30"),
        ];
        let home = Direction::HomeToWork;
        let interruptions = [
            interrupted("2026-11-24", home),
            Interrupted {
                agreed: Some(true),
                ..interrupted("2026-11-24", home)
            },
            Interrupted {
                agreed: Some(false),
                ..interrupted("2026-11-24", home)
            },
            // No check-in on that Day, and one of another week.
            interrupted("2026-11-26", home),
            interrupted("2026-11-30", home),
        ];
        let sums = PersonWeek::of(week, 5, &check_ins, &interruptions);
        assert_eq!((sums.connection_sum, sums.connection_days), (8, 2));
        assert_eq!((sums.unplanned, sums.home_to_work_days), (2, 2));
        assert_eq!((sums.intrusion_days, sums.work_to_home_days), (0, 0));
    }

    #[test]
    fn an_evening_counts_once_and_not_where_it_was_chosen() {
        let week = day("2026-11-23").week();
        let days = ["2026-11-23", "2026-11-24", "2026-11-25"];
        let work = Direction::WorkToHome;
        let interruptions = [
            interrupted(days[0], work),
            interrupted(days[0], work),
            Interrupted {
                by_choice: Some(true),
                ..interrupted(days[1], work)
            },
        ];
        let check_ins = [
            answered(days[0]),
            answered(days[1]),
            Answered {
                none_work_to_home: true,
                ..answered(days[2])
            },
        ];
        let sums = PersonWeek::of(week, 5, &check_ins, &interruptions);
        assert_eq!((sums.intrusion_days, sums.work_to_home_days), (1, 3));
        assert!(!sums.is_silent());
        assert!(PersonWeek::of(week.on(1), 5, &check_ins, &interruptions).is_silent());
    }
}
