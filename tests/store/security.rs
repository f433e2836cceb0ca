//! The security log, on both databases: its chain, how long it is kept, what is told to whom.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_clock::Clock;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{
    EventAccount, EventFilter, EventKind, EventNow, EventOutcome, EventPerson,
};
use irori_ports::Now;
use irori_ports::security::Security;
use irori_store::{BrokenView, Finding, Store, StoreSettings};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use std::time::Duration;
use tests::databases::{Database, Engine, settings};

on_both!(
    each_way_to_tamper_with_the_log_is_found,
    what_is_older_than_90_days_goes_and_the_chain_stays_whole,
    who_is_erased_leaves_the_log_whole_and_without_their_name,
    an_address_of_nobody_is_written_without_one,
    what_happens_elsewhere_is_told_until_it_is_seen,
    admins_read_everything_but_who_took_their_own_data,
    who_reads_keeps_nothing_from_being_written,
    what_happens_while_the_database_is_locked_is_written_afterwards,
    events_are_written_in_their_order,
);

fn happened(kind: EventKind, outcome: EventOutcome, about: PersonId, at: Now) -> EventNow {
    EventNow {
        kind,
        outcome,
        by: None,
        about: EventAccount::Person(about),
        network: "203.0.113.7".to_owned(),
        agent: "curl/8.5.0".to_owned(),
        device: None,
        detail: None,
        at,
    }
}

async fn wrong_tries(store: &Store, about: PersonId, tries: i64) {
    for n in 0..tries {
        let at = now() + TimeDelta::minutes(n);
        let event = happened(EventKind::SignIn, EventOutcome::Wrong, about, at);
        store.record(event).await;
        // In this order.
        store.wait_for_recording().await;
    }
}

async fn clocked(database: &Database) -> (Store, Clock) {
    let clock = Clock::standing(now());
    let settings = StoreSettings {
        clock: clock.clone(),
        ..settings()
    };
    (database.store_with(settings).await, clock)
}

fn broken(findings: Vec<Finding>) -> Vec<(u64, BrokenView)> {
    let event = |finding| match finding {
        Finding::Event { number, broken } => (number, broken),
        other => panic!("{other:?}"),
    };
    findings.into_iter().map(event).collect()
}

async fn each_way_to_tamper_with_the_log_is_found(database: Database) {
    use BrokenView::{Chain, Hash, Head, Hole, Place};
    let (store, _) = clocked(&database).await;
    let aki = person(&store, "aki").await;
    wrong_tries(&store, aki.id, 5).await;
    whole(&store).await;
    let keep = "CREATE TABLE kept AS SELECT * FROM security_event; CREATE TABLE kept_head AS SELECT * FROM installation";
    plant(&database, keep).await;
    for (sql, found) in [
        (
            "UPDATE security_event SET outcome = 'done' WHERE number = 2",
            vec![(2, Place)],
        ),
        (
            "UPDATE security_event SET network = '::1' WHERE number = 5",
            vec![(5, Place)],
        ),
        (
            "UPDATE security_event SET about_id = NULL WHERE number = 3",
            vec![(3, Place)],
        ),
        (
            "UPDATE security_event SET content = replace(content, 'wrong', 'done') WHERE number = 4",
            vec![(4, Hash)],
        ),
        (
            "UPDATE security_event SET content = k.content, digest = k.digest FROM kept k
            WHERE security_event.number = 2 AND k.number = 1",
            vec![(2, Chain), (3, Chain)],
        ),
        (
            "DELETE FROM security_event WHERE number = 3",
            vec![(4, Hole)],
        ),
        (
            "DELETE FROM security_event WHERE number = 1",
            vec![(2, Hole)],
        ),
        (
            "DELETE FROM security_event WHERE number >= 4",
            vec![(3, Head)],
        ),
        ("DELETE FROM security_event", vec![(0, Head)]),
        (
            "UPDATE installation SET value = '0' WHERE key = 'security'",
            vec![(5, Head)],
        ),
        // Saying that all of it was cleared away hides none of it.
        (
            "DELETE FROM security_event; UPDATE installation SET value = '5 '
                || (SELECT digest FROM kept WHERE number = 4) WHERE key = 'security-pruned'",
            vec![(5, Head), (5, Hole)],
        ),
        // Nor does it where everything it says is true.
        (
            "DELETE FROM security_event; UPDATE installation SET value = '5 '
                || (SELECT digest FROM kept WHERE number = 5) WHERE key = 'security-pruned';
            UPDATE installation SET value = (SELECT content FROM kept WHERE number = 5)
                WHERE key = 'security-pruned-row'",
            vec![(5, Hole)],
        ),
        (
            "DELETE FROM security_event WHERE number <= 2; UPDATE installation SET value = '2 '
                || (SELECT digest FROM kept WHERE number = 2) WHERE key = 'security-pruned';
            UPDATE installation SET value = (SELECT content FROM kept WHERE number = 2)
                WHERE key = 'security-pruned-row'",
            vec![(2, Hole)],
        ),
        (
            "DELETE FROM security_event WHERE number <= 2; UPDATE installation SET value = '2 '
                || (SELECT digest FROM kept WHERE number = 2) WHERE key = 'security-pruned';
            UPDATE installation SET value = replace((SELECT content FROM kept WHERE number = 2),
                '2026-11', '2025-11') WHERE key = 'security-pruned-row'",
            vec![(2, Hole)],
        ),
    ] {
        plant(&database, sql).await;
        assert_eq!(broken(findings(&store).await), found, "{sql}");
        let back = "DELETE FROM security_event; INSERT INTO security_event SELECT * FROM kept;
            DELETE FROM installation; INSERT INTO installation SELECT * FROM kept_head";
        plant(&database, back).await;
        whole(&store).await;
    }
}

