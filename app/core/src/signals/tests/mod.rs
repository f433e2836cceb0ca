//! The statistics against golden values, and laws that hold over all kinds of series.

mod golden;
mod laws;
pub(in crate::signals) mod steps;
