//! Laws over all kinds of series: empty, single, all-equal, gappy, endless, not numbers at all.

use super::steps::{steps, tag_steps};
use crate::domain::law_tests::holds;
use crate::signals::bands::{Step, WorseSide};
use crate::signals::counts::{Count, RatePrior, RateReference, ShiftDirection};
use crate::signals::evidence::{Chart, Evidence, score_addend, shock};
use crate::signals::reference::{Autocorrelation, Prior, Reference, ReferenceStage};
use crate::signals::team::{Member, TeamReference};
use crate::signals::xmr::{ProcessLimits, trailing};
use crate::signals::{breadth, gini, permutation};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::{Strategy, prop_oneof};
use proptest::sample::select;

/// Series that are odd in one way each.
fn odd_series() -> Vec<Vec<Option<f64>>> {
    vec![
        vec![],
        vec![Some(3.0)],
        vec![None; 300],
        vec![Some(4.0); 300],
        vec![Some(0.0); 300],
        [Some(f64::MAX), Some(f64::MIN)].repeat(40),
        vec![Some(f64::MIN_POSITIVE); 40],
        vec![Some(f64::NAN); 40],
        [Some(1.0), Some(5.0), None, Some(2.0)].repeat(2_500),
        [Some(3.0), Some(f64::INFINITY), None, Some(2.0), Some(4.0)].repeat(2_000),
    ]
}

/// Weeks of somebody who answers more or less often, from 1 to 5, now and then with what is no answer.
fn series() -> impl Strategy<Value = Vec<Option<f64>>> {
    let odd = select(vec![
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        -0.0,
    ]);
    let answer = (1..=5_u8).prop_map(f64::from);
    let value = prop_oneof![19 => answer, 1 => odd];
    (0.2..1.0).prop_flat_map(move |there| vec(weighted(there, value.clone()), 0..260))
}

/// Tries a law on series of any kind.
#[track_caller]
fn holds_of_series(law: impl Fn(&[Option<f64>])) {
    odd_series().iter().for_each(|weeks| law(weeks));
    holds(100, series(), |weeks| law(&weeks));
}

fn counted(weeks: &[Option<f64>]) -> Vec<Option<Count>> {
    let count = |x: f64| Count {
        seen: x as u32,
        days: (x as u32).min(5) + 1,
    };
    weeks.iter().map(|week| week.map(count)).collect()
}

fn is_in_order(limits: ProcessLimits) -> bool {
    limits.lower <= limits.centre && limits.centre <= limits.upper && limits.upper.is_finite()
}

#[test]
fn nothing_that_is_not_a_number_comes_out_of_a_persons_weeks() {
    holds_of_series(|weeks| {
        let plain: Vec<f64> = weeks.iter().map(|week| week.unwrap_or(f64::NAN)).collect();
        assert!(ProcessLimits::of(&plain).is_none_or(is_in_order));
        assert!(trailing(weeks).iter().all(|x| x.is_finite()));
        for rho in [0.0, 0.6] {
            let rho = Autocorrelation::clipped(rho);
            let made = [
                Reference::first(weeks, ReferenceStage::Provisional, Prior::default(), rho),
                Reference::first(weeks, ReferenceStage::Full, Prior::default(), rho),
                Reference::rebased(weeks, Prior::default(), rho),
            ];
            for reference in made.into_iter().flatten() {
                assert!(reference.sigma.is_finite() && reference.sigma > 0.0);
                check_evidence(weeks, &reference);
            }
        }
        let many = vec![weeks; 12];
        let rho = Autocorrelation::pooled(&many).value();
        assert!((0.0..=0.6).contains(&rho));
    });
}

fn check_evidence(weeks: &[Option<f64>], reference: &Reference) {
    let deviation = |week: &Option<f64>| reference.deviation((*week)?, WorseSide::Lower);
    for chart in [Chart::SCORES, Chart::SCORES_PROVISIONAL, Chart::TEAM] {
        let run = chart.run(weeks.iter().map(|week| deviation(week).map(score_addend)));
        assert_eq!(run.len(), weeks.len());
        for (now, evidence) in run.iter().enumerate() {
            assert!((0.0..=2.0 * chart.threshold).contains(&evidence.value));
            assert_eq!(evidence.onset(now).is_some(), evidence.value > 0.0);
            assert!(evidence.onset(now).is_none_or(|onset| onset <= now));
        }
    }
    let usual = reference.usual(WorseSide::Lower);
    let z = shock(1.0, weeks, usual);
    assert!(z.is_none_or(f64::is_finite));
}

