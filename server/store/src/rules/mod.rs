//! Policy choices and thresholds, by version.

pub(crate) mod policy;
pub(crate) mod thresholds;
