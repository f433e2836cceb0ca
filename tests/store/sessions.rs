//! Sessions as tower-sessions and their owner see them.

use crate::fixtures::*;
use crate::on_both;
use irori_clock::Clock;
use irori_core::domain::person::Viewer;
use irori_ports::accounts::Accounts;
use irori_ports::error::AppError;
use irori_ports::{Auth, Origin, SignedIn};
use irori_store::{EPOCH, Store, StoreSettings};
use std::collections::HashMap;
use tests::databases::{Database, settings};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

on_both!(
    a_session_is_kept_and_loaded_until_it_expires,
    a_session_that_was_ended_stays_ended,
    an_id_that_is_taken_is_drawn_again,
    a_person_lists_and_ends_their_own_sessions_only,
    a_reset_ends_every_session_and_a_change_all_but_this,
    who_was_let_in_before_their_sessions_ended_begins_none,
    a_session_that_takes_a_new_id_does_not_come_back_under_it,
    a_person_has_a_hundred_sessions_at_most,
);

fn hour() -> chrono::TimeDelta {
    chrono::TimeDelta::hours(1)
}

async fn store_at(database: &Database) -> (Store, Clock) {
    let clock = Clock::standing(now());
    (
        database
            .store_with(StoreSettings {
                clock: clock.clone(),
                ..settings()
            })
            .await,
        clock,
    )
}

async fn data(store: &Store, id: &Id) -> Option<HashMap<String, serde_json::Value>> {
    store.load(id).await.unwrap().map(|record| record.data)
}

async fn a_session_is_kept_and_loaded_until_it_expires(database: Database) {
    let (store, clock) = store_at(&database).await;
    let mut kept = record(None, "Firefox");
    store.create(&mut kept).await.unwrap();
    assert_eq!(data(&store, &kept.id).await, Some(kept.data.clone()));
    kept.data.insert("x".to_owned(), "囲".into());
    store.save(&kept).await.unwrap();
    assert_eq!(data(&store, &kept.id).await, Some(kept.data.clone()));
    assert_eq!(store.load(&Id::default()).await.unwrap(), None);
    let mut staying = record(None, "mine");
    staying.data.insert("stays".to_owned(), true.into());
    store.create(&mut staying).await.unwrap();
    // By the clock of the store, whatever tower-sessions reckons.
    let idle = now() + hour() * 12;
    clock.set(idle - hour());
    assert!(store.load(&kept.id).await.unwrap().is_some());
    clock.set(idle);
    assert_eq!(store.load(&kept.id).await.unwrap(), None);
    assert_eq!(store.prune(idle).await.unwrap(), 1);
    let idle = now() + chrono::TimeDelta::days(90);
    clock.set(idle - hour());
    assert!(store.load(&staying.id).await.unwrap().is_some());
    clock.set(idle);
    assert_eq!(store.load(&staying.id).await.unwrap(), None);
    assert_eq!(store.prune(idle).await.unwrap(), 1);
}

async fn a_session_that_was_ended_stays_ended(database: Database) {
    let (store, _) = store_at(&database).await;
    let mut kept = record(None, "Firefox");
    store.create(&mut kept).await.unwrap();
    store.delete(&kept.id).await.unwrap();
    // A slow request saves what it had loaded before.
    store.save(&kept).await.unwrap();
    assert_eq!(store.load(&kept.id).await.unwrap(), None);
    store.delete(&kept.id).await.unwrap();
}

async fn an_id_that_is_taken_is_drawn_again(database: Database) {
    let (store, _) = store_at(&database).await;
    let mut first = record(None, "first");
    store.create(&mut first).await.unwrap();
    let mut second = Record {
        id: first.id,
        ..record(None, "second")
    };
    store.create(&mut second).await.unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!(data(&store, &first.id).await, Some(first.data));
    assert_eq!(data(&store, &second.id).await, Some(second.data));
}

async fn a_person_lists_and_ends_their_own_sessions_only(database: Database) {
    let (store, clock) = store_at(&database).await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let mut sessions = [
        record(Some(me.id), &"長".repeat(300)),
        record(Some(me.id), "Firefox"),
        record(Some(me.id), "gone"),
        record(Some(other.id), "other"),
        record(None, "nobody"),
    ];
    let began = now() - chrono::TimeDelta::days(14);
    sessions[2]
        .data
        .insert("began".to_owned(), began.to_rfc3339().into());
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
        Err(AppError::NotThere)
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
    let mut theirs = record(Some(boss.id), "boss");
    let mut mine = [record(Some(me.id), "a"), record(Some(me.id), "b")];
    store.create(&mut theirs).await.unwrap();
    for session in &mut mine {
        store.create(session).await.unwrap();
    }
    let code = store.make_recovery_code(&me, now()).await.unwrap();
    let token = store.reset_link(&boss, me.id, now()).await.unwrap();
    let reset = store.reset(&token, password(GOOD), Some(code), now());
    let signed_in = reset.await.unwrap();
    for session in &mine {
        assert_eq!(store.load(&session.id).await.unwrap(), None);
    }
    assert!(store.load(&theirs.id).await.unwrap().is_some());
    for session in &mut mine {
        session
            .data
            .insert(EPOCH.to_owned(), signed_in.epoch.into());
        store.create(session).await.unwrap();
    }
    let asking = mine[1].id.to_string();
    let new = password("another heron, tall");
    let change = store.change_password(&me, GOOD, new, &asking, None, now());
    change.await.unwrap();
    assert_eq!(store.load(&mine[0].id).await.unwrap(), None);
    assert!(store.load(&mine[1].id).await.unwrap().is_some());
}

