//! What happened to one's account was seen.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, AppError};

/// Takes the notices away that were shown.
pub async fn seen_security(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let up_to = asked.form.text("up-to").and_then(|t| t.parse().ok());
    let up_to = up_to.ok_or(AppError::Malformed)?;
    let security = &asked.ports.security;
    security.seen(viewer, asked.device, up_to).await?;
    Ok(asked.silently_back())
}
