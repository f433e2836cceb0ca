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

/// Also holds the value against `golden.json`, where it has the key: neither may drift alone.
#[track_caller]
fn within(key: &str, values: &[f64], golden: &[f64], tolerance: f64) {
    if let Some(recorded) = recorded(key) {
        alike(key, &recorded, golden, tolerance);
    }
    alike(key, values, golden, tolerance);
}

#[track_caller]
fn alike(key: &str, values: &[f64], golden: &[f64], tolerance: f64) {
    assert_eq!(values.len(), golden.len(), "{key}");
    for (value, golden) in values.iter().zip(golden) {
        assert!(
            (value - golden).abs() <= tolerance,
            "{key}: {value} is not {golden}"
        );
    }
}

/// The numbers that `golden.json` has under a key.
fn recorded(key: &str) -> Option<Vec<f64>> {
    let file = include_str!("../../../../../../docs/signals/golden.json");
    let file: serde_json::Value = serde_json::from_str(file).unwrap();
    file.get(key).map(numbers)
}

fn numbers(value: &serde_json::Value) -> Vec<f64> {
    match value {
        serde_json::Value::Array(all) => all.iter().flat_map(numbers).collect(),
        one => one.as_f64().into_iter().collect(),
    }
}

#[test]
fn the_file_of_golden_values_is_read() {
    assert_eq!(recorded("LEN.a.envelope").unwrap().len(), 2);
    assert_eq!(recorded("P1.provisional").unwrap()[0], 3.6);
    assert_eq!(recorded("nothing"), None);
}
