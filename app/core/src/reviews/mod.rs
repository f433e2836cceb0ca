//! Review signals of a team's pull requests: signals of how reviewing goes, not of who reviews (SIGNALS
//! §7). They stand on what everybody sees on the forge; the leniency alone, which needs to know where
//! reviewers worked, is a verdict and nothing else (§13.2).
//!
//! Decided:
//!
//! - 2026-11-28: **Unknown is never small**: without a size, or without its generated lines, a pull
//!   request has no S and enters no share of sizes. Who has no tied login is no reviewer who reviewed
//!   nothing. The list of `gh pr list` has no comments beside lines, so nobody is silent by it.

pub mod coverage;
pub mod density;
pub mod discussion;
pub mod leniency;
mod load;
pub mod mine;
pub mod open;
pub mod pace;
pub mod published;
pub mod pulls;
pub mod respondent;
mod response;
mod shares;
pub mod stamps;
pub mod team;

#[cfg(test)]
mod fixtures;
