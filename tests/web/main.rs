//! The pages from outside, as a browser without scripts sees them.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is a failed test"
)]

mod accounts;
mod annotations;
mod check_in;
mod conflicts;
mod consents;
mod digest;
mod door;
mod entries;
mod forge_stories;
mod forges;
mod forges_gitea;
mod forges_github;
mod forges_gitlab;
mod front;
mod generated;
mod guarded;
mod held;
mod household_and_patterns;
mod interleavings;
mod ledger;
mod limits;
mod log;
mod markup;
mod naughty;
mod org;
mod payloads;
mod personal_data;
mod policy;
mod postgres;
mod quarantine;
mod releases;
mod reviews;
mod settings;
mod signals;
mod thresholds;
mod ties;
mod trouble;
mod untaken;
mod webhook_harness;
mod weekly_review;
mod words;
