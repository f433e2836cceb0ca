//! How many people a result needs before it may be shown.

use crate::domain::team::RESPONDENTS_LEAST;
use serde::{Deserialize, Serialize};

/// The fewest respondents, fixed before anything is collected (SIGNALS §8.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// For a team's week, leads not counted.
    pub team: u32,
    /// For a figure in a report.
    pub report: u32,
}

impl Thresholds {
    /// 5 for teams, 10 for reports.
    pub const STANDARD: Self = Self {
        team: RESPONDENTS_LEAST,
        report: 10,
    };
}
