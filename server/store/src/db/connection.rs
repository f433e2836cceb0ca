//! SQLite or PostgreSQL: connections, units of work, and how one SQL text runs on either.

use crate::db::error::{OpenError, StoreError};
use crate::db::settings::StoreSettings;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Rows that SQLite's thread may read ahead of who asked: with few, both wake each other again and
/// again.
const ROWS_AHEAD: usize = 1000;

/// The database of an installation.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    /// One connection writes; the others only read.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Postgres(PgPool),
}

/// A connection that reads, or a transaction that writes.
pub(crate) enum Conn {
    SqliteRead(PoolConnection<Sqlite>),
    SqliteWrite(PoolConnection<Sqlite>),
    PostgresRead(PoolConnection<Postgres>),
    PostgresWrite(Transaction<'static, Postgres>),
}

/// What a [`Conn`] runs on.
pub(crate) enum ConnRef<'l> {
    Sqlite(&'l mut SqliteConnection),
    Postgres(&'l mut PgConnection),
}

/// A unit of work on a [`Conn`]: an async closure whose future can go to another thread, which
/// [`AsyncFnOnce`] alone does not say.
pub(crate) trait Work<'l, T>: FnOnce(&'l mut Conn) -> Self::Running {
    type Running: Future<Output = Result<T, StoreError>> + Send;
}

impl<'l, T, F, R> Work<'l, T> for F
where
    F: FnOnce(&'l mut Conn) -> R,
    R: Future<Output = Result<T, StoreError>> + Send,
{
    type Running = R;
}

impl Db {
    pub async fn connect(url: &str, settings: &StoreSettings) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            Self::connect_sqlite(url, settings).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::connect_postgres(url, settings).await
        } else {
            Err(OpenError::Url)
        }
    }

    async fn connect_sqlite(url: &str, settings: &StoreSettings) -> Result<Self, OpenError> {
        // sqlx sets the busy timeout before it runs any pragma.
        let read_only = url.contains("mode=ro");
        let mut options = SqliteConnectOptions::from_str(url)
            .map_err(OpenError::Connect)?
            .busy_timeout(settings.wait)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .row_buffer_size(ROWS_AHEAD)
            .optimize_on_close(true, 400);
        if !read_only {
            // The log and the index beside the file take its mode.
            let path = options.get_filename().to_owned();
            drop(
                OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .mode(0o600)
                    .open(path),
            );
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
            .connect_lazy_with(writer);
        // Several that open a new file at once all set its journal mode, and SQLite does not wait
        // there: who is refused tries again.
        let mut tries = 1..40;
        while let Err(error) = write.acquire().await {
            if !is_busy(&error) || tries.next().is_none() {
                return Err(OpenError::Connect(error));
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        let read = SqlitePoolOptions::new()
            .max_connections(settings.connections)
            .acquire_timeout(settings.wait)
            .connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self::Sqlite { read, write })
    }

    /// Connects without changing anything: on SQLite no file is made or written; `None` where there is
    /// none yet.
    pub async fn connect_reading(
        url: &str,
        settings: &StoreSettings,
    ) -> Result<Option<Self>, OpenError> {
        if !url.starts_with("sqlite:") {
            return Self::connect(url, settings).await.map(Some);
        }
        let options = SqliteConnectOptions::from_str(url).map_err(OpenError::Connect)?;
        let file = options.get_filename().to_owned();
        if !file.exists() {
            return Ok(None);
        }
        let mut log = file.into_os_string();
        log.push("-wal");
        // Without a log nobody has it open, and SQLite need not make one to read.
        let options = options
            .read_only(true)
            .immutable(!Path::new(&log).exists())
            .busy_timeout(settings.wait);
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(settings.wait)
            .connect_lazy_with(options);
        Ok(Some(Self::Sqlite {
            read: pool.clone(),
            write: pool,
        }))
    }

    async fn connect_postgres(url: &str, settings: &StoreSettings) -> Result<Self, OpenError> {
        let lock_timeout = format!("{}ms", settings.wait.as_millis());
        let options = PgConnectOptions::from_str(url)
            .map_err(OpenError::Connect)?
            .application_name("irori")
            .options([
                ("lock_timeout", lock_timeout.as_str()),
                ("statement_timeout", "30s"),
            ]);
        let pool = PgPoolOptions::new()
            .max_connections(settings.connections)
            .acquire_timeout(settings.wait)
            .connect_with(options)
            .await
            .map_err(OpenError::Connect)?;
        Ok(Self::Postgres(pool))
    }

    /// A line that reads.
    pub async fn read(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Self::Sqlite { read, .. } => Conn::SqliteRead(read.acquire().await?),
            Self::Postgres(pool) => Conn::PostgresRead(pool.acquire().await?),
        })
    }

