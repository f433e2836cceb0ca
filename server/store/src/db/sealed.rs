//! Sealing a value under the secret in force, and saying which does not open.

use crate::db::connection::{Conn, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::installation;
use irori_core::domain::id::PersonId;
use irori_crypto::seal::{Seal, SealContext};
use uuid::Uuid;

// A rotation changes this row before it reads anything; who seals keeps it as it is until their
// transaction ends. SQLite has one writer anyway.
sql! {
    sqlite {
        SECRET_SQLITE = "SELECT value FROM installation WHERE key = 'secret'";
    }
    postgres {
        SECRET_POSTGRES = "SELECT value FROM installation WHERE key = 'secret' FOR SHARE";
    }
}

/// Seals a value in the transaction that writes it; [`StoreError::Rotated`] where the secret of this
/// process is no longer the one in force.
pub(crate) async fn close(
    conn: &mut Conn,
    seal: &Seal,
    place: SealContext<'_>,
    text: &str,
) -> Result<Vec<u8>, StoreError> {
    let sql = conn.for_engine(SECRET_SQLITE, SECRET_POSTGRES);
    let known = fetch_optional!(conn, String, sql)?;
    if known.is_some_and(|known| known != seal.fingerprint()) {
        return Err(StoreError::Rotated);
    }
    Ok(seal.close(place, text)?)
}

/// A column of sealed texts, in a table whose rows have an id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SealedColumn {
    pub table: &'static str,
    pub column: &'static str,
}

impl SealedColumn {
    /// Where the value of a row lies that is sealed under the key of `owner`.
    pub fn place(self, owner: PersonId, row: &Uuid) -> SealContext<'_> {
        SealContext {
            owner,
            table: self.table,
            row: row.as_bytes(),
            column: self.column,
        }
    }

    /// Like [`close`], at the place of a row.
    pub async fn close(
        self,
        conn: &mut Conn,
        seal: &Seal,
        (owner, row): (PersonId, Uuid),
        text: &str,
    ) -> Result<Vec<u8>, StoreError> {
        close(conn, seal, self.place(owner, &row), text).await
    }

    /// The text of a row; `None` where it does not open, which is logged.
    pub async fn open(
        self,
        conn: &mut Conn,
        seal: &Seal,
        (owner, row): (PersonId, Uuid),
        sealed: &[u8],
    ) -> Result<Option<String>, StoreError> {
        let text = seal.open(self.place(owner, &row), sealed).ok();
        if text.is_none() {
            report(conn, seal, self.table, &row.to_string(), owner).await?;
        }
        Ok(text)
    }
}

/// Logs that a sealed value did not open: an incident, unless it may be shut to somebody who is to prove
/// themselves first, or the secret was rotated and this process has yet to be started again, which is said
/// once.
pub(crate) async fn report(
    conn: &mut Conn,
    seal: &Seal,
    table: &'static str,
    row: &str,
    account: PersonId,
) -> Result<(), StoreError> {
    if seal.is_shut() {
        return Ok(());
    }
    let known = installation::value(conn, installation::SECRET).await?;
    if known.is_some_and(|known| known != seal.fingerprint()) {
        if seal.is_first_to_be_old() {
            tracing::error!(
                "the secret was rotated; restart this server, which still has the old one"
            );
        }
        return Ok(());
    }
    tracing::error!(table, row, %account, "incident: a sealed value cannot be opened");
    Ok(())
}
