//! A file a forge, which verifies its deliveries and translates them, and what they share.
//!
//! Decided:
//!
//! - 2026-11-28: **Where a forge does not say when somebody acted** (GitLab's approvals, all pushes to
//!   branches), the moment the delivery came in counts. Costs: delivered late, an approval looks late,
//!   never too fast.

pub mod gitea;
pub mod github;
pub mod gitlab;
pub mod push;
pub mod reverts;
pub mod signature;
