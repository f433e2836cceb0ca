//! What happened to one's account was seen.

use crate::context::{Next, RequestContext, own_path};
use irori_ports::error::AppError;

/// Takes the notices away that were shown.
pub async fn seen_security(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let up_to = asked.form.text("up-to").and_then(|t| t.parse().ok());
    let up_to = up_to.ok_or(AppError::Malformed)?;
    let security = &asked.ports.security;
    security.seen(viewer, asked.device, up_to).await?;
    Ok(Next::Go {
        to: own_path(asked.form.text("at")),
        said: None,
    })
}
