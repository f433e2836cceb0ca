//! How many people a result needs: what an admin sets.

use crate::context::{Next, RequestContext};
use irori_core::privacy::thresholds::Thresholds;
use irori_ports::error::AppError;

/// Sets group sizes for weeks to come, or from the start where nothing has been answered.
pub async fn set_thresholds(asked: &RequestContext) -> Result<Next, AppError> {
    let admin = asked.admin()?;
    let thresholds = Thresholds::parse(&asked.form)?;
    let rules = &asked.ports.rules;
    rules.set_thresholds(admin, thresholds, asked.now).await?;
    Ok(Next::go("/admin/privacy", "said-thresholds"))
}
