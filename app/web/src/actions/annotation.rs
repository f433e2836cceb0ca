//! Annotations beside one's own charts and those of teams that one leads.

use super::check_in::once;
use crate::context::{Next, RequestContext, own_path};
use irori_core::domain::annotation::Annotation;
use irori_core::domain::id::AnnotationId;
use irori_ports::error::AppError;

/// Adds an annotation, one's own or a team's.
pub async fn add_annotation(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let annotation = Annotation::parse(&asked.form)?;
    let annotations = &asked.ports.annotations;
    annotations
        .add(viewer, once(asked)?, annotation, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-annotation"))
}

/// Removes an annotation.
pub async fn remove_annotation(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let id = asked
        .form
        .text("id")
        .and_then(|t| AnnotationId::parse(t).ok());
    let annotations = &asked.ports.annotations;
    annotations
        .remove(viewer, id.ok_or(AppError::NotThere)?)
        .await?;
    let to = own_path(asked.form.text("at"));
    Ok(Next::go(to, "said-annotation-removed"))
}
