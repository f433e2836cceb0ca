//! The port [`FollowUps`].

use super::Store;
use app::domain::follow_up::{FollowUp, Ticks};
use app::domain::id::{FollowUpId, Once, TeamId};
use app::domain::person::Viewer;
use app::error::Trouble;
use app::ports::follow_ups::{FollowUps, TeamFollowUps};
use app::ports::{Answer, Now};
use async_trait::async_trait;

#[async_trait]
impl FollowUps for Store {
    async fn of_team(&self, _: &Viewer, _: TeamId, _: Now) -> Answer<TeamFollowUps> {
        Err(Trouble::Fault)
    }
    async fn add(&self, _: &Viewer, _: Once, _: TeamId, _: FollowUp, _: Now) -> Answer<FollowUpId> {
        Err(Trouble::Fault)
    }
    async fn change(&self, _: &Viewer, _: FollowUpId, _: u32, _: FollowUp, _: Now) -> Answer<()> {
        Err(Trouble::Fault)
    }
    async fn tick(&self, _: &Viewer, _: Ticks, _: Now) -> Answer<()> {
        Err(Trouble::Fault)
    }
    async fn give_up(&self, _: &Viewer, _: FollowUpId, _: String, _: Now) -> Answer<()> {
        Err(Trouble::Fault)
    }
}
