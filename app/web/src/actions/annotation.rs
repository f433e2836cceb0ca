//! Annotations beside one's own charts and those of teams that one leads.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::annotation::Annotation;
use irori_core::domain::id::AnnotationId;
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Adds an annotation, one's own or a team's.
pub async fn add_annotation(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let annotation = Annotation::parse(&asked.form)?;
    let (annotations, once) = (&asked.ports.annotations, asked.idempotency_key()?);
    annotations.add(viewer, once, annotation, asked.now).await?;
    Ok(asked.back("said-annotation"))
}

/// Removes an annotation.
pub async fn remove_annotation(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = asked.id_in("id", AnnotationId::parse)?;
    asked.ports.annotations.remove(viewer, id).await?;
    Ok(asked.back("said-annotation-removed"))
}
