//! When a reference is made, what it leaves out, and when its prior and ρ̂ are estimated.

use super::*;
use crate::signals::chance::Chance;

fn weeks(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn full(values: &[f64], rho: Autocorrelation) -> Option<Reference> {
    Reference::first(&weeks(values), ReferenceStage::Full, Prior::default(), rho)
}

const P1: [f64; 12] = [3.6, 3.8, 3.4, 3.6, 4.0, 3.6, 3.2, 3.6, 3.8, 3.6, 3.4, 3.6];

#[test]
fn a_reference_waits_for_its_weeks_and_never_moves_again() {
    let many: Vec<f64> = P1.iter().copied().chain([1.0; 30]).collect();
    assert_eq!(full(&P1[..11], Autocorrelation::NONE), None);
    assert_eq!(
        full(&many, Autocorrelation::NONE),
        full(&P1, Autocorrelation::NONE)
    );
}

#[test]
fn gaps_are_left_out() {
    let mut gappy = vec![None, Some(f64::NAN)];
    for x in P1 {
        gappy.extend([Some(x), None]);
    }
    let reference = Reference::first(
        &gappy,
        ReferenceStage::Full,
        Prior::default(),
        Autocorrelation::NONE,
    );
    assert_eq!(reference, full(&P1, Autocorrelation::NONE));
}

#[test]
fn who_always_answers_the_same_still_has_a_sigma() {
    let flat = full(&[4.0; 12], Autocorrelation::NONE).unwrap();
    assert!(flat.sigma > 0.25 && flat.moving_range == 0.0);
    assert_eq!(flat.deviation(4.0, WorseSide::Lower), Some(0.0));
    assert_eq!(flat.deviation(f64::NAN, WorseSide::Lower), None);
}

#[test]
fn rho_widens_sigma_and_is_clipped() {
    let plain = full(&P1, Autocorrelation::NONE).unwrap().sigma;
    let wider = full(&P1, Autocorrelation::clipped(0.3)).unwrap().sigma;
    assert!((wider / plain - (1.3_f64 / 0.7).sqrt()).abs() < 1e-12);
    assert_eq!(Autocorrelation::clipped(0.9).value(), 0.6);
    assert_eq!(Autocorrelation::clipped(0.9).factor(), 2.0);
    assert_eq!(Autocorrelation::clipped(-0.4), Autocorrelation::NONE);
    assert_eq!(Autocorrelation::clipped(f64::NAN), Autocorrelation::NONE);
}

/// `people` series of `length` weeks that follow x_t = ρ·x_{t−1} + noise around 3.6.
fn autoregressive(rho: f64, people: usize, length: usize) -> Vec<Vec<Option<f64>>> {
    (0..people)
        .map(|person| {
            let mut chance = Chance::from_key(&format!("ar/{person}"));
            let mut x = chance.normal();
            (0..length)
                .map(|_| {
                    x = rho * x + (1.0 - rho * rho).sqrt() * chance.normal();
                    Some(3.6 + 0.3 * x)
                })
                .collect()
        })
        .collect()
}

fn pooled(series: &[Vec<Option<f64>>]) -> f64 {
    let series: Vec<_> = series.iter().map(Vec::as_slice).collect();
    Autocorrelation::pooled(&series).value()
}

#[test]
fn rho_is_pooled_from_ten_people_on() {
    let series = autoregressive(0.4, 40, 200);
    assert!((pooled(&series) - 0.4).abs() < 0.05);
    assert_eq!(pooled(&series[..9]), 0.0);
    assert_eq!(pooled(&autoregressive(0.4, 40, 11)), 0.0);
    assert_eq!(pooled(&vec![weeks(&[3.0; 12]); 12]), 0.0);
}

#[test]
fn only_neighbouring_weeks_are_pairs() {
    // Every second week is missing: there is no pair at all, so nothing is known.
    let mut series = autoregressive(0.5, 20, 60);
    for weeks in &mut series {
        weeks.iter_mut().step_by(2).for_each(|week| *week = None);
    }
    assert_eq!(pooled(&series), 0.0);
}

#[test]
fn sigma_is_estimated_from_ten_full_references() {
    let one = full(&P1, Autocorrelation::NONE).unwrap();
    let prior = Prior::estimated(&[one; 10]).unwrap();
    assert!((prior.sigma - 0.257898).abs() < 1e-6);
    assert_eq!(Prior::estimated(&[one; 9]), None);
    let provisional = Reference::first(
        &weeks(&P1),
        ReferenceStage::Provisional,
        Prior::default(),
        Autocorrelation::NONE,
    )
    .unwrap();
    assert_eq!(Prior::estimated(&[provisional; 30]), None);
    let flat = full(&[4.0; 12], Autocorrelation::NONE).unwrap();
    assert_eq!(Prior::estimated(&[flat; 10]), None);
}

#[test]
fn a_rebase_looks_at_the_last_26_weeks() {
    let many: Vec<f64> = [1.0; 30].into_iter().chain([4.0; 26]).collect();
    let rebased = |values: &[f64]| {
        Reference::rebased(&weeks(values), Prior::default(), Autocorrelation::NONE)
    };
    assert_eq!(rebased(&many).map(|r| (r.centre, r.weeks)), Some((4.0, 26)));
    assert_eq!(rebased(&[4.0; 12]).map(|r| r.weeks), Some(12));
    assert_eq!(rebased(&[4.0; 11]), None);
}

#[test]
fn trouble_at_week_twelve_is_not_made_usual() {
    assert_eq!(Freeze::at_week_twelve(2.0, 4.0), Freeze::TakeTwelve);
    assert_eq!(Freeze::at_week_twelve(2.01, 4.0), Freeze::KeepEight);
}

#[test]
fn a_fall_in_weeks_nine_to_twelve_keeps_the_eight_weeks_before_it() {
    let settled = |later: [f64; 4]| {
        let weeks: Vec<Option<f64>> = [[3.6, 3.8].repeat(4), later.to_vec()]
            .concat()
            .into_iter()
            .map(Some)
            .collect();
        let none = Autocorrelation::NONE;
        assert_eq!(
            Reference::settled(&weeks[..11], Prior::default(), none, WorseSide::Lower),
            None
        );
        Reference::settled(&weeks, Prior::default(), none, WorseSide::Lower)
            .unwrap()
            .weeks
    };
    assert_eq!(settled([3.6, 3.8, 3.6, 3.8]), FULL_WEEKS);
    assert_eq!(settled([2.6, 2.6, 2.4, 2.4]), PROVISIONAL_WEEKS);
    assert_eq!(
        settled([4.8, 4.8, 4.8, 4.8]),
        FULL_WEEKS,
        "better is no evidence of worse"
    );
}
