//! What an installation knows about itself: its id, whose secret sealed it, whether it is a demo.

use super::db::{Line, one, run, sql};
use super::error::{OpenError, StoreError};
use super::schema;

/// The random id of the installation.
pub(super) const INSTANCE: &str = "instance";
/// The fingerprint of the secret that seals its texts.
pub(super) const SECRET: &str = "secret";
/// What requests show of what stands in front: words of `Shown`.
pub(super) const FRONT: &str = "front";
/// There when this is the demo organisation.
pub(super) const DEMO: &str = "demo";

sql! {
    VALUE = "SELECT value FROM installation WHERE key = $1";
    SET = "INSERT INTO installation (key, value) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    KEEP = "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
}

pub(super) async fn value(line: &mut Line, key: &str) -> Result<Option<String>, StoreError> {
    Ok(one!(line, (String,), VALUE, key)?.map(|(value,)| value))
}

/// Sets a value that is not there yet.
pub(super) async fn keep(line: &mut Line, key: &str, value: String) -> Result<(), StoreError> {
    run!(line, KEEP, key, value)?;
    Ok(())
}

/// Sets a value, whatever it was.
pub(super) async fn set(line: &mut Line, key: &str, value: String) -> Result<(), StoreError> {
    run!(line, SET, key, value)?;
    Ok(())
}

/// Refuses a database that another secret sealed. Runs before anything is migrated.
pub(super) async fn check_secret(line: &mut Line, fingerprint: &str) -> Result<(), OpenError> {
    match secret(line).await? {
        Some(known) if known != fingerprint => Err(OpenError::WrongSecret),
        _ => Ok(()),
    }
}

/// The fingerprint of the secret in force; `None` in a database that is none of ours yet.
pub(super) async fn secret(line: &mut Line) -> Result<Option<String>, StoreError> {
    let columns = schema::columns(line).await?;
    match columns.iter().any(|c| c.table == "installation") {
        true => value(line, SECRET).await,
        false => Ok(None),
    }
}
