//! The list of generated files in force, read out of its lines once.

use crate::db::error::StoreError;
use irori_forges::generated::{BUILT_IN, Generated};
use std::sync::{Arc, Mutex, PoisonError};

/// The list in force, read out of its lines once: that is costly, and every delivery asks for it.
#[derive(Debug, Default)]
pub(crate) struct Lists(Mutex<Option<(String, Arc<Generated>)>>);

impl Lists {
    /// What Irori comes with, then the house's own lines.
    pub(crate) fn with(&self, own: String) -> Result<Arc<Generated>, StoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, list)) = kept.as_ref()
            && *of == own
        {
            return Ok(list.clone());
        }
        let list = Generated::of(&format!("{BUILT_IN}{own}"))
            .map_err(|_| StoreError::Stored("generated_paths.patterns"))?;
        let list = Arc::new(list);
        *kept = Some((own, list.clone()));
        Ok(list)
    }
}
