//! How many people a result needs: what an admin sets.

use crate::context::{Asked, Next};
use crate::error::Trouble;
use crate::privacy::thresholds::Thresholds;
use leptos::prelude::*;

/// Sets group sizes for weeks to come, or from the start where nothing has been answered.
#[server(endpoint = "thresholds/set", prefix = "/do")]
pub async fn set_thresholds() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let thresholds = Thresholds::parse(&asked.form)?;
    let rules = &asked.house.rules;
    rules.set_thresholds(admin, thresholds, asked.now).await?;
    Ok(Next::go("/admin/privacy", "said-thresholds"))
}
