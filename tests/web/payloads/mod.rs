//! Deliveries of three forges, written by us in the shape that the forges publish. Each tells of one
//! pull request by its number, as of one moment.

pub mod gitea;
pub mod github;
pub mod gitlab;

use serde_json::Value;

/// `20 November 2026` at this hour.
pub fn at(hour: u32) -> String {
    format!("2026-11-20T{hour:02}:00:00Z")
}

/// `with` over `base`, field by field.
pub fn over(mut base: Value, with: &Value) -> Value {
    match (&mut base, with) {
        (Value::Object(fields), Value::Object(with)) => {
            for (name, value) in with {
                let known = fields.remove(name).unwrap_or_default();
                fields.insert(name.clone(), over(known, value));
            }
            base
        }
        _ => with.clone(),
    }
}