    /// Runs `work` in one transaction and commits it, unless it fails: then nothing was written.
    /// Not to be dropped half-way: [`crate::store::Store::write`] gives it a task of its own.
    pub async fn transaction<T>(
        &self,
        work: impl AsyncFnOnce(&mut Conn) -> Result<T, StoreError> + for<'l> Work<'l, T>,
    ) -> Result<T, StoreError> {
        let mut conn = match self {
            Self::Sqlite { write, .. } => Conn::SqliteWrite(begin_sqlite(write).await?),
            Self::Postgres(pool) => Conn::PostgresWrite(pool.begin().await?),
        };
        match work(&mut conn).await {
            Ok(done) => {
                conn.commit().await?;
                Ok(done)
            }
            Err(error) => {
                conn.roll_back().await;
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

impl Conn {
    pub fn wire(&mut self) -> ConnRef<'_> {
        match self {
            Self::SqliteRead(conn) => ConnRef::Sqlite(conn),
            Self::SqliteWrite(conn) => ConnRef::Sqlite(conn),
            Self::PostgresRead(conn) => ConnRef::Postgres(conn),
            Self::PostgresWrite(conn) => ConnRef::Postgres(conn),
        }
    }

    async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::SqliteWrite(mut connection) => {
                let committed = sqlx::query(COMMIT).execute(&mut *connection).await;
                if committed.is_err() {
                    roll_back_sqlite(&mut connection).await;
                }
                committed.map(drop)
            }
            Self::PostgresWrite(transaction) => transaction.commit().await,
            Self::SqliteRead(_) | Self::PostgresRead(_) => Ok(()),
        }
    }

    async fn roll_back(self) {
        match self {
            Self::SqliteWrite(mut connection) => roll_back_sqlite(&mut connection).await,
            Self::PostgresWrite(transaction) => {
                if transaction.rollback().await.is_err() {
                    tracing::warn!("a transaction was not rolled back; its connection is given up");
                }
            }
            Self::SqliteRead(_) | Self::PostgresRead(_) => {}
        }
    }

    /// One of two texts, where the engines differ.
    pub fn for_engine(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self {
            Self::SqliteRead(_) | Self::SqliteWrite(_) => sqlite,
            Self::PostgresRead(_) | Self::PostgresWrite(_) => postgres,
        }
    }
}

/// A statement with its values bound, run on whichever engine it is: `$query` and `$wire` in `$run`, and
/// what makes a row of the engine a [`crate::db::row::DbRow`] as `$row`.
macro_rules! on_either {
    ($conn:expr, $sql:expr, ($($value:expr),*), |$query:ident, $wire:ident, $row:ident| $run:expr) => {
        match $conn.wire() {
            $crate::db::connection::ConnRef::Sqlite($wire) => {
                let $query = sqlx::query($sql)$(.bind($crate::db::row::ToColumn::to_raw($value)))*;
                let $row = $crate::db::row::DbRow::Sqlite;
                $run
            }
            $crate::db::connection::ConnRef::Postgres($wire) => {
                let $query = sqlx::query($sql)$(.bind($crate::db::row::ToColumn::to_raw($value)))*;
                let $row = $crate::db::row::DbRow::Postgres;
                $run
            }
        }
        .map_err($crate::db::error::StoreError::from)
    };
}

/// Runs a statement with its values; gives the number of rows it touched.
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::connection::on_either!($conn, $sql, ($($value),*), |query, wire, _row| {
            query.execute(wire).await.map(|done| done.rows_affected())
        })
    };
}

