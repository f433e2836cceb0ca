//! The house's own list of generated, vendored and lock files in the database: one row, or none.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use super::settings::cut;
use crate::forges::generated::{BUILT_IN, Generated};
use app::ports::Now;
use std::sync::{Arc, Mutex, PoisonError};

/// The list in force, read out of its lines once: that is costly, and every delivery asks for it.
#[derive(Debug, Default)]
pub(super) struct Lists(Mutex<Option<(String, Arc<Generated>)>>);

impl Lists {
    /// What Irori comes with, then the house's own lines.
    pub(super) fn with(&self, own: String) -> Result<Arc<Generated>, StoreError> {
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

sql! {
    GET = "SELECT patterns, set_at FROM generated_paths WHERE one = 1";
    SET = "INSERT INTO generated_paths (one, patterns, set_at) VALUES (1, $1, $2)
        ON CONFLICT (one) DO UPDATE SET patterns = excluded.patterns, set_at = excluded.set_at";
}

/// The lines and when they were set; `None` where nobody set any.
pub(super) async fn get(line: &mut Line) -> Result<Option<(String, Now)>, StoreError> {
    Ok(one!(line, (String, Now), GET)?)
}

pub(super) async fn set(line: &mut Line, patterns: &str, now: Now) -> Result<(), StoreError> {
    run!(line, SET, patterns, cut(now))?;
    Ok(())
}
