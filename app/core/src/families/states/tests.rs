//! Bands and what makes them: each rule, what stops where, and what is said on too little.

use super::*;
use crate::domain::day::Week;
use crate::domain::law_tests::holds;
use crate::domain::policy::{Policies, Policy, PolicyVersion};
use crate::domain::week_rollup::{DayFacts, Talked};
use crate::families::PersonalWeek;
use crate::families::fixtures::*;
use crate::families::person::{SeenSignal, rebased};
use crate::families::rule::Rule;
use crate::families::state::{Clearing, SignalFigure, Wanting};
use proptest::array::uniform5;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::Strategy;

fn person(weeks: Vec<PersonalWeek>) -> Person {
    Person {
        weeks,
        ..Person::default()
    }
}

fn state(person: &Person, signal: MySignal) -> SignalState {
    person.state(signal).unwrap()
}

/// Twelve usual weeks, 3 and 4 in turn, then `later`.
fn connection(later: &[i64]) -> Person {
    let all = 12 + later.len() as u64;
    person(weeks(all, |n, day| {
        let week = (n / 5) as usize;
        let usual = 3 + (n % 2) as i64;
        Some(felt(
            day,
            later.get(week.wrapping_sub(12)).copied().unwrap_or(usual),
        ))
    }))
}

#[test]
fn without_a_complete_week_there_is_no_state() {
    assert!(Person::default().states().is_empty());
}

#[test]
fn every_signal_has_one_state_in_its_order() {
    let states = connection(&[3]).states();
    let signals: Vec<MySignal> = states.iter().map(|state| state.signal).collect();
    assert_eq!(signals, MySignal::ALL);
}

#[test]
fn a_grey_state_says_what_is_missing_and_when_it_can_be_known() {
    let five = person(weeks(5, |_, day| Some(day)));
    let state = state(&five, MySignal::Connection);
    assert_eq!(state.band, Band::NoData);
    let missing = state.missing.unwrap();
    assert_eq!(
        (missing.what, missing.have, missing.needed),
        (Wanting::Weeks, 5, 8)
    );
    // W05 is the last; W08 the eighth; W09 the first that is measured.
    assert_eq!(missing.expected.to_string(), "2026-W09");
    let eight = person(weeks(9, |_, day| Some(day)));
    assert_eq!(self::state(&eight, MySignal::Connection).band, Band::Ok);
}

#[test]
fn a_week_with_too_few_answers_is_never_usual_and_never_ends_an_alarm() {
    let mut quiet = connection(&[3, 4]);
    quiet.weeks.last_mut().unwrap().facts.days.truncate(2);
    let grey = state(&quiet, MySignal::Connection);
    assert_eq!(grey.band, Band::NoData);
    assert_eq!(
        grey.missing.map(|m| (m.what, m.have, m.needed)),
        Some((Wanting::Days, 2, 3))
    );
    let mut loud = connection(&[1, 1, 1, 1]);
    loud.weeks.last_mut().unwrap().facts.days.truncate(2);
    assert_eq!(state(&loud, MySignal::Connection).band, Band::Act);
}

#[test]
fn a_lasting_fall_acts_and_says_since_when_and_what_ends_it() {
    let fallen = state(&connection(&[4, 2, 2, 2]), MySignal::Connection);
    assert_eq!((fallen.band, fallen.statistical), (Band::Act, Band::Act));
    assert_eq!(
        fallen.latest().unwrap().onset.unwrap().to_string(),
        "2026-W14"
    );
    let Some(Clearing::MeanFrom { value, ends }) = fallen.clearing else {
        panic!("{:?}", fallen.clearing);
    };
    assert_eq!(ends, Band::Act);
    // The week that is promised to end the alarm does.
    let mut after = connection(&[4, 2, 2, 2]);
    let mean = (value * 5.0).ceil() / 5.0;
    let week = &mut connection(&[4, 2, 2, 2, 3]).weeks[16];
    let sum = (mean * 5.0).round() as i64;
    for (n, day) in (0..).zip(&mut week.facts.days) {
        day.connection = score(sum / 5 + i64::from(n < sum % 5));
    }
    after.weeks.push(week.clone());
    assert!(
        state(&after, MySignal::Connection).statistical < Band::Act,
        "{value}"
    );
}

