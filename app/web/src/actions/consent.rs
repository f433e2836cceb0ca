//! Sharing a family of one's own signals by name, and taking it back.

use crate::context::{Next, RequestContext};
use irori_core::domain::consent::ConsentPlan;
use irori_core::domain::id::ConsentId;
use irori_ports::error::AppError;

/// Shares a family with one of one's leads, from now on.
pub async fn give_consent(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let plan = ConsentPlan::parse(&asked.form)?;
    asked.ports.consents.give(viewer, plan, asked.now).await?;
    Ok(Next::go("/me/sharing", "said-consent"))
}

/// Takes one back.
pub async fn withdraw_consent(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let id = asked.form.text("id").and_then(|t| ConsentId::parse(t).ok());
    let id = id.ok_or(AppError::NotThere)?;
    asked.ports.consents.withdraw(viewer, id, asked.now).await?;
    Ok(Next::go("/me/sharing", "said-consent-withdrawn"))
}
