//! The security log: what concerns who may come in is written down, read, and told to whom it concerns.

use crate::answer::Answer;
use async_trait::async_trait;
use irori_core::domain::id::DeviceId;
use irori_core::domain::person::Viewer;
use irori_core::domain::security_event::{EventFilter, EventNow, EventPage, SecurityNews};

#[async_trait]
pub trait Security: Send + Sync {
    /// Writes down what happened, as the next of a chain, and into the log of the program. It fails
    /// nobody's request: where it cannot be written, the program's log says so. Of strangers it is in soon.
    async fn record(&self, happened: EventNow);
    /// What concerns the viewer or was done by them, the latest first.
    async fn own_events(&self, viewer: &Viewer, filter: EventFilter) -> Answer<EventPage>;
    /// What concerns anybody, for admins: never who took their own data away.
    async fn all_events(&self, admin: &Viewer, filter: EventFilter) -> Answer<EventPage>;
    /// What happened to the viewer's account elsewhere than on `device` since they said there that they
    /// have seen it; `None` where there was nothing.
    async fn news(&self, viewer: &Viewer, device: Option<DeviceId>)
    -> Answer<Option<SecurityNews>>;
    /// The viewer has seen on `device` what concerns them up to this number; on the others it is told on.
    async fn seen(&self, viewer: &Viewer, device: Option<DeviceId>, up_to: u64) -> Answer<()>;
}
