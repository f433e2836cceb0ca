//! Databases that are made once a run and copied: the empty schema, and the demo at a moment.

use crate::databases::{Database, Engine, SECRET, beside, environment, server_of, settings};
use chrono::{DateTime, Utc};
use irori_store::{Store, postgres_migrator, sqlite_migrator};
use server::demo;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// What a template holds.
#[derive(Clone, Copy, Debug)]
pub enum Template {
    /// Every table, and no row but those of the migrations.
    Schema,
    /// The demo as it is prepared at this moment.
    Demo(DateTime<Utc>),
}

impl Template {
    fn name(self) -> String {
        match self {
            Self::Schema => "irori_template_schema".to_owned(),
            Self::Demo(now) => format!("irori_template_demo_{}", now.timestamp()),
        }
    }

    async fn fill(self, url: &str) {
        match self {
            Self::Schema => migrate(url).await,
            Self::Demo(now) => {
                migrate(url).await;
                let store = Store::open_with(url, &SECRET, settings()).await.unwrap();
                demo::prepare(&store, demo::SEED, now).await.unwrap();
                store.close().await;
            }
        }
    }
}

/// Where templates of this run lie: what `with-postgres` says, else a folder of this process.
fn folder() -> PathBuf {
    static OWN: OnceLock<TempDir> = OnceLock::new();
    match environment("TEST_TEMPLATES") {
        Some(folder) => folder.into(),
        None => OWN
            .get_or_init(|| tempfile::tempdir().unwrap())
            .path()
            .to_owned(),
    }
}

/// Makes the template if nobody has, while others wait.
async fn once(engine: Engine, template: Template) -> PathBuf {
    let name = template.name();
    let folder = folder();
    let suffix = match engine {
        Engine::Sqlite => "db",
        Engine::Postgres => "made",
    };
    let made = folder.join(format!("{name}.{suffix}"));
    if made.exists() {
        return made;
    }
    let lock = File::create(folder.join(format!("{name}.{suffix}.lock"))).unwrap();
    lock.lock().unwrap();
    if made.exists() {
        return made;
    }
    match engine {
        Engine::Sqlite => {
            let working = tempfile::tempdir().unwrap();
            let url = format!("sqlite:{}", working.path().join("irori.db").display());
            template.fill(&url).await;
            let mut line = SqliteConnection::connect(&url).await.unwrap();
            let part = made.with_extension("part");
            let copy = format!("VACUUM INTO '{}'", part.display());
            line.execute(AssertSqlSafe(copy)).await.unwrap();
            std::fs::rename(part, &made).unwrap();
        }
        Engine::Postgres => {
            let server = server_of().unwrap();
            let mut line = PgConnection::connect(&server).await.unwrap();
            let make = format!(r#"CREATE DATABASE "{name}" TEMPLATE template0"#);
            line.execute(AssertSqlSafe(make)).await.unwrap();
            template.fill(&beside(&server, &name)).await;
            std::fs::write(&made, "").unwrap();
        }
    }
    made
}

async fn migrate(url: &str) {
    if url.starts_with("sqlite:") {
        let options: sqlx::sqlite::SqliteConnectOptions = url.parse().unwrap();
        let options = options.create_if_missing(true);
        let mut line = SqliteConnection::connect_with(&options).await.unwrap();
        sqlite_migrator().run(&mut line).await.unwrap();
        line.close().await.unwrap();
    } else {
        let mut line = PgConnection::connect(url).await.unwrap();
        postgres_migrator().run(&mut line).await.unwrap();
        line.close().await.unwrap();
    }
}

/// A copy of a template as a SQLite file at `path`.
pub async fn copy_to(template: Template, path: &Path) {
    let made = once(Engine::Sqlite, template).await;
    std::fs::copy(made, path).unwrap();
}

/// A database of its own with what the template holds; `None` where there is no PostgreSQL.
pub async fn copied(engine: Engine, template: Template) -> Option<Database> {
    match engine {
        Engine::Sqlite => {
            let folder = tempfile::tempdir().unwrap();
            copy_to(template, &folder.path().join("irori.db")).await;
            Some(Database::sqlite_in(folder))
        }
        Engine::Postgres => {
            server_of()?;
            once(engine, template).await;
            Database::postgres_of(&template.name()).await
        }
    }
}
