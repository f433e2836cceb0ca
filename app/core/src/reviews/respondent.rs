//! A colleague: somebody whose answers count in a team, when they were there and when they work.

use crate::domain::calendar::WorkCalendar;
use crate::domain::day::{Day, DayEnd, Week, instant};
use crate::domain::id::PersonId;
use crate::signals::business_hours::WorkInterval;
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

/// Somebody whose answers count in the team, or did.
#[derive(Clone, Debug)]
pub struct Respondent {
    pub person: PersonId,
    pub zone: Tz,
    pub ends_at: DayEnd,
    pub calendar: WorkCalendar,
    /// From when until when they counted in the team, both ends included.
    pub stays: Vec<(Day, Option<Day>)>,
}

impl Respondent {
    pub fn is_home(&self, day: Day) -> bool {
        let mut stays = self.stays.iter();
        stays.any(|(from, to)| *from <= day && to.is_none_or(|to| day <= to))
    }

    /// Whether they were in the team and not on leave for half of the days, of those on which they would
    /// work, from the first to the last week. Public holidays are nobody's leave.
    pub fn was_there(&self, first: Week, last: Week) -> bool {
        let days = || {
            (0..)
                .map(|n| first.monday().on(n))
                .take_while(|day| day.week() <= last)
        };
        let calendar = &self.calendar;
        let would = |day: &Day| {
            calendar.hours.works_on(day.weekday())
                && !calendar.holidays.iter().any(|holiday| holiday.day == *day)
        };
        let was = |day: &Day| self.is_home(*day) && calendar.works_on(*day);
        let (expected, there) = (days().filter(would).count(), days().filter(was).count());
        there > 0 && 2 * there >= expected
    }

    /// Their hours of work in the team on these Days, both ends included.
    pub fn pieces(&self, from: Day, to: Day) -> Vec<WorkInterval> {
        let days = (0..).map(|n| from.on(n)).take_while(|day| *day <= to);
        let days = days.filter(|day| self.is_home(*day) && self.calendar.works_on(*day));
        days.flat_map(|day| {
            let midnight = day.0.and_time(NaiveTime::MIN);
            let moment = move |minutes| instant(midnight + TimeDelta::minutes(minutes), self.zone);
            let pieces = self.calendar.hours.pieces(day.weekday()).iter();
            pieces.map(move |piece| WorkInterval {
                from: moment(piece.from.minutes()),
                to: moment(piece.to.minutes()),
            })
        })
        .collect()
    }
}
