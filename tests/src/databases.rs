//! A fresh database for every test: a SQLite file, or a PostgreSQL database of its own.

use crate::templates::{self, Template};
use chrono::{DateTime, Utc};
use irori_store::{Store, StoreSettings};
use sqlx::{Connection, Executor, PgConnection};
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// Seals everything that tests write.
pub const SECRET: [u8; 32] = [7; 32];

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database that is gone when this is dropped (PostgreSQL: when the private cluster ends).
pub struct Database {
    pub url: String,
    pub engine: Engine,
    _folder: Option<TempDir>,
}

impl Database {
    /// A database of which nobody has used a table yet; `None` where there is no PostgreSQL, which it
    /// says. With `CI=true` that is a failure.
    pub async fn fresh(engine: Engine) -> Option<Self> {
        templates::copied(engine, Template::Schema).await
    }

    /// A database with the demo as it is prepared at `now`.
    pub async fn demo(engine: Engine, now: DateTime<Utc>) -> Option<Self> {
        templates::copied(engine, Template::Demo(now)).await
    }

    /// A database without a table.
    pub async fn empty(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite_in(
                tempfile::tempdir().expect("a temporary folder can be made"),
            )),
            Engine::Postgres => Self::postgres_of("template0").await,
        }
    }

    /// The file `irori.db` in a folder, whether it is there or not.
    pub(crate) fn sqlite_in(folder: TempDir) -> Self {
        Self {
            url: format!("sqlite:{}", folder.path().join("irori.db").display()),
            engine: Engine::Sqlite,
            _folder: Some(folder),
        }
    }

    /// A new database of the private cluster, as `template` is.
    pub(crate) async fn postgres_of(template: &str) -> Option<Self> {
        let server = server_of()?;
        let name = format!("irori_{}", random().simple());
        let mut connection = PgConnection::connect(&server)
            .await
            .expect("PostgreSQL answers");
        let make = format!(r#"CREATE DATABASE "{name}" TEMPLATE "{template}""#);
        connection
            .execute(sqlx::AssertSqlSafe(make))
            .await
            .expect("a database can be made");
        Some(Self {
            url: beside(&server, &name),
            engine: Engine::Postgres,
            _folder: None,
        })
    }

    /// The store on this database; waits for locks only as long as a test can bear.
    pub async fn store(&self) -> Store {
        self.store_with(settings()).await
    }

    pub async fn store_with(&self, settings: StoreSettings) -> Store {
        Store::open_with(&self.url, &SECRET, settings)
            .await
            .expect("a fresh database opens")
    }
}

/// Settings for tests: few connections, so that many tests at once fit into one server.
pub fn settings() -> StoreSettings {
    StoreSettings {
        connections: 3,
        wait: Duration::from_secs(5),
        ..StoreSettings::default()
    }
}

/// The private cluster; `None` where there is none, which it says. With `CI=true` that is a failure.
pub(crate) fn server_of() -> Option<String> {
    let server = environment("TEST_POSTGRES_URL");
    if server.is_none() {
        assert!(
            !is_ci(),
            "TEST_POSTGRES_URL is not set, and with CI=true nothing may be left out"
        );
        println!("TEST_POSTGRES_URL is not set: left out on PostgreSQL");
    }
    server
}

/// The same server, another database.
pub(crate) fn beside(server: &str, name: &str) -> String {
    let (address, options) = server
        .split_once('?')
        .map_or((server, None), |(a, o)| (a, Some(o)));
    let slashes = address.find("://").map_or(0, |at| at + 3);
    let host = address[slashes..]
        .find('/')
        .map_or(address, |at| &address[..slashes + at]);
    match options {
        Some(options) => format!("{host}/{name}?{options}"),
        None => format!("{host}/{name}"),
    }
}

/// Whether nothing may be left out.
pub fn is_ci() -> bool {
    environment("CI").as_deref() == Some("true")
}

#[expect(
    clippy::disallowed_methods,
    reason = "where the tests are told of a PostgreSQL and of templates"
)]
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "names of databases")]
fn random() -> Uuid {
    Uuid::new_v4()
}
