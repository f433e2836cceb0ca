//! One's own signals, on both databases: of oneself, frozen before anything complete changes.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_core::families::chart::{FreezeReason, WeekBaseline, of};
use irori_core::families::person::SeenSignal;
use irori_core::signals::bands::Band;
use irori_ports::error::AppError;
use irori_ports::signals::Signals;
use irori_ports::{Entries, People};
use irori_store::Store;
use tests::databases::Database;

on_both!(
    weeks_are_there_once_they_have_closed,
    a_reference_is_frozen_before_a_complete_week_is_corrected,
    a_day_off_in_the_past_moves_no_reference,
    having_seen_it_is_kept_once,
    a_new_usual_needs_twelve_weeks_and_keeps_the_old,
    nobody_reaches_the_signals_of_another,
);

/// Five answers a week in the last `weeks` complete weeks, 3 and 4 in turn; the latest week is W47.
async fn answer(store: &Store, me: &Viewer, weeks: u64) {
    let mut entries = Vec::new();
    for back in 1..=weeks {
        for (n, day) in (0..5).zip(today().week().back(back).days()) {
            entries.push((felt(day, 3 + n % 2), now()));
        }
    }
    store.add_many(me.id, entries).await.unwrap();
}

fn felt(day: Day, points: i64) -> Entry {
    Entry::CheckIn(CheckIn {
        connection: score(points),
        ..CheckIn::blank(day)
    })
}

/// Monday afternoon: last week has closed.
fn later() -> irori_ports::Now {
    at("2026-11-23T12:00:00Z")
}

async fn centres(store: &Store, me: &Viewer) -> Vec<(FreezeReason, f64)> {
    let person = store.person(me, later()).await.unwrap();
    let references = of(MySignal::Connection, &person.references());
    let centre = |usual| match usual {
        WeekBaseline::Scores(reference) => reference.centre,
        WeekBaseline::Rate(_) => panic!("connection has scores"),
    };
    references
        .iter()
        .map(|one| (one.why, centre(one.usual)))
        .collect()
}

async fn weeks_are_there_once_they_have_closed(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    assert!(store.person(&me, later()).await.unwrap().weeks.is_empty());
    answer(&store, &me, 2).await;
    let latest = async |now: &str| {
        let person = store.person(&me, at(now)).await.unwrap();
        person.weeks.last().map(|week| week.week.to_string())
    };
    // Without a team weeks close on Monday noon where one lives, in Tokyo.
    assert_eq!(latest("2026-11-23T02:59:00Z").await.unwrap(), "2026-W46");
    assert_eq!(latest("2026-11-23T03:00:00Z").await.unwrap(), "2026-W47");
    let person = store.person(&me, later()).await.unwrap();
    assert_eq!(person.weeks.len(), 2);
    assert!(person.weeks.iter().all(|week| week.scheduled == 5));
}

async fn a_reference_is_frozen_before_a_complete_week_is_corrected(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    answer(&store, &me, 12).await;
    let before = centres(&store, &me).await;
    assert_eq!(
        before.iter().map(|one| one.0).collect::<Vec<_>>(),
        [FreezeReason::Eight, FreezeReason::Twelve]
    );
    assert!(
        texts(&database, "SELECT content FROM person_reference")
            .await
            .is_empty()
    );
    // Every answer of the last week is corrected, then taken away.
    let from = today().week().back(1);
    let kept = store
        .between(&me, from.monday(), from.monday().on(6))
        .await
        .unwrap();
    for one in &kept {
        store
            .replace(
                &me,
                one.id,
                version_of(&store, &me, one.id).await,
                felt(one.entry.day(), 1),
                later(),
            )
            .await
            .unwrap();
    }
    assert_eq!(centres(&store, &me).await, before);
    for one in kept {
        store
            .remove(&me, one.id, version_of(&store, &me, one.id).await, later())
            .await
            .unwrap();
    }
    assert_eq!(centres(&store, &me).await, before);
    let frozen = texts(&database, "SELECT content FROM person_reference").await;
    assert_eq!(frozen.len(), 2);
    whole(&store).await;
}

async fn a_day_off_in_the_past_moves_no_reference(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    answer(&store, &me, 12).await;
    let before = centres(&store, &me).await;
    let (from, to) = (today().back(84), today().back(1));
    store.add_day_off(&me, from, to, later()).await.unwrap();
    assert_eq!(centres(&store, &me).await, before);
    let weeks = store.person(&me, later()).await.unwrap().weeks;
    assert!(weeks.iter().all(|week| week.scheduled == 0));
    let off = store.days_off(&me, from).await.unwrap();
    store.remove_day_off(&me, off[0].id, later()).await.unwrap();
    assert_eq!(centres(&store, &me).await, before);
}

async fn having_seen_it_is_kept_once(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    answer(&store, &me, 3).await;
    for _ in 0..2 {
        store
            .acknowledge(&me, MySignal::Connection, later())
            .await
            .unwrap();
    }
    let seen = store.person(&me, later()).await.unwrap().seen;
    let expected = SeenSignal {
        signal: MySignal::Connection,
        week: today().week().back(1),
    };
    assert_eq!(seen, [expected]);
}

async fn a_new_usual_needs_twelve_weeks_and_keeps_the_old(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    answer(&store, &me, 11).await;
    let refused = store.rebase(&me, MySignal::Connection, later()).await;
    assert_eq!(wrong(refused.unwrap_err(), "form"), "wrong-too-few-weeks");
    let oldest = today().week().back(12);
    let entries = oldest.days().take(5).map(|day| (felt(day, 5), now()));
    store.add_many(me.id, entries.collect()).await.unwrap();
    store
        .rebase(&me, MySignal::Connection, later())
        .await
        .unwrap();
    let whys: Vec<FreezeReason> = centres(&store, &me).await.iter().map(|one| one.0).collect();
    assert_eq!(
        whys,
        [
            FreezeReason::Eight,
            FreezeReason::Twelve,
            FreezeReason::Asked
        ]
    );
    let person = store.person(&me, later()).await.unwrap();
    let state = person.state(MySignal::Connection).unwrap();
    assert_ne!(state.band, Band::NoData);
    // What is measured by it begins with the running week.
    let asked = of(MySignal::Connection, &person.frozen)[2];
    assert_eq!(asked.from, today().week());
}

async fn nobody_reaches_the_signals_of_another(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    answer(&store, &me, 12).await;
    store
        .rebase(&me, MySignal::Connection, later())
        .await
        .unwrap();
    store
        .acknowledge(&me, MySignal::Connection, later())
        .await
        .unwrap();
    let theirs = store.person(&other, later()).await.unwrap();
    assert!(theirs.weeks.is_empty() && theirs.frozen.is_empty() && theirs.seen.is_empty());
    assert!(matches!(
        store.rebase(&other, MySignal::Connection, later()).await,
        Err(AppError::Invalid(_))
    ));
}
