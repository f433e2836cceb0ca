//! Annotations beside one's own charts and those of teams that one leads.

use super::check_in::once;
use crate::context::{Asked, Next, own_path};
use crate::domain::annotation::Annotation;
use crate::domain::id::AnnotationId;
use crate::error::Trouble;
use leptos::prelude::*;

/// Adds an annotation, one's own or a team's.
#[server(endpoint = "annotation/add", prefix = "/do")]
pub async fn add_annotation() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let annotation = Annotation::parse(&asked.form)?;
    let annotations = &asked.house.annotations;
    annotations
        .add(viewer, once(&asked)?, annotation, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-annotation"))
}

/// Removes an annotation.
#[server(endpoint = "annotation/remove", prefix = "/do")]
pub async fn remove_annotation() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = asked
        .form
        .text("id")
        .and_then(|t| AnnotationId::parse(t).ok());
    let annotations = &asked.house.annotations;
    annotations
        .remove(viewer, id.ok_or(Trouble::NotThere)?)
        .await?;
    let to = own_path(asked.form.text("at"));
    Ok(Next::go(to, "said-annotation-removed"))
}
