//! The pages from outside, as a browser without scripts sees them.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is a failed test"
)]

mod alone;
mod annotations;
mod check_in;
mod consents;
mod door;
mod entries;
mod forges;
mod generated;
mod ledger;
mod limits;
mod log;
mod mine;
mod naughty;
mod org;
mod policy;
mod postgres;
mod releases;
mod settings;
mod signals;
mod thresholds;
mod trouble;
mod words;
