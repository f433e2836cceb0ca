//! What a week of entries becomes: gaps, bases and sums.

use super::*;
use crate::domain::chat::{Chat, ChatKind, Circle};
use crate::domain::id::EntryId;
use crate::domain::interruption::{Interruption, InterruptionKind};
use uuid::Uuid;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Wednesday of week 48; week 47 is 16 to 22 November 2026.
fn today() -> Day {
    day("2026-11-25")
}

fn check_in(on: &str, connection: Option<i64>, none_today: &[DaySection]) -> Entry {
    Entry::CheckIn(CheckIn {
        connection: connection.map(|n| Score::from_number(n).unwrap()),
        none_today: none_today.to_vec(),
        ..CheckIn::blank(day(on))
    })
}

fn chat(on: &str, minutes: i64, partners: &[u128]) -> Entry {
    Entry::Chat(Chat {
        day: day(on),
        minutes,
        kind: ChatKind::Coffee,
        circle: Circle::Team,
        partners: partners
            .iter()
            .map(|n| PersonId(Uuid::from_u128(*n)))
            .collect(),
        learned: false,
    })
}

fn chore(on: &str, agreed: Option<bool>) -> Entry {
    Entry::Interruption(Interruption {
        day: day(on),
        kind: InterruptionKind::Chore,
        minutes: 10,
        start: None,
        agreed,
        could_wait: None,
        by_choice: None,
    })
}

fn weeks(entries: Vec<Entry>) -> Vec<MyWeek> {
    let keep = |(n, entry)| StoredEntry {
        id: EntryId(Uuid::from_u128(n)),
        entry,
        unreadable: Vec::new(),
    };
    let kept: Vec<StoredEntry> = (0..).zip(entries).map(keep).collect();
    my_weeks(&kept, &WorkCalendar::default(), today())
}

fn point(entries: Vec<Entry>, measure: Measure) -> Point {
    weeks(entries)[0].point(measure)
}

#[test]
fn a_mean_is_over_the_answered_days_and_a_skipped_item_is_none() {
    let two = vec![
        check_in("2026-11-16", Some(2), &[]),
        check_in("2026-11-17", Some(3), &[]),
        check_in("2026-11-18", None, &[]),
    ];
    assert_eq!(
        point(two.clone(), Measure::Connection),
        Point {
            value: None,
            answered: 2,
            compares: false
        }
    );
    let three = [two, vec![check_in("2026-11-19", Some(4), &[])]].concat();
    assert_eq!(
        point(three.clone(), Measure::Connection),
        Point {
            value: Some(3.0),
            answered: 3,
            compares: true
        }
    );
    assert_eq!(point(three, Measure::Mood), Point::default());
}

#[test]
fn the_running_week_is_shown_from_its_first_answer_and_never_compared() {
    let running = weeks(vec![check_in("2026-11-23", Some(5), &[])]);
    assert_eq!(running.len(), 1);
    assert_eq!(
        (running[0].progress, running[0].working_days),
        (Progress::Running, 3)
    );
    let expected = Point {
        value: Some(5.0),
        answered: 1,
        compares: false,
    };
    assert_eq!(running[0].point(Measure::Connection), expected);
}

#[test]
fn none_today_is_zero_and_silence_is_a_gap() {
    let none = vec![check_in("2026-11-16", Some(3), &[DaySection::Talk])];
    assert_eq!(
        point(none.clone(), Measure::Talk),
        Point {
            value: Some(0.0),
            answered: 1,
            compares: false
        }
    );
    assert_eq!(point(none, Measure::Movement), Point::default());
}

#[test]
fn talk_without_a_check_in_is_charted_and_enters_no_base() {
    let talks = vec![
        chat("2026-11-16", 15, &[1, 2]),
        chat("2026-11-17", 20, &[2]),
        check_in("2026-11-17", None, &[]),
    ];
    assert_eq!(
        point(talks.clone(), Measure::Talk),
        Point {
            value: Some(35.0),
            answered: 1,
            compares: false
        }
    );
    assert_eq!(point(talks, Measure::Partners).value, Some(2.0));
}

#[test]
fn interruptions_are_agreed_imposed_or_not_said() {
    let week = &weeks(vec![
        chore("2026-11-16", Some(true)),
        chore("2026-11-16", Some(false)),
        chore("2026-11-17", Some(false)),
        chore("2026-11-18", None),
    ])[0];
    assert_eq!(
        week.agreement,
        Agreement {
            agreed: 1,
            imposed: 2,
            not_said: 1
        }
    );
    assert_eq!(week.point(Measure::HomeToWork).value, Some(4.0));
    assert_eq!(week.point(Measure::WorkToHome).value, None);
}

#[test]
fn weeks_before_the_first_entry_were_not_missed_and_later_ones_were() {
    assert!(weeks(Vec::new()).is_empty());
    let one = weeks(vec![chat("2026-11-02", 5, &[])]);
    let numbers: Vec<u32> = one.iter().map(|w| w.week.number()).collect();
    assert_eq!(numbers, [45, 46, 47, 48]);
    assert_eq!(one[1].point(Measure::Talk), Point::default());
    assert_eq!(since(today()), day("2026-06-01"));
    assert_eq!(weeks(vec![chat("2026-06-01", 5, &[])]).len(), 26);
    assert!(weeks(vec![chat("2026-05-31", 5, &[])]).is_empty());
}