async fn what_is_older_than_90_days_goes_and_the_chain_stays_whole(database: Database) {
    let (store, clock) = clocked(&database).await;
    let aki = person(&store, "aki").await;
    wrong_tries(&store, aki.id, 3).await;
    let later = now() + TimeDelta::days(60);
    let out = happened(EventKind::SignOut, EventOutcome::Done, aki.id, later);
    store.record(out).await;
    store.wait_for_recording().await;
    let count = || texts(&database, "SELECT digest FROM security_event");
    store.prune(now() + TimeDelta::days(89)).await.unwrap();
    assert_eq!(count().await.len(), 4);
    clock.set(now() + TimeDelta::days(91));
    store.prune(now() + TimeDelta::days(91)).await.unwrap();
    assert_eq!(count().await.len(), 1);
    whole(&store).await;
    let first = "UPDATE installation SET value = '0' WHERE key = 'security-pruned'";
    plant(&database, first).await;
    assert_eq!(
        broken(findings(&store).await),
        [(4, BrokenView::Hole)],
        "what was cleared away cannot be denied"
    );
    clock.set(later + TimeDelta::days(91));
    store.prune(later + TimeDelta::days(91)).await.unwrap();
    assert!(count().await.is_empty());
    whole(&store).await;
    wrong_tries(&store, aki.id, 1).await;
    whole(&store).await;
}

async fn who_is_erased_leaves_the_log_whole_and_without_their_name(database: Database) {
    let store = database.store().await;
    let (aki, boss) = (person(&store, "aki").await, admin(&store, "boss").await);
    wrong_tries(&store, aki.id, 2).await;
    let id = literal(&database, aki.id.0);
    let erase = format!("PRAGMA foreign_keys = ON; DELETE FROM person WHERE id = {id}");
    let erase = match erase.strip_prefix("PRAGMA foreign_keys = ON; ") {
        Some(plain) if database.url.starts_with("postgres") => plain.to_owned(),
        _ => erase,
    };
    plant(&database, &erase).await;
    let all = store
        .all_events(&boss, EventFilter::default())
        .await
        .unwrap();
    assert!(all.events.iter().all(|event| event.about.is_none()));
    whole(&store).await;
    // Of an account that has just gone, too.
    wrong_tries(&store, aki.id, 1).await;
    assert_eq!(
        texts(&database, "SELECT digest FROM security_event")
            .await
            .len(),
        3
    );
    whole(&store).await;
}

