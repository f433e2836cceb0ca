//! The house's own list of generated, vendored and lock files in the database: one row, or none.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use super::settings::cut;
use app::ports::Now;

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
