//! Policy choices: what an admin sets.

use crate::context::{Asked, Next};
use crate::domain::policy::Policy;
use crate::error::Trouble;
use leptos::prelude::*;

/// Sets the thresholds for weeks to come.
#[server(endpoint = "policy/set", prefix = "/do")]
pub async fn set_policy() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let admin = asked.admin()?;
    let policy = Policy::parse(&asked.form)?;
    let rules = &asked.house.rules;
    rules.set_policy(admin, policy, asked.now).await?;
    Ok(Next::go("/admin/policy", "said-policy"))
}
