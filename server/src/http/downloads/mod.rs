//! Files that are taken away: reports, digests, personal data.
//!
//! Decided:
//!
//! - 2026-11-24: **Downloads are streamed**; one cut off half-way ends as an error, not as a shorter
//!   file.

pub mod digest;
pub mod personal_data;
pub mod report;
