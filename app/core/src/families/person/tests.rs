//! What is frozen when, and what supersedes it.

use super::*;
use crate::domain::check_in::Score;
use crate::domain::interruption::InterruptionKind;
use crate::domain::week_rollup::{DayFacts, HomeToWork, WeekFacts};
use crate::signals::reference::{Autocorrelation, Prior};

fn first() -> Week {
    Week::parse("2026-W01").unwrap()
}

/// Weeks with a sum of five answers each, 5 to 25; `None` is a week without.
fn weeks(sums: &[Option<u32>]) -> Vec<PersonalWeek> {
    let week = |(n, sum): (usize, &Option<u32>)| {
        let week = first().on(n as u64);
        let days = sum.map_or(Vec::new(), |sum| days(week, sum));
        PersonalWeek {
            week,
            scheduled: 5,
            facts: WeekFacts {
                days,
                ..WeekFacts::default()
            },
        }
    };
    sums.iter().enumerate().map(week).collect()
}

/// Five days whose answers sum to `sum`, with one interruption on the first.
fn days(week: Week, sum: u32) -> Vec<DayFacts> {
    let day = |(n, day)| {
        let points = sum / 5 + u32::from(n < (sum % 5) as usize);
        DayFacts {
            connection: Score::from_number(points.into()).ok(),
            home_to_work: Some(HomeToWork {
                unplanned: vec![InterruptionKind::Chore; usize::from(n == 0)],
                agreed: 0,
            }),
            ..DayFacts::blank(day)
        }
    };
    week.days().take(5).enumerate().map(day).collect()
}

/// Twelve weeks like those of SIGNALS §3 golden 1, in fifths of a point.
const P1: [u32; 12] = [18, 19, 17, 18, 20, 18, 16, 18, 19, 18, 17, 18];

fn some(sums: &[u32]) -> Vec<Option<u32>> {
    sums.iter().copied().map(Some).collect()
}

fn whys(weeks: &[PersonalWeek], frozen: &[FrozenReference]) -> Vec<(FreezeReason, String)> {
    let mut all = frozen.to_vec();
    all.extend(due(weeks, frozen, &History::default()));
    let of = of(MySignal::Connection, &all);
    of.iter()
        .map(|one| (one.why, one.from.to_string()))
        .collect()
}

#[test]
fn eight_weeks_are_provisional_and_twelve_are_full() {
    let all = weeks(&some(&P1));
    assert_eq!(whys(&all[..7], &[]), []);
    let eight = (FreezeReason::Eight, "2026-W09".to_owned());
    assert_eq!(whys(&all[..8], &[]), std::slice::from_ref(&eight));
    assert_eq!(whys(&all[..11], &[]), std::slice::from_ref(&eight));
    let twelve = (FreezeReason::Twelve, "2026-W13".to_owned());
    assert_eq!(whys(&all, &[]), [eight, twelve]);
    let frozen = due(&all, &[], &History::default());
    let WeekBaseline::Scores(reference) = of(MySignal::Connection, &frozen)[1].usual else {
        panic!("connection has scores");
    };
    // SIGNALS §3 golden 1, P1.ref.
    assert!((reference.centre - 3.6).abs() < 1e-9);
    assert!((reference.sigma - 0.342_019_885).abs() < 1e-6);
}

#[test]
fn while_evidence_runs_at_the_twelfth_week_the_eight_stay() {
    let mut sums = some(&P1[..8]);
    sums.extend(some(&[12, 12, 11, 11]));
    let all = weeks(&sums);
    let expected = [
        (FreezeReason::Eight, "2026-W09".to_owned()),
        (FreezeReason::KeptEight, "2026-W13".to_owned()),
    ];
    assert_eq!(whys(&all, &[]), expected);
    // And later weeks do not make a full one of it.
    sums.extend(some(&P1));
    assert_eq!(whys(&weeks(&sums), &[]), expected);
}

#[test]
fn what_is_frozen_does_not_move_with_corrected_weeks() {
    let frozen = due(&weeks(&some(&P1)), &[], &History::default());
    let corrected = weeks(&some(&[10; 12]));
    assert_eq!(due(&corrected, &frozen, &History::default()), []);
}

#[test]
fn gaps_put_a_reference_off() {
    let mut sums = some(&P1[..4]);
    sums.extend([None; 3]);
    sums.extend(some(&P1[4..8]));
    assert_eq!(
        whys(&weeks(&sums), &[]),
        [(FreezeReason::Eight, "2026-W12".to_owned())]
    );
}

#[test]
fn a_person_may_ask_for_their_last_weeks_and_not_before_there_are_twelve() {
    let all = weeks(&some(&P1));
    let estimates = History::default();
    assert_eq!(rebased(MySignal::Connection, &all[..11], &estimates), None);
    let asked = rebased(MySignal::Connection, &all, &estimates).unwrap();
    assert_eq!(
        (asked.why, asked.from.to_string()),
        (FreezeReason::Asked, "2026-W13".to_owned())
    );
    let mut long = some(&[25; 30]);
    long.extend(some(&[10; 26]));
    let asked = rebased(MySignal::Connection, &weeks(&long), &estimates).unwrap();
    let WeekBaseline::Scores(reference) = asked.usual else {
        panic!("connection has scores");
    };
    assert_eq!((reference.centre, reference.weeks), (2.0, 26));
}

#[test]
fn counts_have_a_rate_and_uncharted_signals_have_nothing() {
    let frozen = due(&weeks(&some(&P1)), &[], &History::default());
    let rates = of(MySignal::HomeToWork, &frozen);
    assert_eq!(
        rates.iter().map(|one| one.why).collect::<Vec<_>>(),
        [FreezeReason::Eight, FreezeReason::Twelve]
    );
    let WeekBaseline::Rate(rate) = rates[1].usual else {
        panic!("interruptions have a rate");
    };
    assert!((rate.rate - 13.5 / 65.0).abs() < 1e-9);
    assert!(frozen.iter().all(|one| one.signal.is_charted()));
    assert!(
        of(MySignal::WorkToHome, &frozen).is_empty(),
        "it was never answered"
    );
}

#[test]
fn a_reference_uses_what_was_in_force_when_its_last_week_closed() {
    let wide = Prior {
        sigma: 0.8,
        ..Prior::default()
    };
    let estimated = Estimates {
        prior: wide,
        rho: Autocorrelation::clipped(0.3),
    };
    let mut weeks = weeks(&some(&P1));
    for week in &mut weeks {
        week.week = week.week.on(4);
    }
    // The eighth is W12, of the first quarter; the twelfth W16, of the second.
    let estimates = History::new([(Quarter::of(first()).next(), estimated)]);
    let frozen = of(MySignal::Connection, &due(&weeks, &[], &estimates));
    let sigmas: Vec<f64> = frozen
        .iter()
        .map(|one| match one.usual {
            WeekBaseline::Scores(reference) => reference.sigma,
            WeekBaseline::Rate(_) => panic!("connection has scores"),
        })
        .collect();
    // SIGNALS §13.3 golden for the first eight; then twelve with another prior and ρ̂.
    assert!((sigmas[0] - 0.369_080).abs() < 1e-6);
    assert!(sigmas[1] > 0.7);
}
