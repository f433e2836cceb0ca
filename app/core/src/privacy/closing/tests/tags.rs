//! Charts of tags: both directions apart, from the group's own weeks, whoever is left out.

use super::*;

fn tagged(n: u64, they: u32, them: u32) -> PersonWeek {
    PersonWeek {
        they_tags: they,
        i_tags: them,
        ..week(n, 18, 0)
    }
}

fn bands(published: &[Published], family: Family) -> Vec<Band> {
    let band = |one: &Published| one.panels.of(family).band();
    published.iter().map(band).collect()
}

#[test]
fn a_shared_rise_acts_in_its_own_direction_from_the_thirteenth_week_on() {
    let rise: Answers = |member, n| match n {
        0..14 => tagged(n, u32::from(member == 1), 0),
        _ => tagged(n, 1 + member as u32 % 2, 0),
    };
    let published = Group::of(6, rise).close_through(22);
    let they = bands(&published, Family::TheyDontGetUs);
    assert_eq!(they[..12], [Band::NoData; 12]);
    assert_eq!(they[12..14], [Band::Ok; 2]);
    assert_eq!(they[21], Band::Act);
    let Panel::Steps {
        standing,
        worse_since,
        ..
    } = published[21].panels.they_dont_get_us
    else {
        panic!("it runs")
    };
    assert_eq!(
        standing,
        ReferenceStage::Full,
        "there is no provisional one"
    );
    assert_eq!(worse_since, Some(first().on(14)));
    let them = bands(&published, Family::IDontGetThem);
    assert_eq!(
        them[12..],
        [Band::Ok; 10],
        "the directions are never summed"
    );
}

#[test]
fn one_persons_tags_are_no_alarm_and_fewer_are_told_as_better() {
    let alone: Answers = |member, n| match (member, n) {
        (0, 14..) => tagged(n, 5, 0),
        _ => tagged(n, u32::from(member == 1), 2),
    };
    let published = Group::of(6, alone).close_through(34);
    let they = bands(&published, Family::TheyDontGetUs);
    assert_eq!(they[12..], [Band::Ok; 22]);
    let fewer: Answers = |_, n| tagged(n, 0, if n < 14 { 2 } else { 0 });
    let published = Group::of(6, fewer).close_through(24);
    let Panel::Steps { better, worse, .. } = published[23].panels.i_dont_get_them else {
        panic!("it runs")
    };
    assert!(better > crate::signals::bands::Step::Zero);
    assert_eq!(worse, crate::signals::bands::Step::Zero);
}

#[test]
fn a_chart_of_tags_is_made_of_the_groups_own_weeks() {
    let mut group = Group::of(6, |_, n| tagged(n, 1, 1));
    group.begins = 10;
    let published = group.close_through(24);
    let they = bands(&published, Family::TheyDontGetUs);
    assert_eq!(they[..12], [Band::NoData; 12]);
    assert_eq!(they[12..], [Band::Ok; 2]);
}

#[test]
fn a_thin_week_of_tags_is_carried() {
    // Five check in twice each: ten check-ins; then nine.
    let thin: Answers = |member, n| PersonWeek {
        check_ins: if (member, n) == (0, 15) { 1 } else { 2 },
        ..tagged(n, u32::from(n > 12), 0)
    };
    let published = Group::of(5, thin).close_through(17);
    let steps: Vec<_> = published
        .iter()
        .map(|one| one.panels.they_dont_get_us)
        .collect();
    assert_ne!(steps[14], Panel::NotYet);
    assert_eq!(steps[15], steps[14]);
}
