//! Annotations beside one's own charts and those of teams that one leads.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::annotation::Annotation;
use irori_core::domain::id::AnnotationId;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Adds an annotation, one's own or a team's.
pub async fn add_annotation(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let annotation = Annotation::parse(&ctx.form)?;
    let (annotations, key) = (&ctx.ports.annotations, ctx.idempotency_key()?);
    annotations.add(viewer, key, annotation, ctx.now).await?;
    Ok(ctx.back("said-annotation"))
}

/// Removes an annotation.
pub async fn remove_annotation(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", AnnotationId::parse)?;
    ctx.ports.annotations.remove(viewer, id).await?;
    Ok(ctx.back("said-annotation-removed"))
}
