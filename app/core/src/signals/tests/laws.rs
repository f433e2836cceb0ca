//! Laws over all kinds of series: empty, single, all-equal, gappy, endless, not numbers at all.

use crate::signals::bands::{Step, Worse};
use crate::signals::chance::Chance;
use crate::signals::counts::{Change, Count, RatePrior, RateReference};
use crate::signals::evidence::{Chart, Evidence, Usual, score_addend, shock};
use crate::signals::reference::{Autocorrelation, Prior, Reference, Standing};
use crate::signals::team::{Member, TeamReference, steps};
use crate::signals::xmr::{Limits, trailing};
use crate::signals::{breadth, ewma, gini, permutation, tabular_cusum, team_counts};

/// Series by name, each from its own key.
fn series() -> Vec<(String, Vec<Option<f64>>)> {
    let mut all: Vec<(String, Vec<Option<f64>>)> = vec![
        ("empty".into(), vec![]),
        ("single".into(), vec![Some(3.0)]),
        ("all missing".into(), vec![None; 300]),
        ("all equal".into(), vec![Some(4.0); 300]),
        ("zeros".into(), vec![Some(0.0); 300]),
        ("huge".into(), [Some(f64::MAX), Some(f64::MIN)].repeat(40)),
        ("tiny".into(), vec![Some(f64::MIN_POSITIVE); 40]),
        ("not numbers".into(), vec![Some(f64::NAN); 40]),
    ];
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -0.0];
    for (length, there) in [(9, 1.0), (60, 0.85), (260, 0.3), (10_000, 0.85)] {
        for strange in [0.0, 0.1] {
            let name = format!("{length} weeks, {there} there, {strange} strange");
            let mut chance = Chance::from_key(&name);
            let week = |_| {
                let value = if chance.unit() < strange {
                    odd[chance.below(odd.len())]
                } else {
                    (1.0 + 4.0 * chance.unit()).round()
                };
                (chance.unit() < there).then_some(value)
            };
            all.push((name.clone(), (0..length).map(week).collect()));
        }
    }
    all
}

fn counted(weeks: &[Option<f64>]) -> Vec<Option<Count>> {
    let count = |x: f64| Count {
        seen: x as u32,
        days: (x as u32).min(5) + 1,
    };
    weeks.iter().map(|week| week.map(count)).collect()
}

fn is_in_order(limits: Limits) -> bool {
    limits.lower <= limits.centre && limits.centre <= limits.upper && limits.upper.is_finite()
}

#[test]
fn nothing_that_is_not_a_number_comes_out_of_a_persons_weeks() {
    for (name, weeks) in series() {
        let plain: Vec<f64> = weeks.iter().map(|week| week.unwrap_or(f64::NAN)).collect();
        for limits in [Limits::of(&plain), Limits::of_medians(&plain)] {
            assert!(limits.is_none_or(is_in_order), "{name}");
        }
        assert!(trailing(&weeks).iter().all(|x| x.is_finite()), "{name}");
        for rho in [0.0, 0.6] {
            let rho = Autocorrelation::clipped(rho);
            let made = [
                Reference::provisional(&weeks, Prior::default(), rho),
                Reference::full(&weeks, Prior::default(), rho),
                Reference::rebased(&weeks, Prior::default(), rho),
            ];
            for reference in made.into_iter().flatten() {
                assert!(
                    reference.sigma.is_finite() && reference.sigma > 0.0,
                    "{name}"
                );
                check_evidence(&name, &weeks, &reference);
            }
        }
        let many = vec![weeks.as_slice(); 12];
        let rho = Autocorrelation::pooled(&many).value();
        assert!((0.0..=0.6).contains(&rho), "{name}");
    }
}

fn check_evidence(name: &str, weeks: &[Option<f64>], reference: &Reference) {
    let deviation = |week: &Option<f64>| reference.deviation((*week)?, Worse::Lower);
    for chart in [Chart::SCORES, Chart::SCORES_PROVISIONAL, Chart::TEAM] {
        let run = chart.run(weeks.iter().map(|week| deviation(week).map(score_addend)));
        assert_eq!(run.len(), weeks.len(), "{name}");
        for (now, evidence) in run.iter().enumerate() {
            assert!(
                (0.0..=2.0 * chart.threshold).contains(&evidence.value),
                "{name}"
            );
            assert_eq!(
                evidence.onset(now).is_some(),
                evidence.value > 0.0,
                "{name}"
            );
            assert!(
                evidence.onset(now).is_none_or(|onset| onset <= now),
                "{name}"
            );
        }
    }
    let usual = Usual {
        centre: reference.centre,
        sigma: reference.sigma,
        worse: Worse::Lower,
    };
    let z = shock(1.0, weeks, usual);
    assert!(z.is_none_or(f64::is_finite), "{name}");
}

