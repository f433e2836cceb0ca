//! Databases that a version before made and the repository keeps: the file, the secret that seals it, the
//! moment it stands at, who was signed in, and what every page answered.

pub mod pages;

use crate::browser::Browser;
use crate::databases::{Database, Engine};
use crate::test_app::TestApp;
use brotli::enc::BrotliEncoderParams;
use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// One database that is kept, in a folder of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptDatabase {
    pub name: &'static str,
    pub engine: Engine,
}

/// All of them.
pub const ALL: [KeptDatabase; 4] = [
    KeptDatabase::new("demo-sqlite", Engine::Sqlite),
    KeptDatabase::new("demo-postgres", Engine::Postgres),
    KeptDatabase::new("installation-sqlite", Engine::Sqlite),
    KeptDatabase::new("installation-postgres", Engine::Postgres),
];

/// Somebody who was signed in when the database was kept, or who never was.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub name: String,
    pub language: &'static str,
    pub cookies: BTreeMap<String, String>,
}

/// A database that is made and is to be kept.
pub struct NewlyKept<'m> {
    pub secret: &'m [u8; 32],
    pub now: DateTime<Utc>,
    pub visitors: &'m [Visitor],
    /// The bytes of the SQLite file, or the statements that make the PostgreSQL database anew.
    pub database: &'m [u8],
}

/// A copy of a kept database, opened by the code of today.
pub struct Opened {
    pub house: TestApp,
    pub visitors: Vec<(String, Browser)>,
    /// What stood in it before it was opened, of what is never changed.
    pub before: Vec<String>,
    pub database: Database,
}

impl KeptDatabase {
    const fn new(name: &'static str, engine: Engine) -> Self {
        Self { name, engine }
    }

    /// One of its files.
    pub fn file(self, name: &str) -> PathBuf {
        let databases = Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrade/databases");
        databases.join(self.name).join(name)
    }

    fn text(self, name: &str) -> String {
        let path = self.file(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn database_file(self) -> PathBuf {
        self.file(match self.engine {
            Engine::Sqlite => "irori.db.br",
            Engine::Postgres => "irori.sql.br",
        })
    }

    /// Keeps a database in place of what is there.
    pub fn keep(self, made: &NewlyKept) {
        fs::create_dir_all(self.file("")).unwrap();
        fs::write(self.database_file(), packed(made.database)).unwrap();
        let secret: String = made.secret.iter().map(|b| format!("{b:02x}")).collect();
        fs::write(self.file("secret"), format!("{secret}\n")).unwrap();
        fs::write(self.file("moment"), format!("{}\n", made.now.to_rfc3339())).unwrap();
        let lines = made.visitors.iter().map(|visitor| {
            let cookies = visitor.cookies.iter();
            let cookies: Vec<String> = cookies.map(|(name, at)| format!("{name}={at}")).collect();
            let (name, language) = (&visitor.name, visitor.language);
            format!("{name}\t{language}\t{}\n", cookies.join("; "))
        });
        fs::write(self.file("visitors.tsv"), lines.collect::<String>()).unwrap();
    }

    /// The moment at which its clock stands.
    pub fn now(self) -> DateTime<Utc> {
        self.text("moment").trim().parse().unwrap()
    }

    fn secret(self) -> [u8; 32] {
        let text = self.text("secret");
        let digits = text.trim().as_bytes().chunks(2);
        let bytes = digits.map(|two| {
            let two = std::str::from_utf8(two).unwrap();
            u8::from_str_radix(two, 16).unwrap()
        });
        bytes.collect::<Vec<u8>>().try_into().unwrap()
    }

    fn visitors(self) -> Vec<Visitor> {
        let text = self.text("visitors.tsv");
        let read = |line: &str| {
            let fields: Vec<&str> = line.split('\t').collect();
            let cookies = fields[2].split("; ").filter_map(|one| one.split_once('='));
            Visitor {
                name: fields[0].to_owned(),
                language: if fields[1] == "ja" { "ja" } else { "en" },
                cookies: cookies.map(|(n, v)| (n.to_owned(), v.to_owned())).collect(),
            }
        };
        text.lines().map(read).collect()
    }

    /// Opens a copy; `None` where there is no PostgreSQL.
    pub async fn open(self) -> Option<Opened> {
        let database = Database::empty(self.engine).await?;
        let bytes = unpacked(&fs::read(self.database_file()).unwrap());
        match self.engine {
            Engine::Sqlite => {
                let path = database.url.trim_start_matches("sqlite:");
                fs::write(path, bytes).unwrap();
            }
            Engine::Postgres => {
                let mut line = PgConnection::connect(&database.url).await.unwrap();
                let statements = String::from_utf8(bytes).unwrap();
                let load = sqlx::raw_sql(AssertSqlSafe(statements));
                load.execute(&mut line).await.unwrap();
                line.close().await.unwrap();
            }
        }
        let before = unchanging(&database).await;
        let folder = Arc::new(TempDir::new().unwrap());
        let house = TestApp::at(&database.url, folder, &self.secret(), self.now()).await;
        let visitors = self.visitors().into_iter().map(|visitor| {
            let mut walker = house.walker().speaking(visitor.language);
            walker.set_cookies(visitor.cookies);
            (visitor.name, walker)
        });
        Some(Opened {
            visitors: visitors.collect(),
            house,
            before,
            database,
        })
    }
}

/// Where what is never changed stands: a text and its digest a row.
const UNCHANGING: [&str; 4] = ["week_release", "quarter_release", "view", "security_event"];

/// Every Release, and every row of the chains, with its digest; read past the store.
pub async fn unchanging(database: &Database) -> Vec<String> {
    let mut found = Vec::new();
    for table in UNCHANGING {
        let rows =
            format!("SELECT COALESCE(digest, '') || ' ' || COALESCE(content, '') FROM {table}");
        let rows = AssertSqlSafe(rows);
        let rows: Vec<String> = match database.engine {
            Engine::Sqlite => {
                let mut line = SqliteConnection::connect(&database.url).await.unwrap();
                let rows = sqlx::query_scalar(rows).fetch_all(&mut line).await.unwrap();
                line.close().await.unwrap();
                rows
            }
            Engine::Postgres => {
                let mut line = PgConnection::connect(&database.url).await.unwrap();
                let rows = sqlx::query_scalar(rows).fetch_all(&mut line).await.unwrap();
                line.close().await.unwrap();
                rows
            }
        };
        found.extend(rows.into_iter().map(|row| format!("{table} {row}")));
    }
    found.sort();
    found
}

/// Packed by Brotli, whose window holds a whole database: ids stand in it again and again, far apart.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let how = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let (mut rest, mut packed) = (bytes, Vec::new());
    brotli::BrotliCompress(&mut rest, &mut packed, &how).unwrap();
    packed
}

pub fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let (mut rest, mut found) = (bytes, Vec::new());
    brotli::BrotliDecompress(&mut rest, &mut found).unwrap();
    found
}