#[test]
fn a_missing_week_changes_no_evidence_and_a_zero_does() {
    holds(500, (0.0..6.0, 0..2_u32), |(value, missing)| {
        let before = Evidence {
            value,
            missing,
            running: 1,
        };
        for chart in [Chart::SCORES, Chart::TEAM, Chart::COUNTS] {
            assert_eq!(chart.next(before, None).value.to_bits(), value.to_bits());
        }
        let zero = Chart::SCORES.next(before, Some(score_addend(0.0))).value;
        assert_eq!(zero, (value - 1.0).max(0.0));
    });
}

#[test]
fn no_count_gives_anything_but_numbers() {
    holds_of_series(|weeks| {
        let weeks = counted(weeks);
        for prior in [
            RatePrior::UNPLANNED,
            RatePrior::INTRUSIONS,
            RatePrior::TEAM_TAGS,
        ] {
            let made = [
                RateReference::first(&weeks, ReferenceStage::Provisional, prior),
                RateReference::first(&weeks, ReferenceStage::Full, prior),
            ];
            for reference in made.into_iter().flatten() {
                assert!(reference.rate > 0.0 && reference.dispersion >= 1.0);
                for change in [ShiftDirection::Doubling, ShiftDirection::Halving] {
                    let addends = weeks.iter().map(|week| reference.addend((*week)?, change));
                    let run = Chart::COUNTS.run(addends);
                    assert!(run.iter().all(|e| (0.0..=10.0).contains(&e.value)));
                }
                let d = weeks
                    .iter()
                    .flatten()
                    .filter_map(|week| reference.deviation(*week));
                assert!(d.into_iter().all(|d| (-3.0..=3.0).contains(&d)));
            }
        }
    });
}

#[test]
fn a_team_of_any_members_has_steps_for_every_week() {
    // Ten odd ones and six others, two of them of 10,000 weeks.
    holds(3, vec(series(), 6), |others| {
        let series = [odd_series(), others].concat();
        check_team(&series);
    });
}

fn check_team(series: &[Vec<Option<f64>>]) {
    let members: Vec<Member> = series.iter().map(Vec::as_slice).collect();
    for k in [0, 5, 99] {
        let there = |week: &usize| {
            let values = members
                .iter()
                .filter_map(|one| one.get(*week).copied().flatten());
            values.filter(|d| d.is_finite()).count() >= k.max(1)
        };
        let computed = (0..10_000).filter(there).count();
        for standing in [ReferenceStage::Provisional, ReferenceStage::Full] {
            let Some(reference) = TeamReference::of(&members, standing, k) else {
                assert!(computed < 12);
                continue;
            };
            assert!(reference.sigma.is_finite() && reference.sigma > 0.0);
            let steps = steps(&members, &reference, 0, k);
            assert_eq!(steps.len(), 10_000 - reference.next);
        }
    }
    let counts: Vec<_> = series.iter().map(|weeks| counted(weeks)).collect();
    let counts: Vec<_> = counts.iter().map(Vec::as_slice).collect();
    let steps = tag_steps(&counts, RatePrior::TEAM_TAGS, 5);
    assert!(steps.iter().any(|week| week.worse >= Step::Zero));
}

#[test]
fn the_other_statistics_bear_any_values() {
    holds_of_series(|weeks| {
        let plain: Vec<f64> = weeks.iter().map(|week| week.unwrap_or(f64::NAN)).collect();
        let partners = breadth::effective_partners(&plain);
        assert!(partners.is_none_or(|n| n >= 1.0 - 1e-9));
        if let Some(gini) = gini::gini(&plain) {
            assert!((0.0..=1.0).contains(&gini.corrected));
        }
        if plain.len() <= 300 {
            let (a, b) = plain.split_at(plain.len() / 2);
            let test = permutation::contrast(a, b, "laws");
            assert!(test.is_none_or(|t| t.p > 0.0 && t.p <= 1.0));
        }
    });
}
