//! Rows put into SQLite past the store, many a statement, with ids like those that the store draws.

use anyhow::Result;
use irori_ports::Now;
use sqlx::query_builder::Separated;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use uuid::Uuid;

/// Rows a statement.
const AT_ONCE: usize = 200;

/// Adds a row to `into`, a table and its columns, for each of `all`; `bind` gives the values.
pub async fn insert<T>(
    past: &mut SqliteConnection,
    into: &str,
    all: &[T],
    bind: impl Fn(Separated<'_, Sqlite, &'static str>, &T),
) -> Result<()> {
    for some in all.chunks(AT_ONCE) {
        let mut insert = QueryBuilder::<Sqlite>::new(format!("INSERT INTO {into} "));
        insert.push_values(some, &bind);
        insert.build().execute(&mut *past).await?;
    }
    Ok(())
}

/// The id of a row written at that time: version 7, so that ids follow the order of writing.
pub fn row_id(written: Now) -> Uuid {
    let mut tail = [0; 10];
    tail.copy_from_slice(&random_id().as_bytes()[6..]);
    let millis = u64::try_from(written.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
}

#[expect(
    clippy::disallowed_methods,
    reason = "ids of rows that are gone when the bench ends"
)]
pub fn random_id() -> Uuid {
    Uuid::new_v4()
}
