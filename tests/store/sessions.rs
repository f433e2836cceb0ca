//! Sessions as tower-sessions and their owner see them.

use crate::given::*;
use crate::on_both;
use app::domain::id::PersonId;
use app::error::Trouble;
use app::ports::Doors;
use app::ports::accounts::Accounts;
use server::clock::Clock;
use server::store::{Settings, Store};
use std::collections::HashMap;
use tests::databases::{Database, settings};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

on_both!(
    a_session_is_kept_and_loaded_until_it_expires,
    a_session_that_was_ended_stays_ended,
    an_id_that_is_taken_is_drawn_again,
    a_person_lists_and_ends_their_own_sessions_only,
    a_reset_ends_every_session_and_a_change_all_but_this,
);

fn record(person: Option<PersonId>, device: &str, lasts: chrono::TimeDelta) -> Record {
    let mut data = HashMap::from([
        ("device".to_owned(), device.into()),
        ("x".to_owned(), 1.into()),
    ]);
    if let Some(person) = person {
        data.insert("person".to_owned(), person.to_string().into());
    }
    let expiry_date = OffsetDateTime::from_unix_timestamp((now() + lasts).timestamp()).unwrap();
    Record {
        id: Id::default(),
        data,
        expiry_date,
    }
}

fn hour() -> chrono::TimeDelta {
    chrono::TimeDelta::hours(1)
}

async fn store_at(database: &Database) -> (Store, Clock) {
    let clock = Clock::standing(now());
    (
        database
            .store_with(Settings {
                clock: clock.clone(),
                ..settings()
            })
            .await,
        clock,
    )
}

async fn a_session_is_kept_and_loaded_until_it_expires(database: Database) {
    let (store, clock) = store_at(&database).await;
    let mut kept = record(None, "Firefox", hour());
    store.create(&mut kept).await.unwrap();
    assert_eq!(store.load(&kept.id).await.unwrap(), Some(kept.clone()));
    kept.data.insert("x".to_owned(), "囲".into());
    store.save(&kept).await.unwrap();
    assert_eq!(store.load(&kept.id).await.unwrap(), Some(kept.clone()));
    assert_eq!(store.load(&Id::default()).await.unwrap(), None);
    clock.set(now() + hour());
    assert_eq!(store.load(&kept.id).await.unwrap(), None);
    assert_eq!(store.prune(now() + hour()).await.unwrap(), 1);
}

async fn a_session_that_was_ended_stays_ended(database: Database) {
    let (store, _) = store_at(&database).await;
    let mut kept = record(None, "Firefox", hour());
    store.create(&mut kept).await.unwrap();
    store.delete(&kept.id).await.unwrap();
    // A slow request saves what it had loaded before.
    store.save(&kept).await.unwrap();
    assert_eq!(store.load(&kept.id).await.unwrap(), None);
    store.delete(&kept.id).await.unwrap();
}

async fn an_id_that_is_taken_is_drawn_again(database: Database) {
    let (store, _) = store_at(&database).await;
    let mut first = record(None, "first", hour());
    store.create(&mut first).await.unwrap();
    let mut second = Record {
        id: first.id,
        ..record(None, "second", hour())
    };
    store.create(&mut second).await.unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!(store.load(&first.id).await.unwrap(), Some(first));
    assert_eq!(store.load(&second.id).await.unwrap(), Some(second));
}

async fn a_person_lists_and_ends_their_own_sessions_only(database: Database) {
    let (store, clock) = store_at(&database).await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let mut sessions = [
        record(Some(me.id), &"長".repeat(300), hour()),
        record(Some(me.id), "Firefox", hour()),
        record(Some(me.id), "gone", -hour()),
        record(Some(other.id), "other", hour()),
        record(None, "nobody", hour()),
    ];
    for (n, session) in sessions.iter_mut().enumerate() {
        clock.set(now() + chrono::TimeDelta::minutes(n as i64));
        store.create(session).await.unwrap();
    }
    let asking = sessions[0].id.to_string();
    let lines = store.sessions(&me, &asking, now()).await.unwrap();
    let seen: Vec<_> = lines
        .iter()
        .map(|l| (l.device.chars().count(), l.this))
        .collect();
    assert_eq!(seen, [(7, false), (200, true)]);
    let others = store.sessions(&other, &asking, now()).await.unwrap();
    assert_eq!((others.len(), others[0].this), (1, false));
    assert_eq!(
        store.end_session(&me, others[0].id).await,
        Err(Trouble::NotThere)
    );
    assert!(store.load(&sessions[3].id).await.unwrap().is_some());
    store.end_session(&me, lines[0].id).await.unwrap();
    assert_eq!(store.load(&sessions[1].id).await.unwrap(), None);
    store
        .end_other_sessions(&other, &sessions[3].id.to_string())
        .await
        .unwrap();
    assert!(store.load(&sessions[3].id).await.unwrap().is_some());
    assert!(store.load(&sessions[0].id).await.unwrap().is_some());
    assert!(store.load(&sessions[4].id).await.unwrap().is_some());
}

async fn a_reset_ends_every_session_and_a_change_all_but_this(database: Database) {
    let (store, _) = store_at(&database).await;
    let (boss, me) = (admin(&store, "boss").await, person(&store, "me").await);
    let mut theirs = record(Some(boss.id), "boss", hour());
    let mut mine = [
        record(Some(me.id), "a", hour()),
        record(Some(me.id), "b", hour()),
    ];
    store.create(&mut theirs).await.unwrap();
    for session in &mut mine {
        store.create(session).await.unwrap();
    }
    let code = store.make_recovery_code(&me, now()).await.unwrap();
    let token = store.reset_link(&boss, me.id, now()).await.unwrap();
    store
        .reset(&token, password(GOOD), Some(code), now())
        .await
        .unwrap();
    for session in &mine {
        assert_eq!(store.load(&session.id).await.unwrap(), None);
    }
    assert!(store.load(&theirs.id).await.unwrap().is_some());
    for session in &mut mine {
        store.create(session).await.unwrap();
    }
    let asking = mine[1].id.to_string();
    store
        .change_password(&me, GOOD, password("another heron, tall"), &asking, now())
        .await
        .unwrap();
    assert_eq!(store.load(&mine[0].id).await.unwrap(), None);
    assert!(store.load(&mine[1].id).await.unwrap().is_some());
}
