//! Policy choices and thresholds: read by everybody, set by admins, for weeks to come.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::day::Week;
use irori_core::domain::person::Viewer;
use irori_core::domain::policy::{Policies, Policy, PolicyVersion};
use irori_core::privacy::thresholds::{ThresholdVersion, ThresholdVersions, Thresholds};

/// A version and how it came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyLine {
    pub version: PolicyVersion,
    pub set_at: Now,
    /// The name of the admin; `None` where the account is gone.
    pub set_by: Option<String>,
}

/// Thresholds and who set them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThresholdLine {
    pub version: ThresholdVersion,
    /// The name of the admin; `None` where the account is gone.
    pub set_by: Option<String>,
}

/// What an admin sees before setting thresholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThresholdHistory {
    /// The latest first.
    pub lines: Vec<ThresholdLine>,
    /// The first week in which thresholds would count that are set now; `None`: from the start, for
    /// nothing has been answered yet.
    pub begins: Option<Week>,
}

/// The policies and thresholds of the installation.
#[async_trait]
pub trait Rules: Send + Sync {
    /// Every version there has been.
    async fn policies(&self, viewer: &Viewer) -> Answer<Policies>;
    /// Every version with who set it and when, the latest first.
    async fn policy_history(&self, admin: &Viewer) -> Answer<Vec<PolicyLine>>;
    /// Sets a further version, in force from the first week that has begun nowhere at `now`; one that
    /// was set before and is to begin then never does. The same as the latest is a mistake at `form`.
    async fn set_policy(&self, admin: &Viewer, policy: Policy, now: Now) -> Answer<PolicyVersion>;
    /// How many people a result needs, by version; for everybody, signed in or not.
    async fn thresholds(&self) -> Answer<ThresholdVersions>;
    /// Every version with who set it, and when one would begin that is set at `now`.
    async fn threshold_history(&self, admin: &Viewer, now: Now) -> Answer<ThresholdHistory>;
    /// Sets further thresholds, which count from the first week that begins nowhere within seven full
    /// days after `now`, or from the start where nothing has been answered yet; what was set before and
    /// has not begun by then never does. The same as the latest is a mistake at `form`.
    async fn set_thresholds(
        &self,
        admin: &Viewer,
        thresholds: Thresholds,
        now: Now,
    ) -> Answer<ThresholdVersion>;
}
