//! Sharing a family of one's own signals by name, and taking it back.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::consent::ConsentPlan;
use irori_core::domain::id::ConsentId;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Shares a family with one of one's leads, from now on.
pub async fn give_consent(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let plan = ConsentPlan::parse(&ctx.form)?;
    ctx.ports.consents.give(viewer, plan, ctx.now).await?;
    Ok(NextPage::go(addresses::SHARING.path(), "said-consent"))
}

/// Takes one back.
pub async fn withdraw_consent(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", ConsentId::parse)?;
    ctx.ports.consents.withdraw(viewer, id, ctx.now).await?;
    Ok(NextPage::go(
        addresses::SHARING.path(),
        "said-consent-withdrawn",
    ))
}
