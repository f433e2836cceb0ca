//! People as they see themselves: profile, working hours, days off, colleagues.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::calendar::{DayOff, Holiday, WorkingHours};
use irori_core::domain::day::Day;
use irori_core::domain::id::{DayOffId, PersonId};
use irori_core::domain::person::{Colleague, Profile, Viewer};

/// People as they see themselves.
#[async_trait]
pub trait People: Send + Sync {
    /// The person with roles and teams as they stand on the person's own Day at `now`.
    async fn viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>>;
    /// The person of a closed account, without roles and teams.
    async fn closed_viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>>;
    async fn save_profile(&self, viewer: &Viewer, profile: Profile) -> Answer<()>;
    async fn working_hours(&self, viewer: &Viewer) -> Answer<WorkingHours>;
    /// They count from the running week on; what was rolled up of weeks before keeps theirs.
    async fn save_working_hours(
        &self,
        viewer: &Viewer,
        hours: WorkingHours,
        now: Now,
    ) -> Answer<()>;
    /// One's own days off that end on or after `since`, the earliest first.
    async fn days_off(&self, viewer: &Viewer, since: Day) -> Answer<Vec<DayOff>>;
    async fn add_day_off(&self, viewer: &Viewer, from: Day, to: Day, now: Now) -> Answer<()>;
    async fn remove_day_off(&self, viewer: &Viewer, id: DayOffId, now: Now) -> Answer<()>;
    /// Public holidays of the viewer's counting team in the given days.
    async fn holidays(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<Holiday>>;
    /// Everybody else one may name as a partner of a talk, one's own teams first, then by name.
    async fn colleagues(&self, viewer: &Viewer) -> Answer<Vec<Colleague>>;
}
