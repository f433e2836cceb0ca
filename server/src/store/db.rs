//! SQLite or PostgreSQL: connections, units of work, and how one SQL text runs on either.

use super::error::{OpenError, StoreError};
use super::settings::Settings;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::pin::Pin;
use std::str::FromStr;

/// The database of an installation.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    /// One connection writes; the others only read.
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

/// A connection that reads, or a transaction that writes.
pub(crate) enum Line {
    SqliteRead(PoolConnection<Sqlite>),
    SqliteWrite(Transaction<'static, Sqlite>),
    PostgresRead(PoolConnection<Postgres>),
    PostgresWrite(Transaction<'static, Postgres>),
}

/// What a [`Line`] runs on.
pub(crate) enum Wire<'l> {
    Sqlite(&'l mut SqliteConnection),
    Postgres(&'l mut PgConnection),
}

/// The outcome of a unit of work on a [`Line`].
pub(crate) type Work<'l, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'l>>;

impl Db {
    pub async fn connect(url: &str, settings: &Settings) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            Self::connect_sqlite(url, settings).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::connect_postgres(url, settings).await
        } else {
            Err(OpenError::Url)
        }
    }

    async fn connect_sqlite(url: &str, settings: &Settings) -> Result<Self, OpenError> {
        // sqlx sets the busy timeout before it runs any pragma.
        let read_only = url.contains("mode=ro");
        let mut options = SqliteConnectOptions::from_str(url)
            .map_err(OpenError::Connect)?
            .busy_timeout(settings.wait)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .optimize_on_close(true, 400);
        if !read_only {
            // The log and the index beside the file take its mode.
            let path = options.get_filename().to_owned();
            drop(OpenOptions::new().write(true).create_new(true).mode(0o600).open(path));
            options = options.create_if_missing(true);
        }
        let writer = match settings.most_pages {
            Some(pages) => options.clone().pragma("max_page_count", pages.to_string()),
            None => options.clone(),
        };
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(settings.wait)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(writer)
            .await
            .map_err(OpenError::Connect)?;
        let read = SqlitePoolOptions::new()
            .max_connections(settings.connections)
            .acquire_timeout(settings.wait)
            .connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self::Sqlite { read, write })
    }

    async fn connect_postgres(url: &str, settings: &Settings) -> Result<Self, OpenError> {
        let lock_timeout = format!("{}ms", settings.wait.as_millis());
        let options = PgConnectOptions::from_str(url)
            .map_err(OpenError::Connect)?
            .application_name("irori")
            .options([("lock_timeout", lock_timeout.as_str()), ("statement_timeout", "30s")]);
        let pool = PgPoolOptions::new()
            .max_connections(settings.connections)
            .acquire_timeout(settings.wait)
            .connect_with(options)
            .await
            .map_err(OpenError::Connect)?;
        Ok(Self::Postgres(pool))
    }

    /// A line that reads.
    pub async fn read(&self) -> Result<Line, StoreError> {
        Ok(match self {
            Self::Sqlite { read, .. } => Line::SqliteRead(read.acquire().await?),
            Self::Postgres(pool) => Line::PostgresRead(pool.acquire().await?),
        })
    }

    /// Runs `work` in one transaction and commits it, unless it fails: then nothing was written.
    /// Not to be dropped half-way: [`super::Store::write`] gives it a task of its own.
    pub async fn transaction<T>(
        &self,
        work: impl for<'l> FnOnce(&'l mut Line) -> Work<'l, T>,
    ) -> Result<T, StoreError> {
        let mut line = match self {
            // At once a writer: a reader that turns to writing would be refused without waiting.
            Self::Sqlite { write, .. } => Line::SqliteWrite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Line::PostgresWrite(pool.begin().await?),
        };
        match work(&mut line).await {
            Ok(done) => {
                match line {
                    Line::SqliteWrite(transaction) => transaction.commit().await?,
                    Line::PostgresWrite(transaction) => transaction.commit().await?,
                    Line::SqliteRead(_) | Line::PostgresRead(_) => {}
                }
                Ok(done)
            }
            Err(error) => {
                let undone = match line {
                    Line::SqliteWrite(transaction) => transaction.rollback().await,
                    Line::PostgresWrite(transaction) => transaction.rollback().await,
                    Line::SqliteRead(_) | Line::PostgresRead(_) => Ok(()),
                };
                if undone.is_err() {
                    tracing::warn!("a transaction was not rolled back; its connection is given up");
                }
                Err(error)
            }
        }
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Line {
    pub fn wire(&mut self) -> Wire<'_> {
        match self {
            Self::SqliteRead(line) => Wire::Sqlite(line),
            Self::SqliteWrite(line) => Wire::Sqlite(line),
            Self::PostgresRead(line) => Wire::Postgres(line),
            Self::PostgresWrite(line) => Wire::Postgres(line),
        }
    }

    /// One of two texts, where the engines differ.
    pub fn pick(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self {
            Self::SqliteRead(_) | Self::SqliteWrite(_) => sqlite,
            Self::PostgresRead(_) | Self::PostgresWrite(_) => postgres,
        }
    }
}

/// Runs a statement with its values; gives the number of rows it touched.
macro_rules! run {
    ($line:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match $line.wire() {
            $crate::store::db::Wire::Sqlite(wire) => {
                sqlx::query($sql)$(.bind($value))*.execute(wire).await.map(|done| done.rows_affected())
            }
            $crate::store::db::Wire::Postgres(wire) => {
                sqlx::query($sql)$(.bind($value))*.execute(wire).await.map(|done| done.rows_affected())
            }
        }
    };
}

/// The first row of a query, if it has one.
macro_rules! one {
    ($line:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match $line.wire() {
            $crate::store::db::Wire::Sqlite(wire) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_optional(wire).await
            }
            $crate::store::db::Wire::Postgres(wire) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_optional(wire).await
            }
        }
    };
}

/// Every row of a query.
macro_rules! all {
    ($line:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match $line.wire() {
            $crate::store::db::Wire::Sqlite(wire) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_all(wire).await
            }
            $crate::store::db::Wire::Postgres(wire) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_all(wire).await
            }
        }
    };
}

/// The SQL texts of a file: a constant each, and all of them in `STATEMENTS`, so that a test can
/// prepare every one. Texts of one engine stand in `sqlite` and `postgres`, side by side.
macro_rules! sql {
    (sqlite { $($theirs:tt)+ } postgres { $($ours:tt)+ }) => {
        sql!(SQLITE_STATEMENTS $($theirs)+);
        sql!(POSTGRES_STATEMENTS $($ours)+);
    };
    ($list:ident $($(#[$about:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$about])* const $name: &str = $text;)+
        pub(super) const $list: &[&str] = &[$($name),+];
    };
    ($($(#[$about:meta])* $name:ident = $text:expr;)+) => {
        sql!(STATEMENTS $($(#[$about])* $name = $text;)+);
    };
}

pub(crate) use {all, one, run, sql};
