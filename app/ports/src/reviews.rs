//! A team's reviews as its people see them, and one's own.

use crate::answer::Answer;
use crate::moment::Now;
use crate::releases::{SeenReviews, TeamLine};
use async_trait::async_trait;
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Viewer;
use irori_core::reviews::mine::MyReviews;
use irori_core::reviews::open::OpenPull;

/// What a team's page about reviews shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewPage {
    pub team: TeamLine,
    /// `None` where nobody's login is tied, or the team is to publish nothing.
    pub reviews: Option<SeenReviews>,
    /// Whether an admin has set the team to publish nothing.
    pub is_silent: bool,
    /// Those that wait over 16 business hours, or are of more than 400 lines; the longest waiting first.
    pub open: Vec<OpenPull>,
}

/// Team figures are of Releases; what waits now, and one's own, is read from what the forges told.
#[async_trait]
pub trait Reviews: Send + Sync {
    /// For whoever leads the team or belongs to it; another's, and one that is not there, are both
    /// [`crate::error::AppError::NotThere`]. The read is in the ledger.
    async fn of_team(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<ReviewPage>;
    /// One's own of the last 26 weeks.
    async fn mine(&self, viewer: &Viewer, now: Now) -> Answer<MyReviews>;
    /// Whether one's work mode stays out of the comparison of one's team from now on.
    async fn leave_mode_out(&self, viewer: &Viewer, out: bool, now: Now) -> Answer<()>;
}
