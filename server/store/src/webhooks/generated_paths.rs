//! The house's own list of generated, vendored and lock files in the database: one row, or none.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use irori_ports::Now;

sql! {
    GET = "SELECT patterns, set_at FROM generated_paths WHERE one = 1";
    SET = "INSERT INTO generated_paths (one, patterns, set_at) VALUES (1, $1, $2)
        ON CONFLICT (one) DO UPDATE SET patterns = excluded.patterns, set_at = excluded.set_at";
}

/// The lines and when they were set; `None` where nobody set any.
pub(crate) async fn get(conn: &mut Conn) -> Result<Option<(String, Now)>, StoreError> {
    Ok(fetch_optional!(conn, (String, Now), GET)?)
}

pub(crate) async fn set(conn: &mut Conn, patterns: &str, now: Now) -> Result<(), StoreError> {
    execute!(conn, SET, patterns, to_micros(now))?;
    Ok(())
}
