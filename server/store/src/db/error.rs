//! Errors of the store, and what of them a page is given.

use crate::db::unreadable_value::UnreadableValue;
use irori_core::domain::form::FieldError;
use irori_ports::error::AppError;
use sqlx::sqlite::SqliteError;
use std::path::PathBuf;
use std::sync::Arc;

/// Why a unit of work was not done. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Something to tell the person who asked.
    #[error(transparent)]
    Told(#[from] AppError),
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// A stored value that the domain does not know.
    #[error("{0} holds a value that Irori does not know")]
    Stored(&'static str),
    #[error("no random bytes, or a text too large to seal")]
    Unsealable(#[from] irori_crypto::seal::Unsealable),
    #[error("the secret was rotated; restart this server, which still has the old one")]
    Rotated,
    #[error("{} sealed values cannot be opened", .0.len())]
    Unreadable(Vec<UnreadableValue>),
    #[error("the erasure list cannot be written: {0}")]
    ErasureList(std::io::Error),
    #[error("a task ended early")]
    Task(#[from] tokio::task::JoinError),
}

/// Why the store did not open. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("DATABASE_URL must begin with sqlite: or postgres:")]
    Url,
    #[error("the database cannot be reached: {0}")]
    Connect(#[source] sqlx::Error),
    #[error("SQLite {0} is too old: 3.51.3 or later is needed")]
    OldSqlite(String),
    #[error(
        "this database was sealed with another secret: put back the secret file that belongs to it, or no note can be opened"
    )]
    WrongSecret,
    #[error(
        "the erasure list {path} cannot be read: {cause}. Irori does not start without it, for accounts that were erased could be back"
    )]
    Erasures {
        path: Arc<PathBuf>,
        cause: std::io::Error,
    },
    #[error("the database cannot be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<StoreError> for AppError {
    /// The log gets the cause, without values; the page gets a word.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Told(trouble) => trouble,
            StoreError::Database(error) if passes(&error) => {
                tracing::warn!(cause = cause(&error), "the database cannot answer now");
                Self::Busy
            }
            StoreError::Database(error) => {
                tracing::error!(cause = cause(&error), "the database refused");
                Self::Fault
            }
            error @ (StoreError::Rotated | StoreError::ErasureList(_)) => {
                tracing::error!(cause = %error, "nothing was written");
                Self::Busy
            }
            error => {
                tracing::error!(cause = %error, "the store failed");
                Self::Fault
            }
        }
    }
}

/// Whether the database may answer later: busy, full, read-only, restarting, out of reach.
pub(crate) fn passes(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed
        | sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => {
            let code = error.code().unwrap_or_default();
            if error.try_downcast_ref::<SqliteError>().is_some() {
                // Busy, locked, read-only, input or output failed, full, cannot be opened.
                let primary = code.parse::<u32>().map_or(0, |extended| extended & 0xff);
                matches!(primary, 5 | 6 | 8 | 10 | 13 | 14)
            } else {
                // Connection, transaction rolled back, resources, operator, system; read-only,
                // lock not available.
                ["08", "40", "53", "57", "58"]
                    .iter()
                    .any(|class| code.starts_with(class))
                    || ["25006", "55P03"].contains(&code.as_ref())
            }
        }
        _ => false,
    }
}

/// What may stand in a log: no value of any row.
fn cause(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => {
            let of = error.constraint().or(error.table()).unwrap_or_default();
            format!("code {} {of}", error.code().unwrap_or_default())
        }
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} does not decode"),
        sqlx::Error::Decode(_) => "a value does not decode".to_owned(),
        sqlx::Error::Encode(_) => "a value does not encode".to_owned(),
        error => error.to_string(),
    }
}

/// A stored value as the domain reads it. `what` names its column.
pub(crate) fn stored<T>(what: &'static str, read: Result<T, FieldError>) -> Result<T, StoreError> {
    read.map_err(|_| StoreError::Stored(what))
}

/// [`AppError::NotThere`] for what is not there.
pub(crate) fn check_there(is_there: bool) -> Result<(), StoreError> {
    match is_there {
        true => Ok(()),
        false => Err(AppError::NotThere.into()),
    }
}
