//! Policy choices: what an admin sets.

use crate::context::{Next, RequestContext};
use irori_core::domain::policy::Policy;
use irori_ports::error::AppError;

/// Sets the thresholds for weeks to come.
pub async fn set_policy(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let policy = Policy::parse(&asked.form)?;
    let rules = &asked.ports.rules;
    rules.set_policy(admin, policy, asked.now).await?;
    Ok(Next::go("/admin/policy", "said-policy"))
}
