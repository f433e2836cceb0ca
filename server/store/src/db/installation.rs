//! The installation's own row: its id, whose secret sealed it, whether it is a demo.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::{OpenError, StoreError};
use crate::db::schema;

/// The random id of the installation.
pub(crate) const INSTANCE: &str = "instance";
/// The fingerprint of the secret that seals its texts.
pub(crate) const SECRET: &str = "secret";
/// What requests show of what stands in front: words of `Shown`.
pub(crate) const FRONT: &str = "front";
/// There when this is the demo organisation.
pub(crate) const DEMO: &str = "demo";

sql! {
    VALUE = "SELECT value FROM installation WHERE key = $1";
    SET = "INSERT INTO installation (key, value) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    KEEP = "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
}

pub(crate) async fn value(conn: &mut Conn, key: &str) -> Result<Option<String>, StoreError> {
    Ok(fetch_optional!(conn, String, VALUE, key)?)
}

/// Sets a value that is not there yet.
pub(crate) async fn keep(conn: &mut Conn, key: &str, value: String) -> Result<(), StoreError> {
    execute!(conn, KEEP, key, value)?;
    Ok(())
}

/// Sets a value, whatever it was.
pub(crate) async fn set(conn: &mut Conn, key: &str, value: String) -> Result<(), StoreError> {
    execute!(conn, SET, key, value)?;
    Ok(())
}

/// Refuses a database that another secret sealed. Runs before anything is migrated.
pub(crate) async fn check_secret(conn: &mut Conn, fingerprint: &str) -> Result<(), OpenError> {
    match secret(conn).await? {
        Some(known) if known != fingerprint => Err(OpenError::WrongSecret),
        _ => Ok(()),
    }
}

/// The fingerprint of the secret in force; `None` in a database that is none of ours yet.
pub(crate) async fn secret(conn: &mut Conn) -> Result<Option<String>, StoreError> {
    let columns = schema::columns(conn).await?;
    match columns.iter().any(|c| c.table == "installation") {
        true => value(conn, SECRET).await,
        false => Ok(None),
    }
}
