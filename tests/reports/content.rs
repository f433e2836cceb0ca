//! What a report says, read out of the very text that is hashed.

use irori_core::report::Report;
use serde_json::Value;

pub fn quarters(report: &Report) -> Vec<Value> {
    let content: Value = serde_json::from_str(&report.written.text).unwrap();
    content["quarters"].as_array().unwrap().clone()
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

pub fn names(value: &Value) -> Vec<String> {
    list(value)
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

/// The numbers under these names; nothing for null.
pub fn numbers<const N: usize>(value: &Value, names: [&str; N]) -> Option<[f64; N]> {
    (!value.is_null()).then(|| names.map(|name| value[name].as_f64().unwrap()))
}

pub const ENDS: [&str; 2] = ["from", "to"];
pub const ESTIMATE: [&str; 3] = ["value", "low", "high"];
pub const COUNTS: [&str; 4] = ["written", "done", "dropped", "open"];
pub const MEASURES: [&str; 5] = [
    "isolation",
    "home-to-work",
    "work-to-home",
    "clear",
    "heard",
];
