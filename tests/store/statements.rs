//! Every SQL text prepares on both engines, none is forgotten, and both schemas agree.

use irori_store::{POSTGRES_STATEMENTS, SQLITE_STATEMENTS, STATEMENTS, Store};
use sqlx::{Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};
use std::path::Path;
use tests::databases::{Database, Engine};

async fn opened(engine: Engine) -> Option<(Database, Store)> {
    let database = Database::fresh(engine).await?;
    let store = database.store().await;
    Some((database, store))
}

#[tokio::test]
async fn every_statement_prepares_on_sqlite() {
    let Some((database, _store)) = opened(Engine::Sqlite).await else {
        return;
    };
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    for (file, statements) in STATEMENTS.iter().chain(SQLITE_STATEMENTS) {
        for sql in *statements {
            let prepared = (&mut connection).prepare(sql.into_sql_str()).await;
            assert!(prepared.is_ok(), "{file}: {sql}\n{:?}", prepared.err());
        }
    }
}

#[tokio::test]
async fn every_statement_prepares_on_postgres() {
    let Some((database, _store)) = opened(Engine::Postgres).await else {
        return;
    };
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    for (file, statements) in STATEMENTS.iter().chain(POSTGRES_STATEMENTS) {
        for sql in *statements {
            let prepared = (&mut connection).prepare(sql.into_sql_str()).await;
            assert!(prepared.is_ok(), "{file}: {sql}\n{:?}", prepared.err());
        }
    }
}

#[test]
fn no_statement_stands_outside_the_lists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/store/src");
    let mut files = vec![folder.clone()];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|f| f.unwrap().path()));
            continue;
        }
        if path.extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&folder).unwrap().with_extension("");
        let name = name.to_str().unwrap().trim_end_matches("/mod");
        let listed = |lists: &[(&str, &[&str])]| lists.iter().any(|(file, _)| *file == name);
        if text.contains("\nsql! {") {
            assert!(
                listed(STATEMENTS) || listed(SQLITE_STATEMENTS),
                "{name} is not in statements.rs"
            );
            assert_eq!(
                text.contains("\n    postgres {\n"),
                listed(POSTGRES_STATEMENTS),
                "{name}"
            );
        }
        for line in text.lines() {
            let begins = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "PRAGMA"]
                .iter()
                .any(|verb| line.contains(&format!("\"{verb} ")));
            assert!(
                !(begins && line.contains("const ")),
                "{name}: a statement outside sql!: {line}"
            );
        }
    }
}

#[tokio::test]
async fn both_schemas_have_the_same_tables_columns_and_nullability() {
    let Some((_s, sqlite)) = opened(Engine::Sqlite).await else {
        return;
    };
    let sqlite = sqlite.export_schema().await.unwrap();
    assert!(sqlite.len() > 100);
    let Some((_p, postgres)) = opened(Engine::Postgres).await else {
        return;
    };
    assert_eq!(sqlite, postgres.export_schema().await.unwrap());
}

#[tokio::test]
async fn sqlite_is_new_enough_to_keep_its_log() {
    let Some((_database, store)) = opened(Engine::Sqlite).await else {
        return;
    };
    let engine = store.engine().await.unwrap();
    let numbers: Vec<u32> = engine
        .strip_prefix("sqlite ")
        .unwrap()
        .split('.')
        .map(|n| n.parse().unwrap())
        .collect();
    assert!(numbers >= vec![3, 51, 3], "{engine}");
}