/// The first row of a query, if it has one, as a [`crate::db::row::FromDbRow`].
macro_rules! fetch_optional {
    ($conn:expr, $kind:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::connection::on_either!($conn, $sql, ($($value),*), |query, wire, row| {
            let read = query.map(|found| <$kind as $crate::db::row::FromDbRow>::from_row(&row(found)));
            read.fetch_optional(wire).await
        })
        .and_then(Option::transpose)
    };
}

/// Every row of a query, each as a [`crate::db::row::FromDbRow`].
macro_rules! fetch_all {
    ($conn:expr, $kind:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::connection::on_either!($conn, $sql, ($($value),*), |query, wire, row| {
            let read = query.map(|found| <$kind as $crate::db::row::FromDbRow>::from_row(&row(found)));
            read.fetch_all(wire).await
        })
        .and_then(|rows| rows.into_iter().collect::<Result<Vec<$kind>, _>>())
    };
}

/// Whether a query has a row.
macro_rules! exists {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::connection::fetch_optional!($conn, (), $sql $(, $value)*).map(|found| found.is_some())
    };
}

/// The number that a query counts.
macro_rules! count {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::connection::fetch_optional!($conn, i64, $sql $(, $value)*)
            .map(|count| count.map_or(0, i64::unsigned_abs))
    };
}

/// The SQL texts of a file: a constant each, and all of them in `STATEMENTS`, so that a test can
/// prepare every one. Texts of one engine stand in `sqlite` and `postgres`, side by side.
macro_rules! sql {
    (sqlite { $($sqlite:tt)+ } $(postgres { $($postgres:tt)+ })?) => {
        sql!(SQLITE_STATEMENTS $($sqlite)+);
        $(sql!(POSTGRES_STATEMENTS $($postgres)+);)?
    };
    ($list:ident $($(#[$about:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$about])* const $name: &str = $text;)+
        pub(crate) const $list: &[&str] = &[$($name),+];
    };
    ($($(#[$about:meta])* $name:ident = $text:expr;)+) => {
        sql!(STATEMENTS $($(#[$about])* $name = $text;)+);
    };
}

pub(crate) use {count, execute, exists, fetch_all, fetch_optional, on_either, sql};

// SQLite's transactions are begun and ended here and not by sqlx: where the file is full, SQLite
// rolls back by itself, and sqlx would go on counting a transaction that is no more.
sql! {
    sqlite {
        /// At once a writer: a reader that turns to writing would be refused without waiting.
        BEGIN = "BEGIN IMMEDIATE";
        COMMIT = "COMMIT";
        ROLL_BACK = "ROLLBACK";
    }
}

async fn begin_sqlite(pool: &SqlitePool) -> Result<PoolConnection<Sqlite>, sqlx::Error> {
    let mut connection = pool.acquire().await?;
    if let Err(error) = sqlx::query(BEGIN).execute(&mut *connection).await {
        // A task that panicked left its transaction open.
        let is_open =
            matches!(&error, sqlx::Error::Database(e) if e.code().as_deref() == Some("1"));
        if !is_open {
            return Err(error);
        }
        roll_back_sqlite(&mut connection).await;
        sqlx::query(BEGIN).execute(&mut *connection).await?;
    }
    Ok(connection)
}

fn is_busy(error: &sqlx::Error) -> bool {
    let code = error
        .as_database_error()
        .and_then(|e| e.code())
        .and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|extended| extended & 0xff == 5)
}

async fn roll_back_sqlite(connection: &mut SqliteConnection) {
    // Where SQLite has rolled back already, there is nothing to roll back.
    if let Err(error) = sqlx::query(ROLL_BACK).execute(connection).await {
        tracing::debug!(%error, "nothing was rolled back");
    }
}
