//! Shares of persons in blocks: when they are told, of whom, and that no one person makes an alarm.

use super::*;
use crate::domain::law_tests::holds;
use crate::privacy::context::ContextItem;
use crate::signals::team_share::{Certainty, ShareClass};
use proptest::array::uniform3;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::Index;
use std::cell::Cell;

/// A steady week with an answer to both weekly items and talk on every day.
fn answered(n: u64, clear: u32, heard: u32, business_days: u32) -> PersonWeek {
    PersonWeek {
        clear: Some(clear),
        heard: Some(heard),
        talk_days: 5,
        business_days,
        ..week(n, 18, 0)
    }
}

fn well(_: usize, n: u64) -> PersonWeek {
    answered(n, 4, 5, 1)
}

fn bands(published: &[Published], item: ContextItem) -> Vec<Band> {
    let band = |one: &Published| one.context.of(item).band();
    published.iter().map(band).collect()
}

#[test]
fn blocks_are_told_when_they_end_and_stand_until_the_next() {
    // From the second block on nobody knows why; contact ends with the fourth week.
    let lost: Answers = |_, n| match n {
        0..4 => answered(n, 4, 4, 1),
        _ => answered(n, 2, 4, 0),
    };
    let published = Group::of(6, lost).close_through(12);
    let clear = bands(&published, ContextItem::Clear);
    assert_eq!(clear[..3], [Band::NoData; 3]);
    assert_eq!(clear[3..7], [Band::Ok; 4]);
    assert_eq!(clear[7..], [Band::Watch; 5], "fewer than ten never act");
    assert_eq!(bands(&published, ContextItem::Heard)[11], Band::Ok);
    let contact = bands(&published, ContextItem::Contact);
    assert_eq!(contact[..1], [Band::NoData]);
    assert_eq!(contact[1..5], [Band::Ok; 4]);
    assert_eq!(contact[5..], [Band::Watch; 7]);
    let panel = published[11].context.clear;
    assert_eq!(panel.since(), Some(first().on(4)), "not moved by the third");
    assert_eq!((panel.class(), panel.certainty()), (None, None));
}

#[test]
fn ten_people_get_a_class_and_whether_it_is_firm() {
    let lost: Answers = |member, n| answered(n, if member == 0 { 5 } else { 1 }, 4, 1);
    let panel = Group::of(14, lost).close_through(4)[3].context.clear;
    assert_eq!(panel.band(), Band::Act);
    assert_eq!(panel.class(), Some(ShareClass::UpTo20));
    assert_eq!(panel.certainty(), Some(Certainty::Firm));
}

#[test]
fn only_who_was_there_for_the_whole_block_counts() {
    let mut group = Group::of(5, well);
    group.came = Some((4, 1));
    let published = group.close_through(8);
    let clear = bands(&published, ContextItem::Clear);
    assert_eq!(clear[3], Band::NoData, "four were there for all of it");
    assert_eq!(clear[7], Band::Ok);
}

#[test]
fn one_answer_in_four_weeks_and_five_days_of_talk_are_no_value() {
    let thin: Answers = |member, n| match (member, n % 4) {
        (0, 1..) => week(n, 18, 0),
        (0, _) => PersonWeek {
            talk_days: 5,
            ..answered(n, 5, 5, 1)
        },
        _ => well(member, n),
    };
    let published = Group::of(5, thin).close_through(4);
    for item in ContextItem::ALL {
        assert_eq!(bands(&published, *item)[3], Band::NoData, "{item:?}");
    }
}

#[test]
fn a_block_with_too_few_people_carries_unmarked() {
    let fade: Answers = |member, n| match (member, n) {
        (0 | 1, 8..) => silent(n),
        (_, 4..) => answered(n, 2, 2, 0),
        _ => well(member, n),
    };
    let published = Group::of(6, fade).close_through(24);
    assert_eq!(published[23].context, published[7].context);
    assert_eq!(published[23].context.clear.band(), Band::Watch);
    // At the quarter's end it is not known any more.
    let published = Group::of(6, fade).close_through(25);
    let end = published[24].quarter.unwrap();
    assert_eq!(end.context, Context::default());
    let shown = published[24].clone().shown(first().on(24), &[end]);
    assert_eq!(shown.context, Context::default());
    let end = published[11].quarter.unwrap();
    assert!(end.context.clear, "two of three blocks were computed");
}

#[test]
fn the_policy_says_from_where_on_a_person_counts() {
    let three: Answers = |_, n| answered(n, 3, 3, 1);
    let mut group = Group::of(6, three);
    group.policy.context_level = 3.0;
    assert_eq!(
        bands(&group.close_through(4), ContextItem::Clear)[3],
        Band::Ok
    );
    let strict = Group::of(6, three).close_through(4);
    assert_eq!(bands(&strict, ContextItem::Clear)[3], Band::Watch);
}

#[test]
fn no_one_persons_answers_move_a_panel_to_an_alarm() {
    // Groups of six to twelve with any answers. Where the others alone are well, it is well
    // whatever one more person says; and the order in which people stand does not matter.
    let answers = vec(uniform3(2..=5_u32), 6..=12);
    let seen = Cell::new(0);
    holds(150, (answers, any::<Index>()), |(answers, one)| {
        let people = answers.len();
        let close = |answers: &[[u32; 3]], turn: usize| {
            let mut inputs = Group::of(answers.len(), steady).inputs();
            inputs.week = first().on(3);
            for (member, [clear, heard, contact]) in inputs.members.iter_mut().zip(answers) {
                let week = |n| answered(n, *clear, *heard, contact / 4);
                member.weeks = (0..4).map(week).collect();
            }
            inputs.members.rotate_left(turn);
            close_week(inputs).release.published.context
        };
        let all = close(&answers, 0);
        assert_eq!(close(&answers, 1 + people / 2), all);
        let one = one.index(people);
        let are_well = |item| {
            let others = answers.iter().enumerate().filter(|(n, _)| *n != one);
            let yes = others.filter(|(_, [clear, heard, contact])| match item {
                ContextItem::Clear => *clear > 3,
                ContextItem::Heard => *heard > 3,
                ContextItem::Contact => *contact > 3,
            });
            10 * yes.count() >= 7 * (people - 1)
        };
        for answer in 1..=5 {
            let mut changed = answers.clone();
            changed[one] = [answer; 3];
            let changed = close(&changed, 0);
            for item in ContextItem::ALL.iter().filter(|item| are_well(**item)) {
                seen.update(|n| n + 1);
                assert_eq!(changed.of(*item).band(), Band::Ok, "{answers:?} {one}");
            }
        }
    });
    assert!(seen.get() > 100, "{}", seen.get());
}
