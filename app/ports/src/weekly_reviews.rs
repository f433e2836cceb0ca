//! Weekly reviews of teams: that they were held, which everybody of the team reads, and what a lead
//! keeps to themselves.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::agenda::guess::{Guess, KeptGuess};
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_review::{HeldReview, KeptNote, LeadNote, RosterChange};

/// What a lead has beside the agenda of a team's week: their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadDesk {
    /// By the blocks they are about, the latest first.
    pub guesses: Vec<KeptGuess>,
    /// Their note on the week.
    pub note: Option<KeptNote>,
    /// Their notes on up to four weeks before it, the latest first.
    pub earlier: Vec<KeptNote>,
    /// Members who came within the four weeks before `now` or the week itself, and those who left;
    /// by day.
    pub roster: Vec<RosterChange>,
    /// The latest review of a week before this one, by whatever lead.
    pub before: Option<HeldReview>,
    /// Whether they have ever marked a week of any team as reviewed.
    pub has_reviewed: bool,
}

#[async_trait]
pub trait WeeklyReviews: Send + Sync {
    /// The latest week that was marked as reviewed, for whoever leads the team or belongs to it;
    /// another's is [`crate::error::AppError::NotThere`].
    async fn last(&self, viewer: &Viewer, team: TeamId) -> Answer<Option<HeldReview>>;
    /// For a lead of the team; else [`crate::error::AppError::NotThere`].
    async fn desk(&self, viewer: &Viewer, team: TeamId, week: Week, now: Now) -> Answer<LeadDesk>;
    /// Marks a closed week as reviewed, by a lead; a second time changes nothing. It is in the ledger.
    /// A week that is not closed, or not shown, is a mistake at `week`.
    async fn mark(&self, viewer: &Viewer, team: TeamId, week: Week, now: Now) -> Answer<()>;
    /// Keeps a lead's guess; one that was kept before stays. A block that has not closed is a mistake
    /// at `block`.
    async fn guess(&self, viewer: &Viewer, guess: Guess, now: Now) -> Answer<()>;
    /// Keeps a lead's own note on a week; a blank one removes it. Where it has been changed since the
    /// version they saw to something else, nothing is written and it is a mistake at `version`
    /// (`wrong-note-changed`).
    async fn write(&self, viewer: &Viewer, note: LeadNote, now: Now) -> Answer<()>;
}
