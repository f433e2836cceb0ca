//! The made-up people's weeks as Irori keeps them: rolled up from entries, and as closing takes them.

use super::org::Org;
use app::domain::day::{Day, Week};
use app::domain::entry::Entry;
use app::domain::id::PersonId;
use app::domain::interruption::InterruptionKind;
use app::domain::person_week::{Answered, Interrupted, PersonWeek};
use app::domain::week_rollup::{DayFacts, WeekFacts};
use app::families::PersonalWeek;
use server::demo::calendar::{START, WEEKS};
use uuid::Uuid;

/// The first week of the demo.
pub fn first_week() -> Week {
    Day(START).week()
}

/// All 44 weeks of a person, by the way that the demo's entries go.
///
/// # Panics
/// Where the demo makes a day that has no entries.
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
    let entries = day.entries(Day(day.date), chrono_tz::UTC, people);
    entries
        .unwrap()
        .into_iter()
        .map(|(entry, _)| entry)
        .collect()
}

/// What closing takes of weeks: from the first answered one on.
pub fn taken(weeks: &[PersonalWeek]) -> Vec<PersonWeek> {
    let answered = weeks.iter().skip_while(|week| week.facts.is_empty());
    answered.map(person_week).collect()
}

/// What closing takes of one week.
fn person_week(made: &PersonalWeek) -> PersonWeek {
    let PersonalWeek {
        week,
        scheduled,
        facts,
    } = made;
    let check_ins: Vec<Answered> = facts.days.iter().map(answered).collect();
    let interruptions: Vec<Interrupted> = facts.days.iter().flat_map(interrupted).collect();
    PersonWeek::of(*week, *scheduled, &check_ins, &interruptions)
}

fn answered(day: &DayFacts) -> Answered {
    Answered {
        day: day.day,
        connection: day.connection.map(|score| u32::from(score.points())),
        none_home_to_work: day.home_to_work.is_some(),
        none_work_to_home: day.work_to_home.is_some(),
    }
}

fn interrupted(day: &DayFacts) -> Vec<Interrupted> {
    let home = day.home_to_work.iter().flat_map(|home| &home.unplanned);
    let work = day.work_to_home.iter().flat_map(|work| &work.unchosen);
    let one = |kind: &InterruptionKind| Interrupted {
        day: day.day,
        direction: kind.direction(),
        agreed: Some(false),
        by_choice: Some(false),
    };
    home.chain(work).map(one).collect()
}
