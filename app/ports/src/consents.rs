//! Families of signals shared by name: given and taken back by oneself, read by the lead they are for.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::consent::{ConsentPlan, SharedWithMe, SharingWith};
use irori_core::domain::id::{ConsentId, TeamId};
use irori_core::domain::person::Viewer;
use irori_core::families::shared::SharedWeek;

/// What a lead reads of one consent.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedSignals {
    pub consent: SharedWithMe,
    pub team: String,
    /// At most 13 complete weeks from that of the consent on, oldest first.
    pub weeks: Vec<SharedWeek>,
    /// When the first of them can be there.
    pub first_closes: Now,
}

/// A consent is in force while the lead leads the team and whoever gave it belongs to it, at the moment
/// of each request, and until it is taken back.
#[async_trait]
pub trait Consents: Send + Sync {
    /// My leads, by team and name, with what I share; then those with whom something is shared that
    /// is not in force.
    async fn mine(&self, viewer: &Viewer, now: Now) -> Answer<Vec<SharingWith>>;
    /// Shares from now on; what is shared already stays as it is. With somebody who does not lead a
    /// team that one belongs to: [`crate::error::AppError::NotThere`].
    async fn give(&self, viewer: &Viewer, plan: ConsentPlan, now: Now) -> Answer<()>;
    /// Takes one's own back, at once and for good; another's is
    /// [`crate::error::AppError::NotThere`].
    async fn withdraw(&self, viewer: &Viewer, id: ConsentId, now: Now) -> Answer<()>;
    /// What members of a team that the viewer leads share with the viewer: names and families, and
    /// nothing that they say. Empty for everybody else.
    async fn with_me(&self, viewer: &Viewer, team: TeamId, now: Now) -> Answer<Vec<SharedWithMe>>;
    /// What one of them says; the ledger has it before it is given. Not in force, or shared with
    /// another: [`crate::error::AppError::NotThere`].
    async fn shared(
        &self,
        viewer: &Viewer,
        team: TeamId,
        id: ConsentId,
        now: Now,
    ) -> Answer<SharedSignals>;
}
