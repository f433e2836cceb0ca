//! Business context as change against people's own answers before the quarter.

use super::*;
use crate::privacy::quarter_release::{ComparedMeasure, ContextFigures};

/// Somebody who answers both items: `before` in the weeks before the quarter, then `during`.
fn answering(home: u128, before: &[u32], during: &[u32]) -> QuarterPerson {
    let mut person = person(home, 15, 3);
    let first = Quarter::parse("2026-Q3").unwrap().first_week();
    let starts = person.weeks.partition_point(|week| week.week < first);
    let (earlier, quarter) = person.weeks.split_at_mut(starts);
    let earlier = earlier.iter_mut().rev().zip(before.iter().rev());
    for (week, answer) in earlier.chain(quarter.iter_mut().zip(during)) {
        (week.clear, week.heard) = (Some(*answer), Some(3));
    }
    person
}

fn context(persons: Vec<QuarterPerson>) -> ContextFigures {
    rows(&inputs(persons))[1].figures.unwrap().context
}

#[test]
fn context_is_told_as_change_against_peoples_own_answers() {
    // Six rise by 1, six by 2: mean 1.5, s = .52223, t(.975, 11) = 2.200985, half = .33181.
    let of = |n: usize| match n % 2 {
        0 => answering(2, &[2, 3, 2, 3], &[3, 4]),
        _ => answering(2, &[1, 1, 1, 1], &[3, 3, 3]),
    };
    let told = context((0..12).map(of).collect());
    let clear = told.clear.known().unwrap();
    assert_eq!((told.answered, clear.value), (Some(10), 1.5));
    assert_eq!((clear.low, clear.high), (1.17, 1.83));
    // Everybody's other answer is as it was: that would tell of each.
    assert_eq!(told.heard, Figure::NotTold);
    let figures = rows(&inputs((0..12).map(of).collect()))[1].figures.unwrap();
    assert_eq!(figures.base(ComparedMeasure::Clear), Some(10));
}

#[test]
fn who_answered_too_little_in_the_quarter_or_before_it_is_left_out() {
    let enough = |n: usize| answering(2, &[2, 3, 2, 3], &[3, 3 + n as u32 % 2]);
    let with = |other: QuarterPerson| {
        let mut persons: Vec<QuarterPerson> = (0..9).map(enough).collect();
        persons.push(other);
        context(persons).answered
    };
    assert_eq!(with(enough(9)), Some(10));
    assert_eq!(
        with(answering(2, &[2, 3, 2], &[3, 3])),
        None,
        "three before"
    );
    assert_eq!(with(answering(2, &[2, 3, 2, 3], &[3])), None, "one in it");
    // Both items are needed.
    let mut one = enough(9);
    one.weeks.iter_mut().for_each(|week| week.heard = None);
    assert_eq!(with(one), None);
    // Half a year before, and no longer.
    let mut long_ago = enough(9);
    let first = Quarter::parse("2026-Q3").unwrap().first_week();
    for (n, week) in long_ago
        .weeks
        .iter_mut()
        .filter(|week| week.week < first)
        .enumerate()
    {
        week.week = first.back(40 - n as u64);
    }
    long_ago
        .weeks
        .retain(|week| week.week >= first || week.week < first.back(26));
    assert_eq!(with(long_ago), None);
}

#[test]
fn the_latest_twelve_answers_are_what_was_before_and_nobody_moves_more_than_two_points() {
    // Fifteen before, the first three of them 5: the twelve after are 1.
    let before = [&[5; 3][..], &[1; 12]].concat();
    let with = |before: &[u32], during: &[u32]| {
        let mut persons: Vec<QuarterPerson> =
            (0..9).map(|_| answering(2, &[3; 4], &[3, 3])).collect();
        persons.push(answering(2, before, during));
        context(persons).clear.known().map(|clear| clear.value)
    };
    assert_eq!(with(&before, &[2, 2]), Some(0.1));
    assert_eq!(with(&before, &[5, 5]), Some(0.2), "4, held at 2");
}
