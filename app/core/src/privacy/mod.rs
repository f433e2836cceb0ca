//! Privacy of what is published of several people: thresholds, rights, suppression over the tree, groups
//! of small teams, and the closing that makes Releases of it. Decisions depend on counts, never on values.

pub mod closing;
pub mod context;
pub mod groups;
mod headcount;
pub mod quarter_closing;
pub mod quarter_release;
pub mod release;
pub mod residual_leak;
pub mod rights;
pub mod suppression;
pub mod team_reason;
pub mod thresholds;
pub mod units;
