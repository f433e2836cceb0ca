//! A7: what fewer than k persons reported is never named as a reason.

use crate::crowd::{Person, number};
use crate::teams::{BEFORE, Member, begins, close};
use irori_core::domain::check_in::Topic;
use irori_core::domain::day::Week;
use irori_core::domain::interruption::InterruptionKind;
use irori_core::domain::person_week::{DayCell, DayKind, PersonWeek, WeekDetail};
use irori_core::privacy::release::{Family, Published};
use irori_core::privacy::team_reason::TeamReason;
use irori_core::privacy::thresholds::Thresholds;
use server::demo::random::Key;

const TEAMS: usize = 150;
const WEEKS: u64 = 20;

/// A team of five to nine whose weeks get worse after the sixth, with reasons drawn anew by everybody.
fn team(key: Key) -> Vec<Member> {
    let size = 5 + number(key.with("size"), 5);
    let members = (0..size).map(|who| {
        let key = key.with(who);
        let person = Person::new(key);
        let first = begins().back(BEFORE);
        let weeks = (0..BEFORE + WEEKS).map(|n| {
            let is_late = n >= BEFORE + 6;
            let shift = if is_late { -1.2 } else { 0.0 };
            week(key, person.week(first.on(n), shift), is_late)
        });
        Member {
            since: begins(),
            weeks: weeks.collect(),
        }
    });
    members.collect()
}

fn week(key: Key, taken: PersonWeek, is_late: bool) -> PersonWeek {
    let key = key.with(taken.week);
    let draw = |name: &str, rate: f64| key.with(name).happens(rate);
    let more = |usual: u32, late: u32| if is_late { late } else { usual };
    let mut detail = WeekDetail::default();
    for kind in [InterruptionKind::Delivery, InterruptionKind::Chore] {
        if draw(kind.as_str(), 0.2) {
            detail.unplanned.insert(kind);
        }
    }
    if draw("call", 0.2) {
        detail.unchosen.insert(InterruptionKind::Call);
    }
    for topic in [Topic::Users, Topic::Deadlines, Topic::Priorities] {
        if draw(topic.as_str(), 0.15) {
            detail.they_topics.insert(topic);
        }
    }
    // Remote days bear the fall of who has them.
    let remote = number(key.with("remote"), 6) as u32;
    let cell = |days: u32, mean: f64| DayCell {
        days,
        sum: (f64::from(days) * mean).round() as u32,
    };
    let mean = f64::from(taken.connection_sum) / f64::from(taken.connection_days);
    detail.days.insert(DayKind::Remote, cell(remote, mean));
    detail.days.insert(DayKind::Office, cell(5 - remote, mean));
    PersonWeek {
        unplanned: more(1, 5),
        intrusion_days: more(1, 4),
        they_tags: more(0, 3),
        detail,
        ..taken
    }
}

/// How many members have what a reason names, in the four weeks up to this one.
fn sharing(members: &[Member], reason: TeamReason, week: Week) -> usize {
    let has = |taken: &PersonWeek| match reason {
        TeamReason::Kind { kind } => {
            taken.detail.unplanned.contains(&kind) || taken.detail.unchosen.contains(&kind)
        }
        TeamReason::Topic { topic } => {
            taken.detail.they_topics.contains(&topic) || taken.detail.i_topics.contains(&topic)
        }
        TeamReason::Days { kind, .. } => taken.detail.cell(kind).days > 0,
    };
    let is_now = |taken: &&PersonWeek| week.back(3) <= taken.week && taken.week <= week;
    let sharing = members
        .iter()
        .filter(|member| member.weeks.iter().filter(is_now).any(has));
    sharing.count()
}

/// Of all reasons that were told with `k`, how many there were, and how many of fewer than five.
fn told(k: u32) -> (usize, usize) {
    let thresholds = Thresholds {
        team: k,
        report: 10,
    };
    let (mut all, mut of_few) = (0, 0);
    for n in 0..TEAMS {
        let members = team(Key::new("A7").with(n));
        let published: Vec<Published> = close(&members, WEEKS, thresholds);
        for (week, published) in (0..).map(|n| begins().on(n)).zip(&published) {
            for reason in Family::ALL.iter().flat_map(|f| published.reasons.of(*f)) {
                all += 1;
                of_few += usize::from(sharing(&members, *reason, week) < 5);
            }
        }
    }
    (all, of_few)
}

#[test]
fn no_reason_names_what_fewer_than_five_share() {
    let (all, of_few) = told(5);
    println!("{all} reasons, {of_few} of fewer than five");
    assert!(all > 50, "{all}");
    assert_eq!(of_few, 0);
}

#[test]
fn a_smaller_number_would_name_what_a_few_share() {
    let (all, of_few) = told(3);
    assert!(of_few > all / 20, "{of_few} of {all}");
}
