//! Somebody else's connection to the same SQLite file, as a backup or another process has.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Executor};
use std::path::Path;

/// A connection of its own to the file.
pub async fn open(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .connect()
        .await
        .unwrap()
}

/// Takes the write lock.
pub async fn take(connection: &mut SqliteConnection) {
    connection.execute("BEGIN IMMEDIATE").await.unwrap();
}

/// Gives the write lock back.
pub async fn give_back(mut connection: SqliteConnection) {
    connection.execute("ROLLBACK").await.unwrap();
    connection.close().await.unwrap();
}
