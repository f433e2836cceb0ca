//! Drafts that somebody throws away.

use crate::context::{DRAFT, NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, AppError};

/// Throws the draft of a form away.
pub async fn discard_draft(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let name = ctx.form.text(DRAFT).ok_or(AppError::NotThere)?;
    ctx.ports.drafts.discard(viewer, name).await?;
    Ok(ctx.back("said-draft-discarded"))
}
