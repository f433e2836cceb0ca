//! Actions of leads and teams in a quarter. Of weeks and follow-ups, which are work: it is told where a
//! row is, whoever answered.
//!
//! Decided:
//!
//! - 2026-11-28: **What was done is told in steps and counts**: weeks reviewed in steps of twenty
//!   points, follow-ups as counts of how they stood when the quarter closed. Because: a department with
//!   one lead would otherwise be told how that lead keeps their Mondays.

use super::rests::{Homes, QuarterContext};
use crate::privacy::quarter_release::{ActionsTaken, QuarterFollowUps};
use crate::privacy::release::AnswerCoverage;

impl QuarterContext<'_> {
    /// Of the teams that stand directly in one of these units.
    pub(super) fn done(&self, homes: &Homes) -> ActionsTaken {
        let (mut closed, mut reviewed) = (0, 0);
        let mut follow_ups = QuarterFollowUps::default();
        for team in self.teams(homes) {
            closed += team.closed;
            reviewed += team.reviewed;
            follow_ups.written += team.follow_ups.written;
            follow_ups.done += team.follow_ups.done;
            follow_ups.dropped += team.follow_ups.dropped;
            follow_ups.open += team.follow_ups.open;
        }
        ActionsTaken {
            reviewed: AnswerCoverage::of(reviewed, closed),
            follow_ups,
        }
    }
}
