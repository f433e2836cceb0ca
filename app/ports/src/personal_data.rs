//! Personal data of one account: retention and erasure.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::day::Day;
use irori_core::domain::person::Viewer;
use irori_core::domain::receipt::Receipt;
use irori_core::domain::retention::Retention;

/// How far what is mine goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonalDataFacts {
    pub retention: Retention,
    /// Entries of days before it are deleted on schedule.
    pub kept_from: Option<Day>,
    /// The Day of the earliest entry.
    pub first: Option<Day>,
}

/// One's own account as a whole.
#[async_trait]
pub trait PersonalData: Send + Sync {
    async fn facts(&self, viewer: &Viewer, now: Now) -> Answer<PersonalDataFacts>;
    /// Erases the account and everything that is only its person's, at once and for good. A wrong
    /// password (of a closed account: or recovery code) is a mistake at `password`, the last admin one at `form`;
    /// [`crate::error::AppError::Busy`] where the erasure list cannot be written: then nothing was erased.
    async fn erase(
        &self,
        viewer: &Viewer,
        password: &str,
        session: &str,
        now: Now,
    ) -> Answer<Receipt>;
}
