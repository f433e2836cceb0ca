//! What comes onto the sheet, what stays off it, and out of how many days.

use super::*;
use crate::domain::chat::{Chat, ChatKind, Circle};
use crate::domain::day::ClockTime;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn november() -> Period {
    Period {
        from: day("2026-11-02"),
        to: day("2026-11-29"),
    }
}

fn check_in(on: &str, none_today: &[DaySection]) -> Entry {
    Entry::CheckIn(CheckIn {
        none_today: none_today.to_vec(),
        ..CheckIn::blank(day(on))
    })
}

fn from_home(on: &str, kind: InterruptionKind, minutes: i64) -> Interruption {
    Interruption {
        day: day(on),
        kind,
        minutes,
        start: None,
        agreed: None,
        could_wait: None,
        by_choice: None,
    }
}

#[test]
fn interruptions_are_told_by_kind_with_what_was_agreed() {
    let entries = [
        Entry::Interruption(Interruption {
            agreed: Some(true),
            start: ClockTime::parse("15:10").ok(),
            ..from_home("2026-11-03", InterruptionKind::SchoolRun, 20)
        }),
        Entry::Interruption(Interruption {
            agreed: Some(true),
            start: ClockTime::parse("15:59").ok(),
            could_wait: Some(false),
            ..from_home("2026-11-04", InterruptionKind::SchoolRun, 25)
        }),
        Entry::Interruption(Interruption {
            agreed: Some(false),
            could_wait: Some(true),
            start: ClockTime::parse("0:05").ok(),
            ..from_home("2026-11-04", InterruptionKind::Delivery, 5)
        }),
        Entry::Interruption(from_home("2026-11-05", InterruptionKind::Chore, 10)),
    ];
    let sheet = HouseholdSheet::of(november(), &entries);
    let lines: Vec<_> = sheet
        .kinds
        .iter()
        .map(|line| (line.kind, line.count.total(), line.minutes))
        .collect();
    assert_eq!(
        lines,
        [
            (InterruptionKind::SchoolRun, 2, 45),
            (InterruptionKind::Chore, 1, 10),
            (InterruptionKind::Delivery, 1, 5),
        ]
    );
    assert_eq!(
        (sheet.all.agreed, sheet.all.imposed, sheet.all.not_said),
        (2, 1, 1)
    );
    assert_eq!((sheet.count(), sheet.minutes), (4, 60));
    assert_eq!(
        sheet.could_wait,
        CouldWaitCounts {
            yes: 1,
            no: 1,
            not_said: 2
        }
    );
    assert_eq!((sheet.hours[15], sheet.hours[0]), (2, 1));
    assert_eq!((sheet.without_start, sheet.without_check_in), (1, 4));
}

#[test]
fn the_base_is_days_with_a_check_in_that_answered_the_section() {
    let entries = [
        check_in("2026-11-02", &[DaySection::HomeToWork]),
        check_in("2026-11-03", &[DaySection::Talk]),
        check_in("2026-11-04", &[]),
        Entry::Interruption(from_home("2026-11-04", InterruptionKind::Family, 10)),
        Entry::Interruption(from_home("2026-11-05", InterruptionKind::Family, 10)),
    ];
    let sheet = HouseholdSheet::of(november(), &entries);
    assert_eq!((sheet.answered, sheet.good_sides.checked_in), (2, 3));
    assert_eq!((sheet.count(), sheet.without_check_in), (2, 1));
}

#[test]
fn work_that_reached_home_talks_and_other_days_stay_off_the_sheet() {
    let entries = [
        Entry::Interruption(from_home("2026-11-04", InterruptionKind::Alert, 10)),
        Entry::Interruption(from_home("2026-11-01", InterruptionKind::Chore, 10)),
        Entry::Interruption(from_home("2026-11-30", InterruptionKind::Chore, 10)),
        Entry::Chat(Chat {
            day: day("2026-11-04"),
            minutes: 15,
            kind: ChatKind::Coffee,
            circle: Circle::Team,
            partners: Vec::new(),
            learned: false,
        }),
    ];
    let sheet = HouseholdSheet::of(november(), &entries);
    assert!(sheet.is_empty(), "{sheet:?}");
    assert_eq!((sheet.answered, sheet.without_start), (0, 0));
}

#[test]
fn good_sides_stand_beside_out_of_the_days_with_a_check_in() {
    let good = |on: &str, uninterrupted, family_time| {
        Entry::CheckIn(CheckIn {
            uninterrupted,
            family_time,
            ..CheckIn::blank(day(on))
        })
    };
    let entries = [
        good("2026-11-02", true, true),
        good("2026-11-03", true, false),
        good("2026-11-04", false, false),
    ];
    let sides = HouseholdSheet::of(november(), &entries).good_sides;
    assert_eq!(
        (sides.uninterrupted, sides.family_time, sides.checked_in),
        (2, 1, 3)
    );
}

#[test]
fn a_period_is_the_last_four_weeks_unless_it_is_given() {
    let today = day("2026-11-25");
    let read = |from: &str, to: &str| {
        let form = Form::default().with("from", from).with("to", to);
        Period::parse(&form, today)
    };
    assert_eq!(
        Period::parse(&Form::default(), today),
        Ok(Period::weeks(today, 4))
    );
    assert_eq!(Period::weeks(today, 4).days(), 28);
    assert_eq!(read("", " "), Ok(Period::weeks(today, 4)));
    assert_eq!(read("2026-11-02", "2026-11-29"), Ok(november()));
    assert_eq!(read("2026-11-02", "2026-11-02").map(Period::days), Ok(1));
    assert_eq!(
        read("2025-11-20", "2026-11-25").map(Period::days),
        Ok(DAYS_MOST as i64)
    );
    for (from, to, field, key) in [
        ("2025-11-19", "2026-11-25", "to", "wrong-period-long"),
        ("2026-11-02", "2026-11-01", "to", "wrong-period-backwards"),
        ("2026-11-26", "2026-11-30", "from", "wrong-future"),
        ("2026-02-30", "2026-11-01", "from", "wrong-day"),
        ("soon", "2026-11-01", "from", "wrong-day"),
        ("2026-11-02", "", "to", "wrong-missing"),
    ] {
        let mistakes = read(from, to).unwrap_err();
        let wrong = mistakes.of(field).map(|wrong| wrong.key.as_str());
        assert_eq!(wrong, Some(key), "{from} to {to}");
    }
}

#[test]
fn a_year_begins_on_its_first_day_and_always_fits() {
    let year = Period::this_year(day("2024-12-31"));
    assert_eq!((year.from, year.days()), (day("2024-01-01"), 366));
    assert_eq!(Period::this_year(day("2026-01-01")).days(), 1);
}
