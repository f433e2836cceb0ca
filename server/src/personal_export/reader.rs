//! Reads what is one's own, some rows at a time.

use irori_core::domain::person::Viewer;
use irori_ports::error::AppError;
use irori_store::{ExportSection, PagePosition, Store};
use serde_json::Value;

/// Reads what is one's own.
pub struct ExportReader {
    pub store: Store,
    pub viewer: Viewer,
}

impl ExportReader {
    pub async fn account(&self) -> Result<Value, AppError> {
        Ok(self.store.my_account(&self.viewer).await?)
    }

    /// Some rows of a section, and where to go on.
    pub async fn rows(
        &self,
        section: ExportSection,
        after: PagePosition,
    ) -> anyhow::Result<(Vec<Value>, Option<PagePosition>)> {
        let rows = self.store.my_rows(&self.viewer, section, after).await?;
        Ok((rows.rows, rows.next))
    }
}
