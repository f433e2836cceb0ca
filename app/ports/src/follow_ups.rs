//! Follow-ups of teams: visible to everybody of the team, agreed by its leads.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::follow_up::{FollowUp, FollowUpCounts, KeptFollowUp, TeamPerson, Ticks};
use irori_core::domain::id::{FollowUpId, IdempotencyKey, TeamId};
use irori_core::domain::person::Viewer;

/// The follow-ups of a team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamFollowUps {
    /// By their day, and then in the order of writing.
    pub open: Vec<KeptFollowUp>,
    /// Done or dropped within the last 12 weeks, the latest first.
    pub settled: Vec<KeptFollowUp>,
    /// Of those written within the last 12 weeks.
    pub counts: FollowUpCounts,
    /// Who can be asked to do one, by name: the team's members and leads on its Day. For leads alone,
    /// else empty.
    pub people: Vec<TeamPerson>,
}

#[async_trait]
pub trait FollowUps: Send + Sync {
    /// For whoever leads the team or belongs to it; another's is
    /// [`crate::error::AppError::NotThere`].
    async fn of_team(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<TeamFollowUps>;
    /// Adds one, by a lead; the same `once` a second time adds nothing and gives the same id. Who is
    /// neither a member nor a lead of the team is a mistake at `who`, a day that is past (in the team's
    /// zone) or more than a year ahead one at `until`; more than 30 open are one at `form`.
    async fn add(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        team: TeamId,
        follow_up: FollowUp,
        now: Now,
    ) -> Answer<FollowUpId>;
    /// Changes an open one, by a lead of its team. `seen` is the version that the writer saw: where it
    /// has been changed since to something else, nothing is written and it is a mistake at `version`
    /// (`wrong-follow-up-changed`). One that is settled is a mistake at `form`. A day that was past
    /// before may stay.
    async fn change(
        &self,
        viewer: &Viewer,
        id: FollowUpId,
        seen: u32,
        follow_up: FollowUp,
        now: Now,
    ) -> Answer<()>;
    /// Ticks some as done, and opens some again that were ticked; by a lead of their team, or by who is
    /// to do them. What is in that state already stays as it is; a dropped one is not touched. Any
    /// other's is [`crate::error::AppError::NotThere`], and then nothing is written.
    async fn tick(&self, viewer: &Viewer, ticks: Ticks, now: Now) -> Answer<()>;
    /// Gives an open one up, by a lead of its team. One that is settled is a mistake at `form`.
    async fn give_up(
        &self,
        viewer: &Viewer,
        id: FollowUpId,
        reason: String,
        now: Now,
    ) -> Answer<()>;
}
