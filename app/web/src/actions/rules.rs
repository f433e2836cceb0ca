//! Rules for admins: policy choices, and how many people a result needs.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_core::domain::policy::Policy;
use irori_core::privacy::thresholds::Thresholds;
use irori_ports::Answer;

/// Sets the policy choices for weeks to come.
pub async fn set_policy(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let policy = Policy::parse(&ctx.form)?;
    let rules = &ctx.ports.rules;
    rules.set_policy(admin, policy, ctx.now).await?;
    Ok(NextPage::go(addresses::ADMIN_POLICY.path(), "said-policy"))
}

/// Sets group sizes for weeks to come, or from the start where nothing has been answered.
pub async fn set_thresholds(ctx: &RequestContext, admin: &Viewer) -> Answer<NextPage> {
    let thresholds = Thresholds::parse(&ctx.form)?;
    let rules = &ctx.ports.rules;
    rules.set_thresholds(admin, thresholds, ctx.now).await?;
    Ok(NextPage::go(
        addresses::ADMIN_PRIVACY.path(),
        "said-thresholds",
    ))
}