#[test]
fn a_missing_week_changes_no_evidence_and_a_zero_does() {
    let mut chance = Chance::from_key("gaps");
    for _ in 0..500 {
        let before = Evidence {
            value: 6.0 * chance.unit(),
            missing: chance.below(2) as u32,
            running: 1,
        };
        for chart in [Chart::TEAM, Chart::COUNTS] {
            assert_eq!(chart.next(before, None).value, before.value);
        }
        if before.missing < 2 {
            assert_eq!(Chart::SCORES.next(before, None).value, before.value);
        }
        let zero = Chart::SCORES.next(before, Some(score_addend(0.0))).value;
        assert_eq!(zero, (before.value - 1.0).max(0.0));
    }
}

#[test]
fn no_count_gives_anything_but_numbers() {
    for (name, weeks) in series() {
        let weeks = counted(&weeks);
        for prior in [
            RatePrior::UNPLANNED,
            RatePrior::INTRUSIONS,
            RatePrior::TEAM_TAGS,
        ] {
            let made = [
                RateReference::provisional(&weeks, prior),
                RateReference::full(&weeks, prior),
            ];
            for reference in made.into_iter().flatten() {
                assert!(
                    reference.rate > 0.0 && reference.dispersion >= 1.0,
                    "{name}"
                );
                for change in [Change::Doubling, Change::Halving] {
                    let addends = weeks.iter().map(|week| reference.addend((*week)?, change));
                    let run = Chart::COUNTS.run(addends);
                    assert!(
                        run.iter().all(|e| (0.0..=10.0).contains(&e.value)),
                        "{name}"
                    );
                }
                let d = weeks
                    .iter()
                    .flatten()
                    .filter_map(|week| reference.deviation(*week));
                assert!(d.into_iter().all(|d| (-3.0..=3.0).contains(&d)), "{name}");
            }
        }
    }
}

#[test]
fn a_team_of_any_members_has_steps_for_every_week() {
    let series = series();
    let members: Vec<Member> = series.iter().map(|(_, weeks)| weeks.as_slice()).collect();
    for k in [0, 5, 99] {
        let there = |week: &usize| {
            let values = members
                .iter()
                .filter_map(|one| one.get(*week).copied().flatten());
            values.filter(|d| d.is_finite()).count() >= k.max(1)
        };
        let computed = (0..10_000).filter(there).count();
        for standing in [Standing::Provisional, Standing::Full] {
            let Some(reference) = TeamReference::of(&members, standing, k) else {
                assert!(computed < 12);
                continue;
            };
            assert!(reference.sigma.is_finite() && reference.sigma > 0.0);
            let steps = steps(&members, &reference, 0, k);
            assert_eq!(steps.len(), 10_000 - reference.next);
        }
    }
    let counts: Vec<_> = series.iter().map(|(_, weeks)| counted(weeks)).collect();
    let counts: Vec<_> = counts.iter().map(Vec::as_slice).collect();
    let steps = team_counts::steps(&counts, RatePrior::TEAM_TAGS, 5);
    assert!(steps.iter().any(|week| week.worse >= Step::Zero));
}

#[test]
fn the_other_statistics_bear_any_values() {
    for (name, weeks) in series() {
        let plain: Vec<f64> = weeks.iter().map(|week| week.unwrap_or(f64::NAN)).collect();
        let partners = breadth::effective_partners(&plain);
        assert!(partners.is_none_or(|n| n >= 1.0 - 1e-9), "{name}");
        if let Some(gini) = gini::gini(&plain) {
            assert!((0.0..=1.0).contains(&gini.corrected), "{name}");
        }
        let averages = ewma::ewma(&plain, 3.0, 0.3).unwrap_or_default();
        assert!(averages.iter().all(|x| x.is_finite()), "{name}");
        let sums = tabular_cusum::tabular(&plain, 3.0, 0.5);
        assert!(
            sums.iter().all(|s| s.high.is_finite() && s.low.is_finite()),
            "{name}"
        );
        if plain.len() <= 300 {
            let (a, b) = plain.split_at(plain.len() / 2);
            let test = permutation::contrast(a, b, &name);
            assert!(test.is_none_or(|t| t.p > 0.0 && t.p <= 1.0), "{name}");
        }
    }
}
