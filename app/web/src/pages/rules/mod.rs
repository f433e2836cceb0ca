//! Rules that everybody may read: policy, privacy, thresholds.

pub mod policy;
pub mod privacy;
pub mod thresholds;
