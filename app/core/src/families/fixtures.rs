//! Weeks for the tests of this room.

#![expect(
    clippy::unwrap_used,
    reason = "what is made up by hand can be read, or a test fails"
)]

use super::PersonalWeek;
use crate::domain::check_in::{Score, WorkMode};
use crate::domain::day::{Day, Week};
use crate::domain::interruption::InterruptionKind;
use crate::domain::week_rollup::{DayFacts, HomeToWork, Talked, WeekFacts, WorkToHome};

pub fn first() -> Week {
    Week::parse("2026-W01").unwrap()
}

/// A Day on which everything was answered, and nothing happened.
pub fn day(day: Day) -> DayFacts {
    DayFacts {
        day,
        connection: score(4),
        mood: score(4),
        energy: score(4),
        focus: score(4),
        mode: Some(WorkMode::Home),
        talk: Some(Talked {
            minutes: 15,
            with_business: false,
        }),
        active_minutes: Some(40),
        outdoor_minutes: Some(30),
        home_to_work: Some(HomeToWork {
            unplanned: Vec::new(),
            agreed: 0,
        }),
        work_to_home: Some(WorkToHome {
            unchosen: Vec::new(),
            chosen: 0,
        }),
        ..DayFacts::blank(day)
    }
}

pub fn score(points: i64) -> Option<Score> {
    Score::from_number(points).ok()
}

/// Five working days, each from `of` its number from 0 on in all the weeks.
pub fn weeks(count: u64, of: impl Fn(u64, DayFacts) -> Option<DayFacts>) -> Vec<PersonalWeek> {
    let week = |n: u64| {
        let week = first().on(n);
        let days = week.days().take(5).zip(0..);
        PersonalWeek {
            week,
            scheduled: 5,
            facts: WeekFacts {
                days: days
                    .filter_map(|(date, d)| of(5 * n + d, day(date)))
                    .collect(),
                clear: score(4),
                heard: score(4),
            },
        }
    };
    (0..count).map(week).collect()
}

/// The Day with so many deliveries that nobody had agreed to.
pub fn interrupted(mut day: DayFacts, times: usize) -> DayFacts {
    day.home_to_work = Some(HomeToWork {
        unplanned: vec![InterruptionKind::Delivery; times],
        agreed: 1,
    });
    day
}

/// The Day with an alert in the evening.
pub fn alerted(mut day: DayFacts) -> DayFacts {
    day.work_to_home = Some(WorkToHome {
        unchosen: vec![InterruptionKind::Alert],
        chosen: 0,
    });
    day
}

/// The Day with another answer about connection.
pub fn felt(mut day: DayFacts, connection: i64) -> DayFacts {
    day.connection = score(connection);
    day
}
