//! A database that is busy, full, read-only or shared: a word, nothing half written, and recovery.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::entry::{Cursor, EntryFilter};
use irori_ports::Entries;
use irori_ports::error::AppError;
use irori_store::{OpenError, Store, StoreSettings};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;
use tests::databases::{Database, Engine, SECRET, settings};

on_both!(
    a_locked_database_is_busy_and_recovers,
    two_stores_on_one_database_agree,
    a_dropped_request_leaves_no_half_write,
    opening_at_once_makes_one_installation,
);

fn impatient() -> StoreSettings {
    StoreSettings {
        wait: Duration::from_millis(150),
        ..settings()
    }
}

async fn a_locked_database_is_busy_and_recovers(database: Database) {
    let patient = database.store().await;
    let me = person(&patient, "me").await;
    let store = database.store_with(impatient()).await;
    match database.engine {
        Engine::Sqlite => {
            let mut holder = SqliteConnection::connect(&database.url).await.unwrap();
            holder.execute("BEGIN IMMEDIATE").await.unwrap();
            assert_eq!(
                store.add(&me, once(1), chat(today(), vec![]), now()).await,
                Err(AppError::Busy)
            );
            // Who only reads does not wait.
            assert_eq!(store.between(&me, today(), today()).await, Ok(vec![]));
            holder.execute("COMMIT").await.unwrap();
        }
        Engine::Postgres => {
            let mut holder = PgConnection::connect(&database.url).await.unwrap();
            holder
                .execute("BEGIN; LOCK TABLE chat IN ACCESS EXCLUSIVE MODE")
                .await
                .unwrap();
            assert_eq!(
                store.add(&me, once(1), chat(today(), vec![]), now()).await,
                Err(AppError::Busy)
            );
            holder.execute("COMMIT").await.unwrap();
        }
    }
    assert!(
        store
            .add(&me, once(1), chat(today(), vec![]), now())
            .await
            .is_ok()
    );
    assert_eq!(store.between(&me, today(), today()).await.unwrap().len(), 1);
    whole(&store).await;
}

async fn two_stores_on_one_database_agree(database: Database) {
    let (one, two) = (database.store().await, database.store().await);
    assert_eq!(one.instance(), two.instance());
    let me = person(&one, "me").await;
    let writes: Vec<_> = (0..40_u128)
        .map(|n| {
            let (store, me) = (
                if n % 2 == 0 { one.clone() } else { two.clone() },
                me.clone(),
            );
            // Each showing of a form is submitted to both.
            tokio::spawn(async move {
                store
                    .add(&me, once(n / 2), chat(today(), vec![]), now())
                    .await
            })
        })
        .collect();
    for write in writes {
        write.await.unwrap().unwrap();
    }
    assert_eq!(one.between(&me, today(), today()).await.unwrap().len(), 20);
    assert_eq!(
        two.page(&me, EntryFilter::default(), Cursor::Start, now())
            .await
            .unwrap()
            .total,
        20
    );
}

async fn a_dropped_request_leaves_no_half_write(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for n in 0..60_u64 {
        let patience = Duration::from_micros(n * 50);
        let add = store.add(&me, once(n.into()), chat(today(), vec![]), now());
        let _ = tokio::time::timeout(patience, add).await;
    }
    // The connections are in order: what comes next is written, and the store is whole.
    let id = store
        .add(&me, once(1000), chat(today(), vec![]), now())
        .await
        .unwrap();
    assert!(Entries::find(&store, &me, id).await.is_ok());
    for n in 0..60 {
        store
            .add(&me, once(n), chat(today(), vec![]), now())
            .await
            .unwrap();
    }
    assert_eq!(
        store.between(&me, today(), today()).await.unwrap().len(),
        61
    );
    whole(&store).await;
}

async fn opening_at_once_makes_one_installation(database: Database) {
    let opens: Vec<_> = (0..4)
        .map(|_| {
            let url = database.url.clone();
            tokio::spawn(async move { Store::open_with(&url, &SECRET, settings()).await })
        })
        .collect();
    let mut instances = Vec::new();
    for open in opens {
        instances.push(open.await.unwrap().unwrap().instance().to_owned());
    }
    instances.dedup();
    assert_eq!(instances.len(), 1);
}

#[tokio::test]
async fn a_full_sqlite_file_is_busy_and_recovers() {
    let Some(database) = Database::fresh(Engine::Sqlite).await else {
        return;
    };
    let store = database
        .store_with(StoreSettings {
            most_pages: Some(340),
            ..settings()
        })
        .await;
    let me = person(&store, "me").await;
    let note = "長".repeat(9000);
    let mut kept = Vec::new();
    let trouble = loop {
        let n = kept.len() as u64;
        match store
            .add(&me, once(n.into()), note_of(today().back(n), &note), now())
            .await
        {
            Ok(id) => kept.push(id),
            Err(trouble) => break trouble,
        }
        assert!(n < 200, "340 pages are never full");
    };
    assert_eq!(trouble, AppError::Busy);
    assert_eq!(
        store
            .between(&me, today().back(300), today())
            .await
            .unwrap()
            .len(),
        kept.len()
    );
    for id in kept.iter().take(3) {
        let seen = version_of(&store, &me, *id).await;
        store.remove(&me, *id, seen, now()).await.unwrap();
    }
    assert!(
        store
            .add(&me, once(900), note_of(today().on(1), &note), now())
            .await
            .is_ok()
    );
    whole(&store).await;
}

#[tokio::test]
async fn a_read_only_sqlite_file_is_read_and_not_written() {
    let Some(database) = Database::fresh(Engine::Sqlite).await else {
        return;
    };
    let store = database.store().await;
    let me = person(&store, "me").await;
    store
        .add(&me, once(1), note_of(today(), "x"), now())
        .await
        .unwrap();
    let url = format!("{}?mode=ro", database.url);
    let read_only = Store::open_with(&url, &SECRET, settings()).await.unwrap();
    assert_eq!(
        read_only
            .between(&me, today(), today())
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        read_only
            .add(&me, once(2), chat(today(), vec![]), now())
            .await,
        Err(AppError::Busy)
    );
    assert!(
        store
            .add(&me, once(2), chat(today(), vec![]), now())
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_sqlite_file_is_its_owners_only() {
    let Some(database) = Database::empty(Engine::Sqlite).await else {
        return;
    };
    let store = database.store().await;
    person(&store, "me").await;
    let path = database.url.strip_prefix("sqlite:").unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let mode = std::fs::metadata(format!("{path}{suffix}"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{suffix}: {mode:o}");
    }
}

#[tokio::test]
async fn what_is_no_database_is_said() {
    for url in ["mysql://x/y", "irori.db", ""] {
        assert!(
            matches!(Store::open(url, &SECRET).await, Err(OpenError::Url)),
            "{url}"
        );
    }
    let nowhere = Store::open("sqlite:/no/such/folder/irori.db", &SECRET).await;
    assert!(matches!(nowhere, Err(OpenError::Connect(_))), "{nowhere:?}");
}