async fn an_address_of_nobody_is_written_without_one(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    for (n, typed) in [
        "AKI@example.org",
        "my secret password",
        "nobody@example.org",
    ]
    .into_iter()
    .enumerate()
    {
        let event = EventNow {
            about: EventAccount::Address(typed.to_owned()),
            network: n.to_string(),
            ..happened(EventKind::SignIn, EventOutcome::Wrong, aki.id, now())
        };
        store.record(event).await;
    }
    let page = store
        .own_events(&aki, EventFilter::default())
        .await
        .unwrap();
    assert_eq!(page.events.len(), 1);
    let kept = texts(&database, "SELECT content FROM security_event").await;
    assert_eq!(kept.len(), 3);
    for secret in ["example.org", "secret"] {
        assert!(!kept.join("").contains(secret), "{kept:?}");
    }
}

async fn what_happens_elsewhere_is_told_until_it_is_seen(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let remember = async |at| store.remember_device(aki.id, None, at).await.unwrap().0;
    let (mine, phone, theirs) = (
        remember(now()).await,
        remember(now()).await,
        remember(now()).await,
    );
    let news = async |device| {
        store.wait_for_recording().await;
        store.news(&aki, Some(device)).await.unwrap()
    };
    assert_eq!(news(mine).await, None);
    wrong_tries(&store, aki.id, 3).await;
    let on_theirs = |kind| EventNow {
        device: Some(theirs),
        ..happened(kind, EventOutcome::Done, aki.id, now())
    };
    store.record(on_theirs(EventKind::NewDevice)).await;
    store.record(on_theirs(EventKind::RecoveryCode)).await;
    // One's own mistyping, and what worked, are no news.
    for (outcome, device) in [
        (EventOutcome::Wrong, Some(mine)),
        (EventOutcome::Done, None),
    ] {
        let event = EventNow {
            device,
            ..happened(EventKind::SignIn, outcome, aki.id, now())
        };
        store.record(event).await;
    }
    let here = news(mine).await.unwrap();
    let wrong = here.wrong.clone().unwrap();
    assert_eq!((wrong.tries, wrong.networks), (3, 1));
    assert_eq!((here.devices.len(), here.codes.len()), (1, 1));
    let there = news(theirs).await.unwrap();
    assert!(
        there.devices.is_empty() && there.codes.is_empty(),
        "it knows of itself"
    );
    // Whoever came in there takes the notice away for themselves alone, whatever is claimed.
    store.seen(&aki, Some(theirs), u64::MAX).await.unwrap();
    assert_eq!(news(theirs).await, None);
    store.seen(&aki, None, u64::MAX).await.unwrap();
    assert_eq!(news(mine).await.unwrap(), here);
    store.seen(&aki, Some(mine), here.up_to).await.unwrap();
    assert_eq!(news(mine).await, None);
    assert!(news(phone).await.is_some());
    let new = remember(now()).await;
    assert!(news(new).await.is_some(), "not every browser has seen it");
    // What was not there yet is not seen.
    store.seen(&aki, Some(mine), u64::MAX).await.unwrap();
    wrong_tries(&store, aki.id, 1).await;
    assert!(news(mine).await.is_some());
}

