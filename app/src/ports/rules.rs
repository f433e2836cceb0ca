//! Policy choices: read by everybody, set by admins, for weeks to come.

use super::{Answer, Now};
use crate::domain::person::Viewer;
use crate::domain::policy::{Policies, Policy, PolicyVersion};
use async_trait::async_trait;

/// A version and how it came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyLine {
    pub version: PolicyVersion,
    pub set_at: Now,
    /// The name of the admin; `None` where the account is gone.
    pub set_by: Option<String>,
}

/// The policies of the installation.
#[async_trait]
pub trait Rules: Send + Sync {
    /// Every version there has been.
    async fn policies(&self, viewer: &Viewer) -> Answer<Policies>;
    /// Every version with who set it and when, the latest first.
    async fn policy_history(&self, admin: &Viewer) -> Answer<Vec<PolicyLine>>;
    /// Sets a further version, in force from the first week that has begun nowhere at `now`; one that
    /// was set before and is to begin then never does. The same as the latest is a mistake at `form`.
    async fn set_policy(&self, admin: &Viewer, policy: Policy, now: Now) -> Answer<PolicyVersion>;
}
