//! What leads and teams did about what they saw. Of weeks and follow-ups, which are work: it is told where
//! a row is, whoever answered.

use super::Closing;
use super::rests::Homes;
use crate::privacy::quarter_release::{Done, FollowUpCounts};
use crate::privacy::release::Coverage;

impl Closing<'_> {
    /// Of the teams that stand directly in one of these units.
    pub(super) fn done(&self, homes: &Homes) -> Done {
        let (mut closed, mut reviewed) = (0, 0);
        let mut follow_ups = FollowUpCounts::default();
        for team in self.teams(homes) {
            closed += team.closed;
            reviewed += team.reviewed;
            follow_ups.written += team.follow_ups.written;
            follow_ups.done += team.follow_ups.done;
            follow_ups.dropped += team.follow_ups.dropped;
            follow_ups.open += team.follow_ups.open;
        }
        Done {
            reviewed: Coverage::of(reviewed, closed),
            follow_ups,
        }
    }
}
