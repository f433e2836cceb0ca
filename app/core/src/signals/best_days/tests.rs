//! Golden values of SIGNALS §13.1 (golden.json BEST.a, BEST.null), and which advice comes when.

use super::*;
use crate::signals::chance::Chance;
use crate::signals::valid::Days;

fn points(remote: &[u32], y: &[f64]) -> Vec<Point> {
    remote
        .iter()
        .zip(y)
        .map(|(remote, y)| (Remote::of(*remote, 5).unwrap(), *y))
        .collect()
}

const REMOTE: [u32; 12] = [1, 2, 4, 3, 5, 0, 2, 0, 3, 4, 1, 5];

fn statistic(points: &[Point]) -> f64 {
    arranged(points, 1).unwrap().observed().statistic
}

#[test]
fn golden_13_1() {
    let y = [3.4, 3.8, 3.2, 4.0, 3.4, 3.2, 3.8, 3.4, 4.2, 3.6, 3.6, 3.0];
    let test = test(&points(&REMOTE, &y), 1, "golden").unwrap();
    let means = test.means.map(Option::unwrap);
    for (mean, golden) in means.iter().zip([-0.15, 0.40, -0.25]) {
        assert!((mean - golden).abs() < 1e-9);
    }
    assert!((statistic(&points(&REMOTE, &y)) - 0.98).abs() < 1e-9);
    assert!((test.p - 108.0 / 8100.0).abs() < 1e-9);
    assert_eq!(test.top, [Remote::Little, Remote::Medium]);
}

#[test]
fn golden_13_1_how_far_the_classes_are_behind() {
    let y = [3.4, 3.8, 3.2, 4.0, 3.4, 3.2, 3.8, 3.4, 4.2, 3.6, 3.6, 3.0];
    let arrangements = arranged(&points(&REMOTE, &y), 1).unwrap();
    let observed = arrangements.observed();
    let p = arrangements.probabilities(&observed, [Some(0.55), Some(0.0), Some(0.65)], "");
    let golden = [0.096296, 1.0, 0.022222];
    for (p, golden) in p.as_far.iter().zip(golden) {
        assert!((p.unwrap() - golden).abs() < 1e-6);
    }
}

#[test]
fn golden_13_1_null() {
    let y = [3.6, 3.4, 3.8, 3.6, 3.4, 3.6, 3.8, 3.6, 3.4, 3.6, 3.4, 3.8];
    let test = test(&points(&REMOTE, &y), 1, "golden").unwrap();
    assert!((statistic(&points(&REMOTE, &y)) - 0.026667).abs() < 1e-6);
    assert!((test.p - 6138.0 / 8100.0).abs() < 1e-9);
}

#[test]
fn classes_meet_at_three_and_seven_tenths() {
    let class = |remote, known| Remote::of(remote, known);
    assert_eq!(class(1, 5), Some(Remote::Little));
    assert_eq!(class(3, 10), Some(Remote::Medium));
    assert_eq!(class(7, 10), Some(Remote::Medium));
    assert_eq!(class(4, 5), Some(Remote::Much));
    assert_eq!(class(0, 0), None);
    assert_eq!(class(5, 4), None);
}

/// Weeks with 0, 2 or 5 remote days in turn; `effect` is added to connection in the middle class.
fn year(weeks: usize, effect: f64) -> Vec<BestDaysWeek> {
    let mut chance = Chance::from_key("year");
    (0..weeks)
        .map(|week| {
            let remote = [0, 2, 5][chance.below(3)];
            let mut y = |more| Some(3.5 + 0.3 * chance.normal() + more);
            BestDaysWeek {
                days: Days {
                    scheduled: 5,
                    answered: if week % 11 == 10 { 1 } else { 5 },
                },
                known: 5,
                remote,
                means: [y(if remote == 2 { effect } else { 0.0 }), y(0.0), None],
            }
        })
        .collect()
}

#[test]
fn a_large_difference_is_found_and_chance_is_not() {
    let found = best_days(&year(52, 1.0), "p");
    assert_eq!(found.advice, Advice::Best(vec![Remote::Medium]));
    let tested: Vec<_> = found
        .findings
        .iter()
        .map(|f| (f.outcome, f.shows()))
        .collect();
    assert_eq!(
        tested,
        [
            (BestDaysOutcome::Connection, true),
            (BestDaysOutcome::Focus, false)
        ]
    );
    let none = best_days(&year(52, 0.0), "p");
    assert!(matches!(none.advice, Advice::CannotTell { weeks: 48 }));
    assert_eq!(best_days(&year(52, 1.0), "p"), found);
}

#[test]
fn twenty_three_weeks_are_too_early() {
    let weeks = year(25, 1.0);
    assert_eq!(
        best_days(&weeks, "p").advice,
        Advice::TooEarly { weeks: 23 }
    );
    assert_eq!(best_days(&[], "p").advice, Advice::TooEarly { weeks: 0 });
    let mut one_class = year(52, 1.0);
    one_class.iter_mut().for_each(|week| week.remote = 2);
    assert_eq!(
        best_days(&one_class, "p").advice,
        Advice::TooEarly { weeks: 48 }
    );
}

#[test]
fn only_the_last_year_counts() {
    let mut weeks = year(300, -1.0);
    weeks.extend(year(52, 1.0));
    assert_eq!(best_days(&weeks, "p"), best_days(&year(52, 1.0), "p"));
}

#[test]
fn outcomes_that_disagree_depend_on_what_one_looks_at() {
    let finding = |outcome, top: &[Remote], adjusted| OutcomeFinding {
        outcome,
        weeks: 30,
        means: [None; 3],
        p: adjusted,
        adjusted,
        top: top.to_vec(),
    };
    let connection = finding(BestDaysOutcome::Connection, &[Remote::Little], 0.01);
    let focus = finding(BestDaysOutcome::Focus, &[Remote::Much], 0.02);
    let silent = finding(BestDaysOutcome::Energy, &[Remote::Much], 0.05);
    let all = [connection, focus, silent];
    assert_eq!(advice(&all, 30), Advice::Depends);
    assert_eq!(advice(&all[..1], 30), Advice::Best(vec![Remote::Little]));
    assert_eq!(advice(&all[2..], 30), Advice::CannotTell { weeks: 30 });
}

#[test]
fn drawn_arrangements_agree_with_counted_ones() {
    let y = [3.4, 3.8, 3.2, 4.0, 3.4, 3.2, 3.8, 3.4, 4.2, 3.6, 3.6, 3.0];
    let exact = test(&points(&REMOTE, &y), 1, "").unwrap().p;
    // A third block that is flat adds arrangements, but no difference of T.
    let remote: Vec<u32> = REMOTE.iter().copied().chain([1, 2, 4, 3, 5, 0]).collect();
    let y: Vec<f64> = y.iter().copied().chain([3.0; 6]).collect();
    let drawn = test(&points(&remote, &y), 1, "draws").unwrap().p;
    assert!((drawn - exact).abs() < 0.006, "{drawn} {exact}");
}
