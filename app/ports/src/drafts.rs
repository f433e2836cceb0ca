//! Drafts: what was typed and could not be saved.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::form::Form;
use irori_core::domain::person::Viewer;

/// What was typed and could not be saved, sealed, for 24 hours.
#[async_trait]
pub trait Drafts: Send + Sync {
    async fn keep(&self, viewer: &Viewer, form_name: &str, form: &Form, now: Now) -> Answer<()>;
    async fn find(&self, viewer: &Viewer, form_name: &str, now: Now) -> Answer<Option<Form>>;
    async fn discard(&self, viewer: &Viewer, form_name: &str) -> Answer<()>;
}
