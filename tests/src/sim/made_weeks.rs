//! The made-up people's weeks as Irori keeps them: rolled up from entries, and as closing takes them.

use super::org::Org;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use irori_core::domain::person_week::PersonWeek;
use irori_core::domain::week_rollup::WeekFacts;
use irori_core::families::PersonalWeek;
use server::demo::calendar::{START, WEEKS};
use uuid::Uuid;

/// The first week of the demo.
pub fn first_week() -> Week {
    Day(START).week()
}

/// All 44 weeks of a person, by the way that the demo's entries go.
pub fn weeks_of(org: &Org, person: usize) -> Vec<PersonalWeek> {
    let people: Vec<PersonId> = (0..org.demo.people.len())
        .map(|n| PersonId(Uuid::from_u128(n as u128)))
        .collect();
    let of_week = |n| {
        let days = org.week(person, n);
        let answered = days.filter(|day| day.answered);
        // When it was written, and with whom the person talked, enters no signal.
        let entries = |day: &_| day_entries(day, &people);
        let entries: Vec<Entry> = answered.flat_map(entries).collect();
        let week = first_week().on(n as u64);
        PersonalWeek {
            week,
            scheduled: org.week(person, n).count() as u32,
            facts: WeekFacts::of(week, &entries),
        }
    };
    (0..usize::from(WEEKS)).map(of_week).collect()
}

fn day_entries(day: &server::demo::generate::DemoDay, people: &[PersonId]) -> Vec<Entry> {
    let entries = day.entries(day.check_in.day, chrono_tz::UTC, people);
    entries.into_iter().map(|(entry, _)| entry).collect()
}

/// What closing takes of weeks: from the first answered one on.
pub fn taken(weeks: &[PersonalWeek]) -> Vec<PersonWeek> {
    let answered = weeks.iter().skip_while(|week| week.facts.is_empty());
    answered
        .map(|made| PersonWeek::of(made.week, made.scheduled, &made.facts))
        .collect()
}
