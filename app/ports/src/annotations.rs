//! Annotations beside one's own charts and those of one's teams.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::annotation::{Annotation, KeptAnnotation};
use irori_core::domain::day::Day;
use irori_core::domain::id::{AnnotationId, IdempotencyKey, TeamId};
use irori_core::domain::person::Viewer;

/// A few words on days. Lists hold what touches a day from `from` to `to`, both included, in the order
/// of first days and then of writing.
#[async_trait]
pub trait Annotations: Send + Sync {
    /// One's own; nobody else's can be reached.
    async fn mine(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<KeptAnnotation>>;
    /// A team's, for its leads and members; another's is [`crate::error::AppError::NotThere`].
    async fn of_team(
        &self,
        viewer: &Viewer,
        team: TeamId,
        from: Day,
        to: Day,
    ) -> Answer<Vec<KeptAnnotation>>;
    /// Adds one; the same `once` a second time adds nothing and gives the same id. A team's only by a
    /// lead of it, else [`crate::error::AppError::NotThere`]. More than 200 are a mistake at `form`.
    async fn add(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        annotation: Annotation,
        now: Now,
    ) -> Answer<AnnotationId>;
    /// Removes one's own, or that of a team that one leads; else [`crate::error::AppError::NotThere`].
    async fn remove(&self, viewer: &Viewer, id: AnnotationId) -> Answer<()>;
}