async fn admins_read_everything_but_who_took_their_own_data(database: Database) {
    let store = database.store().await;
    let (aki, boss) = (person(&store, "aki").await, admin(&store, "boss").await);
    let own = EventNow {
        by: Some(aki.id),
        ..happened(EventKind::OwnExport, EventOutcome::Done, aki.id, now())
    };
    store.record(own).await;
    let made = EventNow {
        by: Some(boss.id),
        ..happened(EventKind::ResetMade, EventOutcome::Done, aki.id, now())
    };
    store.record(made).await;
    wrong_tries(&store, boss.id, 60).await;
    let all = async |filter| store.all_events(&boss, filter).await.unwrap();
    let newest = all(EventFilter::default()).await;
    assert_eq!(newest.events.len(), 50);
    let rest = all(EventFilter {
        before: newest.older,
        ..EventFilter::default()
    })
    .await;
    assert_eq!((rest.events.len(), rest.older), (11, None));
    let made = all(EventFilter {
        kind: Some(EventKind::ResetMade),
        person: Some(aki.id),
        ..EventFilter::default()
    })
    .await;
    assert_eq!(made.events.len(), 1);
    assert_eq!(made.events[0].by, Some(EventPerson::Me));
    let exports = all(EventFilter {
        kind: Some(EventKind::OwnExport),
        ..EventFilter::default()
    })
    .await;
    assert_eq!(exports.events, []);
    // Oneself reads all of one's own, and not from where an admin acted.
    let own = store
        .own_events(&aki, EventFilter::default())
        .await
        .unwrap();
    assert_eq!(own.events.len(), 2);
    let places: Vec<bool> = own.events.iter().map(|e| e.place.is_some()).collect();
    assert_eq!(places, [false, true]);
    assert!(
        store
            .all_events(&aki, EventFilter::default())
            .await
            .is_err()
    );
}

async fn who_reads_keeps_nothing_from_being_written(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let wrong = || happened(EventKind::SignIn, EventOutcome::Wrong, aki.id, now());
    for _ in 0..20 {
        store.record(wrong()).await;
        // One is being written, somebody reads, and another happens.
        let reads = store.own_events(&aki, EventFilter::default());
        let (read, ()) = tokio::join!(reads, store.record(wrong()));
        read.unwrap();
    }
    store.wait_for_recording().await;
    let count = texts(&database, "SELECT digest FROM security_event").await;
    assert_eq!(count.len(), 40);
    whole(&store).await;
}

async fn what_happens_while_the_database_is_locked_is_written_afterwards(database: Database) {
    let patient = database.store().await;
    let aki = person(&patient, "aki").await;
    let settings = StoreSettings {
        wait: Duration::from_millis(50),
        ..settings()
    };
    let store = database.store_with(settings).await;
    let strangers = happened(EventKind::SignIn, EventOutcome::Wrong, aki.id, now());
    let own = EventNow {
        by: Some(aki.id),
        ..happened(EventKind::Password, EventOutcome::Done, aki.id, now())
    };
    let record_both = async || {
        store.record(strangers).await;
        store.record(own).await;
    };
    match database.engine {
        Engine::Sqlite => {
            let mut holder = SqliteConnection::connect(&database.url).await.unwrap();
            holder.execute("BEGIN IMMEDIATE").await.unwrap();
            record_both().await;
            tokio::time::sleep(Duration::from_millis(200)).await;
            holder.execute("COMMIT").await.unwrap();
        }
        Engine::Postgres => {
            let mut holder = PgConnection::connect(&database.url).await.unwrap();
            holder
                .execute("BEGIN; LOCK TABLE security_event IN ACCESS EXCLUSIVE MODE")
                .await
                .unwrap();
            record_both().await;
            tokio::time::sleep(Duration::from_millis(200)).await;
            holder.execute("COMMIT").await.unwrap();
        }
    }
    assert!(store.wait_for_recording().await);
    let events = texts(&database, "SELECT digest FROM security_event").await;
    assert_eq!(events.len(), 2);
    whole(&store).await;
}

async fn events_are_written_in_their_order(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let numbered = |n: usize| EventNow {
        by: (n % 5 == 4).then_some(aki.id),
        detail: Some(format!("{n:02}")),
        ..happened(EventKind::SignIn, EventOutcome::Done, aki.id, now())
    };
    for n in 0..40 {
        store.record(numbered(n)).await;
    }
    assert!(store.wait_for_recording().await);
    let details = "SELECT detail FROM security_event ORDER BY number";
    let expected: Vec<_> = (0..40).map(|n| format!("{n:02}")).collect();
    assert_eq!(texts(&database, details).await, expected);
}