async fn owner(store: &Store, name: &str) -> Viewer {
    let password_hash = store.hash_password(&password(GOOD)).await.unwrap();
    let me = irori_store::SeedPerson {
        password_hash,
        ..founded(name)
    };
    viewer(store, store.seed_person(me).await.unwrap()).await
}

async fn who_was_let_in_before_their_sessions_ended_begins_none(database: Database) {
    let (store, _) = store_at(&database).await;
    let boss = admin(&store, "boss").await;
    let ways = ["sign-out", "password", "others", "one", "reset", "closing"];
    for way in ways {
        let me = owner(&store, way).await;
        let email = format!("{way}@example.org");
        let sign_in = async || {
            let signed_in = store.sign_in(&email, GOOD, Origin::stranger("n"), now());
            signed_in.await.unwrap()
        };
        let mut held = record_of(sign_in().await);
        store.create(&mut held).await.unwrap();
        let asking = held.id.to_string();
        // The thief's password was checked, and their session has yet to begin.
        let thief = sign_in().await;
        match way {
            "sign-out" => store.end_sessions(&boss, me.id, now()).await.unwrap(),
            "password" => {
                let new = password("another heron, tall");
                let change = store.change_password(&me, GOOD, new, &asking, None, now());
                change.await.unwrap();
            }
            "others" => store.end_other_sessions(&me, &asking).await.unwrap(),
            "one" => {
                let lines = store.sessions(&me, "", now()).await.unwrap();
                store.end_session(&me, lines[0].id).await.unwrap();
            }
            "reset" => {
                let code = store.make_recovery_code(&me, now()).await.unwrap();
                let token = store.reset_link(&boss, me.id, now()).await.unwrap();
                let new = password("another heron, tall");
                let reset = store.reset(&token, new, Some(code), now());
                let back = reset.await.unwrap();
                store.create(&mut record_of(back)).await.unwrap();
            }
            _ => {
                store.close_account(&boss, me.id, now()).await.unwrap();
            }
        }
        assert!(store.create(&mut record_of(thief)).await.is_err(), "{way}");
    }
}

async fn a_session_that_takes_a_new_id_does_not_come_back_under_it(database: Database) {
    let (store, _) = store_at(&database).await;
    let me = person(&store, "me").await;
    let who = SignedIn {
        person: me.id,
        epoch: 0,
    };
    let (mut stolen, mut mine) = (record_of(who), record_of(who));
    store.create(&mut stolen).await.unwrap();
    store.create(&mut mine).await.unwrap();
    // A request of the thief's has loaded it, and has it go on under a new id just as it is ended.
    let mut renewed = store.load(&stolen.id).await.unwrap().unwrap();
    let lines = store
        .sessions(&me, &mine.id.to_string(), now())
        .await
        .unwrap();
    let line = lines.iter().find(|line| !line.this).unwrap();
    store.end_session(&me, line.id).await.unwrap();
    store.delete(&stolen.id).await.unwrap();
    renewed.id = Id::default();
    assert!(store.create(&mut renewed).await.is_err());
    // The others go on, and take new ids.
    let mut renewed = store.load(&mine.id).await.unwrap().unwrap();
    store.delete(&mine.id).await.unwrap();
    renewed.id = Id::default();
    store.create(&mut renewed).await.unwrap();
    // And who signs out is out.
    let mut kept = store.load(&renewed.id).await.unwrap().unwrap();
    store.sign_out(&renewed.id).await.unwrap();
    kept.id = Id::default();
    assert!(store.create(&mut kept).await.is_err());
}

async fn a_person_has_a_hundred_sessions_at_most(database: Database) {
    let (store, clock) = store_at(&database).await;
    let me = person(&store, "me").await;
    let mut first = record(Some(me.id), "first");
    store.create(&mut first).await.unwrap();
    for n in 1..=100 {
        clock.set(now() + chrono::TimeDelta::seconds(n));
        let mut one = record(Some(me.id), "later");
        store.create(&mut one).await.unwrap();
    }
    let lines = store.sessions(&me, "none", now()).await.unwrap();
    assert_eq!(lines.len(), 100);
    assert_eq!(store.load(&first.id).await.unwrap(), None);
}
