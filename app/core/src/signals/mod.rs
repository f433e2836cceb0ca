//! The statistics of the signals: plain values in, plain values out; no clock, no store, no names.
//!
//! SIGNALS (docs/signals.md) is the specification; its earlier sections agree with §13. A number that is
//! not finite counts as missing everywhere, a missing number is never a zero, and too little data is
//! `None`.
//!
//! Who may see a result is not decided here, but what must never be shown is not returned by the
//! functions for teams: they give steps, not values.

pub mod bands;
pub mod best_days;
pub mod breadth;
pub mod business_hours;
pub mod censored;
pub mod chance;
pub mod counts;
pub mod estimates;
pub mod events;
pub mod evidence;
pub mod gini;
pub mod kitagawa;
pub mod leniency;
pub(crate) mod numbers;
pub mod permutation;
pub mod proportion;
pub mod quiet_days;
pub mod reference;
pub mod remote_days;
pub mod rest;
pub mod review_weeks;
pub mod shrinkage;
pub mod team;
pub mod team_counts;
pub mod team_share;
pub mod unit_change;
pub mod valid;
pub mod xmr;

#[cfg(test)]
mod tests;