#[test]
fn having_seen_it_is_a_head_start_and_no_end() {
    let mut person = connection(&[4, 2, 2, 2]);
    let week = person.weeks.last().unwrap().week;
    person.seen.push(SeenSignal {
        signal: MySignal::Connection,
        week,
    });
    let seen = state(&person, MySignal::Connection);
    assert_eq!((seen.band, seen.is_seen), (Band::Act, true));
    let next = |points| {
        let mut later = connection(&[4, 2, 2, 2, points]);
        later.seen = person.seen.clone();
        state(&later, MySignal::Connection)
    };
    // From half of the alarm, a usual week brings it below WATCH, a bad one back to ACT.
    assert_eq!(next(4).statistical, Band::Ok);
    assert_eq!(next(2).band, Band::Act);
    assert!(next(2).is_seen);
    let half = next(2).latest().unwrap().before.unwrap();
    assert!((half - 1.5).abs() < 1e-12, "{half}");
}

#[test]
fn two_very_low_weeks_act_only_for_who_is_not_always_low() {
    // SIGNALS §3 ISO-1 and §13.0.8.
    let policy = |state: &SignalState| (state.rule, state.band);
    let usual = state(&connection(&[2, 2]), MySignal::Connection);
    assert_eq!(policy(&usual), (None, Band::Act), "the statistics say so");
    assert_eq!(usual.rule_beside, Some(Rule::ConnectionLowTwice));
    let low = |last: i64| {
        person(weeks(14, |n, day| {
            Some(felt(day, if n < 60 { 2 } else { last }))
        }))
    };
    let always = state(&low(2), MySignal::Connection);
    assert_eq!(
        policy(&always),
        (Some(Rule::ConnectionLowTwice), Band::Watch)
    );
    assert_eq!(
        always.clearing,
        Some(Clearing::Rule(Rule::ConnectionLowTwice))
    );
    // Without a reference nobody knows whether somebody is always low.
    let new = person(weeks(3, |_, day| Some(felt(day, 2))));
    assert_eq!(
        policy(&state(&new, MySignal::Connection)),
        (Some(Rule::ConnectionLowTwice), Band::Watch)
    );
}

#[test]
fn thresholds_are_those_of_the_policy_of_the_week() {
    let two_of_five = |n: u64, day: DayFacts| Some(if n % 5 < 2 { alerted(day) } else { day });
    let mut person = person(weeks(3, two_of_five));
    assert_eq!(state(&person, MySignal::WorkToHome).rule, None);
    let strict = Policy {
        intrusion_days: 2,
        ..Policy::default()
    };
    let from = |week: Week| {
        let version = PolicyVersion {
            number: 1,
            from: week,
            policy: strict,
        };
        Policies::new(vec![version])
    };
    let last = person.weeks.last().unwrap().week;
    person.policies = from(last);
    let watched = state(&person, MySignal::WorkToHome);
    assert_eq!(
        (watched.rule, watched.band),
        (Some(Rule::IntrusionDays), Band::Watch)
    );
    person.policies = from(last.on(1));
    assert_eq!(state(&person, MySignal::WorkToHome).rule, None);
}

#[test]
fn what_was_agreed_beforehand_never_counts() {
    let agreed = person(weeks(20, |_, day| Some(interrupted(day, 0))));
    assert_eq!(state(&agreed, MySignal::HomeToWork).band, Band::Ok);
    let more = |n: u64, day| {
        Some(interrupted(
            day,
            if n < 70 {
                usize::from(n.is_multiple_of(4))
            } else {
                2
            },
        ))
    };
    let interrupted = state(&person(weeks(17, more)), MySignal::HomeToWork);
    assert_eq!(interrupted.band, Band::Act);
    let Some(Clearing::NotInOneWeek { .. } | Clearing::AtMost { .. }) = interrupted.clearing else {
        panic!("{:?}", interrupted.clearing);
    };
    assert_eq!(
        interrupted.reasons[0].about.as_deref(),
        Some("interruption-delivery")
    );
}

