//! What is mine: how long it is kept, and the way to take all of it away.

use super::{Answer, Now};
use crate::domain::day::Day;
use crate::domain::person::Viewer;
use crate::domain::receipt::Receipt;
use crate::domain::retention::Retention;
use async_trait::async_trait;

/// How far what is mine goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MineFacts {
    pub retention: Retention,
    /// Entries of days before it are deleted on schedule.
    pub kept_from: Option<Day>,
    /// The Day of the earliest entry.
    pub first: Option<Day>,
}

/// One's own account as a whole.
#[async_trait]
pub trait Mine: Send + Sync {
    async fn facts(&self, viewer: &Viewer, now: Now) -> Answer<MineFacts>;
    /// Erases the account and everything that is only its person's, at once and for good. A wrong
    /// password (of a closed account: or recovery code) is a mistake at `password`, the last admin one at `form`;
    /// [`crate::error::Trouble::Busy`] where the erasure list cannot be written: then nothing was erased.
    async fn erase(
        &self,
        viewer: &Viewer,
        password: &str,
        session: &str,
        now: Now,
    ) -> Answer<Receipt>;
}
