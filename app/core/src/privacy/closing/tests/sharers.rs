//! Who shares a family by name is none of the `k` for it, and stays in what it comes to.

use super::*;
use crate::privacy::context::ContextItem;

/// Everybody falls from the 17th week on.
fn fall(member: usize, n: u64) -> PersonWeek {
    let answers = if n < 16 {
        steady(member, n)
    } else {
        week(n, 12, 0)
    };
    PersonWeek {
        clear: Some(4),
        heard: Some(4),
        talk_days: 5,
        business_days: 1,
        they_tags: u32::from(n < 16),
        ..answers
    }
}

/// A group of so many, the first few of whom share a family from a week on.
fn sharing(members: usize, sharers: usize, family: SharedFamily, from: u64) -> Group {
    let shares = (0..sharers).map(|who| (who, family, from)).collect();
    Group {
        shares,
        ..Group::of(members, fall)
    }
}

#[test]
fn six_with_one_sharer_are_computed_and_with_two_are_carried() {
    let told = |sharers| {
        let mut group = sharing(6, sharers, SharedFamily::Isolation, 16);
        isolation(&group.close_through(22))
    };
    assert_eq!(told(0)[21], Band::Act);
    assert_eq!(told(1), told(0), "their values stay in the statistics");
    let carried = told(2);
    assert_eq!(carried[..16], told(0)[..16]);
    assert!(carried[16..].iter().all(|band| *band == carried[15]));
}

#[test]
fn a_chart_does_not_begin_on_fewer_than_k_who_do_not_share() {
    for (members, sharers, begins) in [(6, 1, true), (6, 2, false), (7, 2, true)] {
        for (family, of) in [
            (SharedFamily::Isolation, Family::Isolation),
            (SharedFamily::Boundary, Family::HomeToWork),
            (SharedFamily::Boundary, Family::WorkToHome),
            (SharedFamily::Context, Family::TheyDontGetUs),
        ] {
            let mut group = sharing(members, sharers, family, 0);
            let last = group.close_through(14).remove(13);
            let is_there = *last.panels.of(of) != Panel::NotYet;
            assert_eq!(is_there, begins, "{members} {sharers} {of:?}");
            // Sharing one family says nothing of the others.
            let other = match family {
                SharedFamily::Isolation => Family::HomeToWork,
                _ => Family::Isolation,
            };
            assert_ne!(*last.panels.of(other), Panel::NotYet, "{of:?}");
        }
    }
}

#[test]
fn a_share_of_six_needs_five_who_do_not_share() {
    for (sharers, band) in [(1, Band::Ok), (2, Band::NoData)] {
        let mut group = sharing(6, sharers, SharedFamily::Context, 0);
        let last = group.close_through(4).remove(3);
        for item in ContextItem::ALL {
            assert_eq!(last.context.of(*item).band(), band, "{sharers} {item:?}");
        }
    }
}

#[test]
fn coverage_is_told_of_five_who_share_nothing() {
    for (sharers, is_told) in [(1, true), (2, false)] {
        let mut group = sharing(6, sharers, SharedFamily::Context, 0);
        let end = group.close_through(12).remove(11).quarter.unwrap();
        assert_eq!(end.coverage.is_some(), is_told, "{sharers}");
    }
}

#[test]
fn nothing_new_stands_in_a_release_or_in_the_state_of_who_shares_nothing() {
    let closed = |sharers| {
        let mut group = sharing(7, sharers, SharedFamily::Isolation, 0);
        group.close_through(13);
        close_week(group.inputs())
    };
    let (none, two) = (closed(0), closed(2));
    assert!(
        !none.state.text.contains("\"shared\""),
        "{}",
        none.state.text
    );
    assert!(two.state.text.contains("\"shared\""), "a sum over all");
    assert_eq!(two.release.published, none.release.published);
    let mut same = two.release.clone();
    same.state = none.release.state;
    same.previous = none.release.previous;
    assert_eq!(same, none.release);
}
