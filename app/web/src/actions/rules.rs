//! What an admin sets: policy choices, and how many people a result needs.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_core::domain::policy::Policy;
use irori_core::privacy::thresholds::Thresholds;
use irori_ports::Answer;

/// Sets the policy choices for weeks to come.
pub async fn set_policy(asked: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let policy = Policy::parse(&asked.form)?;
    let rules = &asked.ports.rules;
    rules.set_policy(admin, policy, asked.now).await?;
    Ok(NextPage::go(addresses::ADMIN_POLICY.path(), "said-policy"))
}

/// Sets group sizes for weeks to come, or from the start where nothing has been answered.
pub async fn set_thresholds(asked: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let thresholds = Thresholds::parse(&asked.form)?;
    let rules = &asked.ports.rules;
    rules.set_thresholds(admin, thresholds, asked.now).await?;
    Ok(NextPage::go(
        addresses::ADMIN_PRIVACY.path(),
        "said-thresholds",
    ))
}
