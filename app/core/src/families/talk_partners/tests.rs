//! Whose minutes count, what names nobody, and who was talked to a while ago.

use super::*;
use crate::domain::chat::ChatKind;
use crate::domain::check_in::CheckIn;
use uuid::Uuid;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Wednesday of week 48; the four weeks are 44 to 47, 26 October to 22 November.
fn today() -> Day {
    day("2026-11-25")
}

fn last() -> Week {
    today().week().back(1)
}

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn chat(on: &str, minutes: i64, circle: Circle, partners: &[u128]) -> Entry {
    Entry::Chat(Chat {
        day: day(on),
        minutes,
        kind: ChatKind::Coffee,
        circle,
        partners: partners.iter().map(|n| person(*n)).collect(),
        learned: false,
    })
}

fn check_in(on: &str) -> Entry {
    Entry::CheckIn(CheckIn::blank(day(on)))
}

fn of(entries: &[Entry]) -> TalkPartners {
    TalkPartners::of(entries, &[person(1), person(2), person(3)], last(), today())
}

#[test]
fn the_number_is_that_of_people_talked_to_evenly() {
    let entries = [
        check_in("2026-10-26"),
        check_in("2026-11-22"),
        chat("2026-10-26", 60, Circle::Team, &[1]),
        chat("2026-11-22", 30, Circle::Team, &[2]),
        chat("2026-11-22", 10, Circle::User, &[3]),
        chat("2026-11-22", 20, Circle::Outside, &[]),
        chat("2026-10-25", 600, Circle::Team, &[4]),
        chat("2026-11-23", 600, Circle::Team, &[4]),
    ];
    let seen = of(&entries);
    // SIGNALS §3, golden ISO 4.
    assert!((seen.effective.unwrap() - 2.173913).abs() < 1e-6);
    assert_eq!((seen.minutes, seen.unnamed, seen.counted), (120, 20, 100));
    let ids: Vec<_> = seen.partners.iter().map(|one| one.id).collect();
    assert_eq!(ids, [person(1), person(2), person(3)]);
    assert_eq!(
        seen.circles,
        [
            (Circle::Team, 90),
            (Circle::OtherTeam, 0),
            (Circle::Business, 0),
            (Circle::User, 10),
            (Circle::Outside, 20),
        ]
    );
    assert_eq!(seen.answered, 2);
}

#[test]
fn a_talk_with_several_counts_for_each_of_them() {
    let seen = of(&[
        check_in("2026-11-02"),
        chat("2026-11-02", 30, Circle::Team, &[1, 2, 3]),
    ]);
    assert!(seen.partners.iter().all(|one| one.minutes == 30));
    assert_eq!((seen.effective, seen.counted), (Some(3.0), 90));
    assert_eq!((seen.minutes, seen.unnamed), (30, 0));
}

#[test]
fn below_an_hour_with_names_there_is_no_number() {
    let seen = of(&[
        check_in("2026-11-02"),
        chat("2026-11-02", 59, Circle::Team, &[1]),
        chat("2026-11-02", 90, Circle::Team, &[]),
    ]);
    assert_eq!((seen.effective, seen.counted), (None, 59));
    assert_eq!(of(&[]).effective, None);
}

#[test]
fn talks_on_days_without_a_check_in_are_drawn_and_enter_no_number() {
    let seen = of(&[
        check_in("2026-11-02"),
        chat("2026-11-02", 60, Circle::Team, &[1]),
        chat("2026-11-03", 60, Circle::Team, &[2]),
    ]);
    assert_eq!((seen.partners.len(), seen.effective), (2, Some(1.0)));
    assert_eq!((seen.without_check_in, seen.answered), (60, 1));
}

#[test]
fn who_was_talked_to_longest_ago_was_named_three_times_and_is_still_there() {
    let often = |n: u128, last: &str| {
        [
            chat("2026-07-01", 10, Circle::Team, &[n]),
            chat("2026-07-02", 10, Circle::Team, &[n]),
            chat(last, 10, Circle::Team, &[n]),
        ]
    };
    let entries = [
        often(1, "2026-11-08"),
        often(2, "2026-11-20"),
        // Left since.
        often(9, "2026-08-01"),
    ]
    .concat();
    let expected = FormerPartner {
        id: person(1),
        days: 17,
    };
    assert_eq!(of(&entries).long_ago, Some(expected));
    // Named twice in 26 weeks, or talked to a few days ago: nothing to say.
    assert_eq!(of(&often(2, "2026-11-20")).long_ago, None);
    assert_eq!(of(&often(3, "2026-11-02")[1..]).long_ago, None);
    let long_past = chat("2026-05-20", 10, Circle::Team, &[3]);
    let twice = &often(3, "2026-11-02")[1..];
    assert_eq!(of(&[&[long_past], twice].concat()).long_ago, None);
}
