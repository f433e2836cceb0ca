//! What everybody may know of how Irori decides: policy, privacy, thresholds.

pub mod policy;
pub mod privacy;
pub mod thresholds;
