//! Golden values of SIGNALS and `docs/signals/golden.json`, by their keys, within 1e-6 unless the source rounds.
//!
//! Those that need what a file keeps to itself are tested beside it: valid, shrinkage, rest,
//! business_hours, team_share, team, best_days, leniency, chance.

mod counts;
mod days;
mod papers;
mod scores;
mod shares;

#[track_caller]
fn near(key: &str, values: &[f64], golden: &[f64]) {
    within(key, values, golden, 1e-6);
}

#[track_caller]
fn within(key: &str, values: &[f64], golden: &[f64], tolerance: f64) {
    assert_eq!(values.len(), golden.len(), "{key}");
    for (value, golden) in values.iter().zip(golden) {
        assert!(
            (value - golden).abs() <= tolerance,
            "{key}: {value} is not {golden}"
        );
    }
}