#[test]
fn quiet_remote_days_are_watched_by_share_and_by_run_and_never_more() {
    let talk = |minutes| {
        move |day: DayFacts| DayFacts {
            talk: Some(Talked {
                minutes,
                with_business: false,
            }),
            ..day
        }
    };
    // SIGNALS §3 golden 5: 3 of 4 is .75.
    let quiet = |n: u64, day| {
        Some(if n % 5 < 3 {
            talk(0)(day)
        } else {
            talk(9)(day)
        })
    };
    let share = state(&person(weeks(1, quiet)), MySignal::QuietDays);
    assert_eq!(
        (share.rule, share.band),
        (Some(Rule::QuietShare), Band::Watch)
    );
    let two = |n: u64, day| (n < 2).then(|| talk(0)(day));
    let few = state(&person(weeks(1, two)), MySignal::QuietDays);
    assert_eq!(
        (few.band, few.missing.map(|m| m.what)),
        (Band::NoData, Some(Wanting::RemoteDays))
    );
    let silent = state(
        &person(weeks(4, |_, day| Some(talk(0)(day)))),
        MySignal::QuietDays,
    );
    assert_eq!(
        (silent.rule, silent.band),
        (Some(Rule::QuietStreak), Band::Watch)
    );
}

#[test]
fn breadth_needs_an_hour_with_names() {
    let mut person = connection(&[]);
    assert_eq!(state(&person, MySignal::Breadth).band, Band::NoData);
    person.partner_minutes = vec![60.0, 30.0, 10.0];
    let broad = state(&person, MySignal::Breadth);
    assert_eq!(broad.band, Band::Ok);
    // SIGNALS §3 golden 4.
    let SignalFigure::Breadth { value: Some(value) } = broad.figure else {
        panic!("a breadth");
    };
    assert!((value - 2.173_913).abs() < 1e-6);
    person.partner_minutes = vec![100.0];
    assert_eq!(state(&person, MySignal::Breadth).rule, Some(Rule::Breadth));
}

#[test]
fn habits_stop_at_watch_and_need_four_answered_days() {
    // SIGNALS §5 golden HAB-1: 90 + 2·40 = 170.
    let with = |minutes: u32, days: u64| {
        person(weeks(2, move |n, day| {
            (n % 5 < days).then_some(DayFacts {
                active_minutes: Some(if n % 5 == 0 { minutes } else { 0 }),
                ..day
            })
        }))
    };
    for (minutes, days, band) in [
        (170, 5, Band::Ok),
        (150, 4, Band::Ok),
        (149, 5, Band::Watch),
        (60, 5, Band::Watch),
        (60, 3, Band::NoData),
    ] {
        assert_eq!(
            state(&with(minutes, days), MySignal::Movement).band,
            band,
            "{minutes} on {days}"
        );
    }
    let indoors = |n: u64, day: DayFacts| {
        Some(DayFacts {
            outdoor_minutes: Some(if n % 5 == 4 { 300 } else { 0 }),
            ..day
        })
    };
    let streak = state(&person(weeks(1, indoors)), MySignal::Outdoors);
    assert_eq!(streak.rule, Some(Rule::IndoorStreak));
}

#[test]
fn the_two_questions_of_the_week_stay_apart() {
    let mut person = connection(&[3]);
    for week in &mut person.weeks {
        (week.facts.clear, week.facts.heard) = (score(5), score(2));
    }
    assert_eq!(state(&person, MySignal::Clear).band, Band::Ok);
    let heard = state(&person, MySignal::Heard);
    assert_eq!(
        (heard.band, heard.rule),
        (Band::Watch, Some(Rule::ContextLevel))
    );
    for week in &mut person.weeks[10..] {
        week.facts.clear = None;
    }
    let missing = state(&person, MySignal::Clear).missing.unwrap();
    assert_eq!((missing.have, missing.needed), (1, 2));
}

#[test]
fn an_ok_that_hangs_on_missing_days_is_not_confirmed() {
    let mut person = connection(&[3, 3]);
    assert!(!state(&person, MySignal::Connection).is_unconfirmed);
    person.weeks.last_mut().unwrap().facts.days.truncate(3);
    let state = state(&person, MySignal::Connection);
    assert_eq!(
        (state.band, state.is_unconfirmed),
        (Band::Ok, true),
        "{:?}",
        state.latest()
    );
}

