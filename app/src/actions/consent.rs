//! Sharing a family of one's own signals by name, and taking it back.

use crate::context::{Asked, Next};
use crate::domain::consent::ConsentPlan;
use crate::domain::id::ConsentId;
use crate::error::Trouble;
use leptos::prelude::*;

/// Shares a family with one of one's leads, from now on.
#[server(endpoint = "consent/give", prefix = "/do")]
pub async fn give_consent() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let plan = ConsentPlan::parse(&asked.form)?;
    asked.house.consents.give(viewer, plan, asked.now).await?;
    Ok(Next::go("/me/sharing", "said-consent"))
}

/// Takes one back.
#[server(endpoint = "consent/withdraw", prefix = "/do")]
pub async fn withdraw_consent() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = asked.form.text("id").and_then(|t| ConsentId::parse(t).ok());
    let id = id.ok_or(Trouble::NotThere)?;
    asked.house.consents.withdraw(viewer, id, asked.now).await?;
    Ok(Next::go("/me/sharing", "said-consent-withdrawn"))
}
