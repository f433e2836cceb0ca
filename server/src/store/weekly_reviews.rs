//! The port [`WeeklyReviews`].

use super::Store;
use app::agenda::guess::Guess;
use app::domain::day::Week;
use app::domain::id::TeamId;
use app::domain::person::Viewer;
use app::domain::weekly_review::{HeldReview, LeadNote};
use app::error::Trouble;
use app::ports::weekly_reviews::{Desk, WeeklyReviews};
use app::ports::{Answer, Now};
use async_trait::async_trait;

#[async_trait]
impl WeeklyReviews for Store {
    async fn last(&self, _: &Viewer, _: TeamId) -> Answer<Option<HeldReview>> {
        Err(Trouble::Fault)
    }
    async fn desk(&self, _: &Viewer, _: TeamId, _: Week, _: Now) -> Answer<Desk> {
        Err(Trouble::Fault)
    }
    async fn mark(&self, _: &Viewer, _: TeamId, _: Week, _: Now) -> Answer<()> {
        Err(Trouble::Fault)
    }
    async fn guess(&self, _: &Viewer, _: Guess, _: Now) -> Answer<()> {
        Err(Trouble::Fault)
    }
    async fn write(&self, _: &Viewer, _: LeadNote, _: Now) -> Answer<()> {
        Err(Trouble::Fault)
    }
}