#[test]
fn a_new_usual_begins_at_nothing_and_keeps_the_old() {
    let mut person = connection(&[2; 14]);
    assert_eq!(state(&person, MySignal::Connection).band, Band::Act);
    person.frozen = person.references();
    let asked = rebased(MySignal::Connection, &person.weeks, &person.estimates).unwrap();
    person.frozen.push(asked);
    let week = connection(&[2; 15]).weeks.pop().unwrap();
    person.weeks.push(week);
    let after = state(&person, MySignal::Connection);
    assert_eq!(after.latest().unwrap().before, Some(0.0));
    assert!(after.statistical < Band::Act);
    assert_eq!(person.references().len(), person.frozen.len());
}

/// Up to 40 weeks of five days, of which somebody answers each with one probability, 1 to 5.
fn answers() -> impl Strategy<Value = Vec<[Option<i64>; 5]>> {
    (0.0..1.0).prop_flat_map(|often| vec(uniform5(weighted(often, 1..=5_i64)), 0..40))
}

#[test]
fn odd_histories_give_states_and_finite_numbers() {
    holds(60, answers(), |answers| {
        let mut person = person(weeks(answers.len() as u64, |n, day| {
            let points = answers[n as usize / 5][n as usize % 5]?;
            Some(interrupted(felt(day, points), points as usize - 1))
        }));
        person.partner_minutes = vec![f64::NAN, 50.0, 20.0];
        check(&person);
    });
    check(&person(weeks(10_000, |_, day| Some(day))));
    check(&person(weeks(200, |_, _| None)));
}

fn check(person: &Person) {
    for state in person.states() {
        assert!(state.reasons.len() <= 3);
        assert_eq!(
            state.clearing.is_some(),
            state.band >= Band::Watch,
            "{state:?}"
        );
        assert_eq!(
            state.missing.is_some(),
            state.band == Band::NoData,
            "{:?}",
            state.signal
        );
        for week in &state.chart {
            let numbers = [week.deviation, week.evidence, week.before, week.shock];
            assert!(numbers.into_iter().flatten().all(f64::is_finite));
        }
    }
}

#[test]
fn a_short_night_between_two_days_of_work_is_watched() {
    let person = |times: &[&str]| {
        let events: Vec<_> = times.iter().map(|time| time.parse().unwrap()).collect();
        let end = crate::domain::day::DayEnd::default();
        Person {
            work_days: crate::families::WorkDay::of(&events, chrono_tz::Asia::Tokyo, end),
            ..person(weeks(1, |_, day| Some(day)))
        }
    };
    // W01 of 2026 begins on Monday 29 December 2025. Times of Tokyo, nine hours ahead of these.
    // SIGNALS §4 golden 5: 23:40 to 08:30 is short, 22:00 to 09:00 is not.
    let short = person(&[
        "2025-12-29T00:00:00Z",
        "2025-12-29T14:40:00Z",
        "2025-12-29T23:30:00Z",
        "2025-12-30T13:00:00Z",
        "2025-12-31T00:00:00Z",
        "2026-01-01T01:00:00Z",
    ]);
    let state_of = |person: &Person| state(person, MySignal::Rest);
    let watched = state_of(&short);
    assert_eq!(watched.figure, SignalFigure::Rest { short: 1, days: 4 });
    assert_eq!(
        (watched.rule, watched.band),
        (Some(Rule::ShortRest), Band::Watch)
    );
    // Past midnight it is still the evening before.
    let late = person(&[
        "2025-12-29T01:00:00Z",
        "2025-12-29T17:30:00Z",
        "2025-12-30T02:00:00Z",
        "2025-12-31T02:00:00Z",
        "2026-01-01T02:00:00Z",
    ]);
    assert_eq!(
        state_of(&late).figure,
        SignalFigure::Rest { short: 1, days: 4 }
    );
    let few = person(&[
        "2025-12-29T01:00:00Z",
        "2025-12-29T17:30:00Z",
        "2025-12-30T02:00:00Z",
    ]);
    let missing = state_of(&few).missing.unwrap();
    assert_eq!(
        (missing.what, missing.have, missing.needed),
        (Wanting::WorkDays, 2, 4)
    );
    let rested = person(&[
        "2025-12-29T13:00:00Z",
        "2025-12-30T00:00:00Z",
        "2025-12-31T00:00:00Z",
        "2026-01-01T00:00:00Z",
    ]);
    assert_eq!(state_of(&rested).band, Band::Ok, "eleven hours are enough");
}
