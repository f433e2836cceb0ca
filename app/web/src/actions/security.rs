//! Security notices that one has seen.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, AppError};

/// Takes the notices away that were shown.
pub async fn seen_security(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let up_to = ctx.form.text("up-to").and_then(|t| t.parse().ok());
    let up_to = up_to.ok_or(AppError::Malformed)?;
    let security = &ctx.ports.security;
    security.seen(viewer, ctx.device, up_to).await?;
    Ok(ctx.silently_back())
}
